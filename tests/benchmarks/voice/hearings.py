"""Clips -> what the in-process recognizer hears."""

from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from os import cpu_count
from time import perf_counter

from tests.benchmarks.voice.clips import Clip
from twentyq.speech.hearing.answers import AnswerRecognizer
from twentyq.speech.recognizer import HeardKind


@dataclass(frozen=True, slots=True)
class Heard:
    """A clip's outcome."""

    group: str
    voice: str
    phrase: str
    expected: str | None
    meaning: str | None
    confidence: float
    silence: bool
    seconds: float
    """Wall time of recognition."""

    def taken(self, threshold: float) -> bool:
        """Whether it counts as an answer or command."""
        return self.meaning is not None and self.confidence >= threshold

    def right(self, threshold: float) -> bool:
        """Taken for what it is."""
        return self.taken(threshold) and self.meaning == self.expected


def hear_all(clips: list[Clip]) -> list[Heard]:
    """All clips, one process per core."""
    with get_context("fork").Pool(cpu_count()) as pool:
        return pool.map(_hear, clips, chunksize=20)


@cache
def _recognizer() -> AnswerRecognizer:
    recognizer = AnswerRecognizer()
    recognizer.warm()
    return recognizer


def _hear(clip: Clip) -> Heard:
    recognizer = _recognizer()
    start = perf_counter()
    hearing = recognizer.recognize(clip.recording, "en-US")
    seconds = perf_counter() - start
    meaning = hearing.guesses[0].meaning if hearing.guesses else None
    silence = hearing.kind is HeardKind.SILENCE
    return Heard(clip.group, clip.voice, clip.phrase, clip.expected, meaning, hearing.confidence, silence, seconds)
