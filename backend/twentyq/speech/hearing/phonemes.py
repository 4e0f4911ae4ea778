"""How words sound that no dictionary has: espeak-ng's phonemes, as the sounds of the CMU dictionary."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from twentyq.speech.speaking.espeak import speak_phonemes

SOUNDS = Path(__file__).parent / "en_us" / "phonemes.txt"
VOICE = "en-us"
STRESS = str.maketrans("", "", "\N{MODIFIER LETTER VERTICAL LINE}\N{MODIFIER LETTER LOW VERTICAL LINE}")


def pronounce(word: str) -> str | None:
    """The word's sounds; None when it has one that English has not. Raises SpeechUnavailableError."""
    sounds = [_sounds().get(phoneme.translate(STRESS)) for phoneme in speak_phonemes(word, VOICE)]
    return " ".join(sound for sound in sounds if sound) if sounds and None not in sounds else None


@cache
def _sounds() -> Mapping[str, str]:
    lines = SOUNDS.read_text("utf-8").splitlines()
    pairs = (line.split(maxsplit=1) for line in lines if not line.startswith("#"))
    return {phoneme: sounds for phoneme, sounds in pairs}  # noqa: C416 - two parts each
