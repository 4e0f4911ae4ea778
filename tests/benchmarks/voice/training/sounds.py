"""What the network learns from: recordings of people, and phrases and words in espeak-ng's voices.

`python -m tests.benchmarks.voice.training.sounds FILE` gathers them into one file.
"""

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tests.benchmarks.voice.clips import human_folder, voices
from tests.benchmarks.voice.speakers import half_of, speaker_of
from twentyq.speech.errors import SpeechError
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.hearing.grammar import read_grammar
from twentyq.speech.recording import SAMPLE_RATE
from twentyq.speech.speaking.espeak import speak_pcm

CLASSES = ("YES", "NO", "OTHER_ANSWER", "NEITHER")
FOLDERS = {"yes": "YES", "no": "NO", "stop": "OTHER_ANSWER", "words": "NEITHER", "sentences": "NEITHER"}
BACKGROUND = "background"
SPOKEN_AS = {"YES": "YES", "NO": "NO"}
ACCENTS = ("en-us", "en-us", "en", "en-gb-scotland", "en-gb-x-rp", "en-us-nyc", "en-029", "en-gb-x-gbclan")
VARIANTS = ("", *(f"+f{n}" for n in range(1, 6)), *(f"+m{n}" for n in range(1, 9)), "+klatt2", "+klatt4", "+croak")
TIMES = {"YES": 14, "NO": 20, "OTHER_ANSWER": 3}
"""How often a phrase is spoken, by another voice each time."""
WORDS, WORD_ROWS = 900, 250
FLITE_WORDS = 110
HELD_OUT = "flite awb"
LONGEST = 2.4


class Sound(NamedTuple):
    """Samples with what they are; `half` is 0 or 1 by speaker, -1 for made ones."""

    kind: str
    label: str
    half: int
    samples: "np.ndarray[tuple[int], np.dtype[np.int16]]"


def people() -> Iterator[Sound]:
    """Recordings of people, and of rooms."""
    folder = human_folder()
    for name, label in {**FOLDERS, BACKGROUND: "NEITHER"}.items() if folder else ():
        for path in sorted((folder / name).glob("*.flac")) if folder else ():
            pcm = decode(path.read_bytes()).pcm
            yield Sound(name, label, half_of(speaker_of(path)), np.frombuffer(pcm, np.int16))


def made() -> Iterator[Sound]:
    """Phrases of the grammar, other words, and rows of words."""
    chance = random.Random(3)  # noqa: S311 - the same voices every time
    grammar = read_grammar()
    for meaning, said in grammar.phrases.items():
        label = "NEITHER" if meaning is None else SPOKEN_AS.get(meaning, "OTHER_ANSWER")
        for phrase in said:
            yield from _spoken(chance, label, phrase, TIMES.get(label, 1))
    answers = {phrase for said in grammar.phrases.values() for phrase in said} | {"know", "knows"}
    others = [word for word in grammar.common_words if word not in answers]
    for word in chance.sample(others, WORDS):
        yield from _spoken(chance, "NEITHER", word, 1)
    for _ in range(WORD_ROWS):
        yield from _spoken(chance, "NEITHER", " ".join(chance.sample(others, chance.randint(2, 4))), 1)
    for speak in _other_voices():
        for meaning, said in grammar.phrases.items():
            label = "NEITHER" if meaning is None else SPOKEN_AS.get(meaning, "OTHER_ANSWER")
            for phrase in said:
                yield Sound("flite", label, -1, np.frombuffer(decode(speak(phrase)).pcm, np.int16))
        for word in chance.sample(others, FLITE_WORDS):
            yield Sound("flite", "NEITHER", -1, np.frombuffer(decode(speak(word)).pcm, np.int16))


def _other_voices() -> list[Callable[[str], bytes]]:
    """flite's, where it is installed; one is left out, to be reported."""
    return [speak for name, speak in voices().items() if name.startswith("flite") and name != HELD_OUT]


def _spoken(chance: random.Random, label: str, text: str, times: int) -> Iterator[Sound]:
    for _ in range(times):
        voice = chance.choice(ACCENTS) + chance.choice(VARIANTS)
        try:
            pcm, rate = speak_pcm(text, voice, chance.randint(120, 220))
        except SpeechError:
            continue
        samples = np.frombuffer(pcm, np.int16).astype(np.float32)
        length = int(min(len(samples) / rate, LONGEST) * SAMPLE_RATE)
        at = np.arange(length) * (rate / SAMPLE_RATE)
        yield Sound("made", label, -1, np.interp(at, np.arange(len(samples)), samples).astype(np.int16))


def main() -> None:
    """Gather."""
    sounds = [*people(), *made()]
    np.savez(
        Path(sys.argv[1]),
        kind=[s.kind for s in sounds],
        label=[CLASSES.index(s.label) for s in sounds],
        half=[s.half for s in sounds],
        length=[len(s.samples) for s in sounds],
        samples=np.concatenate([s.samples for s in sounds]),
    )
    print(f"{len(sounds)} sounds")


if __name__ == "__main__":
    main()
