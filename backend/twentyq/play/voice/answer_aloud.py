"""Answer by recorded speech."""

from dataclasses import replace

from twentyq.game.answer import AnswerChannel
from twentyq.game.game import Game, GameStatus
from twentyq.game.turn import Doubt, Recognition, Turn
from twentyq.play.errors import VoiceOffError
from twentyq.play.games.hearing import Words, act_on, asked, asked_back, silent
from twentyq.play.ports import Ports
from twentyq.play.update import Reply, Update
from twentyq.play.voice.meaning import answer_of, had_to_undo, heard, understood
from twentyq.play.voice.recorded import recorded
from twentyq.speech.recognizer import Certainty, HeardKind, Hearing
from twentyq.understanding import Intent, Understood
from twentyq.understanding.lines import echo

WORTH_ASKING = 0.15
"""Posterior of an answer from which the player is asked whether it was that."""


def answer_aloud(
    ports: Ports, player_id: str, game_id: str, number: int, *, data: str | None = None, upload_key: str | None = None
) -> Update:
    """Take speech as an answer, as a command, or as neither. Exactly one of base64 `data` and `upload_key`.

    Raises RateLimitedError, AudioUnreadableError, AudioTooLongError, SpeechUnavailableError; the turn waits as before.
    """
    game, turn = asked(ports, player_id, game_id, number)
    if ports.recognizer is None:
        raise VoiceOffError
    recording = recorded(ports, player_id, game_id, data, upload_key)
    hearing = ports.recognizer.recognize(recording, game.language, strict=had_to_undo(game))
    if hearing.kind is HeardKind.SILENCE:
        return silent(ports, game, turn, heard(hearing, Understood(Intent.UNCLEAR)))
    if hearing.kind is HeardKind.UNCLEAR:
        return _unclear(ports, player_id, game, turn, hearing)
    meant = understood(ports, game, turn.kind, turn.text, turn.subject, hearing)
    words = _words(hearing, meant)
    update = act_on(ports, player_id, game, number, words)
    if meant.answer and hearing.certainty is Certainty.HALF_SURE:
        return _said_back(update, number)
    return update


def _unclear(ports: Ports, player_id: str, game: Game, turn: Turn, hearing: Hearing) -> Update:
    """Ask whether it was the likeliest answer; where there is none, ask again."""
    likely = [guess for guess in hearing.guesses if guess.posterior >= WORTH_ASKING and answer_of(guess)]
    best = max(likely, key=lambda guess: guess.posterior, default=None)
    words = _words(hearing, Understood(Intent.UNCLEAR))
    if best is None or turn.doubt is Doubt.QUIT:
        return act_on(ports, player_id, game, turn.number, words)
    return asked_back(ports, player_id, game, turn, Doubt(str(best.meaning)), words)


def _said_back(update: Update, number: int) -> Update:
    """The answer that was taken, before the next question: an error is noticed, and undone."""
    game, reply = update.game, update.reply
    answer = game.turns[number - 1].answer
    if answer is None:
        return update
    lead = echo(answer, game.language, more=game.status is GameStatus.IN_PROGRESS)
    return replace(update, reply=Reply(reply.kind, f"{lead} {reply.text}", lead))


def _words(hearing: Hearing, meant: Understood) -> Words:
    """The hearing's outcome, with what every recognizer took it for: its own label, or what its words mean."""
    label = str(meant.answer or meant.intent)
    recognitions = tuple(
        Recognition(guess.recognizer, guess.meaning or label, guess.posterior)
        for guess in hearing.guesses
        if guess.meaning or guess.recognizer == hearing.recognizer
    )
    return Words(meant, heard(hearing, meant), AnswerChannel.VOICE, recognitions)
