"""Markdown: CommonMark with tables; HTML in it is read as HTML."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from twentyq.documents.blocks import Parsed
from twentyq.documents.encodings import decode
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.formats.html import read_html
from twentyq.documents.formats.outline import Cells, Outline
from twentyq.documents.regular.labels import is_labelled

MOST_BRACKETS = 20_000
"""Each is looked for its end up to the paragraph's."""


def parse_markdown(data: bytes, name: str) -> Parsed:
    """Headings, paragraphs, list items and tables."""
    text, warnings = decode(data, name)
    if text.count("[") > MOST_BRACKETS:
        reason = f"It has more than {MOST_BRACKETS:,} opening brackets."
        raise DocumentError(Refusal.UNSAFE, name, reason, "Upload a part of it, or save it as plain text.")
    outline = Outline()
    table: Cells | None = None
    previous = Token("", "", 0)
    for token in MarkdownIt("commonmark").enable("table").parse(_without_front_matter(text)):
        if token.type == "table_open":
            table = Cells()
        elif token.type == "table_close" and table:
            table.add_to(outline)
            table = None
        elif table:
            _read_cell(token, previous, table)
        else:
            _read_block(token, previous, outline, name)
        previous = token
    parsed = outline.parsed()
    return Parsed(parsed.blocks, (*warnings, *parsed.warnings))


def _without_front_matter(text: str) -> str:
    """The text without the settings that stand between lines of dashes at its top."""
    if text.startswith("---\n") and (end := text.find("\n---\n", 3)) > 0:
        return text[end + 5 :]
    return text


def _read_cell(token: Token, previous: Token, table: Cells) -> None:
    if token.type == "tr_open":
        table.row()
    elif token.type == "inline":
        table.cell(" ".join(_lines(token)), is_head=previous.type == "th_open")


def _read_block(token: Token, previous: Token, outline: Outline, name: str) -> None:
    if token.type == "inline" and previous.type == "heading_open":
        outline.heading(int(previous.tag[1]), " ".join(_lines(token)))
    elif token.type == "inline":
        for text in _split(list(_lines(token))):
            outline.paragraph(text)
    elif token.type in ("fence", "code_block"):
        for line in token.content.splitlines():
            outline.paragraph(line)
    elif token.type == "html_block":
        read_html(token.content, outline, name)


def _split(lines: Sequence[str]) -> Iterator[str]:
    """A paragraph is one, unless its lines are labels with values."""
    if len(lines) > 1 and all(map(is_labelled, lines)):
        yield from lines
    else:
        yield " ".join(lines)


def _lines(token: Token) -> Iterator[str]:
    """The text of a paragraph's lines."""
    text: list[str] = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            yield "".join(text)
            text = []
        elif child.type in ("text", "code_inline", "image"):
            text.append(child.content)
    yield "".join(text)
