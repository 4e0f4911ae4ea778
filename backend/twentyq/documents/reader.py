"""The port Reader."""

from typing import Protocol

from twentyq.documents.document import Document


class Reader(Protocol):
    """Reads files."""

    def read(self, data: bytes, name: str) -> Document:
        """A file's text, passages and tables; `name` is the file's own. DocumentError."""
