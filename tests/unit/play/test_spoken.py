"""Sentences are spoken once."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from twentyq.play.voice.spoken import Spoken, SpokenSentences
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.synthesizer import Sound, Voice
from twentyq.storage.speech_cache import SpeechLink, content_type_of
from twentyq.time_left import MustWaitError, at_once


class FakeSynthesizer:
    """Says the text as bytes, and may fail."""

    def __init__(self, name: str = "anna") -> None:
        self.voice = Voice("fake", {"en-US": name}, "audio/mpeg")
        self.said: list[str] = []
        self.failing = False

    def synthesize(self, text: str, language: str) -> Sound:
        if self.failing:
            raise SpeechUnavailableError("fake", "hoarse")
        self.said.append(text)
        return Sound(f"{language}:{text}".encode(), self.voice.content_type)


class FakeCache:
    """Sounds in memory."""

    def __init__(self) -> None:
        self.sounds: dict[str, bytes] = {}

    def link(self, name: str) -> SpeechLink | None:
        url, end = f"memory:{name}", datetime(2026, 1, 1, tzinfo=UTC)
        return SpeechLink(url, content_type_of(name), end) if name in self.sounds else None

    def read(self, name: str) -> bytes | None:
        return self.sounds.get(name)

    def put(self, name: str, data: bytes) -> SpeechLink:
        self.sounds[name] = data
        link = self.link(name)
        assert link
        return link


def test_a_sentence_is_spoken_on_demand_and_then_kept() -> None:
    synthesizer, cache = FakeSynthesizer(), FakeCache()
    spoken = SpokenSentences(synthesizer, cache)
    first = spoken.link("Is it alive?", "en-US")
    assert first is not None
    assert spoken.link("Is it alive?", "en-US") == first
    assert synthesizer.said == ["Is it alive?"]
    assert list(cache.sounds.values()) == [b"en-US:Is it alive?"]


def test_a_lead_and_a_known_question_are_joined_without_speaking_again() -> None:
    synthesizer, cache = FakeSynthesizer(), FakeCache()
    spoken = SpokenSentences(synthesizer, cache)
    spoken.link("Is it alive?", "en-US")
    joined = spoken.link("No. Next: Is it alive?", "en-US", "No. Next:")
    assert joined is not None
    assert cache.sounds[joined.url.removeprefix("memory:")] == b"en-US:No. Next:en-US:Is it alive?"
    assert spoken.link("No. Next: Is it alive?", "en-US", "No. Next:") == joined
    assert synthesizer.said == ["Is it alive?", "No. Next:"]


def test_sounds_that_cannot_be_joined_are_spoken_as_one() -> None:
    synthesizer = FakeSynthesizer()
    synthesizer.voice = replace(synthesizer.voice, content_type="audio/ogg; codecs=opus")
    SpokenSentences(synthesizer, FakeCache()).link("No. Next: Is it alive?", "en-US", "No. Next:")
    assert synthesizer.said == ["No. Next: Is it alive?"]


def test_another_voice_or_text_is_another_sound() -> None:
    cache = FakeCache()
    SpokenSentences(FakeSynthesizer("anna"), cache).link("Is it alive?", "en-US")
    SpokenSentences(FakeSynthesizer("bert"), cache).link("Is it alive?", "en-US")
    SpokenSentences(FakeSynthesizer("bert"), cache).link("Is it big?", "en-US")
    assert len(cache.sounds) == 3


def test_a_voice_that_fails_leaves_the_text() -> None:
    synthesizer = FakeSynthesizer()
    synthesizer.failing = True
    assert SpokenSentences(synthesizer, FakeCache()).link("Is it alive?", "en-US") is None


def test_filling_speaks_what_is_missing_once_and_tells_progress() -> None:
    synthesizer, cache = FakeSynthesizer(), FakeCache()
    spoken = SpokenSentences(synthesizer, cache)
    spoken.link("One?", "en-US")
    progress = list(spoken.speak_all(["One?", "Two?", "Two?", "Three?"], "en-US"))
    assert progress == [Spoken(1, 0, 3), Spoken(2, 1, 3), Spoken(3, 2, 3)]
    assert synthesizer.said == ["One?", "Two?", "Three?"]


def test_filling_stops_at_a_failure_and_goes_on_from_there() -> None:
    synthesizer, cache = FakeSynthesizer(), FakeCache()
    spoken = SpokenSentences(synthesizer, cache)
    filling = spoken.speak_all(["One?", "Two?"], "en-US")
    assert next(filling).made == 1
    synthesizer.failing = True
    with pytest.raises(SpeechUnavailableError):
        next(filling)
    synthesizer.failing = False
    assert [step.made for step in spoken.speak_all(["One?", "Two?"], "en-US")] == [0, 1]


def test_another_voice_has_sounds_of_its_own_where_there_are_voices() -> None:
    cache = FakeCache()
    spoken = SpokenSentences(FakeSynthesizer("anna"), cache, FakeSynthesizer)
    first, other = (spoken.link("Is it alive?", "en-US", voice=voice) for voice in ("", "ruth"))
    assert first != other
    assert spoken.link("Is it alive?", "en-US", voice="ruth") == other
    alone = SpokenSentences(FakeSynthesizer("anna"), cache)
    assert alone.link("Is it alive?", "en-US", voice="ruth") == first


def test_at_once_there_are_links_to_what_was_spoken_before_alone() -> None:
    synthesizer, cache = FakeSynthesizer(), FakeCache()
    sentences = SpokenSentences(synthesizer, cache)
    with at_once(), pytest.raises(MustWaitError):
        sentences.link("Is it alive?", "en-US")
    link = sentences.link("Is it alive?", "en-US")
    with at_once():
        assert sentences.link("Is it alive?", "en-US") == link
    assert synthesizer.said == ["Is it alive?"]
