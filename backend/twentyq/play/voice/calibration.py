"""How often a recognizer's posterior was right, from the turns that players finished."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from twentyq.game.answer import Answer
from twentyq.game.game import Game

EDGES = (0.0, 0.2, 0.5, 0.7, 0.8, 0.9, 0.97, 1.0)


@dataclass(frozen=True, slots=True)
class Bucket:
    """Recognitions of answers with posteriors from `low` to below `high`; the last one holds 1 too."""

    recognizer: str
    low: float
    high: float
    count: int
    agreed: int
    """How many had the meaning of the answer that stood in the end."""


def calibration(games: Iterable[Game]) -> list[Bucket]:
    """By recognizer and posterior; commands and turns that nobody answered do not count."""
    judged = list(_judged(games))
    buckets = []
    for recognizer in sorted({name for name, _, _ in judged}):
        for low, high in pairwise(EDGES):
            inside = [
                agreed
                for name, posterior, agreed in judged
                if name == recognizer and (low <= posterior < high or posterior == high == EDGES[-1])
            ]
            buckets.append(Bucket(recognizer, low, high, len(inside), sum(inside)))
    return buckets


def _judged(games: Iterable[Game]) -> Iterator[tuple[str, float, bool]]:
    """Recognizer, posterior, and whether it was right."""
    for game in games:
        for turn in game.answered_turns:
            for recognition in turn.recognitions:
                if recognition.meaning in Answer.__members__:
                    yield recognition.recognizer, recognition.posterior, recognition.meaning == turn.answer
