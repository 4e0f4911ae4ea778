"""espeak-ng, sound files, pacing."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.speaking.encoding import MP3, OPUS, encode
from twentyq.speech.speaking.espeak import EspeakSynthesizer, speak_pcm
from twentyq.speech.speaking.rate_limit import RateLimit


@pytest.mark.parametrize(("content_type", "magic"), [(MP3, (b"ID3", b"\xff\xf3", b"\xff\xfb")), (OPUS, (b"OggS",))])
def test_a_question_becomes_a_sound_file(content_type: str, magic: tuple[bytes, ...]) -> None:
    sound = EspeakSynthesizer(content_type).synthesize("Can you hold it in one hand?", "en-US")
    assert sound.content_type == content_type
    assert sound.data.startswith(magic)
    heard = np.frombuffer(decode(sound.data).pcm, np.int16)
    assert 1.0 < len(heard) / 16_000 < 4.0
    assert np.abs(heard).max() > 5_000


def test_threads_do_not_mix_their_sentences() -> None:
    texts = ["No.", "Can you eat it?", "Is it bigger than a house and older than a hundred years?"]
    alone = [len(speak_pcm(text, "en-us")[0]) for text in texts]
    assert sorted(set(alone)) == alone
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: len(speak_pcm(text, "en-us")[0]), texts * 4))
    assert together == pytest.approx(alone * 4, rel=0.02)


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
