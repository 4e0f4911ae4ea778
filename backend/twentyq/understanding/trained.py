"""A linear reader that weighs what the rules make of a text with its n-grams.

Trained by tests/benchmarks/in_words on the lists of tests/unit/understanding. numpy, loaded when first needed.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from twentyq.understanding.features import features
from twentyq.understanding.rules import Reading

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

LANGUAGES = Path(__file__).parent / "languages"


class TrainedReader:
    """Chances of each meaning, from a weight for every feature and meaning."""

    def __init__(
        self,
        meanings: Sequence[str],
        weights: "npt.NDArray[np.int8]",
        scale: "np.float32",
        bias: "npt.NDArray[np.float32]",
    ) -> None:
        """`scale` is what one step of a weight is worth."""
        self.meanings, self._weights, self._scale, self._bias = meanings, weights, scale, bias

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a file that `tests/benchmarks/in_words` wrote."""
        import numpy as np

        with np.load(path) as file:
            return cls(file["meanings"].tolist(), file["weights"], file["scale"], file["bias"])

    def save(self, path: Path) -> None:
        """Write it."""
        import numpy as np

        np.savez_compressed(
            path, meanings=np.array(self.meanings), weights=self._weights, scale=self._scale, bias=self._bias
        )

    def read(self, text: str, reading: Reading) -> Mapping[str, float]:
        """The chance of every meaning, given also what the rules made of the text."""
        import numpy as np

        buckets, values = features(text, reading)
        logits = (values @ self._weights[buckets]) * self._scale + self._bias
        chances = np.exp(logits - logits.max())
        return dict(zip(self.meanings, (chances / chances.sum()).tolist(), strict=True))


def reader_for(tag: str) -> TrainedReader | None:
    """The reader of a BCP 47 tag's language, loaded once; None where none was trained."""
    return _loaded(tag.partition("-")[0].lower())


@cache
def _loaded(language: str) -> TrainedReader | None:
    weights = LANGUAGES / f"{language}.npz"
    return TrainedReader.load(weights) if weights.is_file() else None
