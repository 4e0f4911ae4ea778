"""The recognizer in the process: pocketsphinx over the grammar of answers."""

from collections.abc import Mapping
from functools import cached_property
from math import exp, log
from threading import Lock

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.hearing.grammar import DICTIONARY, FILLERS, MODEL, read_grammar, token
from twentyq.speech.hearing.listening import NAME, Listener
from twentyq.speech.recognizer import Guess, HeardKind, Hearing
from twentyq.speech.recording import Recording

LANGUAGE = "en"
HALF_SURE_POSTERIOR = 0.805
SURE_POSTERIOR = 0.925
"""Posteriors that are given out as confidences 0.5 and 0.9: there, people meet the benchmark's figures."""
LEAST = 1e-9
"""A posterior nearer to 0 or 1 counts as that."""


class SphinxRecognizer:
    """Recognizer of answers and commands in English. Safe for threads."""

    name = NAME

    def __init__(self) -> None:
        """Load nothing yet; see `warm`."""
        self._lock = Lock()

    def warm(self) -> None:
        """Load models and hear a moment of noise, so that the first player does not wait."""
        import numpy as np

        hum = 3000 * np.sin(np.arange(8000) * 2 * np.pi * 150 / 16000) ** 3
        self.recognize(Recording(hum.astype("<i2").tobytes()), "en-US")

    def recognize(self, recording: Recording, language: str) -> Hearing:
        """The answer or command that was said, else UNCLEAR or SILENCE."""
        if language.split("-")[0] != LANGUAGE:
            raise SpeechUnavailableError(NAME, f"does not know {language}")
        with self._lock:
            listener = self._listener
        take = listener.listen(recording)
        return Hearing(HeardKind.SILENCE, "", 0.0, NAME) if take is None else self._hearing(*take)

    def _hearing(self, meanings: Mapping[str, float], words: str) -> Hearing:
        meaning = max(meanings, key=meanings.__getitem__, default=None)
        if meaning is None:
            return Hearing(HeardKind.UNCLEAR, "", 0.0, NAME)
        confidence = calibrated(meanings[meaning])
        transcript = words if self._meanings.get(token(words)) == meaning else self._phrases[meaning]
        guess = Guess(NAME, transcript, meaning, confidence)
        return Hearing(HeardKind.WORDS, transcript, confidence, NAME, guesses=(guess,))

    @cached_property
    def _listener(self) -> Listener:
        return Listener(DICTIONARY, MODEL, self._meanings, FILLERS)

    @cached_property
    def _meanings(self) -> dict[str, str | None]:
        return {token(phrase): meaning for meaning, said in read_grammar().phrases.items() for phrase in said}

    @cached_property
    def _phrases(self) -> dict[str, str]:
        """The usual way to say a meaning."""
        return {meaning: said[0] for meaning, said in read_grammar().phrases.items() if meaning}


def calibrated(posterior: float) -> float:
    """The confidence of a posterior: a line between their log odds (Platt scaling) through the two named points."""
    if not LEAST < posterior < 1 - LEAST:
        return float(posterior > LEAST)
    low, high = _log_odds(HALF_SURE_POSTERIOR), _log_odds(SURE_POSTERIOR)
    slope = (_log_odds(0.9) - _log_odds(0.5)) / (high - low)
    return 1 / (1 + exp(-slope * (_log_odds(posterior) - low)))


def _log_odds(p: float) -> float:
    return log(p / (1 - p))
