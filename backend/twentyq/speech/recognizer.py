"""Port for hearing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from twentyq.speech.recording import Recording


class HeardKind(StrEnum):
    """What a recording held."""

    WORDS = "WORDS"
    UNCLEAR = "UNCLEAR"
    """Speech that is not understood with enough confidence: ask again."""
    SILENCE = "SILENCE"
    """Nobody spoke: no input."""


class Certainty(StrEnum):
    """What to do with words heard."""

    SURE = "SURE"
    """Accept."""
    HALF_SURE = "HALF_SURE"
    """Accept, say back what was heard and offer undo."""
    UNSURE = "UNSURE"
    """Ask again; where there is a guess, ask whether it was that."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What one recognizer took a recording for; kept per turn beside the final meaning, for calibration."""

    recognizer: str
    transcript: str
    meaning: str | None
    """A label of the grammar of answers (YES, REPEAT, ...); None where the words are to be understood."""
    posterior: float
    """0 to 1, calibrated: of answers with posterior p about the share p is right."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What was heard in a recording."""

    kind: HeardKind
    transcript: str
    """Empty for silence; for what is unclear the best guess, which may be empty."""
    confidence: float
    recognizer: str
    """Who decided."""
    certainty: Certainty = Certainty.UNSURE
    guesses: tuple[Guess, ...] = ()
    """Of every recognizer that listened, in that order."""


class Recognizer(Protocol):
    """Turns speech into words with a confidence. Raises SpeechUnavailableError."""

    @property
    def name(self) -> str:
        """Which recognizer it is, for `Heard.recognizer`."""

    def recognize(self, recording: Recording, language: str) -> Hearing:
        """What was said. `language` is BCP 47."""
