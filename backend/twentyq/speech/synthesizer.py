"""Port for speaking."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound file."""

    data: bytes
    content_type: str


class Samples(NamedTuple):
    """Mono signed 16-bit samples."""

    pcm: bytes
    sample_rate: int


@dataclass(frozen=True, slots=True)
class Voice:
    """What sets one way of speaking apart from another; a part of the key under which sounds are cached."""

    engine: str
    names: Mapping[str, str]
    """The voice by BCP 47 language; a synthesizer speaks these languages and no others."""
    content_type: str

    def name(self, language: str) -> str | None:
        """The voice for a language, else for another region's form of it."""
        if language in self.names:
            return self.names[language]
        base = language.split("-")[0]
        return next((name for tag, name in self.names.items() if tag.split("-")[0] == base), None)


class Synthesizer(Protocol):
    """Turns a sentence into sound. Raises SpeechUnavailableError."""

    @property
    def voice(self) -> Voice:
        """How it speaks."""

    def synthesize(self, text: str, language: str) -> Sound:
        """The text spoken. `language` is BCP 47."""
