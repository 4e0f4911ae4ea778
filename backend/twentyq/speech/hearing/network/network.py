"""The network, in numpy: convolutions over bands and time, then over time, then attention."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from twentyq.speech.hearing.network.features import log_mel, spoken_seconds
from twentyq.speech.recording import SAMPLE_RATE, Recording

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WEIGHTS = Path(__file__).parents[1] / "en_us" / "short_answers.npz"
"""Trained by tests/benchmarks/voice/training on Google's Speech Commands v0.02 (CC BY 4.0) and espeak-ng's voices."""
STRIDES = ((2, 2), (2, 2), (2, 1))
"""Of the convolutions over bands and time."""
DILATIONS = (1, 2, 4, 1)
"""Of those over time."""
PART, STEP = SAMPLE_RATE, SAMPLE_RATE // 4
"""Bytes of half a second, and from one to the next."""


class Impression(NamedTuple):
    """Probabilities that add up to 1, and how long somebody spoke."""

    yes: float
    no: float
    rest: float
    """Another answer, other words, or none."""
    seconds: float


class Network:
    """Classes of a recording of any length."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        """Load the weights."""
        import numpy as np

        with np.load(weights) as file:
            self._weights = {name: file[name].astype(np.float32) for name in file.files}

    def hear(self, recording: Recording) -> Impression:
        """What was said, in a few milliseconds."""
        import numpy as np

        samples = np.frombuffer(recording.pcm, np.int16).astype(np.float32) / np.float32(32768)
        middle = samples.mean(dtype=np.float32) if len(samples) else np.float32(0)
        features = log_mel(samples - middle)
        logits = self.logits(features)
        chances = np.exp(logits - logits.max())
        yes, no, *_ = chances / chances.sum()
        return Impression(float(yes), float(no), 1 - float(yes + no), spoken_seconds(features))

    def hear_parts(self, recording: Recording) -> "Iterator[Impression]":
        """What was said in every half second."""
        for start in range(0, max(1, len(recording.pcm) - PART + STEP), STEP):
            yield self.hear(Recording(recording.pcm[start : start + PART]))

    def logits(self, features: "Floats") -> "Floats":
        """A number for each class."""
        import numpy as np

        planes = features[None]
        for place, stride in enumerate(STRIDES):
            planes = np.maximum(_over_plane(planes, *self._layer(place), stride), 0)
        mix, bias = self._layer(len(STRIDES))
        times = np.maximum(mix[:, :, 0] @ planes.reshape(-1, planes.shape[2]) + bias[:, None], 0)
        for place, dilation in enumerate(DILATIONS, len(STRIDES) + 1):
            times = times + np.maximum(_over_time(times, *self._layer(place), dilation), 0)
        scores = self._weights["attention_w"][0, :, 0] @ times
        shares = np.exp(scores - scores.max())
        pooled = np.concatenate([times @ (shares / shares.sum()), times.max(axis=1)])
        logits: Floats = self._weights["out_w"] @ pooled + self._weights["out_b"]
        return logits

    def _layer(self, place: int) -> "tuple[Floats, Floats]":
        return self._weights[f"w{place}"], self._weights[f"b{place}"]


@cache
def network() -> Network:
    """The one that comes with the program."""
    return Network()


def _over_plane(planes: "Floats", kernel: "Floats", bias: "Floats", stride: tuple[int, int]) -> "Floats":
    """A convolution of planes, each bands by time, that keeps their size but for the stride."""
    import numpy as np

    size = kernel.shape[2]
    padded = np.pad(planes, ((0, 0), (size // 2,) * 2, (size // 2,) * 2))
    views = np.lib.stride_tricks.sliding_window_view(padded, (size, size), (1, 2))[:, :: stride[0], :: stride[1]]
    _, bands, times, *_ = views.shape
    columns = views.transpose(0, 3, 4, 1, 2).reshape(-1, bands * times)
    out: Floats = kernel.reshape(len(kernel), -1) @ columns + bias[:, None]
    return out.reshape(len(kernel), bands, times)


def _over_time(rows: "Floats", kernel: "Floats", bias: "Floats", dilation: int) -> "Floats":
    """A convolution over time that keeps its length."""
    import numpy as np

    size, length = kernel.shape[2], rows.shape[1]
    padded = np.pad(rows, ((0, 0), (dilation * (size // 2),) * 2))
    moved = [padded[:, tap * dilation : tap * dilation + length] for tap in range(size)]
    out: Floats = kernel.transpose(0, 2, 1).reshape(len(kernel), -1) @ np.concatenate(moved) + bias[:, None]
    return out
