"""twentyq speak: speak a deck's sentences before anyone asks for them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from twentyq.cli.errors import said_in_one_line
from twentyq.cli.serve import data_folder, kept_voice
from twentyq.settings import read_settings


def speak(
    deck: Annotated[str, typer.Option(help="The deck.")] = "everyday",
    data_dir: Annotated[Path | None, typer.Option(help="Where sounds are kept.")] = None,
) -> None:
    """Speak every question of a deck, and what the machine says besides; guesses are spoken when they are made."""
    from rich.progress import Progress

    from twentyq.knowledge.compiled import load_named

    with said_in_one_line(), Progress() as progress:
        settings = read_settings()
        loaded = load_named(deck)
        voice = kept_voice(settings, data_folder(data_dir or settings.data_dir))
        task = progress.add_task(f"Speaking {deck}", total=None)
        step = None
        texts = sentences(loaded.language, [question.text for question in loaded.questions])
        for step in voice.spoken.speak_all(texts, loaded.language):
            progress.update(task, completed=step.done, total=step.total)
    if step:
        typer.echo(f"{step.total} sentences, {step.made} of them new")


def sentences(language: str, questions: list[str]) -> Iterator[str]:
    """The questions, and every line of the machine."""
    from twentyq.understanding.lines import all_lines

    yield from questions
    yield from all_lines(language)
