"""After a game: the answer to one more question, by recorded speech."""

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game
from twentyq.game.rules import owned
from twentyq.game.turn import TurnKind
from twentyq.play.errors import VoiceOffError
from twentyq.play.games.hearing import Words, act_on
from twentyq.play.ports import Ports
from twentyq.play.teaching.bonus_question import BonusQuestion, answer_bonus_question, asked_bonus
from twentyq.play.update import Heard, Reply, ReplyKind, Update
from twentyq.play.voice.meaning import had_to_undo, heard, understood
from twentyq.play.voice.recorded import recorded
from twentyq.speech.recognizer import Certainty, HeardKind
from twentyq.understanding import Intent, Understood
from twentyq.understanding.lines import clarification, echo, meaning, skipped


def answer_bonus_question_aloud(
    ports: Ports, player_id: str, game_id: str, question: str, *, data: str | None = None, upload_key: str | None = None
) -> Update:
    """Keep an answer that was heard; who skips the question, or is not understood, leaves the game as it is.

    Raises RateLimitedError, AudioUnreadableError, AudioTooLongError, SpeechUnavailableError, InvalidInputError.
    """
    game = owned(ports.games.load(game_id), player_id)
    asked = asked_bonus(ports, game, question)
    if ports.recognizer is None:
        raise VoiceOffError
    recording = recorded(ports, player_id, game_id, data, upload_key)
    hearing = ports.recognizer.recognize(recording, game.language, strict=had_to_undo(game))
    meant = Understood(Intent.UNCLEAR)
    if hearing.kind is HeardKind.WORDS:
        meant = understood(ports, game, TurnKind.QUESTION, asked.text, asked.question, hearing)
    said = heard(hearing, meant)
    if meant.intent is Intent.UNDO:
        return act_on(ports, player_id, game, len(game.turns), Words(meant, said, AnswerChannel.VOICE))
    if meant.answer in (None, Answer.UNKNOWN):
        return Update(game, _reply(ports, game, asked, said, silent=hearing.kind is HeardKind.SILENCE), said)
    update = answer_bonus_question(
        ports, player_id, game_id, question, meant.answer, AnswerChannel.VOICE, hearing.confidence
    )
    lead = echo(meant.answer, game.language, more=False) if hearing.certainty is Certainty.HALF_SURE else ""
    return Update(update.game, Reply(update.reply.kind, f"{lead} {update.reply.text}".lstrip(), lead), said)


def _reply(ports: Ports, game: Game, asked: BonusQuestion, said: Heard, *, silent: bool) -> Reply:
    """To what is no answer that is kept: "skip" means the same as "I don't know" to the understanding of words."""
    match said.intent:
        case Intent.ANSWER | Intent.QUIT | Intent.RESTART:
            return Reply(ReplyKind.CLARIFY, skipped(game.language))
        case Intent.REPEAT:
            return Reply(ReplyKind.CLARIFY, asked.text)
        case Intent.HELP:
            return Reply(ReplyKind.CLARIFY, meaning(asked.reading, game.language), asked.reading)
        case _:
            about = "SILENCE" if silent else Intent.UNCLEAR
            return Reply(ReplyKind.CLARIFY, clarification(about, game.language, int(ports.now().timestamp())))
