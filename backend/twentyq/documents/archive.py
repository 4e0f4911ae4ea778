"""Zip archives within limits, as DOCX and XLSX are."""

import io
import zipfile
import zlib

from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.limits import ARCHIVE_BYTES, ARCHIVE_ENTRIES, ARCHIVE_FREE_BYTES, ARCHIVE_RATIO, MB

_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_AGAIN = "Save it again with the program that made it."


class Archive:
    """An archive whose content was unpacked once to count it, and is not damaged."""

    def __init__(self, data: bytes, name: str, part: str) -> None:
        """`part` is an entry that it must have. DocumentError."""
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._check_entries(part)
            self._count(max(len(data) * ARCHIVE_RATIO, ARCHIVE_FREE_BYTES))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError) as exc:
            raise DocumentError(Refusal.DAMAGED, name, "It is damaged or cut short.", _AGAIN) from exc

    def names(self) -> list[str]:
        """Its entries."""
        return self._zip.namelist()

    def read(self, part: str) -> bytes:
        """An entry's bytes, none where it is missing."""
        try:
            return self._zip.read(part)
        except KeyError:
            return b""

    def _check_entries(self, part: str) -> None:
        entries = self._zip.infolist()
        if len(entries) > ARCHIVE_ENTRIES:
            raise self._unsafe(f"It holds {len(entries):,} parts.")
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise DocumentError(
                Refusal.ENCRYPTED, self._name, "It opens with a password only.", "Save it without a password."
            )
        names = {entry.filename for entry in entries}
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise DocumentError(Refusal.UNSAFE, self._name, "It holds macros.", "Save it without macros.")
        if part not in names:
            raise DocumentError(Refusal.DISGUISED, self._name, "Its content is not what its name says.", _AGAIN)

    def _count(self, most: int) -> None:
        """Sizes in an archive's own list may lie."""
        unpacked = 0
        for entry in self._zip.infolist():
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    unpacked += len(chunk)
                    if unpacked > most:
                        raise self._unsafe(f"It unpacks to more than {ARCHIVE_RATIO} times its size.")
                    if unpacked > ARCHIVE_BYTES:
                        raise self._unsafe(f"It unpacks to more than {ARCHIVE_BYTES // MB} MB.")

    def _unsafe(self, reason: str) -> DocumentError:
        return DocumentError(Refusal.UNSAFE, self._name, reason, "Copy what matters into a new file.")
