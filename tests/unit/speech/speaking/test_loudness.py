"""Loudness of samples."""

import numpy as np
import pytest

from twentyq.speech.speaking.loudness import LOUDNESS, PEAK, level, loudness
from twentyq.speech.synthesizer import Samples

RATE = 24_000
SECOND = np.arange(RATE) / RATE


def samples(wave: np.ndarray) -> Samples:  # type: ignore[type-arg]
    return Samples((wave * 32_767).astype("<i2").tobytes(), RATE)


def tone(amplitude: float, seconds: float = 1.0) -> np.ndarray:  # type: ignore[type-arg]
    return amplitude * np.sin(2 * np.pi * 997 * SECOND[: int(seconds * RATE)])


def test_a_tone_of_full_scale_in_one_channel_has_the_loudness_of_the_standard() -> None:
    assert loudness(samples(tone(1.0))) == pytest.approx(-3.01, abs=0.1)


@pytest.mark.parametrize("seconds", [0.2, 1.0])
@pytest.mark.parametrize("amplitude", [0.01, 0.1, 0.9])
def test_soft_and_loud_become_equally_loud(amplitude: float, seconds: float) -> None:
    assert loudness(level(samples(tone(amplitude, seconds)))) == pytest.approx(LOUDNESS, abs=0.1)


def test_pauses_do_not_count() -> None:
    pause = np.zeros(3 * RATE)
    assert loudness(level(samples(np.concatenate([tone(0.5), pause])))) == pytest.approx(LOUDNESS, abs=0.6)


def test_no_sample_is_cut() -> None:
    wave = tone(0.01)
    wave[RATE // 2] = 0.9
    peak = np.abs(np.frombuffer(level(samples(wave)).pcm, np.int16).astype(int)).max()
    assert peak <= PEAK * 32_767


def test_silence_stays_silence() -> None:
    silence = samples(np.zeros(RATE))
    assert loudness(silence) is None
    assert level(silence) == silence
    assert level(Samples(b"", RATE)) == Samples(b"", RATE)
