"""What the SELECTs give, as arrays by the deck's rows and columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from twentyq.game.answer import Answer
from twentyq.knowledge.deck import Deck
from twentyq.learning.aggregators.aggregator import PLAIN, Aggregator, Value, Window, select
from twentyq.learning.beta import Floats
from twentyq.learning.estimate import Votes

TENTHS = 10
BEFORE = 20.0
"""Answers that a tenth's own posterior counts for."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much evidence there is."""

    answers: int
    unknown: int
    """Answers about things or questions that the version lacks."""
    heard: int
    """Answers by voice."""
    games: int
    players: int
    lost: int
    """Games that were lost, and told."""
    busiest: int
    """Games of the player with the most."""


@dataclass(frozen=True, slots=True)
class HeldOutGame:
    """A game that nothing was learned from."""

    player: str
    thing: int
    answers: tuple[tuple[int, Answer], ...]
    """Columns with their answers, in the order of the game."""


def gather_counts(aggregator: Aggregator, window: Window) -> Counts:
    """How much there is in a window."""
    found = next(iter(aggregator.rows(select("counts", window))), ())
    return Counts(*(int(value or 0) for value in found)) if found else Counts(0, 0, 0, 0, 0, 0, 0)


def gather_heard(aggregator: Aggregator, window: Window) -> tuple[float, ...]:
    """What heard answers count for, by tenth of their posterior: 2 x calibrated posterior - 1.

    Answers on clear cells are off by slips as well; how often is seen from those that were not heard.
    """
    found = {int(float(tenth or 0)): (int(n or 0), int(agreed or 0))
             for tenth, n, agreed in aggregator.rows(select("heard", window))}  # fmt: skip
    n, agreed = found.get(-1, (0, 0))
    right = max(0.6, (agreed + BEFORE) / (n + BEFORE + 2))
    n_of_one, agreed_of_one = found.get(TENTHS, (0, 0))
    calibrated, counted = [], []
    for tenth, plain in enumerate(PLAIN):
        n, agreed = found.get(tenth, (0, 0))
        if tenth == TENTHS - 1:
            n, agreed = n + n_of_one, agreed + agreed_of_one
        right_of_heard = (agreed - n * (1 - right)) / (2 * right - 1)
        calibrated.append((BEFORE * (1 + plain) / 2 + right_of_heard) / (BEFORE + n))
        counted.append(BEFORE + n)
    return tuple(min(max(2 * share - 1, 0.0), 1.0) for share in isotonic(calibrated, counted))


def isotonic(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The nearest values that never fall, by pooling neighbours that do."""
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        pool = (value, weight, 1)
        while pools and pools[-1][0] >= pool[0]:
            last, heavy, length = pools.pop()
            both = heavy + pool[1]
            pool = ((last * heavy + pool[0] * pool[1]) / both, both, length + pool[2])
        pools.append(pool)
    return [value for value, _, length in pools for _ in range(length)]


def gather_votes(aggregator: Aggregator, window: Window, heard: tuple[float, ...], deck: Deck) -> tuple[Votes, Floats]:
    """The honest votes by cell of the deck, and by thing the distinct players who thought of it, likely honest ones.

    Those of other cells and things are passed over.
    """
    rows, columns = _rows_by_name(deck), deck.question_index
    cells, plays = [], np.zeros(len(deck.things))
    for thing, question, *figures in aggregator.rows(select("cells", window, heard=heard)):
        if thing not in rows:
            continue
        if question in columns:
            cells.append((rows[thing], columns[str(question)], *figures))
        elif not question:
            plays[rows[thing]] = float(figures[0] or 0)
    flat = np.array(cells, dtype=float).reshape(len(cells), 7)
    n, yes, unsaid, for_yes, for_no = flat.T[2:]
    return Votes(flat[:, 0].astype(int), flat[:, 1].astype(int), n, yes, unsaid, for_yes, for_no), plays


def gather_held_out(aggregator: Aggregator, window: Window, deck: Deck, games: int) -> list[HeldOutGame]:
    """At most `games` games with all their answers of the deck."""
    rows = _rows_by_name(deck)
    found: dict[Value, list[tuple[Value, ...]]] = {}
    for game, *answer in aggregator.rows(select("held_out", window, games=games)):
        found.setdefault(game, []).append(tuple(answer))
    return [
        HeldOutGame(str(given[0][0]), rows[given[0][1]], _answers(given, deck))
        for given in found.values()
        if given[0][1] in rows
    ]


def _answers(given: Iterable[tuple[Value, ...]], deck: Deck) -> tuple[tuple[int, Answer], ...]:
    columns = deck.question_index
    return tuple((columns[str(question)], Answer(str(answer))) for *_, question, answer in given if question in columns)


def _rows_by_name(deck: Deck) -> dict[Value, int]:
    return {thing.name: row for row, thing in enumerate(deck.things)}
