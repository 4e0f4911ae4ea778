"""Voices compared: what another recognizer makes of them, spectra, loudness, time. Also alone, by python -m."""

import argparse
import io
import os
import random
import wave
from collections.abc import Callable
from pathlib import Path
from statistics import median, pstdev
from typing import NamedTuple

import numpy as np
import pocketsphinx

from tests.benchmarks.voice.clips import voices, wav
from twentyq.knowledge.compiled import load_named
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.speaking import hibari
from twentyq.speech.speaking.loudness import level, loudness
from twentyq.speech.synthesizer import Samples

QUESTIONS = 20
COMPARED = ("espeak en-us", "espeak en-us+f3", "espeak en", "flite slt", "flite rms", "flite awb", "flite kal16")
FRAME_SECONDS = 0.03
LOUD = 0.1
"""Of the loudest frame: softer ones are pauses."""
ALMOST_ALL = 0.99

Speak = Callable[[str], Samples]


class Spoken(NamedTuple):
    """What one voice made of the questions."""

    words: int
    wrong: int
    bandwidth: list[float]
    """Of each question: the kHz under which almost all of its energy is."""
    flatness: list[float]
    """Of each question: decibels below noise (geometric over arithmetic mean of the power spectrum)."""
    loudness: list[float]
    levelled: list[float]
    seconds: float
    processor: float


def speaking_table(count: int = QUESTIONS) -> str:
    """Word errors, spectra, loudness, its standard deviation before and after levelling, processor time."""
    head = ("voice", "words wrong", "bandwidth kHz", "flatness dB", "LUFS", "apart", "levelled", "ms a second")
    rows = [f"{head[0]:16}" + "".join(f"{name:>15}" for name in head[1:])]
    return "\n".join(rows + [_row(name, _spoken(speak, questions(count))) for name, speak in speakers().items()])


def questions(count: int) -> list[str]:
    """Of the deck, evenly chosen."""
    texts = [question.text for question in load_named("everyday").questions]
    return texts[:: max(1, len(texts) // count)][:count]


def speakers() -> dict[str, Speak]:
    """Voices by name, as they are before they are levelled."""
    found = voices()
    known = {name: lambda text, speak=found[name]: _samples(speak(text)) for name in COMPARED if name in found}
    return {"hibari heart": lambda text: hibari.speak(text, "heart"), **known}


def blind_list(folder: Path, count: int) -> None:
    """Questions in every voice, equally loud, for people to listen to: letters for names, which are in key.txt."""
    folder.mkdir(parents=True, exist_ok=True)
    key = []
    for number, text in enumerate(questions(count), 1):
        shuffled = list(speakers().items())
        random.SystemRandom().shuffle(shuffled)
        for letter, (name, speak) in zip("abcdefghijkl", shuffled, strict=False):
            (folder / f"{number:02}{letter}.wav").write_bytes(wav(*level(speak(text))))
            key.append(f"{number:02}{letter} {name}: {text}")
    (folder / "key.txt").write_text("\n".join(key) + "\n")


def _row(name: str, spoken: Spoken) -> str:
    figures = (
        f"{spoken.wrong / spoken.words:.0%}",
        f"{median(spoken.bandwidth):.1f}",
        f"{median(spoken.flatness):.0f}",
        f"{median(spoken.loudness):.1f}",
        f"{pstdev(spoken.loudness):.2f}",
        f"{pstdev(spoken.levelled):.2f}",
        f"{spoken.processor / spoken.seconds * 1000:.0f}",
    )
    return f"{name:16}" + "".join(f"{figure:>15}" for figure in figures)


def _spoken(speak: Speak, texts: list[str]) -> Spoken:
    decoder = pocketsphinx.Decoder(loglevel="FATAL")
    speak("Yes.")
    start = _processor()
    made = [speak(text) for text in texts]
    processor = _processor() - start
    said = ["".join(letter for letter in text.lower() if letter.isalnum() or letter in " '").split() for text in texts]
    heard = [_heard(decoder, decode(wav(*each)).pcm) for each in made]
    spectra = [_spectrum(each) for each in made]
    return Spoken(
        words=sum(map(len, said)),
        wrong=sum(map(_errors, said, heard)),
        bandwidth=[bandwidth for bandwidth, _ in spectra],
        flatness=[flatness for _, flatness in spectra],
        loudness=[loudness(each) or 0.0 for each in made],
        levelled=[loudness(level(each)) or 0.0 for each in made],
        seconds=sum(len(each.pcm) / 2 / each.sample_rate for each in made),
        processor=processor,
    )


def _samples(file: bytes) -> Samples:
    with wave.open(io.BytesIO(file)) as opened:
        return Samples(opened.readframes(opened.getnframes()), opened.getframerate())


def _heard(decoder: pocketsphinx.Decoder, pcm: bytes) -> list[str]:
    decoder.start_utt()
    decoder.process_raw(pcm, full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return found.hypstr.split() if found else []


def _processor() -> float:
    """Seconds, those of processes that were started from here included."""
    return sum(os.times()[:4])


def _spectrum(samples: Samples) -> tuple[float, float]:
    """Bandwidth in kHz and flatness in dB, of what is spoken."""
    size = int(FRAME_SECONDS * samples.sample_rate)
    signal = np.frombuffer(samples.pcm, np.int16)
    frames = signal[: len(signal) // size * size].reshape(-1, size).astype(np.float64)
    loud = np.sqrt((frames**2).mean(axis=1))
    power = np.abs(np.fft.rfft(frames[loud > LOUD * loud.max()] * np.hanning(size))) ** 2 + 1e-9
    within = np.searchsorted(np.cumsum(power.sum(axis=0)) / power.sum(), ALMOST_ALL)
    flatness = 10 * (np.log10(power).mean(axis=1) - np.log10(power.mean(axis=1)))
    return float(within / FRAME_SECONDS / 1_000), float(np.median(flatness))


def _errors(said: list[str], heard: list[str]) -> int:
    """Words to change, leave out or add (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for place, word in enumerate(said, 1):
        before, row[0] = row[0], place
        for other, heard_word in enumerate(heard, 1):
            before, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, before + (word != heard_word))
    return row[-1]


def main() -> None:
    """Print the table, or write a list for listening."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("questions", type=int, nargs="?", default=QUESTIONS)
    arguments.add_argument("--listen", type=Path, help="a folder for questions in every voice, without their names")
    given = arguments.parse_args()
    if given.listen:
        blind_list(given.listen, given.questions)
    else:
        print(speaking_table(given.questions))


if __name__ == "__main__":
    main()
