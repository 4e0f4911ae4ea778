"""Answer by typed words."""

from twentyq.game.answer import AnswerChannel
from twentyq.game.errors import InvalidInputError
from twentyq.play.games.hearing import Words, act_on, asked
from twentyq.play.ports import Ports
from twentyq.play.taught import KnownByDeck
from twentyq.play.update import Heard, Update
from twentyq.understanding import understand_with

TEXT_LENGTH = 500


def answer_in_words(ports: Ports, player_id: str, game_id: str, number: int, text: str) -> Update:
    """Take typed words as an answer, as a command, or as neither."""
    game, turn = asked(ports, player_id, game_id, number)
    if not text.strip() or len(text) > TEXT_LENGTH:
        raise InvalidInputError("text", f"must be 1 to {TEXT_LENGTH} characters")
    known = KnownByDeck(ports, game, turn.kind, turn.text, turn.subject)
    understood = understand_with(ports.classifier, text, game.language, turn.kind, turn.text, game.id, known)
    heard = Heard(text, understood.intent, understood.answer)
    return act_on(ports, player_id, game, number, Words(understood, heard, AnswerChannel.TEXT))
