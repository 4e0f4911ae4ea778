"""Recordings of every kind, whole and broken."""

import contextlib
import struct
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sound_files import KINDS, encode_as

from twentyq.speech.errors import AudioTooLongError, AudioUnreadableError
from twentyq.speech.hearing import decoding
from twentyq.speech.hearing.decoding import MAX_BYTES, decode

RATE = 24_000


def tone(seconds: float, level: int = 8000, frequency: float = 440) -> bytes:
    """A sine as signed 16-bit samples of RATE."""
    times = np.arange(int(seconds * RATE)) / RATE
    return (level * np.sin(2 * np.pi * frequency * times)).astype("<i2").tobytes()


def samples(data: bytes) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
    return np.frombuffer(decode(data).pcm, np.int16)


def wav_header(*, rate: int, channels: int = 1, bits: int = 16, form: int = 1, size: int) -> bytes:
    block = channels * bits // 8
    described = struct.pack("<HHIIHH", form, channels, rate, rate * block, block, bits)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + size)
        + b"WAVEfmt "
        + struct.pack("<I", 16)
        + described
        + b"data"
        + struct.pack("<I", size)
    )


def test_a_file_waits_only_for_a_moment_for_one_that_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "PATIENCE", 0.01)
    with decoding._TURN:
        assert len(samples(encode_as("wav", tone(1.0), RATE))) == pytest.approx(16_000, abs=2_000)
        assert decoding._TURN.locked()
    assert not decoding._TURN.locked()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_becomes_16_khz_mono(kind: str) -> None:
    heard = samples(encode_as(kind, tone(1.0), RATE))
    assert len(heard) == pytest.approx(16_000, abs=2_000)
    spectrum = np.abs(np.fft.rfft(heard[2_000:14_000]))
    assert spectrum.argmax() * 16_000 / 12_000 == pytest.approx(440, abs=5)


def test_stereo_is_mixed() -> None:
    both = np.repeat(np.frombuffer(tone(1.0), np.int16), 2).tobytes()
    heard = samples(encode_as("webm", both, RATE, channels=2))
    assert len(heard) == pytest.approx(16_000, abs=800)
    assert np.abs(heard).max() > 4_000


def test_stereo_with_one_side_inverted_is_heard_by_its_louder_side() -> None:
    left = np.frombuffer(tone(1.0), np.int16)
    both = np.stack([left, -(left // 2)], axis=1)
    assert np.abs(samples(encode_as("wav", both.tobytes(), RATE, channels=2))).max() > 3_000
    both = np.stack([left, -left], axis=1)
    assert np.abs(samples(encode_as("wav", both.tobytes(), RATE, channels=2))).max() > 7_000


@pytest.mark.parametrize("sample", [float("nan"), float("inf")])
def test_a_recording_with_a_sample_that_is_no_number_is_unreadable(sample: float) -> None:
    values = np.full(16_000, 0.1, "<f4")
    assert decode(wav_header(rate=16_000, bits=32, form=3, size=64_000) + values.tobytes()).seconds == 1.0
    values[8_000] = sample
    with pytest.raises(AudioUnreadableError):
        decode(wav_header(rate=16_000, bits=32, form=3, size=64_000) + values.tobytes())


def test_a_clipped_recording_is_decoded() -> None:
    clipped = np.clip(np.frombuffer(tone(0.5, 32_000), np.int16).astype(int) * 4, -32_768, 32_767).astype("<i2")
    assert np.abs(samples(encode_as("wav", clipped.tobytes(), RATE)).astype(int)).max() > 32_000


def test_of_a_truncated_recording_what_it_holds_is_decoded() -> None:
    whole = encode_as("webm", tone(2.0), RATE)
    assert 0.3 < decode(whole[: len(whole) // 2]).seconds < 2.0


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 1000, b"RIFF", b"not sound at all" * 100, b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"]
)
def test_what_is_not_sound_is_unreadable(data: bytes) -> None:
    with pytest.raises(AudioUnreadableError):
        decode(data)


def test_sound_without_a_sample_is_unreadable() -> None:
    with pytest.raises(AudioUnreadableError):
        decode(wav_header(rate=16_000, size=0))


def test_sixteen_seconds_are_too_long() -> None:
    assert decode(encode_as("webm", tone(14.9), RATE)).seconds == pytest.approx(14.9, abs=0.1)
    with pytest.raises(AudioTooLongError):
        decode(encode_as("webm", tone(16), RATE))


def test_more_bytes_than_an_upload_may_have_are_too_long() -> None:
    with pytest.raises(AudioTooLongError):
        decode(b"\0" * (MAX_BYTES + 1))


def test_minutes_of_silence_in_few_bytes_are_refused_early() -> None:
    minutes = encode_as("flac", b"\0\0" * RATE * 180, RATE)
    assert len(minutes) < 100_000
    tracemalloc.start()
    with pytest.raises(AudioTooLongError):
        decode(minutes)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000


@pytest.mark.parametrize("rate", [1, 100, 500_000])
def test_an_absurd_sample_rate_is_unreadable(rate: int) -> None:
    with pytest.raises(AudioUnreadableError):
        decode(wav_header(rate=rate, size=4_000) + b"\1\0" * 2_000)


def test_an_mp4_that_claims_a_giant_index_is_refused_without_taking_the_memory() -> None:
    with pytest.raises(AudioUnreadableError):
        decode(_mp4_with_samples(150_000_000))


def test_a_decoder_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "DECODE_SECONDS", -1.0)
    with pytest.raises(AudioUnreadableError):
        decode(encode_as("wav", tone(1.0), RATE))


@given(st.binary(max_size=400))
def test_garbage_never_raises_anything_else(data: bytes) -> None:
    _decodes_or_refuses(data)


@settings(max_examples=60)
@given(kind=st.sampled_from(["webm", "mp4", "ogg", "flac", "mp3", "wav"]), data=st.data())
def test_broken_files_never_raise_anything_else(kind: str, data: st.DataObject) -> None:
    whole = bytearray(encode_as(kind, tone(0.3), RATE))
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    _decodes_or_refuses(bytes(whole[: data.draw(st.integers(1, len(whole)))]))


def _decodes_or_refuses(data: bytes) -> None:
    with contextlib.suppress(AudioUnreadableError, AudioTooLongError):
        assert decode(data).seconds <= 15.1


def _box(name: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I", 8 + len(body)) + name + body


def _mp4_with_samples(count: int) -> bytes:
    """An MP4 of raw sound, whose tables claim `count` samples in one chunk."""
    full = b"\0\0\0\0"
    entry = b"\0" * 6 + struct.pack(">H", 1) + b"\0" * 8 + struct.pack(">HHHHI", 1, 16, 0, 0, 8_000 << 16)
    tables = _box(
        b"stbl",
        _box(b"stsd", full, struct.pack(">I", 1), _box(b"mp4a", entry)),
        _box(b"stts", full, struct.pack(">III", 1, count, 2)),
        _box(b"stsc", full, struct.pack(">IIII", 1, 1, count, 1)),
        _box(b"stsz", full, struct.pack(">II", 1, count)),
        _box(b"stco", full, struct.pack(">II", 1, 36)),
    )
    header = _box(b"mdhd", full, struct.pack(">IIIIHH", 0, 0, 8_000, count, 0, 0))
    handler = _box(b"hdlr", full, b"\0" * 4 + b"soun" + b"\0" * 13)
    media = _box(b"mdia", header, handler, _box(b"minf", _box(b"smhd", full, b"\0" * 4), tables))
    track = _box(b"trak", _box(b"tkhd", full, struct.pack(">IIIII", 0, 0, 1, 0, count), b"\0" * 60), media)
    movie = _box(b"mvhd", full, struct.pack(">IIII", 0, 0, 8_000, count), b"\0" * 80)
    return _box(b"ftyp", b"isom\0\0\2\0isom") + _box(b"moov", movie, track) + _box(b"mdat", b"\1\0" * 1000)
