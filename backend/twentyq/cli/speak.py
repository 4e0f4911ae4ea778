"""twentyq speak: speak a deck's sentences before anyone asks for them."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from twentyq.cli.errors import said_in_one_line
from twentyq.cli.serve import data_folder, kept_voice
from twentyq.play.voice.spoken import SpokenSentences
from twentyq.settings import read_settings


def speak(
    deck: Annotated[str, typer.Option(help="The deck.")] = "everyday",
    data_dir: Annotated[Path | None, typer.Option(help="Where sounds are kept.")] = None,
    stack: Annotated[str | None, typer.Option(help="Speak by Polly into this CloudFormation stack's bucket.")] = None,
    region: Annotated[str | None, typer.Option(help="The stack's region; else the one of the AWS profile.")] = None,
) -> None:
    """Speak every question of a deck, and what the machine says besides; guesses are spoken when they are made."""
    from rich.progress import Progress

    from twentyq.knowledge.compiled import load_named

    with said_in_one_line(), Progress() as progress:
        loaded = load_named(deck)
        spoken = _of_stack(stack, region) if stack else _of_laptop(data_dir)
        task = progress.add_task(f"Speaking {deck}", total=None)
        step = None
        texts = sentences(loaded.language, [question.text for question in loaded.questions])
        for step in spoken.speak_all(texts, loaded.language):
            progress.update(task, completed=step.done, total=step.total)
    if step:
        typer.echo(f"{step.total} sentences, {step.made} of them new")


def _of_laptop(data_dir: Path | None) -> SpokenSentences:
    settings = read_settings()
    return kept_voice(settings, data_folder(data_dir or settings.data_dir)).spoken


def _of_stack(stack: str, region: str | None) -> SpokenSentences:
    import boto3

    from twentyq.aws.filling import stack_sentences

    return stack_sentences(stack, partial(boto3.client, region_name=region))


def sentences(language: str, questions: list[str]) -> Iterator[str]:
    """The questions, and every line of the machine."""
    from twentyq.understanding.lines import all_lines

    yield from questions
    yield from all_lines(language)
