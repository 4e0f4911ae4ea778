"""Messages of AWS's event-stream encoding (application/vnd.amazon.eventstream)."""

import struct
from binascii import crc32
from collections.abc import Mapping

STRING = 7
"""Header type of a UTF-8 string."""


def encode_message(headers: Mapping[str, str], payload: bytes) -> bytes:
    """One message with string headers: lengths and their checksum, headers, payload, checksum of all."""
    encoded = b"".join(_header(name, value) for name, value in headers.items())
    prelude = struct.pack("!II", 16 + len(encoded) + len(payload), len(encoded))
    message = prelude + struct.pack("!I", crc32(prelude)) + encoded + payload
    return message + struct.pack("!I", crc32(message))


def _header(name: str, value: str) -> bytes:
    raw = value.encode()
    return struct.pack("!B", len(name)) + name.encode() + struct.pack("!BH", STRING, len(raw)) + raw
