"""Sound files of every kind that browsers record, made from samples."""

import io

import av
import numpy as np

KINDS = {
    "webm": ("webm", "libopus", 48_000, "s16"),
    "ogg": ("ogg", "libopus", 48_000, "s16"),
    "mp4": ("mp4", "aac", 44_100, "fltp"),
    "wav": ("wav", "pcm_s16le", 44_100, "s16"),
    "wav8k": ("wav", "pcm_s16le", 8_000, "s16"),
    "flac": ("flac", "flac", 16_000, "s16"),
    "mp3": ("mp3", "libmp3lame", 44_100, "s16p"),
    "aac": ("adts", "aac", 44_100, "fltp"),
}
"""Container, codec, sample rate and sample format."""
FRAGMENTED = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
"""As Safari records MP4."""


def encode_as(kind: str, pcm: bytes, sample_rate: int, *, channels: int = 1, bit_rate: int | None = None) -> bytes:
    """A file of signed 16-bit samples, interleaved where there are more channels than one."""
    container_name, codec, rate, sample_format = KINDS[kind]
    layout = "stereo" if channels == 2 else "mono"
    samples = np.frombuffer(pcm, np.int16).reshape(1, -1)
    file = io.BytesIO()
    options = FRAGMENTED if kind == "mp4" else {}
    with av.open(file, "w", format=container_name, options=options) as container:
        stream = container.add_stream(codec, rate=rate, layout=layout, format=sample_format)
        if bit_rate:
            stream.bit_rate = bit_rate
        for start in range(0, samples.shape[1], channels * sample_rate):
            piece = np.ascontiguousarray(samples[:, start : start + channels * sample_rate])
            frame = av.AudioFrame.from_ndarray(piece, format="s16", layout=layout)
            frame.sample_rate = sample_rate
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()
