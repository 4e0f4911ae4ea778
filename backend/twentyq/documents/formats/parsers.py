"""The parser of every format."""

from collections.abc import Callable
from importlib import import_module

from twentyq.documents.blocks import Parsed
from twentyq.documents.kinds import Kind

Parser = Callable[[bytes, str], Parsed]

_PARSERS = {
    Kind.CSV: ("delimited", "parse_delimited"),
    Kind.XLSX: ("workbook", "parse_workbook"),
    Kind.PDF: ("pdf.pdf", "parse_pdf"),
    Kind.DOCX: ("word", "parse_word"),
    Kind.HTML: ("html", "parse_html"),
    Kind.MARKDOWN: ("markdown", "parse_markdown"),
    Kind.TEXT: ("plain", "parse_plain"),
}


def parser(kind: Kind) -> Parser:
    """What reads a format. Its libraries are loaded when it is first asked for."""
    module, function = _PARSERS[kind]
    found: Parser = getattr(import_module(f"{__package__}.{module}"), function)
    return found
