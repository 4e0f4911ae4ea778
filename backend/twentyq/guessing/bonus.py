"""Which question is worth asking after a game, for the sake of what the deck knows of its thing."""

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from twentyq.game.game import Game

if TYPE_CHECKING:
    from twentyq.guessing.bayes import BayesGuesser
    from twentyq.knowledge.deck import Question

ANY = 0.2
"""Share of bonus questions that may be any; the others are drawn by what they are worth."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question, and the chance with which it was drawn."""

    question: "Question"
    propensity: float


def draw(bayes: "BayesGuesser", game: Game, row: int) -> Drawn | None:
    """A question about the thing of `row` that the game left open, the same one whenever it is asked for.

    Worth is the variance of the pair's answer, p (1 - p), times what the question tells at the beginning of a game, in
    place of how often it is asked. Drawn in proportion to it, since the table does not say how many votes a pair has:
    the largest alone would be asked for ever where people disagree.
    """
    columns = [column for column in bayes.bonus_columns(game.turns) if bayes.makes_sense(row, column)]
    if not columns:
        return None
    worth = [bayes.worth(row, column) for column in columns]
    total = sum(worth)
    chances = [ANY / len(columns) + (1 - ANY) * (one / total if total else 1 / len(columns)) for one in worth]
    at = Random(f"bonus {game.seed}").choices(range(len(columns)), chances)[0]  # noqa: S311 - variety, not secrecy
    return Drawn(bayes.deck.questions[columns[at]], chances[at])
