"""Which format a file is: by its name, and its content may not be another."""

from enum import StrEnum

from twentyq.documents.errors import DocumentError, Refusal


class Kind(StrEnum):
    """A format that is read."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


_BY_ENDING = {
    "csv": Kind.CSV,
    "tsv": Kind.CSV,
    "xlsx": Kind.XLSX,
    "pdf": Kind.PDF,
    "docx": Kind.DOCX,
    "html": Kind.HTML,
    "htm": Kind.HTML,
    "md": Kind.MARKDOWN,
    "markdown": Kind.MARKDOWN,
    "txt": Kind.TEXT,
}
TAKEN = "PDF, DOCX, XLSX, CSV, HTML, Markdown and plain text"
_SAVE_AS = {
    "xls": "xlsx",
    "xlsm": "xlsx",
    "xlsb": "xlsx",
    "ods": "xlsx",
    "doc": "docx",
    "docm": "docx",
    "odt": "docx",
    "rtf": "docx",
}
_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_BINARY = (
    _PDF, _ZIP, _OLE, b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ",
    b"\x7fELF", b"MZ\x90", b"{\\rtf", b"RIFF", b"OggS", b"ID3", b"SQLite format 3", b"PK\x05\x06",
)  # fmt: skip


def kind_of(data: bytes, name: str) -> Kind:
    """The format to read it as. DocumentError where it is of none, or of another than its name says."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    kind = _BY_ENDING.get(ending)
    if kind is None:
        better = f"Save it as .{_SAVE_AS[ending]}." if ending in _SAVE_AS else f"What is read: {TAKEN}."
        raise DocumentError(Refusal.WRONG_TYPE, name, f"Files {_called(ending)} are not read.", better)
    if not data.strip():
        raise DocumentError(Refusal.NO_TEXT, name, "It is empty.", "Upload a file that holds text.")
    _check_content(kind, data, name)
    return kind


def _called(ending: str) -> str:
    return f"ending in .{ending}" if ending else "without an ending"


def _check_content(kind: Kind, data: bytes, name: str) -> None:
    if kind in (Kind.XLSX, Kind.DOCX) and data.startswith(_OLE):
        _refuse_ole(kind, data, name)
    expected = {Kind.PDF: _PDF, Kind.XLSX: _ZIP, Kind.DOCX: _ZIP}.get(kind)
    if expected is None:
        fits = not data.startswith(_BINARY) and (kind in (Kind.HTML, Kind.MARKDOWN) or not _is_html(data))
    else:
        fits = expected in data[:1024] if kind is Kind.PDF else data.startswith(expected)
    if not fits:
        raise DocumentError(
            Refusal.DISGUISED, name, "Its content is not what its name says.", "Name it as what it is, or save it anew."
        )


def _is_html(data: bytes) -> bool:
    return data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))


def _refuse_ole(kind: Kind, data: bytes, name: str) -> None:
    if _ENCRYPTED_PACKAGE in data:
        raise DocumentError(Refusal.ENCRYPTED, name, "It opens with a password only.", "Save it without a password.")
    raise DocumentError(Refusal.DISGUISED, name, "It is of an older format than its name says.", f"Save it as .{kind}.")
