"""Log-mel features: what the network hears of a recording."""

from functools import cache
from typing import TYPE_CHECKING

from twentyq.speech.recording import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

WINDOW, HOP, FFT = 400, 160, 512
"""Samples of a frame, from one frame to the next, and of its transform."""
BANDS = 40
LOUDEST_BANDS = 10
"""Of a frame, that tell whether somebody speaks in it."""
LOWEST, HIGHEST = 60.0, 7600.0
"""Hz."""
FLOOR = 1e-5
"""Power that is added to every band, of the loudest frame's power in its loudest band."""


def log_mel(samples: "Floats") -> "Floats":
    """Bands by frames, of mean 0 and deviation 1: how loud the recording is makes no difference."""
    import numpy as np

    samples = np.pad(samples, (0, max(0, WINDOW - len(samples))))
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP] * window()
    power = np.abs(np.fft.rfft(frames, FFT, axis=1)).astype(np.float32) ** 2
    return spread(mel_filters() @ power.T)


def spread(bands: "Floats") -> "Floats":
    """Powers as logarithms of mean 0 and deviation 1."""
    import numpy as np

    logs = np.log(bands + FLOOR * max(float(bands.max()), 1e-9))
    even: Floats = (logs - logs.mean()) / (logs.std() + 1e-3)
    return even


def spoken_seconds(features: "Floats") -> float:
    """From the first to the last frame that is nearer to the loudest one than to the quiet ones."""
    import numpy as np

    levels = np.sort(features, axis=0)[-LOUDEST_BANDS:].mean(axis=0)
    middle = (levels.max() + np.percentile(levels, 10)) / 2
    spoken = np.flatnonzero(levels >= middle)
    return float(spoken[-1] - spoken[0] + 1) * HOP / SAMPLE_RATE


@cache
def window() -> "Floats":
    """Hann's."""
    import numpy as np

    return np.hanning(WINDOW).astype(np.float32)


@cache
def mel_filters() -> "Floats":
    """Triangles, evenly spread on the mel scale: bands by frequencies of the transform."""
    import numpy as np

    edges = _hertz(np.linspace(_mel(LOWEST), _mel(HIGHEST), BANDS + 2))
    frequencies = np.fft.rfftfreq(FFT, 1 / SAMPLE_RATE)
    low, middle, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    rising, falling = (frequencies - low) / (middle - low), (high - frequencies) / (high - middle)
    return np.maximum(0, np.minimum(rising, falling)).astype(np.float32)


def _mel(hertz: float) -> float:
    import numpy as np

    return float(2595 * np.log10(1 + hertz / 700))


def _hertz(mel: "NDArray[np.float64]") -> "NDArray[np.float64]":
    converted: NDArray[np.float64] = 700 * (10 ** (mel / 2595) - 1)
    return converted
