"""A linear reader of words that the rules leave open: n-grams of words and characters, weighed.

Trained by tests/benchmarks/in_words.py on the lists of tests/unit/understanding. numpy, loaded when first needed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from twentyq.understanding.words import normalize

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

LANGUAGES = Path(__file__).parent / "languages"
BUCKETS = 1 << 15
"""N-grams share a weight where their checksums meet."""
WORDS, CHARACTERS = range(1, 4), range(2, 6)
"""Lengths of n-grams; those of characters stay within a word, whose ends count."""
TOKEN = re.compile(r"[\w']+|[?!.,]|[^\w\s]")


class TrainedReader:
    """Chances of each meaning."""

    def __init__(self, weights: Path) -> None:
        """Load a file that `tests/benchmarks/in_words.py` wrote."""
        import numpy as np

        with np.load(weights) as file:
            self.meanings: tuple[str, ...] = tuple(file["meanings"].tolist())
            self._rarity = file["rarity"].astype(np.float32)
            self._weights = file["weights"].astype(np.float32)
            self._bias = file["bias"].astype(np.float32)

    def read(self, text: str) -> tuple[str, float]:
        """The likeliest meaning and its chance."""
        import numpy as np

        buckets, values = features(text, self._rarity)
        logits = values @ self._weights[buckets] + self._bias
        chances = np.exp(logits - logits.max())
        best = int(chances.argmax())
        return self.meanings[best], float(chances[best] / chances.sum())


def features(text: str, rarity: "npt.NDArray[np.float32]") -> "tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]":
    """Buckets of the text's n-grams with their values: 1 + ln(count), times rarity, each kind of length 1."""
    import numpy as np

    tokens = TOKEN.findall(normalize(text).casefold())
    kinds = [_valued(Counter(map(_bucket, kind)), rarity) for kind in (_of_words(tokens), _of_characters(tokens))]
    return np.concatenate([buckets for buckets, _ in kinds]), np.concatenate([values for _, values in kinds])


def _valued(
    counts: Mapping[int, int], rarity: "npt.NDArray[np.float32]"
) -> "tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]":
    import numpy as np

    buckets = np.fromiter(counts, np.intp, len(counts))
    values = (1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))) * rarity[buckets]
    return buckets, (values / (np.linalg.norm(values) or 1)).astype(np.float32)


def _of_words(tokens: list[str]) -> Iterator[str]:
    for length in WORDS:
        for start in range(len(tokens) - length + 1):
            yield " ".join(tokens[start : start + length])


def _of_characters(tokens: list[str]) -> Iterator[str]:
    for token in tokens:
        padded = f" {token} "
        for length in CHARACTERS:
            for start in range(len(padded) - length + 1):
                yield "#" + padded[start : start + length]


def _bucket(ngram: str) -> int:
    return crc32(ngram.encode()) % BUCKETS


def reader_for(tag: str) -> TrainedReader | None:
    """The reader of a BCP 47 tag's language, loaded once; None where none was trained."""
    return _loaded(tag.partition("-")[0].lower())


@cache
def _loaded(language: str) -> TrainedReader | None:
    weights = LANGUAGES / f"{language}.npz"
    return TrainedReader(weights) if weights.is_file() else None
