"""Speakers of the recordings, in two halves: what is tuned on one is reported of the other."""

from pathlib import Path
from zlib import crc32

TUNED, REPORTED = 0, 1


def speaker_of(path: Path) -> str:
    """Who speaks in a recording, by the hash in its name; where there is none, the recording itself."""
    parts = path.stem.split("_")
    return parts[2] if "nohash" in parts else path.stem


def half_of(speaker: str) -> int:
    """TUNED or REPORTED."""
    return crc32(speaker.encode()) % 2
