"""The network on speech made here; people's speech is the benchmark's."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.speech.conftest import say

from twentyq.speech.hearing.network.features import BANDS, log_mel
from twentyq.speech.hearing.network.network import WEIGHTS, network
from twentyq.speech.recording import Recording

HEARD_BY_CLIENT = Path(__file__).parents[4] / "amplify" / "src" / "voice" / "shortAnswer.fixture.json"


@pytest.mark.parametrize("voice", ["en-us", "en-us+f3", "en"])
def test_yes_and_no_are_told_apart(voice: str) -> None:
    assert network().hear(say("yes", voice)).yes > 0.5
    assert network().hear(say("no", voice)).no > 0.5


@pytest.mark.parametrize("words", ["banana", "window", "telephone", "please turn the lights off"])
def test_other_words_are_neither(words: str) -> None:
    assert network().hear(say(words)).rest > 0.5


def test_loudness_makes_no_difference() -> None:
    pcm = np.frombuffer(say("no").pcm, np.int16)
    quiet = Recording((pcm // 20).astype("<i2").tobytes())
    assert network().hear(quiet) == pytest.approx(network().hear(say("no")), abs=0.1)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 5_000), st.integers(0, 3))
def test_any_recording_gives_probabilities(length: int, level: int) -> None:
    noise = np.random.default_rng(length).standard_normal(length) * 10.0**level
    heard = network().hear(Recording(noise.astype("<i2").tobytes()))
    assert heard.yes + heard.no + heard.rest == pytest.approx(1)
    assert min(heard) >= 0


def test_a_phrase_lasts_longer_than_a_word() -> None:
    assert network().hear(say("no")).seconds < 0.5 < network().hear(say("i do not think so")).seconds


def test_features_are_even() -> None:
    features = log_mel(np.random.default_rng(1).standard_normal(16_000).astype(np.float32))
    assert features.shape[0] == BANDS
    assert features.mean() == pytest.approx(0, abs=0.01)
    assert features.std() == pytest.approx(1, abs=0.01)


def test_the_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size < 1_000_000


def glide(pitch: float, seconds: float) -> Recording:
    """A voice as the client's test has it: harmonics that glide for a while."""
    t = np.arange(16_000) / 16_000
    phase = 2 * np.pi * pitch * (t + 0.3 * t * t)
    loud = np.where((t > 0.2) & (t < 0.2 + seconds), 0.2, 0.001)
    voice = sum(np.sin(harmonic * phase) / harmonic for harmonic in (1, 2, 3, 5, 8))
    return Recording(np.floor(32_768 * loud * voice + 0.5).astype("<i2").tobytes())


@pytest.mark.parametrize("case", json.loads(HEARD_BY_CLIENT.read_text()))
def test_the_client_hears_what_the_server_hears(case: dict[str, float]) -> None:
    heard = network().hear(glide(case["pitch"], case["seconds"]))
    assert heard[:2] == pytest.approx((case["yes"], case["no"]), abs=0.005)
    assert heard.seconds == pytest.approx(case["spoken"], abs=0.005)
