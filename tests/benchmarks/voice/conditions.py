"""Recordings as they are, and as phones, rooms, children and codecs make them."""

import contextlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache

import av
import av.filter
import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.voice.clips import human_folder
from tests.benchmarks.voice.speakers import half_of, speaker_of
from tests.sound_files import encode_as
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.recording import SAMPLE_RATE, Recording

Samples = NDArray[np.float64]
Change = Callable[[Samples, np.random.Generator, int], Samples]
"""Samples of one recording, of a half of the speakers, changed."""

AROUND = int(1.5 * SAMPLE_RATE)
TELEPHONE = (300.0, 3400.0)


def under(kind: str, db: float) -> Change:
    """Under noise, so much weaker than speech."""

    def change(samples: Samples, chance: np.random.Generator, half: int) -> Samples:
        noise = _noise(kind, len(samples), chance, half)
        return samples + noise * loudness(samples) / 10 ** (db / 20)

    return change


def warped(pitch: float, speed: float = 1.0) -> Change:
    """Pitch and formants, and pace, times a factor."""
    steps = [
        ("asetrate", f"{SAMPLE_RATE * pitch:.0f}"),
        ("aresample", f"{SAMPLE_RATE}"),
        ("atempo", f"{speed / pitch}"),
    ]
    return lambda samples, _chance, _half: _filtered(samples, steps)


def telephone(samples: Samples, _chance: np.random.Generator, _half: int) -> Samples:
    """300 to 3,400 Hz."""
    spectrum, hertz = np.fft.rfft(samples), np.fft.rfftfreq(len(samples), 1 / SAMPLE_RATE)
    spectrum[(hertz < TELEPHONE[0]) | (hertz > TELEPHONE[1])] = 0
    return np.fft.irfft(spectrum, len(samples))


def clipped(db: float) -> Change:
    """Cut off so far below its peak."""

    def change(samples: Samples, _chance: np.random.Generator, _half: int) -> Samples:
        most = np.abs(samples).max() / 10 ** (db / 20)
        return np.clip(samples, -most, most)

    return change


def reverberant(seconds: float, direct_db: float) -> Change:
    """In a room whose echo falls by 60 dB in so many seconds and is so much weaker than the voice."""

    def change(samples: Samples, chance: np.random.Generator, _half: int) -> Samples:
        size = int(seconds * SAMPLE_RATE)
        echo = chance.standard_normal(size) * 10 ** (-3 * np.arange(size) / size)
        echo *= 10 ** (-direct_db / 20) / np.sqrt((echo**2).sum())
        return np.convolve(np.pad(samples, (0, size // 2)), np.concatenate([[1.0], echo]))[: len(samples) + size // 2]

    return change


def surrounded(samples: Samples, chance: np.random.Generator, half: int) -> Samples:
    """1.5 s of a room's noise before and after, as loud as the recording's own quiet."""
    noise = _noise("room", len(samples) + 2 * AROUND, chance, half) * max(20.0, _quiet(samples))
    noise[AROUND:-AROUND] = samples
    return noise


def encoded(kind: str, bit_rate: int | None) -> Change:
    """As a browser records it."""

    def change(samples: Samples, _chance: np.random.Generator, _half: int) -> Samples:
        file = encode_as(kind, _pcm(samples), SAMPLE_RATE, bit_rate=bit_rate)
        return np.frombuffer(decode(file).pcm, np.int16).astype(np.float64)

    return change


CONDITIONS: Mapping[str, Change] = {
    "clean": lambda samples, _chance, _half: samples,
    **{f"room noise {db} dB": under("room", db) for db in (20, 10, 5)},
    **{f"brown noise {db} dB": under("brown", db) for db in (20, 10, 5)},
    **{f"white noise {db} dB": under("white", db) for db in (20, 10)},
    **{f"babble {db} dB": under("babble", db) for db in (20, 10, 5)},
    "kitchen 10 dB": under("kitchen", 10),
    "hum of 120 Hz 0 dB": under("hum", 0),
    "telephone": telephone,
    "clipped by 15 dB": clipped(15),
    "30 dB quieter": lambda samples, _chance, _half: samples / 10**1.5,
    "reverberation 0.4 s": reverberant(0.4, 3),
    "reverberation 0.8 s": reverberant(0.8, 0),
    **{f"pitch x {pitch}": warped(pitch) for pitch in (1.2, 1.3, 0.85)},
    "speed x 0.8": warped(1.0, 0.8),
    "speed x 1.25": warped(1.0, 1.25),
    "1.5 s of room around": surrounded,
    "WebM Opus 16k": encoded("webm", 16_000),
    "MP4 AAC 24k": encoded("mp4", 24_000),
}


def laid_over(condition: str, recording: Recording, half: int, seed: str) -> Recording:
    """The recording under a condition, the same every time; noise of rooms and voices is of the same half."""
    chance = np.random.default_rng(zlib.crc32(f"{condition} {seed}".encode()))
    samples = np.frombuffer(recording.pcm, np.int16).astype(np.float64)
    return Recording(_pcm(CONDITIONS[condition](samples, chance, half)))


def loudness(samples: Samples) -> float:
    """Root mean square of the loudest fifth of the 10 ms frames."""
    powers = _powers(samples)
    return float(np.sqrt(powers[-max(1, len(powers) // 5) :].mean()))


def _quiet(samples: Samples) -> float:
    powers = _powers(samples)
    return float(np.sqrt(powers[: max(1, len(powers) // 5)].mean()))


def _powers(samples: Samples) -> Samples:
    return np.sort((samples[: len(samples) // 160 * 160].reshape(-1, 160) ** 2).mean(axis=1))


def _pcm(samples: Samples) -> bytes:
    return np.clip(samples, -32768, 32767).astype("<i2").tobytes()


def _noise(kind: str, length: int, chance: np.random.Generator, half: int) -> Samples:
    """Noise of level 1."""
    match kind:
        case "white":
            noise = chance.standard_normal(length)
        case "brown":
            walk = np.cumsum(chance.standard_normal(length))
            noise = walk - np.convolve(walk, np.ones(400) / 400, "same")
        case "hum":
            at = np.arange(length) / SAMPLE_RATE
            noise = sum((np.sin(2 * np.pi * 120 * n * at) / n for n in (1, 2, 3)), np.zeros(length))
        case "room":
            noise = _joined(_recorded("background", half), length, chance, 1)
        case "babble":
            noise = _joined(_recorded("words", half), length, chance, 5)
        case _:
            noise = _kitchen(length, chance)
    return noise / np.sqrt((noise**2).mean())


def _kitchen(length: int, chance: np.random.Generator) -> Samples:
    """Running water, and dishes that ring."""
    noise = np.diff(chance.standard_normal(length + 1)) * 0.3 + chance.standard_normal(length) * 0.3
    for start in chance.integers(0, length, 1 + length // 4000):
        at = np.arange(min(3200, length - start)) / SAMPLE_RATE
        ring = sum((np.sin(2 * np.pi * hertz * at) for hertz in chance.uniform(900, 6000, 4)), np.zeros(len(at)))
        noise[start : start + len(at)] += ring * np.exp(-at * chance.uniform(20, 60)) * chance.uniform(0.3, 1.5)
    return noise


def _joined(pieces: Sequence[Samples], length: int, chance: np.random.Generator, voices: int) -> Samples:
    """Recordings one after the other, as many at once as there are voices."""
    total = np.zeros(length)
    for _ in range(voices):
        row = np.zeros(0)
        while len(row) < length + SAMPLE_RATE:
            piece = pieces[chance.integers(len(pieces))]
            row = np.concatenate([row, piece / (np.sqrt((piece**2).mean()) + 1e-9)])
        start = int(chance.integers(0, SAMPLE_RATE))
        total += row[start : start + length]
    return total


@cache
def _recorded(name: str, half: int) -> list[Samples]:
    folder = human_folder()
    paths = sorted((folder / name).glob("*.flac"))[:: 1 if name == "background" else 5] if folder else []
    chosen = [path for path in paths if half_of(speaker_of(path)) == half]
    return [np.frombuffer(decode(path.read_bytes()).pcm, np.int16).astype(np.float64) for path in chosen]


def _filtered(samples: Samples, steps: Sequence[tuple[str, str]]) -> Samples:
    """Samples through FFmpeg's filters."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=SAMPLE_RATE, format="s16", layout="mono", time_base=f"1/{SAMPLE_RATE}")
    nodes = [source, *(graph.add(name, setting) for name, setting in steps), graph.add("abuffersink")]
    graph.link_nodes(*nodes).configure()
    frame = av.AudioFrame.from_ndarray(np.frombuffer(_pcm(samples), np.int16).reshape(1, -1), "s16", "mono")
    frame.sample_rate = SAMPLE_RATE
    graph.push(frame)
    graph.push(None)
    pieces = []
    with contextlib.suppress(av.EOFError, av.BlockingIOError):
        while True:
            pieces.append(graph.pull().to_ndarray()[0])
    return np.concatenate(pieces).astype(np.float64)
