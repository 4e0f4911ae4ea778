"""A read document as it is kept: MessagePack with a number, packed."""

import zlib

import msgspec

from twentyq.documents.document import Document

FORM = 1


class DocumentUnreadableError(Exception):
    """Not a document as this release keeps it."""


class _Kept(msgspec.Struct):
    form: int
    document: msgspec.Raw


_document = msgspec.msgpack.Decoder(Document)
_kept = msgspec.msgpack.Decoder(_Kept)
_encoder = msgspec.msgpack.Encoder()


def to_state(document: Document) -> bytes:
    """What is kept."""
    return zlib.compress(_encoder.encode(_Kept(FORM, msgspec.Raw(_encoder.encode(document)))), 1)


def from_state(state: bytes) -> Document:
    """What was kept. DocumentUnreadableError."""
    try:
        kept = _kept.decode(zlib.decompress(state))
        if kept.form != FORM:
            raise DocumentUnreadableError(f"form {kept.form}")
        return _document.decode(kept.document)
    except (zlib.error, msgspec.DecodeError) as exc:
        raise DocumentUnreadableError(str(exc)) from exc
