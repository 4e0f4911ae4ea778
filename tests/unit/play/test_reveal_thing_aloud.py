"""What it was, spoken after the machine gave up, heard by a scripted recognizer."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace

import pytest
from tests.conftest import fake_ports
from tests.sound_files import encode_as

from twentyq import play
from twentyq.game.answer import Answer
from twentyq.game.errors import GameNotFoundError, GameOverError, InvalidInputError
from twentyq.game.game import GameStatus
from twentyq.game.move import GiveUp
from twentyq.play.errors import VoiceOffError
from twentyq.play.ports import Ports
from twentyq.play.update import ReplyKind, Update
from twentyq.speech.errors import AudioTooLongError, AudioUnreadableError, SpeechUnavailableError
from twentyq.speech.recognizer import Certainty, HeardKind
from twentyq.speech.recording import Recording
from twentyq.speech.thing_recognizer import HeardThing
from twentyq.understanding import Intent

ME, GAME = "p1", "game-1"
SOUND = b64encode(encode_as("wav", b"\0\1" * 8000, 16_000)).decode()
GUITAR = HeardThing(HeardKind.WORDS, "guitar", "a guitar", 0.95, "fake", Certainty.SURE)


class FakeThingRecognizer:
    """Hears what it is told, whatever the recording."""

    def __init__(self) -> None:
        self.next: HeardThing | SpeechUnavailableError = GUITAR
        self.decks: list[str] = []
        self.likely: Mapping[str, float] = {}

    def recognize_thing(
        self,
        recording: Recording,  # noqa: ARG002 - part of the port
        deck_id: str,
        language: str,  # noqa: ARG002 - part of the port
        likely: Mapping[str, float],
    ) -> HeardThing:
        self.decks.append(deck_id)
        self.likely = likely
        if isinstance(self.next, SpeechUnavailableError):
            raise self.next
        return self.next

    def warm(self, deck_id: str) -> None:
        raise NotImplementedError


@pytest.fixture
def ear() -> FakeThingRecognizer:
    return FakeThingRecognizer()


@pytest.fixture
def stumped(ear: FakeThingRecognizer) -> Ports:
    ports = replace(fake_ports(GiveUp()), thing_recognizer=ear)
    assert play.games.start_game(ports, ME, deck_id="animals").game.status is GameStatus.STUMPED
    return ports


def say(ports: Ports, player_id: str = ME) -> Update:
    return play.voice.reveal_thing_aloud(ports, player_id, GAME, data=SOUND)


def kept(ports: Ports) -> str | None:
    game = play.history.game(ports, ME, GAME)
    assert game
    return game.thing


def test_a_name_heard_for_sure_is_kept(stumped: Ports, ear: FakeThingRecognizer) -> None:
    update = say(stumped)
    assert (update.reply.kind, update.game.thing, kept(stumped)) == (ReplyKind.REVEALED, "guitar", "guitar")
    assert update.heard
    assert (update.heard.transcript, update.heard.confidence, update.heard.recognizer) == ("guitar", 0.95, "fake")
    assert ear.decks == ["animals"]


def test_the_name_is_heard_with_what_the_guesser_believes(
    stumped: Ports, ear: FakeThingRecognizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stumped.decks, "likely", lambda game: {game.id: 1.0})
    say(stumped)
    assert ear.likely == {GAME: 1.0}


def test_telling_again_corrects_what_was_kept(stumped: Ports, ear: FakeThingRecognizer) -> None:
    say(stumped)
    ear.next = replace(GUITAR, name="cello", says="a cello")
    assert say(stumped).game.thing == "cello"


def test_a_name_half_heard_is_offered_and_not_kept(stumped: Ports, ear: FakeThingRecognizer) -> None:
    ear.next = replace(GUITAR, certainty=Certainty.HALF_SURE, confidence=0.6)
    update = say(stumped)
    assert (update.reply.kind, update.reply.text) == (ReplyKind.CLARIFY, "A guitar? Say yes, or type it.")
    assert update.heard
    assert (update.heard.transcript, update.heard.intent, update.heard.confidence) == ("guitar", Intent.UNCLEAR, 0.6)
    assert kept(stumped) is None


def test_a_yes_to_the_offer_is_the_clients_to_act_on(stumped: Ports, ear: FakeThingRecognizer) -> None:
    ear.next = HeardThing(HeardKind.WORDS, "", "", 0.95, "fake", Certainty.SURE, Answer.YES)
    update = say(stumped)
    assert update.heard
    assert (update.heard.intent, update.heard.answer) == (Intent.ANSWER, Answer.YES)
    assert (update.reply.kind, kept(stumped)) == (ReplyKind.CLARIFY, None)


def test_an_unsure_name_is_not_offered(stumped: Ports, ear: FakeThingRecognizer) -> None:
    ear.next = replace(GUITAR, certainty=Certainty.UNSURE, confidence=0.1)
    update = say(stumped)
    assert update.heard
    assert (update.reply.kind, update.heard.transcript, kept(stumped)) == (ReplyKind.CLARIFY, "", None)


def test_silence_and_unclear_speech_are_asked_again_apart(stumped: Ports, ear: FakeThingRecognizer) -> None:
    texts = set()
    for kind in (HeardKind.SILENCE, HeardKind.UNCLEAR):
        ear.next = HeardThing(kind, "", "", 0.0, "fake")
        update = say(stumped)
        texts.add(update.reply.text)
        assert (update.reply.kind, kept(stumped)) == (ReplyKind.CLARIFY, None)
        assert update.heard
        assert (update.heard.transcript, update.heard.intent) == ("", Intent.UNCLEAR)
    assert len(texts) == 2


@pytest.mark.parametrize(
    ("audio", "error"),
    [
        ({}, InvalidInputError),
        ({"data": SOUND, "upload_key": "key"}, InvalidInputError),
        ({"data": b64encode(b"not sound at all").decode()}, AudioUnreadableError),
        ({"data": b64encode(bytes(192 * 1024 + 1)).decode()}, AudioTooLongError),
    ],
)
def test_bad_sound_is_refused(stumped: Ports, audio: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        play.voice.reveal_thing_aloud(stumped, ME, GAME, **audio)


def test_a_failing_recognizer_leaves_typing(stumped: Ports, ear: FakeThingRecognizer) -> None:
    ear.next = SpeechUnavailableError("fake", "deaf")
    with pytest.raises(SpeechUnavailableError):
        say(stumped)
    assert play.games.reveal_thing(stumped, ME, GAME, "guitar").game.thing == "guitar"


def test_a_running_game_is_refused_and_a_finished_one_is_over(ports: Ports, ear: FakeThingRecognizer) -> None:
    ports = replace(ports, thing_recognizer=ear)
    play.games.start_game(ports, ME)
    with pytest.raises(InvalidInputError):
        say(ports)
    play.games.abandon_game(ports, ME, GAME)
    with pytest.raises(GameOverError):
        say(ports)


def test_somebody_elses_game_is_not_found(stumped: Ports) -> None:
    with pytest.raises(GameNotFoundError):
        say(stumped, "p2")


def test_without_a_recognizer_voice_is_off(stumped: Ports) -> None:
    with pytest.raises(VoiceOffError):
        say(replace(stumped, thing_recognizer=None))
