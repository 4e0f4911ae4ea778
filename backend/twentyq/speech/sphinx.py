"""The recognizer in the process: pocketsphinx over the grammar of answers."""

import tempfile
from functools import cached_property
from math import exp, log
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.feeding import feed
from twentyq.speech.grammar import DICTIONARY, MARK, MODEL, phrase_of, read_grammar, token
from twentyq.speech.lattice import BigramModel, parse_lattice, posteriors
from twentyq.speech.recognizer import Guess, HeardKind, Hearing
from twentyq.speech.recording import Recording

NAME = "pocketsphinx"
LANGUAGE = "en"
NOISE_DB = 21.0
SECOND_NOISE_DB = 15.0
UNSETTLED = (0.1, 0.96)
"""Posteriors between which the recording is heard a second time under other noise, and the mean counts."""

HALF_SURE_POSTERIOR = 0.805
SURE_POSTERIOR = 0.915
"""Posteriors that are given out as confidences 0.5 and 0.9: there, people meet the benchmark's figures."""
LEAST = 1e-9
"""A posterior nearer to 0 or 1 counts as that."""


class _Take(NamedTuple):
    """One listening: P(meaning) and the best words."""

    meanings: dict[str, float]
    words: str


class SphinxRecognizer:
    """Recognizer of answers and commands in English. Safe for threads; they take turns, as decoding holds the GIL."""

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
        first = self._listen(recording, NOISE_DB)
        if first is None:
            return Hearing(HeardKind.SILENCE, "", 0.0, NAME)
        meanings = first.meanings
        if UNSETTLED[0] < max(meanings.values(), default=0.0) < UNSETTLED[1]:
            second = self._listen(recording, SECOND_NOISE_DB)
            meanings = _mean(meanings, second.meanings if second else {})
        return self._hearing(meanings, first.words)

    def _hearing(self, meanings: dict[str, float], words: str) -> Hearing:
        meaning = max(meanings, key=meanings.__getitem__, default=None)
        if meaning is None:
            return Hearing(HeardKind.UNCLEAR, "", 0.0, NAME)
        confidence = calibrated(meanings[meaning])
        transcript = words if self._meanings.get(token(words)) == meaning else self._phrases[meaning]
        guess = Guess(NAME, transcript, meaning, confidence)
        return Hearing(HeardKind.WORDS, transcript, confidence, NAME, guesses=(guess,))

    def _listen(self, recording: Recording, noise_db: float) -> _Take | None:
        fed = feed(recording, noise_db)
        if fed is None:
            return None
        with self._lock:
            decoder = self._decoder
            decoder.reinit_feat()  # forgets the noise of the recording before
            decoder.start_utt()
            decoder.process_raw(fed, full_utt=True)
            decoder.end_utt()
            found, graph = decoder.hyp(), decoder.get_lattice()
            if found is None or graph is None:
                return _Take({}, "")
            lattice = parse_lattice(_written(graph))
        found_posteriors = posteriors(lattice, self._model, self._meanings)
        words = " ".join(word for word in found.hypstr.split() if word.startswith(MARK))
        return _Take({meaning: p for meaning, p in found_posteriors.items() if meaning}, phrase_of(words))

    @cached_property
    def _decoder(self) -> Any:
        return _new_decoder()

    @cached_property
    def _model(self) -> BigramModel:
        return BigramModel(MODEL.read_text().splitlines())

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


def _mean(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {meaning: (one.get(meaning, 0.0) + other.get(meaning, 0.0)) / 2 for meaning in one | other}


def _written(graph: Any) -> list[str]:
    """The lattice's lines; the decoder can only write it to a file."""
    with tempfile.TemporaryDirectory(prefix="twentyq-") as folder:
        path = Path(folder) / "lattice"
        graph.write(str(path))
        return path.read_text().splitlines()


def _new_decoder() -> Any:
    import pocketsphinx

    try:
        return pocketsphinx.Decoder(
            hmm=str(Path(pocketsphinx.get_model_path()) / "en-us" / "en-us"),
            dict=str(DICTIONARY),
            lm=str(MODEL),
            lw=10,
            bestpathlw=10,
            fillprob=1e-3,
            fwdflat=False,
            loglevel="FATAL",
        )
    except (RuntimeError, ValueError) as exc:
        raise SpeechUnavailableError(NAME, "its model files are missing") from exc
