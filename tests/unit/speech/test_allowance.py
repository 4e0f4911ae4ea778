"""Services that bill are asked within the day's allowance; without it the game goes on without them."""

from pathlib import Path

import pytest
from tests.conftest import NOW

from twentyq.play.voice.spoken import SpokenSentences
from twentyq.speech.allowance.limited import LimitedRecognizer, LimitedSynthesizer
from twentyq.speech.allowance.memory import MemoryAllowance
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.hearing.cascade import CascadeRecognizer
from twentyq.speech.recognizer import HeardKind, Hearing
from twentyq.speech.recording import SAMPLE_RATE, Recording
from twentyq.speech.synthesizer import Sound, Voice
from twentyq.storage.files import FileSpeechCache
from twentyq.storage.signed_links import LinkSigner


class FakeRecognizer:
    """Hears the same words every time."""

    def __init__(self, name: str, confidence: float) -> None:
        self.name = name
        self.confidence = confidence
        self.asked = 0

    def recognize(self, _recording: Recording, _language: str) -> Hearing:
        """Words of the given confidence."""
        self.asked += 1
        return Hearing(HeardKind.WORDS, "yes", self.confidence, self.name)


class FakeSynthesizer:
    """Speaks the text's bytes."""

    voice = Voice("fake", {"en-US": "anna"}, "audio/mpeg")
    spoken = 0

    def synthesize(self, text: str, _language: str) -> Sound:
        """Count one more."""
        self.spoken += 1
        return Sound(text.encode(), "audio/mpeg")


def lasting(seconds: float) -> Recording:
    return Recording(b"\0\0" * int(seconds * SAMPLE_RATE))


@pytest.mark.parametrize(("seconds", "billed"), [(0.5, 15), (15, 15), (15.1, 16)])
def test_a_recording_counts_as_it_is_billed(seconds: float, billed: int) -> None:
    allowance = MemoryAllowance({"transcribe": billed})
    recognizer = LimitedRecognizer(FakeRecognizer("transcribe", 0.9), allowance)
    assert recognizer.recognize(lasting(seconds), "en-US").confidence == 0.9
    assert not allowance.take("transcribe", 1)


def test_when_the_day_is_used_up_the_service_is_not_asked() -> None:
    transcribe = FakeRecognizer("transcribe", 0.9)
    recognizer = LimitedRecognizer(transcribe, MemoryAllowance({"transcribe": 29}))
    recognizer.recognize(lasting(1), "en-US")
    with pytest.raises(SpeechUnavailableError, match="the day's allowance is used up"):
        recognizer.recognize(lasting(1), "en-US")
    assert transcribe.asked == 1


def test_the_cascade_goes_on_without_the_service_that_is_used_up() -> None:
    local = FakeRecognizer("local", 0.2)
    limited = LimitedRecognizer(FakeRecognizer("transcribe", 0.9), MemoryAllowance({"transcribe": 0}))
    hearing = CascadeRecognizer([local, limited]).recognize(lasting(1), "en-US")
    assert (hearing.kind, hearing.recognizer) == (HeardKind.UNCLEAR, "local")


def test_a_sentence_that_the_day_does_not_allow_has_no_sound_and_known_ones_keep_theirs(tmp_path: Path) -> None:
    synthesizer = FakeSynthesizer()
    allowance = MemoryAllowance({"polly": len("Is it alive?")})
    cache = FileSpeechCache(tmp_path, LinkSigner(b"k" * 32, lambda: NOW), lambda: "http://127.0.0.1/sounds")
    sentences = SpokenSentences(LimitedSynthesizer(synthesizer, "polly", allowance), cache)
    assert sentences.link("Is it alive?", "en-US") is not None
    assert sentences.link("Is it big?", "en-US") is None
    assert sentences.link("Is it alive?", "en-US") is not None
    assert synthesizer.spoken == 1
