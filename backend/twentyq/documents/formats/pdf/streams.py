"""Streams that unpack without end."""

import re
import zlib

from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.limits import ARCHIVE_BYTES, MB

_STREAM = re.compile(rb"stream\r?\n")
_DEEPEST = 3
_CHUNK = 4 * MB


def check_streams(data: bytes, name: str) -> None:
    """Unpack every stream, within limits. DocumentError."""
    room = ARCHIVE_BYTES
    for match in _STREAM.finditer(data):
        end = data.find(b"endstream", match.end())
        if data[match.end() : match.end() + 1] == b"x":  # zlib's first byte
            room -= _size(data[match.end() : end if end > 0 else None], room, _DEEPEST)
        if room < 0:
            raise DocumentError(
                Refusal.UNSAFE,
                name,
                f"It unpacks to more than {ARCHIVE_BYTES // MB} MB.",
                "Print it to a new PDF, or upload a part of it.",
            )


def _size(packed: bytes, room: int, depth: int) -> int:
    """Bytes that come of it, those of streams within as well; a little more than `room` at most."""
    unpacker = zlib.decompressobj()
    size, rest = 0, packed
    try:
        while rest and size <= room:
            unpacked = unpacker.decompress(rest, _CHUNK)
            if not size and depth and unpacked[:1] == b"x":
                size += _size(unpacked, room, depth - 1)
            size, rest = size + len(unpacked), unpacker.unconsumed_tail
    except zlib.error:
        pass
    return size
