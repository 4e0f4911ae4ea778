"""One more question after a game, if the player likes."""

from dataclasses import dataclass

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.errors import GameError, InvalidInputError
from twentyq.game.game import Game
from twentyq.game.rules import answer_bonus, may_have_bonus
from twentyq.play.games.change import change
from twentyq.play.ports import Ports
from twentyq.play.update import Reply, ReplyKind, Update
from twentyq.understanding.lines import thanks


@dataclass(frozen=True, slots=True)
class BonusQuestion:
    """A question about the game's thing."""

    question: str
    """Its id in the deck."""
    text: str
    reading: str
    propensity: float
    answer: Answer | None


def bonus_question(ports: Ports, game: Game) -> BonusQuestion | None:
    """The bonus question of a game that is over; None where its thing is unknown, or is known to its player alone."""
    try:
        may_have_bonus(game)
    except GameError:
        return None
    # What the player taught says nothing of the deck that everybody plays with.
    insight = ports.decks.insight(game.deck_id, game.deck_version)
    drawn = insight.bonus(game) if insight else None
    if drawn is None:
        return None
    given = game.bonus.answer if game.bonus else None
    asked = drawn.question
    return BonusQuestion(asked.id, asked.text, asked.reading, drawn.propensity, given)


def asked_bonus(ports: Ports, game: Game, question: str) -> BonusQuestion:
    """The game's bonus question, which is this one; else InvalidInputError, or GameOverError where it has none."""
    may_have_bonus(game)
    asked = bonus_question(ports, game)
    if asked is None or asked.question != question:
        raise InvalidInputError("question", "is not the bonus question of this game")
    return asked


def answer_bonus_question(
    ports: Ports,
    player_id: str,
    game_id: str,
    question: str,
    given: Answer,
    by: AnswerChannel = AnswerChannel.TAP,
    confidence: float | None = None,
) -> Update:
    """Keep the answer with the game, apart from its turns and from statistics; the same answer again changes nothing.

    InvalidInputError for a question that is not the game's bonus question.
    """

    def rule(game: Game) -> Game:
        asked = asked_bonus(ports, game, question)
        at, propensity = ports.now(), asked.propensity
        return answer_bonus(game, question, given, by, at, propensity=propensity, confidence=confidence)

    game = change(ports, player_id, game_id, rule)
    return Update(game, Reply(ReplyKind.REVEALED, thanks(game.language)))
