"""Voices compared: what another recognizer makes of them, loudness, time. Also alone, by python -m."""

import os
import sys
from collections.abc import Callable
from statistics import median, pstdev

import numpy as np
import pocketsphinx

from tests.benchmarks.voice.clips import voices
from twentyq.knowledge.compiled import load_named
from twentyq.speech.hearing.decoding import decode

QUESTIONS = 20
COMPARED = ("espeak en-us", "espeak en-us+f3", "espeak en", "flite slt", "flite rms", "flite awb", "flite kal16")
FRAME = 1_600
LOUD = 0.1
"""Of the loudest tenth of a second: softer ones are pauses."""


def speaking_table(count: int = QUESTIONS) -> str:
    """Word errors, loudness of questions and how far they differ in it, milliseconds a question."""
    texts = [question.text for question in load_named("everyday").questions]
    texts = texts[:: max(1, len(texts) // count)][:count]
    found = voices()
    rows = [f"{'voice':20}{'word errors':>12}{'loudness':>10}{'apart':>8}{'ms':>6}"]
    return "\n".join(rows + [_row(name, found[name], texts) for name in COMPARED if name in found])


def _row(name: str, speak: Callable[[str], bytes], texts: list[str]) -> str:
    decoder = pocketsphinx.Decoder(loglevel="FATAL")
    wrong, words, levels, times = 0, 0, [], []
    for text in texts:
        start = _processor()
        file = speak(text)
        times.append(_processor() - start)
        pcm = decode(file).pcm
        levels.append(_loudness(pcm))
        said = "".join(letter for letter in text.lower() if letter.isalnum() or letter in " '").split()
        wrong += _errors(said, _heard(decoder, pcm))
        words += len(said)
    return f"{name:20}{wrong / words:11.0%}{median(levels):9.1f}{pstdev(levels):8.1f}{median(times) * 1000:6.0f}"


def _heard(decoder: pocketsphinx.Decoder, pcm: bytes) -> list[str]:
    decoder.start_utt()
    decoder.process_raw(pcm, full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return found.hypstr.split() if found else []


def _processor() -> float:
    """Seconds, those of processes that were started from here included."""
    return sum(os.times()[:4])


def _loudness(pcm: bytes) -> float:
    """Of what is spoken, in decibels below full scale."""
    samples = np.frombuffer(pcm, np.int16)
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME).astype(np.float64)
    levels = np.sqrt((frames**2).mean(axis=1))
    spoken = levels[levels > LOUD * levels.max()]
    return float(20 * np.log10(np.sqrt((spoken**2).mean()) / 32_768))


def _errors(said: list[str], heard: list[str]) -> int:
    """Words to change, leave out or add (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for place, word in enumerate(said, 1):
        before, row[0] = row[0], place
        for other, heard_word in enumerate(heard, 1):
            before, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, before + (word != heard_word))
    return row[-1]


if __name__ == "__main__":
    print(speaking_table(*map(int, sys.argv[1:])))
