"""What is kept of an evaluated game: one JSON line each, so that a run can be resumed."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind


class RecordsError(Exception):
    """The file of records cannot be read; the message tells file, line and reason."""


class Contestant(msgspec.Struct, frozen=True):
    """What is evaluated. Bayes has neither prompt nor model."""

    guesser: str
    prompt: str = ""
    model: str = ""

    @property
    def label(self) -> str:
        """For people."""
        return " ".join(part for part in (self.guesser, self.prompt, self.model) if part)


def contestants(guessers: Sequence[str], prompts: Sequence[str], models: Sequence[str]) -> list[Contestant]:
    """Every guesser with every prompt and model; Bayes once."""
    found = [
        Contestant(guesser, prompt, model) if guesser != "bayes" else Contestant(guesser)
        for guesser in guessers
        for prompt in prompts
        for model in models
    ]
    return list(dict.fromkeys(found))


class Line(msgspec.Struct, frozen=True):
    """A turn."""

    kind: TurnKind
    text: str
    answer: Answer


class Record(msgspec.Struct, frozen=True):
    """A finished game."""

    contestant: Contestant
    thing: str
    seed: int
    named: bool
    turns: int
    illegal: int
    """Moves that broke a rule and were asked again or dropped."""
    repeated: int
    """Questions put to the player that an earlier one had asked."""
    fallbacks: int
    """Moves which the deck made because the model failed."""
    seconds: list[float]
    """Of every move."""
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    dollars: float
    """Of the guesser; the judge's are counted by the run."""
    transcript: list[Line]
    by_model: int = 0
    """Moves that the model made."""
    unknown: int = 0
    """Questions that the player could not answer."""

    @property
    def key(self) -> tuple[Contestant, str, int]:
        """What makes two records the same game."""
        return self.contestant, self.thing, self.seed

    @property
    def arena_score(self) -> float:
        """Of the Entity Deduction Arena (Zhang, Lu and Jaitly 2024): 1 - 0.02 max(turns - 5, 0) when named, else 0."""
        return 1 - 0.02 * max(self.turns - 5, 0) if self.named else 0.0


def drop_cut_line(file: Path) -> None:
    """Remove a last line that a run which was cut off left unfinished."""
    if file.exists():
        data = file.read_bytes()
        file.write_bytes(data[: data.rfind(b"\n") + 1])


def read_records(file: Path) -> Iterator[Record]:
    """The records of a file, none when there is no file."""
    if not file.exists():
        return
    with file.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            try:
                yield msgspec.json.decode(line, type=Record)
            except msgspec.MsgspecError as exc:
                raise RecordsError(f"{file}:{number}: {exc}") from exc
