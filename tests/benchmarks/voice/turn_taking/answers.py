"""What is said into the microphone: plain answers, and longer ones with pauses."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.voice.clips import human_folder, voices, wav
from tests.benchmarks.voice.speakers import speaker_of
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.recording import SAMPLE_RATE

Samples = NDArray[np.int16]

AUDIBLE, CLEAR = 0.05, 0.15
"""Loudness of a frame in which somebody speaks, of the loudest one's; and where pieces are joined."""
FRAME = SAMPLE_RATE // 100
LEAD = SAMPLE_RATE // 10
"""Samples before a word, of whose recording the beginning is not missing."""
PEAK = 12_000
"""Of everything that is said."""
ROOM = 12
"""Root mean square of the noise around and within it."""
HESITATIONS = ("i think", "well", "um", "hm", "let me think", "maybe")
MORE = {
    "yes": ("but only some of them", "i think so", "most of the time", "sometimes"),
    "no": ("not really", "i don't think so", "not usually", "that is not it"),
}
WITHIN, AFTER_ANSWER = (0.25, 0.9), (0.1, 0.18)
"""Seconds of pauses: after a hesitation, and after a yes or no that goes on, as long as espeak-ng's at a comma."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A recording with what goes before and after it, and when in it the speech ends."""

    kind: str
    name: str
    samples: Samples
    end: float

    @property
    def file(self) -> bytes:
        """It as WAV."""
        return wav(self.samples, SAMPLE_RATE)


def plain_answers(count: int) -> list[Spoken]:
    """So many times yes or no, of people where there are recordings, else of synthetic voices."""
    found = _people("yes") + _people("no") or [(f"{word} ({name})", made) for word, name, made in _made(("yes", "no"))]
    chance = random.Random(3)  # noqa: S311 - the same answers every time
    return [_spoken("plain", name, [samples]) for name, samples in chance.choices(found, k=count)]


def longer_answers(count: int) -> list[Spoken]:
    """So many that are more than a yes or no, a third of each kind where there are recordings of people."""
    chance = random.Random(4)  # noqa: S311 - the same answers every time
    kinds = [_with_pauses(chance)]
    if human_folder():
        kinds += [_sentences(chance), _answers_among_words(chance)]
    return [next(kinds[place % len(kinds)]) for place in range(count)]


def _with_pauses(chance: random.Random) -> Iterator[Spoken]:
    """Hesitations before an answer, and answers that go on, in synthetic voices."""
    speakers = list(voices().items())
    while True:
        name, speak = chance.choice(speakers)
        answer = chance.choice(tuple(MORE))
        parts: list[str | float] = [answer, chance.uniform(*AFTER_ANSWER), chance.choice(MORE[answer])]
        if chance.random() < 2 / 3:
            parts = [answer]
            for _ in range(chance.choice((1, 1, 2))):
                parts = [chance.choice(HESITATIONS), chance.uniform(*WITHIN), *parts]
        pieces = [_trimmed(_decoded(speak(part)), CLEAR) if isinstance(part, str) else _pause(part) for part in parts]
        yield _spoken("hesitating", f"{_words(parts)} ({name})", pieces)


def _sentences(chance: random.Random) -> Iterator[Spoken]:
    """What people said in one go of several seconds."""
    found = _people("sentences")
    chance.shuffle(found)
    while True:
        yield from (_spoken("sentence", name, [samples]) for name, samples in found)


def _answers_among_words(chance: random.Random) -> Iterator[Spoken]:
    """A word, a pause and then yes or no by one person, or a yes or no and then soon a word."""
    words: dict[str, list[tuple[str, Samples]]] = {}
    for name, samples in _people("words"):
        if _loud(samples, CLEAR).start > LEAD:
            words.setdefault(speaker_of(Path(name)), []).append((name, samples))
    found = [(n, s) for n, s in _people("yes") + _people("no") if speaker_of(Path(n)) in words]
    while True:
        (name, answer), pause = chance.choice(found), chance.uniform(*WITHIN)
        word_name, word = chance.choice(words[speaker_of(Path(name))])
        pieces, parts = [word, _pause(pause), answer], [word_name, pause, name]
        if chance.random() < 1 / 3:
            pause = chance.uniform(*AFTER_ANSWER)
            pieces, parts = [answer, _pause(pause), word], [name, pause, word_name]
        yield _spoken("of words", _words(parts), [_trimmed(piece, CLEAR) for piece in pieces])


def _people(folder: str) -> list[tuple[str, Samples]]:
    paths = sorted((human_folder() or Path()).glob(f"{folder}/*.flac"))
    return [(f"{folder}/{path.stem}", _decoded(path.read_bytes())) for path in paths]


def _made(words: tuple[str, ...]) -> Iterator[tuple[str, str, Samples]]:
    for name, speak in voices().items():
        yield from ((word, name, _decoded(speak(word))) for word in words)


def _spoken(kind: str, name: str, pieces: list[Samples]) -> Spoken:
    """Half a second of a quiet room, what is said, and the room again, which the microphone keeps hearing."""
    said = _trimmed(np.concatenate([_levelled(piece) for piece in pieces]))
    silent = np.pad(said, (SAMPLE_RATE // 2, SAMPLE_RATE * 2))
    noise = np.random.default_rng(len(said)).normal(0, ROOM, len(silent))
    samples = np.clip(silent + noise, -32768, 32767).astype(np.int16)
    return Spoken(kind, name, samples, 0.5 + len(said) / SAMPLE_RATE)


def _decoded(file: bytes) -> Samples:
    samples = np.frombuffer(decode(file).pcm, np.int16)
    even: Samples = (samples - samples.mean()).astype(np.int16)
    return even


def _levelled(samples: Samples) -> Samples:
    loudest = max(1, int(np.abs(samples.astype(int)).max(initial=0)))
    return (samples.astype(np.float32) * (PEAK / loudest)).astype(np.int16)


def _pause(seconds: float) -> Samples:
    return np.zeros(int(seconds * SAMPLE_RATE), np.int16)


def _trimmed(samples: Samples, share: float = AUDIBLE) -> Samples:
    return samples[_loud(samples, share)]


def _loud(samples: Samples, share: float) -> slice:
    """From the first to the last frame that is so loud."""
    if not samples.any():
        return slice(0, len(samples))
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME).astype(np.float32)
    levels = np.sqrt((frames**2).mean(axis=1))
    loud = np.flatnonzero(levels >= levels.max() * share)
    return slice(int(loud[0]) * FRAME, int(loud[-1] + 1) * FRAME)


def _words(parts: list[str | float]) -> str:
    return " ".join(part if isinstance(part, str) else f"({part:.2f} s)" for part in parts)
