"""Bytes of a text file to characters."""

import codecs

import charset_normalizer

from twentyq.documents.errors import DocumentError, Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PLAUSIBLE = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp932",
    "gb18030",
    "big5",
    "cp949",
    "utf_16_le",
    "utf_16_be",
]
_REPLACEMENT = "\ufffd"
_EXPECTED = "Save it as UTF-8 and upload it again."


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text, and a warning where its encoding was guessed or broken. DocumentError where it is no text."""
    encoding = next((known for mark, known in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return _without_nul(data.decode(encoding), name), ()
    except UnicodeDecodeError:
        return _mended(data, encoding, name) or _guessed(data, name)


def _mended(data: bytes, encoding: str, name: str) -> tuple[str, tuple[str, ...]] | None:
    """The text with what is broken marked, where most of it is in the encoding."""
    text = data.decode(encoding, errors="replace")
    broken = text.count(_REPLACEMENT)
    whole = sum(not character.isascii() for character in text) - broken
    if encoding == "utf-8" and whole <= 2 * broken:
        return None
    return _without_nul(text, name), (f"{broken} characters are broken and read as {_REPLACEMENT}.",)


def _guessed(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    best = charset_normalizer.from_bytes(data, cp_isolation=_PLAUSIBLE).best()
    if best is None:
        raise DocumentError(Refusal.DAMAGED, name, "Its bytes are no text in an encoding that is known.", _EXPECTED)
    encoding = "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
    text = _without_nul(data.decode(encoding, errors="replace"), name)
    return text, (f"Its encoding is not UTF-8; it was read as {encoding}.",)


def _without_nul(text: str, name: str) -> str:
    if "\0" in text:
        raise DocumentError(Refusal.DISGUISED, name, "It holds bytes that no text holds.", _EXPECTED)
    return text
