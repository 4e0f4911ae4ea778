"""HTML as a browser shows it without styles of files: scripts and hidden elements out."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

from twentyq.documents.blocks import Parsed
from twentyq.documents.encodings import decode
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.formats.outline import Cells, Outline
from twentyq.documents.limits import COLUMNS, ROWS

DEEPEST = 500
"""Elements within each other."""
_UNSEEN = frozenset({
    "script", "style", "template", "noscript", "head", "svg", "math", "object", "iframe", "select", "textarea",
})  # fmt: skip
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<!\[[^>]*>?", re.DOTALL)
_CLOSES = {
    "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"tr", "td", "th"}, "td": {"td", "th"},
    "th": {"td", "th"}, "p": {"p"}, "option": {"option"},
}  # fmt: skip
"""Elements that end where another begins, though nothing says so."""


def parse_html(data: bytes, name: str) -> Parsed:
    """Headings, paragraphs, lists and tables."""
    text, warnings = decode(data, name)
    outline = Outline()
    read_html(text, outline, name)
    parsed = outline.parsed()
    return Parsed(parsed.blocks, (*warnings, *parsed.warnings))


def read_html(text: str, outline: Outline, name: str) -> None:
    """Add what stands in it to the outline. DocumentError."""
    reader = _HtmlReader(outline, name)
    reader.feed(_closed(text))
    reader.close()
    reader.flush()


def _closed(text: str) -> str:
    """The text without comments, and with no tag that is never closed: html.parser takes quadratic time for them."""
    text = _COMMENT.sub(" ", text)
    end = text.rfind(">") + 1
    return text[:end] + text[end:].replace("<", "&lt;")


class _HtmlReader(HTMLParser):
    def __init__(self, outline: Outline, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._outline = outline
        self._name = name
        self._open: list[tuple[str, bool]] = []
        self._hidden = 0
        self._text: list[str] = []
        self._tables: list[Cells] = []
        self._cell: Callable[[str], None] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            if tag == "br":
                self._break()
            return
        while self._open and self._open[-1][0] in _CLOSES.get(tag, ()):
            self.handle_endtag(self._open[-1][0])
        if len(self._open) >= DEEPEST:
            raise DocumentError(
                Refusal.UNSAFE,
                self._name,
                f"Its elements stand more than {DEEPEST} deep in each other.",
                "Save its text anew.",
            )
        hides = tag in _UNSEEN or _is_hidden(dict(attrs))
        self.flush(unless=tag in _INLINE)
        self._open.append((tag, hides))
        self._hidden += hides
        if not self._hidden:
            self._begin(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _ in self._open):
            return
        self.flush(unless=tag in _INLINE)
        while True:
            name, hid = self._open.pop()
            if not self._hidden:
                self._end(name)
            self._hidden -= hid
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._text.append(data)
        elif data.strip() and not any(name in _UNSEEN for name, _ in self._open):
            self._outline.hid = True

    def flush(self, *, unless: bool = False) -> None:
        """What was read so far is a paragraph, a heading or stays within its cell."""
        if unless or self._cell:
            return
        text, self._text = "".join(self._text), []
        tag = next((name for name, _ in reversed(self._open) if name not in _INLINE), "")
        if re.fullmatch(r"h[1-6]", tag):
            self._outline.heading(int(tag[1]), text)
        elif tag == "caption" and self._tables:
            self._tables[-1].caption = text
        else:
            self._outline.paragraph(text, is_term=tag == "dt")

    def _break(self) -> None:
        if self._cell:
            self._text.append(" ")
        else:
            self.flush()

    def _begin(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "table" and not self._cell:
            self._tables.append(Cells())
        elif tag == "tr" and self._tables and not self._cell:
            self._tables[-1].row()
        elif tag in ("td", "th") and self._tables and not self._cell:
            self._begin_cell(tag, attrs)
        elif self._cell and tag not in _INLINE:
            self._text.append(" ")

    def _begin_cell(self, tag: str, attrs: dict[str, str | None]) -> None:
        self._text = []
        table = self._tables[-1]
        across, down = _count(attrs.get("colspan"), COLUMNS), _count(attrs.get("rowspan"), ROWS)
        if len(table.rows) > ROWS + 1 or (table.rows and len(table.rows[-1]) + across > COLUMNS):
            reason, advice = "A table of it is too large.", f"Keep at most {ROWS:,} rows and {COLUMNS} columns."
            raise DocumentError(Refusal.TOO_LARGE, self._name, reason, advice)
        if len(table.merged) + across * down > ROWS * COLUMNS:
            across = down = 1
        self._cell = lambda text: table.cell(text, across=across, down=down, is_head=tag == "th")

    def _end(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell:
            self._cell("".join(self._text))
            self._cell, self._text = None, []
        elif tag == "table" and self._tables and not self._cell:
            self._tables.pop().add_to(self._outline)
        elif self._cell and tag not in _INLINE:
            self._text.append(" ")


def _is_hidden(attrs: dict[str, str | None]) -> bool:
    return "hidden" in attrs or bool(_HIDDEN_STYLE.search(attrs.get("style") or ""))


def _count(value: str | None, most: int) -> int:
    return min(max(int(value), 1), most) if value and value.isascii() and value.isdigit() and len(value) < 6 else 1
