"""Recordings that hold both a yes and a no: how many are taken for one of them. Also alone, by python -m."""

import random
from collections.abc import Iterator

import numpy as np

from tests.benchmarks.voice.clips import human_folder, voices
from twentyq.speech.hearing.answers import AnswerRecognizer
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.hearing.network.network import Impression, Network
from twentyq.speech.recording import SAMPLE_RATE, Recording

COUNT = 96
LATER = (0.2, 0.7)
"""Seconds from the beginning of the one to that of the other."""
TAKEN = 0.5
PEAK = 12_000
SPOKEN = 0.1
"""Of the peak: where a word begins and ends."""


class WholeOnly(Network):
    """The network, without its hearing of parts."""

    def hear_parts(self, recording: Recording) -> Iterator[Impression]:
        """The recording as its only part."""
        yield self.hear(recording)


def contradictions_table() -> str:
    """How many are taken, by people where there are recordings of them and by synthetic voices."""
    made = {word: [speak(word) for speak in voices().values()] for word in ("yes", "no")}
    found = {"synthetic voices": made}
    folder = human_folder()
    if folder:
        found["people"] = {word: [path.read_bytes() for path in (folder / word).glob("*.flac")] for word in made}
    rows = [f"{'both yes and no, taken for one':32}{'whole':>8}{'with parts':>12}"]
    for name, files in found.items():
        both = list(_both(files))
        counts = [_taken(recognizer, both) for recognizer in (AnswerRecognizer(WholeOnly), AnswerRecognizer())]
        rows.append(f"{name:32}{counts[0]:8}{counts[1]:12}  of {len(both)}")
    return "\n".join(rows)


def _taken(recognizer: AnswerRecognizer, recordings: list[Recording]) -> int:
    return sum(recognizer.recognize(recording, "en-US").confidence >= TAKEN for recording in recordings)


def _both(files: dict[str, list[bytes]]) -> Iterator[Recording]:
    """A yes and then a no, or the other way round, over each other or one after the other."""
    chance = random.Random(5)  # noqa: S311 - the same pairs every time
    for _ in range(COUNT):
        words = chance.sample(("yes", "no"), 2)
        first, second = (_word(chance.choice(sorted(files[word]))) for word in words)
        later = int(chance.uniform(*LATER) * SAMPLE_RATE)
        mixed = np.zeros(max(len(first), later + len(second)))
        mixed[: len(first)] += first
        mixed[later : later + len(second)] += second
        silence = np.zeros(SAMPLE_RATE // 4)
        yield Recording(np.concatenate([silence, mixed, silence]).clip(-32_768, 32_767).astype("<i2").tobytes())


def _word(file: bytes) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    samples = np.frombuffer(decode(file).pcm, np.int16).astype(float)
    samples -= samples.mean()
    loud = np.flatnonzero(np.abs(samples) > SPOKEN * np.abs(samples).max())
    return samples[loud[0] : loud[-1]] * PEAK / np.abs(samples).max()


if __name__ == "__main__":
    print(contradictions_table())
