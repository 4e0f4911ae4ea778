"""How much of what was said is read right, not at all, or otherwise."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.benchmarks.in_words.lists import DOUBTFUL, WRITERS, bare, learned, read
from tests.benchmarks.in_words.training import texts_to_learn, train
from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding.intent import COMMANDS, Understood
from twentyq.understanding.trained import TrainedReader
from twentyq.understanding.understand import NONE, OTHER_WAY, POINT, Point, understand_by

POINTS = [Point(alone, agreed, POINT.against) for alone in (0.65, 0.7, 0.8, 0.9) for agreed in (0.2, 0.35, 0.53, 0.65)]
"""Chances from which an answer is taken, to choose from."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was meant, and what was understood."""

    meaning: str
    understood: Understood


def heard(file: str, reader: TrainedReader | None, point: Point = POINT) -> Iterator[Heard]:
    """Every text of a list, understood by this reader, or by the rules alone."""
    return understood(read(file), reader, point)


def understood(texts: Iterable[tuple[str, str]], reader: TrainedReader | None, point: Point = POINT) -> Iterator[Heard]:
    """Texts with their meanings, understood."""
    for meaning, text in texts:
        yield Heard(meaning, understand_by(reader, text, "en-US", TurnKind.QUESTION, "", point))


def held_out() -> Iterator[tuple[str, Point, list[Heard]]]:
    """What each writer said and the phrasebook has not, at every point, understood by a reader that has not seen it."""
    phrased = texts_to_learn()
    known = {bare(text) for _, text in phrased}
    for writer, lists in WRITERS.items():
        reader = train(learned(without=lists), phrased)
        new = [(meaning, text) for file in lists for meaning, text in read(file) if bare(text) not in known]
        for point in POINTS:
            yield writer, point, list(understood(new, reader, point))


def counted(all_heard: Iterable[Heard]) -> str:
    """How many answers are read right, not at all, otherwise, as their opposite; how many others as an answer."""
    all_heard = list(all_heard)
    answers = Counter(_outcome(one) for one in all_heard if one.meaning in set(Answer))
    others = [one for one in all_heard if one.meaning not in set(Answer)]
    taken = sum(one.understood.answer is not None for one in others)
    wrong = sum(one.meaning in (NONE, DOUBTFUL) and one.understood.intent in COMMANDS for one in others)
    told = [one.understood.intent == one.meaning for one in others if one.meaning in COMMANDS]
    return (
        f"{answers['right']}/{answers.total()} right, {answers['unread']} unread, {answers['otherwise']} otherwise, "
        f"{answers['opposite']} opposite; {taken}/{len(others)} others taken, {wrong} for a command; "
        f"{sum(told)}/{len(told)} commands"
    )


def _outcome(one: Heard) -> str:
    answer = one.understood.answer
    if answer is None:
        return "unread"
    if answer in OTHER_WAY.get(Answer(one.meaning), ()):
        return "opposite"
    return "right" if answer == one.meaning else "otherwise"
