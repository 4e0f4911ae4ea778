"""Recorded speech as answers, commands and neither, heard by a scripted recognizer."""

from base64 import b64encode
from dataclasses import replace

import pytest
from tests.sound_files import encode_as

from twentyq import play
from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.errors import GameNotFoundError, InvalidInputError
from twentyq.game.game import GameStatus
from twentyq.game.turn import Doubt
from twentyq.play.errors import VoiceOffError
from twentyq.play.ports import Ports
from twentyq.play.update import ReplyKind, Update
from twentyq.speech.errors import AudioTooLongError, AudioUnreadableError, SpeechUnavailableError
from twentyq.speech.hearing.cascade import CascadeRecognizer
from twentyq.speech.recognizer import Guess, HeardKind, Hearing
from twentyq.speech.recording import Recording
from twentyq.storage.errors import RecordingNotFoundError
from twentyq.storage.recordings import AudioUpload
from twentyq.understanding import Intent

ME = "p1"
SOUND = b64encode(encode_as("wav", b"\0\1" * 8000, 16_000)).decode()


class FakeRecognizer:
    """Hears what it is told, whatever the recording."""

    name = "fake"

    def __init__(self) -> None:
        self.next: Hearing | SpeechUnavailableError = Hearing(HeardKind.SILENCE, "", 0.0, self.name)

    def hears(self, transcript: str, confidence: float, meaning: str | None = None) -> None:
        """Words, with their meaning in the grammar or without."""
        guess = Guess(self.name, transcript, meaning, confidence)
        self.next = Hearing(HeardKind.WORDS, transcript, confidence, self.name, guesses=(guess,))

    def recognize(self, recording: Recording, language: str) -> Hearing:  # noqa: ARG002 - part of the port
        if isinstance(self.next, SpeechUnavailableError):
            raise self.next
        return self.next


class FakeRecordings:
    """One upload of one game."""

    def load(self, player_id: str, game_id: str, key: str) -> bytes:
        if (player_id, game_id, key) != (ME, "game-1", "key"):
            raise RecordingNotFoundError
        return encode_as("flac", b"\0\1" * 8000, 16_000)

    def create_upload(self, player_id: str, game_id: str, content_type: str) -> AudioUpload:
        raise NotImplementedError

    def delete_player(self, player_id: str) -> int:  # noqa: ARG002 - part of the port
        return 3


@pytest.fixture
def ear() -> FakeRecognizer:
    return FakeRecognizer()


@pytest.fixture
def voiced(ports: Ports, ear: FakeRecognizer) -> Ports:
    ports = replace(ports, recognizer=CascadeRecognizer([ear]), recordings=FakeRecordings())
    play.games.start_game(ports, ME)
    return ports


def say(ports: Ports, turn: int = 1) -> Update:
    return play.voice.answer_aloud(ports, ME, "game-1", turn, data=SOUND)


def test_a_sure_answer_is_taken_and_the_next_question_put(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("nope", 0.95, "NO")
    update = say(voiced)
    turn = update.game.turns[0]
    assert (turn.answer, turn.answered_by) == (Answer.NO, AnswerChannel.VOICE)
    assert (turn.transcript, turn.confidence) == ("nope", 0.95)
    assert update.reply.text == "Is it a dog?"
    assert update.heard
    assert (update.heard.recognizer, update.heard.confidence, update.heard.answer) == ("fake", 0.95, Answer.NO)


def test_a_half_sure_answer_is_taken_and_said_back(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("nope", 0.7, "NO")
    update = say(voiced)
    assert update.game.turns[0].answer is Answer.NO
    assert update.reply.text == "No. Next: Is it a dog?"


def test_an_unsure_answer_is_asked_back_and_a_yes_settles_it(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("sometimes", 0.3, "SOMETIMES")
    update = say(voiced)
    assert update.reply.kind is ReplyKind.CLARIFY
    assert (len(update.game.turns), update.game.turns[0].doubt) == (1, Doubt.SOMETIMES)
    assert update.heard
    assert update.heard.intent is Intent.UNCLEAR
    ear.hears("yes", 0.95, "YES")
    assert say(voiced).game.turns[0].answer is Answer.SOMETIMES


def test_a_no_to_a_shade_asks_the_question_again(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("sometimes", 0.3, "SOMETIMES")
    say(voiced)
    ear.hears("no", 0.95, "NO")
    update = say(voiced)
    assert (update.game.turns[0].answer, update.reply.text) == (None, "Is it alive?")
    assert say(voiced).game.turns[0].answer is Answer.NO


def test_what_nobody_understood_uses_up_no_question(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("mumble", 0.05, "YES")
    update = say(voiced)
    assert update.reply.kind is ReplyKind.CLARIFY
    assert (update.game.turns[0].doubt, update.game.turns[0].answer) == (None, None)


def test_silence_is_told_apart(voiced: Ports, ear: FakeRecognizer) -> None:
    silence = say(voiced).reply.text
    ear.hears("mumble", 0.05, "YES")
    assert say(voiced).reply.text != silence


def test_words_without_a_meaning_are_understood(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("yes, no wait, no", 0.95)
    assert say(voiced).game.turns[0].answer is Answer.NO


def test_quit_is_confirmed(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("stop", 0.95, "QUIT")
    assert say(voiced).game.status is GameStatus.IN_PROGRESS
    ear.hears("yes", 0.95, "YES")
    assert say(voiced).game.status is GameStatus.ABANDONED


def test_commands_use_up_no_question(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("say that again", 0.95, "REPEAT")
    assert say(voiced).reply.text == "Is it alive?"
    ear.hears("help", 0.95, "HELP")
    assert say(voiced).reply.kind is ReplyKind.CLARIFY


def test_a_player_who_had_to_undo_is_heard_more_strictly(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("nope", 0.7, "NO")
    say(voiced)
    ear.hears("go back", 0.95, "UNDO")
    assert say(voiced, 2).game.turns[0].answer is None
    ear.hears("nope", 0.7, "NO")
    update = say(voiced)
    assert (update.game.turns[0].answer, update.game.turns[0].doubt) == (None, Doubt.NO)


def test_an_upload_is_heard(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("yes", 0.95, "YES")
    update = play.voice.answer_aloud(voiced, ME, "game-1", 1, upload_key="key")
    assert update.game.turns[0].answer is Answer.YES


@pytest.mark.parametrize(
    ("audio", "error"),
    [
        ({}, InvalidInputError),
        ({"data": SOUND, "upload_key": "key"}, InvalidInputError),
        ({"data": "no base64!"}, InvalidInputError),
        ({"data": ""}, AudioUnreadableError),
        ({"data": b64encode(b"not sound at all").decode()}, AudioUnreadableError),
        ({"data": b64encode(bytes(192 * 1024 + 1)).decode()}, AudioTooLongError),
        ({"data": b64encode(encode_as("flac", bytes(16 * 32_000), 16_000)).decode()}, AudioTooLongError),
        ({"upload_key": "another"}, InvalidInputError),
    ],
)
def test_bad_sound_leaves_the_turn_waiting(voiced: Ports, audio: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        play.voice.answer_aloud(voiced, ME, "game-1", 1, **audio)
    found = play.history.game(voiced, ME, "game-1")
    assert found
    assert found.current_turn == found.turns[0]


def test_a_failing_recognizer_leaves_the_turn_to_taps(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.next = SpeechUnavailableError("fake", "deaf")
    with pytest.raises(SpeechUnavailableError):
        say(voiced)
    assert play.games.answer_question(voiced, ME, "game-1", 1, Answer.YES).game.turns[0].answer is Answer.YES


def test_somebody_elses_game_is_not_found(voiced: Ports) -> None:
    with pytest.raises(GameNotFoundError):
        play.voice.answer_aloud(voiced, "p2", "game-1", 1, data=SOUND)


def test_without_a_recognizer_voice_is_off(ports: Ports) -> None:
    play.games.start_game(ports, ME)
    with pytest.raises(VoiceOffError):
        say(ports)


def test_deleting_a_player_counts_recordings(voiced: Ports) -> None:
    deleted = play.history.delete_player_data(voiced, ME)
    assert (deleted.games, deleted.recordings) == (1, 3)


@pytest.mark.parametrize("content_type", ["text/html", "", "audio", "video/webm"])
def test_only_sound_may_be_uploaded(voiced: Ports, content_type: str) -> None:
    with pytest.raises(InvalidInputError):
        play.voice.create_audio_upload(voiced, ME, "game-1", content_type)
