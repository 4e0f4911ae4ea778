"""hibari in process: a neural voice that comes along in its package, and fetches nothing."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from threading import Lock
from typing import Any

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.speaking.encoding import MP3
from twentyq.speech.speaking.in_process import InProcessSynthesizer
from twentyq.speech.synthesizer import Samples, Voice

NAME = "hibari"
VOICES: Mapping[str, str] = {"en-US": "heart"}
SAMPLE_RATE = 24_000
SEED = 0
"""Of the noise in a voice: a text always sounds the same."""
LONGEST_TEXT, LONGEST_WORD = 500, 60
"""In characters. Reading takes a time that grows with the square of both."""
QUEUE_SECONDS = 8.0
"""For those who speak at the same time, the first of whom loads the voice."""
SOFT = 0.01
"""Of the loudest sample: what is softer at the edges is no speech."""
MARGINS = (0.04, 0.12)
"""Seconds left before and after speech, of 0.3 and 0.4."""

_speaking = Lock()


def is_installed() -> bool:
    """Whether the packages are there; they are not for Macs with Intel's processors."""
    return all(find_spec(name) for name in (NAME, "onnxruntime"))


class HibariSynthesizer(InProcessSynthesizer):
    """Synthesizer by hibari, loaded by its first sentence."""

    def __init__(self, content_type: str = MP3) -> None:
        """In MP3 or Opus."""
        super().__init__(Voice(NAME, VOICES, content_type), speak)


def speak(text: str, voice: str) -> Samples:
    """The text without silence around it. Safe for threads, one speaks at a time."""
    import numpy as np

    plain = unicodedata.normalize("NFKC", text)
    if len(plain) > LONGEST_TEXT or any(len(word) > LONGEST_WORD for word in plain.split()):
        raise SpeechUnavailableError(NAME, "too long")
    with _turn():
        try:
            wave = _loaded(voice)(plain, seed=SEED)
        except Exception as exc:  # what the library raises for odd texts is not documented
            raise SpeechUnavailableError(NAME, type(exc).__name__) from exc
    spoken = np.flatnonzero(np.abs(wave) > SOFT * np.abs(wave).max(initial=0))
    if not len(spoken):
        return Samples(b"", SAMPLE_RATE)
    before, after = (int(seconds * SAMPLE_RATE) for seconds in MARGINS)
    wave = wave[max(0, spoken[0] - before) : spoken[-1] + after]
    return Samples((np.clip(wave, -1, 1) * 32_767).astype("<i2").tobytes(), SAMPLE_RATE)


@contextmanager
def _turn() -> Iterator[None]:
    if not _speaking.acquire(timeout=QUEUE_SECONDS):
        raise SpeechUnavailableError(NAME, "too many sentences at once")
    try:
        yield
    finally:
        _speaking.release()


_voices: dict[str, Callable[..., Any]] = {}


def _loaded(name: str) -> Callable[..., Any]:
    if name not in _voices:
        from hibari import Hibari
        from hibari.voices import voice_path

        _voices[name] = Hibari(name, voice_path(name, download_missing=False), threads=1)
    return _voices[name]
