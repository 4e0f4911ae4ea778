"""After the machine gave up: what it was, by recorded speech."""

from dataclasses import replace

from twentyq.game.game import Game
from twentyq.game.rules import may_reveal, owned, reveal
from twentyq.play.errors import VoiceOffError
from twentyq.play.games.change import change
from twentyq.play.games.reveal_thing import told
from twentyq.play.ports import Ports
from twentyq.play.update import Heard, Reply, ReplyKind, Update
from twentyq.play.voice.recorded import recorded
from twentyq.speech.recognizer import Certainty, HeardKind
from twentyq.speech.thing_recognizer import HeardThing
from twentyq.understanding import Intent
from twentyq.understanding.lines import offer, request


def reveal_thing_aloud(
    ports: Ports, player_id: str, game_id: str, *, data: str | None = None, upload_key: str | None = None
) -> Update:
    """Keep what the player says it was; what is not heard for sure is offered, and nothing is kept.

    Raises RateLimitedError, AudioUnreadableError, AudioTooLongError, SpeechUnavailableError; the game stays as it is.
    """
    game = owned(ports.games.load(game_id), player_id)
    may_reveal(game)
    if ports.thing_recognizer is None:
        raise VoiceOffError
    recording = recorded(ports, player_id, game_id, data, upload_key)
    likely = ports.decks.likely(game)
    said = ports.thing_recognizer.recognize_thing(recording, game.deck_id, game.language, likely)
    if said.name and said.certainty is Certainty.SURE:
        name = said.name
        revealed = change(ports, player_id, game, lambda game: reveal(game, name, ports.now()))
        return Update(revealed, told(ports, revealed), _heard(said, Intent.ANSWER))
    return _asked_again(game, said)


def _asked_again(game: Game, said: HeardThing) -> Update:
    """Offer what was half heard; else ask for the name. A yes or no to an offer is the client's to act on."""
    if said.name and said.certainty is Certainty.HALF_SURE:
        return _clarify(game, offer(said.says, game.language), said, Intent.UNCLEAR)
    about = "SILENCE" if said.kind is HeardKind.SILENCE else "UNCLEAR"
    intent = Intent.ANSWER if said.answer else Intent.UNCLEAR
    return _clarify(game, request(about, game.language), replace(said, name=""), intent)


def _clarify(game: Game, text: str, said: HeardThing, intent: Intent) -> Update:
    return Update(game, Reply(ReplyKind.CLARIFY, text), _heard(said, intent))


def _heard(said: HeardThing, intent: Intent) -> Heard:
    return Heard(said.name, intent, said.answer, said.confidence, said.recognizer)
