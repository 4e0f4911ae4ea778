"""Sound files of any kind that browsers record -> 16 kHz mono."""

import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import chain
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from twentyq.speech.errors import AudioTooLongError, AudioUnreadableError
from twentyq.speech.recording import SAMPLE_RATE, Recording

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.container import InputContainer
    from numpy import int16
    from numpy.typing import NDArray

    Samples = NDArray[int16]

MAX_BYTES = 2_000_000
MAX_SECONDS = 15.0
DECODE_SECONDS = 3.0
"""Wall time after which a recording counts as unreadable."""
PATIENCE = 0.1
"""Seconds that a file waits for the one before it: side by side they wait for Python's lock at every frame, and eight
take half as long again as one after the other. What takes longer holds up nobody."""
MAX_ALLOCATION = 32 * 1024 * 1024
"""Bytes in one piece that the decoder may take: a few bytes of MP4 can claim an index of gigabytes."""
SAMPLE_RATES = range(4_000, 192_001)
MAX_CHANNELS = 8
CANCELLED = 0.1
"""Power of the mean of two sides, of the louder one's, below which one is the other inverted."""

CONTAINERS = "matroska,webm,mov,mp4,m4a,3gp,3g2,mj2,ogg,wav,flac,mp3,aac"
CODECS = "opus,libopus,aac,vorbis,flac,mp3,mp3float,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_u8,pcm_alaw,pcm_mulaw"
OPTIONS = {"format_whitelist": CONTAINERS, "codec_whitelist": CODECS, "protocol_whitelist": "none"}
"""A playlist would make the decoder fetch what it names."""
_TURN = Lock()


def decode(data: bytes, max_seconds: float = MAX_SECONDS) -> Recording:
    """The sound of a file; what its bytes say counts, not its declared type. Of a truncated file, what it holds.

    Raises AudioUnreadableError and AudioTooLongError.
    """
    if len(data) > MAX_BYTES:
        raise AudioTooLongError(f"{MAX_BYTES:,} bytes")
    av = _av()
    try:
        with _in_turn(), av.open(io.BytesIO(data), mode="r", options=OPTIONS, metadata_errors="ignore") as container:
            pcm = _pcm(container, max_seconds)
    except (av.FFmpegError, ValueError, OverflowError, MemoryError) as exc:
        raise AudioUnreadableError from exc
    if not pcm:
        raise AudioUnreadableError
    return Recording(pcm)


@contextmanager
def _in_turn() -> Iterator[None]:
    mine = _TURN.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if mine:
            _TURN.release()


def _pcm(container: "InputContainer", max_seconds: float) -> bytes:
    """Samples of the first sound track: of two sides the mean, or the louder one where they cancel each other out."""
    import av
    import numpy as np

    frames = _frames(container, max_seconds)
    first = next(frames, None)
    if first is None:
        return b""
    layout = "stereo" if first.layout.nb_channels == 2 else "mono"
    resampler = av.AudioResampler(format="s16p", layout=layout, rate=SAMPLE_RATE)
    pieces = [piece.to_ndarray() for frame in (*chain([first], frames), None) for piece in resampler.resample(frame)]
    return _mono(np.concatenate(pieces, axis=1)).tobytes() if pieces else b""


def _mono(sides: "Samples") -> "Samples":
    import numpy as np

    middle = sides.mean(axis=0)
    powers = (sides.astype(np.float32) ** 2).mean(axis=1)
    cancelled = (middle**2).mean() < CANCELLED * powers.max()
    mono: Samples = sides[powers.argmax()] if cancelled else middle.astype(np.int16)
    return mono


def _frames(container: "InputContainer", max_seconds: float) -> Iterator["AudioFrame"]:
    """Decoded frames; the length is counted before resampling, which multiplies what a frame of a low rate takes."""
    import av

    if not container.streams.audio:
        raise AudioUnreadableError
    deadline, seconds = monotonic() + DECODE_SECONDS, 0.0
    for packet in container.demux(container.streams.audio[0]):
        if monotonic() > deadline:
            raise AudioUnreadableError
        try:
            frames = packet.decode()
        except av.FFmpegError:
            if not seconds:
                raise
            return
        for frame in frames:
            if frame.sample_rate not in SAMPLE_RATES or frame.layout.nb_channels > MAX_CHANNELS:
                raise AudioUnreadableError
            if "fl" in frame.format.name or "dbl" in frame.format.name:
                _finite(frame)
            seconds += frame.samples / frame.sample_rate
            if seconds > max_seconds:
                raise AudioTooLongError(f"{max_seconds:.0f} seconds")
            yield frame


def _finite(frame: "AudioFrame") -> None:
    import numpy as np

    if not np.isfinite(frame.to_ndarray()).all():
        raise AudioUnreadableError


@cache
def _av():  # type: ignore[no-untyped-def]  # a module
    """PyAV, quiet and bounded."""
    import av
    import av.logging

    av.logging.set_level(None)
    ctypes.CDLL(av._core.__file__).av_max_alloc(ctypes.c_size_t(MAX_ALLOCATION))
    return av
