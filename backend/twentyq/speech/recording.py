"""Recorded speech, as every recognizer takes it."""

from dataclasses import dataclass

SAMPLE_RATE = 16_000
"""Samples a second."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Mono sound of SAMPLE_RATE as signed 16-bit little-endian samples."""

    pcm: bytes

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.pcm) / (2 * SAMPLE_RATE)
