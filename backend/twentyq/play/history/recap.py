"""A game that is over, looked back at."""

from dataclasses import dataclass

from twentyq.game.answer import Answer
from twentyq.game.game import Game, GameStatus
from twentyq.play.ports import Ports
from twentyq.play.taught import insight_of
from twentyq.understanding.lines import difference

NEAREST = 3


@dataclass(frozen=True, slots=True)
class RecapDifference:
    """An answer that the deck has otherwise."""

    turn: int
    question: str
    answer: Answer
    expected: Answer
    text: str
    """In a sentence."""


@dataclass(frozen=True, slots=True)
class Recap:
    """What the machine made of a game."""

    thing: str | None
    """As said in a sentence; None while nobody told."""
    differences: tuple[RecapDifference, ...]
    nearest: tuple[tuple[str, float], ...]
    """The things that the answers fit best, with their chances."""
    things_left: tuple[int, ...]
    """Before the first answer, and after each."""


def recap(ports: Ports, game: Game) -> Recap | None:
    """The recap of a game played to its end; None of another, and where its deck was withdrawn."""
    insight = insight_of(ports, game)
    if insight is None or game.status not in (GameStatus.GUESSED, GameStatus.STUMPED):
        return None
    row = insight.meant(game)
    says = game.thing if row is None else insight.deck.things[row].says
    return Recap(
        thing=says,
        differences=tuple(
            RecapDifference(
                found.turn.number,
                found.turn.text,
                found.turn.answer or Answer.UNKNOWN,
                found.expected,
                difference(
                    found.turn.text, found.turn.answer or Answer.UNKNOWN, found.expected, says or "", game.language
                ),
            )
            for found in insight.differences(game)
        ),
        nearest=insight.nearest(game, NEAREST),
        things_left=tuple(certainty.things_left for certainty in insight.certainties(game)),
    )
