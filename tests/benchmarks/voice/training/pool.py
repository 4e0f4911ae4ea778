"""Features to learn from, made ahead: `python -m tests.benchmarks.voice.training.pool SOUNDS POOL HALF COUNT`."""

import sys
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.voice.training.augment import Augmenter, Samples

SHARES = {
    ("yes", 0): 0.20,
    ("no", 1): 0.21,
    ("stop", 2): 0.05,
    ("words", 3): 0.26,
    ("sentences", 3): 0.02,
    ("background", 3): 0.04,
    ("made", 0): 0.05,
    ("made", 1): 0.06,
    ("made", 2): 0.05,
    ("made", 3): 0.06,
    ("flite", 0): 0.02,
    ("flite", 1): 0.02,
    ("flite", 2): 0.05,
    ("flite", 3): 0.03,
}
"""Of the pool, by where a sound is from and its class."""
PIECE = 3000
TALK = ("words", "sentences")


class Gathered(NamedTuple):
    """All sounds, and the chance of each to be learned from."""

    sounds: list[Samples]
    labels: NDArray[np.int64]
    chances: NDArray[np.float64]
    rooms: list[Samples]
    talk: list[Samples]


def gathered(path: Path, half: int) -> Gathered:
    """The sounds of one half of the speakers, and those that were made."""
    data = np.load(path)
    ends, samples, kinds, labels = np.cumsum(data["length"]), data["samples"], data["kind"], data["label"]
    sounds = [samples[end - length : end] for end, length in zip(ends, data["length"], strict=True)]
    used = np.isin(data["half"], (-1, half))
    chances = np.zeros(len(sounds))
    for (kind, label), share in SHARES.items():
        rows = used & (kinds == kind) & (labels == label)
        chances[rows] = share / max(1, rows.sum())
    rooms = [sounds[row] for row in np.flatnonzero(used & (kinds == "background"))]
    talk = [sounds[row] for row in np.flatnonzero(used & np.isin(kinds, TALK))]
    return Gathered(sounds, labels, chances / chances.sum(), rooms, talk)


def _piece(task: tuple[Path, int, int]) -> tuple[NDArray[np.float16], NDArray[np.int64]]:
    path, half, seed = task
    heard = gathered(path, half)
    chosen = np.random.default_rng(1000 + seed).choice(len(heard.sounds), PIECE, p=heard.chances)
    augmenter = Augmenter(heard.sounds, heard.rooms, heard.talk, 77 * seed + half)
    return np.stack([augmenter.features(row) for row in chosen]).astype(np.float16), heard.labels[chosen]


def main() -> None:
    """Make a pool."""
    sounds, pool_file, half, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    with get_context("fork").Pool(cpu_count()) as pool:
        pieces = pool.map(_piece, [(sounds, half, seed) for seed in range(count // PIECE)], chunksize=1)
    features, labels = (np.concatenate(column) for column in zip(*pieces, strict=True))
    np.savez(pool_file, features=features, labels=labels)


if __name__ == "__main__":
    main()
