"""The port Reader, and reading in this process."""

from typing import Protocol

from twentyq.documents.assembly import assemble
from twentyq.documents.canonical import canonical
from twentyq.documents.document import Document
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.formats.parsers import parser
from twentyq.documents.kinds import kind_of
from twentyq.documents.limits import FILE_BYTES, MB, TEXT_CHARACTERS

LONGEST_NAME = 200


class Reader(Protocol):
    """Reads files."""

    def __call__(self, data: bytes, name: str, /) -> Document:
        """A file's text, passages and tables; `name` is the file's own. DocumentError."""


def read(data: bytes, name: str) -> Document:
    """Read in this process. DocumentError. What strangers upload is read in a process of its own."""
    name = canonical(name.replace("\\", "/").rpartition("/")[2])[-LONGEST_NAME:] or "file"
    if len(data) > FILE_BYTES:
        raise DocumentError(
            Refusal.TOO_LARGE, name, f"It has {len(data) / MB:.1f} MB.", f"Files may have {FILE_BYTES // MB} MB."
        )
    parsed = parser(kind_of(data, name))(data, name)
    if not parsed.blocks:
        raise DocumentError(Refusal.NO_TEXT, name, "It holds no text.", "Upload a file that holds text.")
    document = assemble(parsed, name)
    if len(document.text) > TEXT_CHARACTERS:
        raise DocumentError(
            Refusal.TOO_LARGE,
            name,
            f"It holds {len(document.text):,} characters of text.",
            f"Upload a part of it: files may have {TEXT_CHARACTERS:,}.",
        )
    return document
