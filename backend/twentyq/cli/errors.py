"""How a command ends when something is wrong: one line, exit status 2; 1 for what was not foreseen."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from twentyq.authoring.errors import AuthoringError
from twentyq.aws.outputs import StackNotFoundError
from twentyq.documents.errors import DocumentError
from twentyq.game.errors import GameError
from twentyq.guessing.errors import AnswersFileError
from twentyq.guessing.evaluation.record import RecordsError
from twentyq.guessing.llm.errors import LlmError
from twentyq.knowledge.errors import KnowledgeError
from twentyq.learning.errors import LearningError
from twentyq.play.errors import PlayError
from twentyq.settings import SettingsError
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.storage.errors import StorageError

PLAIN = (
    AnswersFileError,
    AuthoringError,
    DocumentError,
    GameError,
    KnowledgeError,
    LearningError,
    LlmError,
    OSError,
    PlayError,
    RecordsError,
    SettingsError,
    SpeechUnavailableError,
    StackNotFoundError,
    StorageError,
)

DEBUG = "--debug"


@contextmanager
def said_in_one_line() -> Iterator[None]:
    """Say what a person at the terminal can mend; everything else ends the command as unforeseen."""
    try:
        yield
    except PLAIN as exc:
        typer.secho(f"twentyq: {exc}", err=True, fg="red")
        raise typer.Exit(2) from exc


def say_unforeseen(exc: Exception) -> None:
    """One line, with the way to a traceback."""
    what = " ".join(f"{type(exc).__name__}: {exc}".split())
    typer.secho(
        f"twentyq: a defect of Twentyq ({what}). Please report it with what the same command shows as "
        f"`twentyq {DEBUG} ...`.",
        err=True,
        fg="red",
    )
