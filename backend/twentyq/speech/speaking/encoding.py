"""Samples -> sound files that phones play."""

import io
from typing import TYPE_CHECKING, NamedTuple, cast

from twentyq.speech.synthesizer import Sound

if TYPE_CHECKING:
    from av.audio.stream import AudioStream

MP3 = "audio/mpeg"
OPUS = "audio/ogg; codecs=opus"


class _Format(NamedTuple):
    container: str
    codec: str
    sample_rate: int
    sample_format: str
    bit_rate: int


FORMATS = {
    MP3: _Format("mp3", "libmp3lame", 24_000, "s16p", 48_000),
    OPUS: _Format("ogg", "libopus", 48_000, "s16", 24_000),
}
"""MP3 plays everywhere; Opus is half its size and plays in all but old iOS."""
BARE = {"write_xing": "0", "id3v2_version": "0"}
"""MP3 frames and nothing else, so that files can be joined."""


def encode(pcm: bytes, sample_rate: int, content_type: str) -> Sound:
    """A file of mono signed 16-bit samples, as one of FORMATS."""
    import av
    import numpy as np

    wanted = FORMATS[content_type]
    samples = np.frombuffer(pcm, np.int16).reshape(1, -1)
    frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
    frame.sample_rate = sample_rate
    file = io.BytesIO()
    with av.open(file, "w", format=wanted.container, options=BARE if content_type == MP3 else {}) as container:
        stream = cast(
            "AudioStream",
            container.add_stream(wanted.codec, rate=wanted.sample_rate, layout="mono", format=wanted.sample_format),
        )
        stream.bit_rate = wanted.bit_rate
        for packet in stream.encode(frame):
            container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return Sound(file.getvalue(), content_type)
