"""Hearing and speaking in the functions: what is watched, and that no turn waits for sound."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
import requests
from tests.unit.aws.conftest import SPEAKING, Counted, FakeLambdaContext, event

from twentyq import play
from twentyq.aws import observed
from twentyq.aws.appsync import Api
from twentyq.aws.production import production_ports
from twentyq.aws.sounds import TimelySpoken, WatchedRecognizer, WatchedSynthesizer
from twentyq.settings import read_settings
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.recognizer import HeardKind, Hearing
from twentyq.speech.recording import Recording
from twentyq.speech.synthesizer import Sound, Voice
from twentyq.storage.speech_cache import SpeechLink
from twentyq.time_left import within

LINK = SpeechLink("https://speech.example/x.mp3", "audio/mpeg", datetime(2026, 1, 1, tzinfo=UTC))


class Speaker:
    """A synthesizer, or a recognizer, that can fail."""

    name = "transcribe"
    voice = Voice("fake", {"en-US": "anna"}, "audio/mpeg")

    def __init__(self) -> None:
        self.calls = 0
        self.failing = False

    def synthesize(self, text: str, _language: str) -> Sound:
        self._called()
        return Sound(text.encode(), "audio/mpeg")

    def recognize(self, _recording: Recording, _language: str) -> Hearing:
        self._called()
        return Hearing(HeardKind.WORDS, "yes", 0.9, self.name)

    def link(self, _text: str, _language: str, _lead: str = "", _voice: str = "") -> SpeechLink | None:
        self.calls += 1
        return None if self.failing else LINK

    def _called(self) -> None:
        self.calls += 1
        if self.failing:
            raise SpeechUnavailableError("fake", "hoarse")


def test_a_question_is_spoken_by_polly_once_and_fetched_from_the_bucket(aws: Any, counted: Counted) -> None:
    ports = production_ports(SPEAKING)
    assert ports.spoken is not None
    first = ports.spoken.link("Is it alive?", "en-US")
    assert first is not None
    assert ports.spoken.link("Is it alive?", "en-US") is not None
    assert counted("Spoken.characters") == len("Is it alive?")
    assert urlsplit(first.url).hostname == "speech.s3.eu-west-1.amazonaws.com"
    assert requests.get(first.url, timeout=60).content
    (kept,) = aws.client("s3").list_objects_v2(Bucket="speech")["Contents"]
    assert kept["Key"] in first.url


@pytest.mark.usefixtures("aws")
def test_beyond_the_days_characters_new_sentences_are_silent_and_counted(counted: Counted) -> None:
    allowed = len("Is it alive?")
    ports = production_ports(msgspec.structs.replace(SPEAKING, polly_day_characters=allowed))
    assert ports.spoken is not None
    assert ports.spoken.link("Is it alive?", "en-US") is not None
    assert ports.spoken.link("Is it big?", "en-US") is None
    assert ports.spoken.link("Is it alive?", "en-US") is not None
    assert (counted("AllowanceUsedUp.polly"), counted("Unspoken"), counted("Spoken.characters")) == (1, 1, allowed)


def test_a_player_that_is_forgotten_takes_the_recordings_along(aws: Any) -> None:
    ports = production_ports(SPEAKING)
    game = play.games.start_game(ports, "p1", deck_id=None, language=None, client_request_id=None).game
    for player in ("p1", "p1", "p2"):
        assert ports.recordings is not None
        upload = ports.recordings.create_upload(player, game.id, "audio/webm")
        requests.post(upload.url, data=dict(upload.fields), files={"file": b"sound"}, timeout=60).raise_for_status()
    deleted = play.history.delete_player_data(ports, "p1")
    assert (deleted.games, deleted.recordings) == (1, 2)
    assert aws.client("s3").list_objects_v2(Bucket="recordings")["KeyCount"] == 1


@pytest.mark.parametrize(("region", "leave"), [("", False), ("eu-west-1", True)])
def test_players_are_told_whether_transcribe_hears_them(
    aws: Any,  # noqa: ARG001
    context: FakeLambdaContext,
    region: str,
    leave: bool,
) -> None:
    ports = production_ports(msgspec.structs.replace(SPEAKING, transcribe_region=region))
    asked = event("recordingsGoToTranscribe", type_name="Query")
    assert Api(lambda: ports).answer(asked, context) == {"data": leave}


@pytest.mark.parametrize("missing", ["speech_bucket", "polly_region"])
def test_without_bucket_or_voice_questions_are_silent(aws: Any, missing: str) -> None:  # noqa: ARG001
    given = {"TWENTYQ_GAMES_TABLE": "games", "TWENTYQ_SPEECH_BUCKET": "speech", "TWENTYQ_POLLY_REGION": "eu-west-1"}
    del given[f"TWENTYQ_{missing.upper()}"]
    assert production_ports(read_settings(given)).spoken is None


def test_with_little_time_left_nothing_is_spoken(counted: Counted) -> None:
    speaker = Speaker()
    with within(3.0):
        assert TimelySpoken(speaker).link("Is it alive?", "en-US") is None
    assert speaker.calls == 0
    with within(10.0):
        assert TimelySpoken(speaker).link("Is it alive?", "en-US") == LINK
    assert counted("Unspoken") == 0


def test_what_goes_out_without_sound_is_counted(counted: Counted) -> None:
    speaker = Speaker()
    speaker.failing = True
    with within(10.0):
        assert TimelySpoken(speaker).link("Is it alive?", "en-US") is None
    assert counted("Unspoken") == 1


def test_after_two_failures_polly_is_left_alone_for_a_while(counted: Counted) -> None:
    speaker = Speaker()
    synthesizer = WatchedSynthesizer(speaker)
    assert synthesizer.synthesize("One?", "en-US").data == b"One?"
    speaker.failing = True
    for _ in range(4):
        with pytest.raises(SpeechUnavailableError):
            synthesizer.synthesize("Two?", "en-US")
    assert speaker.calls == 3
    assert counted("Spoken.characters") == len("One?")


def test_a_recognizer_that_fails_is_counted_by_its_name(counted: Counted) -> None:
    speaker = Speaker()
    recognizer = WatchedRecognizer(speaker)
    assert recognizer.recognize(Recording(b""), "en-US").transcript == "yes"
    speaker.failing = True
    with pytest.raises(SpeechUnavailableError):
        recognizer.recognize(Recording(b""), "en-US")
    assert counted("Unheard.transcribe") == 1
    assert len(observed.metrics.metric_set["Step.transcribe"]["Value"]) == 2
