"""espeak-ng, sound files, pacing."""

import numpy as np
import pytest

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.speaking.encoding import MP3, encode
from twentyq.speech.speaking.espeak import EspeakSynthesizer
from twentyq.speech.speaking.rate_limit import RateLimit


def test_another_region_of_a_language_is_spoken_and_another_language_refused() -> None:
    espeak = EspeakSynthesizer()
    assert espeak.voice.name("en-AU") == "en-us"
    assert espeak.voice.name("en-GB") == "en"
    with pytest.raises(SpeechUnavailableError):
        espeak.synthesize("Ist es lebendig?", "de-DE")


def test_an_unknown_voice_is_unavailable() -> None:
    with pytest.raises(SpeechUnavailableError):
        EspeakSynthesizer(voices={"en-US": "nobody"}).synthesize("Is it alive?", "en-US")


def test_a_sentence_of_a_minute_is_encoded_whole() -> None:
    pcm = (np.random.default_rng(1).standard_normal(60 * 24_000) * 1_000).astype("<i2").tobytes()
    assert decode(encode(pcm, 24_000, MP3).data, max_seconds=70).seconds == pytest.approx(60, abs=0.5)


def test_mp3_files_may_be_joined() -> None:
    parts = [EspeakSynthesizer(MP3).synthesize(text, "en-US").data for text in ("No. Next:", "Is it alive?")]
    seconds = [decode(part).seconds for part in parts]
    assert decode(b"".join(parts)).seconds == pytest.approx(sum(seconds), abs=0.1)


def test_calls_are_spaced_to_the_quota_and_refused_when_too_many_wait() -> None:
    clock, waits = [100.0], []
    limit = RateLimit(4, max_wait=0.5, clock=lambda: clock[0], pause=waits.append)
    assert [limit.wait() for _ in range(4)] == [True, True, True, False]
    assert waits == [0.25, 0.5]
    clock[0] = 110.0
    assert limit.wait()
    assert waits == [0.25, 0.5]
