"""Port for hearing what a player was thinking of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from twentyq.game.answer import Answer
from twentyq.speech.recognizer import Certainty, HeardKind
from twentyq.speech.recording import Recording


@dataclass(frozen=True, slots=True)
class HeardThing:
    """The name that was heard, or a yes or no to a name that was offered."""

    kind: HeardKind
    name: str
    """As the deck has it, else as it was heard; the best guess where that is unsure, or empty."""
    says: str
    """The name as said in a sentence: "a guitar"."""
    confidence: float
    recognizer: str
    """Who decided."""
    certainty: Certainty = Certainty.UNSURE
    answer: Answer | None = None
    """YES or NO where that was said in place of a name."""


class ThingRecognizer(Protocol):
    """Hears the name of a thing, of a deck's things first. Raises SpeechUnavailableError."""

    def recognize_thing(
        self, recording: Recording, deck_id: str, language: str, likely: Mapping[str, float]
    ) -> HeardThing:
        """What was named. `language` is BCP 47; `likely` has P(thing) by name as far as known, 0 for no more."""

    def warm(self, deck_id: str) -> None:
        """Load the names of a deck, so that no player waits for them."""
