"""Recognizers one behind the other: the next listens where those before it are not sure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.recognizer import Certainty, Guess, HeardKind, Hearing, Recognizer
from twentyq.speech.recording import Recording


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Least confidences."""

    sure: float = 0.9
    half_sure: float = 0.5

    def certainty(self, confidence: float) -> Certainty:
        """What a confidence allows."""
        if confidence >= self.sure:
            return Certainty.SURE
        return Certainty.HALF_SURE if confidence >= self.half_sure else Certainty.UNSURE


DEFAULT = Thresholds()
STRICT = Thresholds(sure=0.97, half_sure=0.8)


class CascadeRecognizer:
    """Recognizer over others; who decided is in the hearing. One that fails is passed over."""

    name = "cascade"

    def __init__(
        self, recognizers: Sequence[Recognizer], thresholds: Thresholds = DEFAULT, strict: Thresholds = STRICT
    ) -> None:
        """`recognizers` with the cheapest first; `strict` are the thresholds for players who had to undo."""
        self._recognizers = recognizers
        self._thresholds = thresholds
        self._strict = strict

    def recognize(self, recording: Recording, language: str, *, strict: bool = False) -> Hearing:
        """What the first recognizer that is at least half sure heard; else UNCLEAR, with the best guess.

        Nobody hears silence twice. Raises SpeechUnavailableError when every recognizer failed.
        """
        thresholds = self._strict if strict else self._thresholds
        hearings: list[Hearing] = []
        failure: SpeechUnavailableError | None = None
        for recognizer in self._recognizers:
            try:
                hearing = recognizer.recognize(recording, language)
            except SpeechUnavailableError as exc:
                failure = exc
                continue
            hearings.append(hearing)
            certainty = thresholds.certainty(hearing.confidence)
            if hearing.kind is HeardKind.SILENCE and len(hearings) == 1:
                return hearing
            if hearing.kind is HeardKind.WORDS and certainty is not Certainty.UNSURE:
                return replace(hearing, certainty=certainty, guesses=_guesses(hearings))
        if not hearings:
            raise SpeechUnavailableError(self.name, "no recognizer could listen") from failure
        best = max(hearings, key=lambda hearing: hearing.confidence)
        return replace(best, kind=HeardKind.UNCLEAR, certainty=Certainty.UNSURE, guesses=_guesses(hearings))


def _guesses(hearings: Sequence[Hearing]) -> tuple[Guess, ...]:
    return tuple(guess for hearing in hearings for guess in hearing.guesses)
