"""Held-out games played again by two versions: as it was answered where it was, by a judge's table where it was not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from twentyq.game.answer import Answer
from twentyq.guessing.players import Player
from twentyq.knowledge.deck import Deck
from twentyq.learning.beta import Floats
from twentyq.learning.gate.pair import Bools, Pair, Seats
from twentyq.learning.gather import HeldOutGame


@dataclass(frozen=True, slots=True)
class Judge:
    """Answers what a game's player was not asked: P(yes), errors included, and P(can't say), by thing and column.

    `draw` gives the shares of yes of one thing as they may be, anew for every game.
    """

    deck: Deck
    draw: Callable[[int, np.random.Generator], Floats]


@dataclass(slots=True)
class ReplayedPlayer:
    """Answers what it answered, and else by a judge's table with chances of its own: the same to both versions."""

    thing: str
    logged: Mapping[str, Answer]
    columns: Mapping[str, int]
    yes: Floats
    cant: Floats
    chances: Floats

    def answer(self, question: str) -> Answer:
        """The same whenever it is asked; unknown for a question that the judge does not know."""
        if question in self.logged:
            return self.logged[question]
        column = self.columns.get(question)
        if column is None or self.chances[0, column] < self.cant[column]:
            return Answer.UNKNOWN
        return Answer.YES if self.chances[1, column] < self.yes[column] else Answer.NO


def players(games: Sequence[HeldOutGame], judge: Judge, seed: int) -> list[Player]:
    """Whoever plays these games again."""
    deck = judge.deck
    seats: list[Player] = []
    for at, game in enumerate(games):
        random = np.random.default_rng((seed, at))
        logged = {deck.questions[column].id: answer for column, answer in game.answers}
        cant = deck.rows_p_cant(slice(game.thing, game.thing + 1))[0].astype(float)
        yes = judge.draw(game.thing, random)
        name = deck.things[game.thing].name
        chances = random.random((2, len(deck.questions)))
        seats.append(ReplayedPlayer(name, logged, deck.question_index, yes, cant, chances))
    return seats


def in_batches(pair: Pair, seats: Seats, seed: int, size: int) -> Iterator[tuple[Bools, Bools]]:
    """What both versions name, of more and more of the players."""
    both: list[tuple[Bools, Bools]] = []
    for first in range(0, len(seats), size):
        batch = seats[first : first + size]
        both.append(pair.named(batch, batch, seed + first))
        yield np.concatenate([one for one, _ in both]), np.concatenate([other for _, other in both])
