"""DOCX: the text of its body as Word shows it; deleted and hidden text out."""

import re
from collections.abc import Mapping
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl as Attributes

from twentyq.documents.archive import Archive
from twentyq.documents.blocks import Parsed
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.formats.outline import Cells, Outline
from twentyq.documents.limits import COLUMNS, ROWS
from twentyq.documents.xml import walk_xml

PART = "word/document.xml"
SMALLEST = 4
"""Half points below which nobody reads."""
_HEADING = re.compile(r"(?:heading|title|überschrift|titre) ?(\d)?", re.IGNORECASE)
_OUT = frozenset({"moveFrom", "del", "Fallback", "instrText", "delText"})


def parse_word(data: bytes, name: str) -> Parsed:
    """Headings, paragraphs, list items and tables."""
    archive = Archive(data, name, PART)
    styles = _Styles()
    if content := archive.read("word/styles.xml"):
        walk_xml(content, styles, name)
    body = _Body(styles.levels, name)
    walk_xml(archive.read(PART), body, name)
    return body.outline.parsed()


def _value(attrs: Attributes) -> str:
    return attrs.get("w:val") or ""


def _hides(kind: str, attrs: Attributes) -> bool:
    """Whether a property of a run leaves it unseen."""
    if kind == "sz":
        return _value(attrs).isdigit() and int(_value(attrs)) < SMALLEST
    return _value(attrs) not in {"0", "false", "off"}


def _outline_level(attrs: Attributes) -> int:
    """From 1; 0 is the body's."""
    return int(_value(attrs)) + 1 if _value(attrs) in set("012345678") else 0


class _Styles(ContentHandler):
    """Which styles are headings, and of which level."""

    def __init__(self) -> None:
        self.levels: dict[str, int] = {}
        self._style = ""

    def startElement(self, name: str, attrs: Attributes) -> None:  # noqa: N802
        match name:
            case "w:style":
                self._style = attrs.get("w:styleId") or ""
            case "w:name" if found := _HEADING.fullmatch(_value(attrs)):
                self.levels[self._style] = int(found[1] or 1)
            case "w:outlineLvl" if level := _outline_level(attrs):
                self.levels.setdefault(self._style, level)


class _Body(ContentHandler):
    def __init__(self, levels: Mapping[str, int], name: str) -> None:
        self.outline = Outline()
        self._levels = levels
        self._name = name
        self._out = 0
        self._level = 0
        self._paragraph: list[str] = []
        self._run: list[str] = []
        self._hidden = self._in_text = False
        self._tables: list[Cells] = []
        self._cell: list[str] = []
        self._across = 1
        self._goes_on = False

    def startElement(self, name: str, attrs: Attributes) -> None:  # noqa: N802
        kind = name.rpartition(":")[2]
        self._out += kind in _OUT
        if self._out:
            return
        match kind:
            case "p":
                self._paragraph, self._level = [], 0
            case "pStyle":
                self._level = self._levels.get(_value(attrs), 0)
            case "outlineLvl":
                self._level = _outline_level(attrs)
            case "r":
                self._run, self._hidden = [], False
            case "t":
                self._in_text = True
            case "vanish" | "webHidden" | "sz":
                self._hidden = self._hidden or _hides(kind, attrs)
            case "tab" | "br" | "cr":
                self._run.append(" ")
            case "noBreakHyphen":
                self._run.append("-")
            case _:
                self._start_table(kind, attrs)

    def endElement(self, name: str) -> None:  # noqa: N802
        kind = name.rpartition(":")[2]
        if self._out:
            self._out -= kind in _OUT
            return
        match kind:
            case "t":
                self._in_text = False
            case "r":
                self._end_run()
            case "p":
                self._end_paragraph()
            case "tc":
                self._end_cell()
            case "tbl":
                self._end_table()

    def characters(self, content: str) -> None:
        if self._in_text and not self._out:
            self._run.append(content)

    def _start_table(self, kind: str, attrs: Attributes) -> None:
        if kind == "tbl":
            self._tables.append(Cells())
        elif len(self._tables) != 1:  # a table within a cell is a part of its text
            return
        elif kind == "tr":
            self._check_size(self._tables[0])
            self._tables[0].row()
        elif kind == "tc":
            self._cell, self._across, self._goes_on = [], 1, False
        elif kind == "gridSpan":
            self._across = min(int(_value(attrs)), COLUMNS) if _value(attrs).isdigit() else 1
        elif kind == "vMerge":
            self._goes_on = _value(attrs) != "restart"

    def _check_size(self, table: Cells) -> None:
        if len(table.rows) > ROWS or (table.rows and len(table.rows[-1]) > COLUMNS):
            reason, advice = "A table of it is too large.", f"Keep at most {ROWS:,} rows and {COLUMNS} columns."
            raise DocumentError(Refusal.TOO_LARGE, self._name, reason, advice)

    def _end_run(self) -> None:
        text, self._run = "".join(self._run), []
        if not self._hidden:
            self._paragraph.append(text)
        elif text.strip():
            self.outline.hid = True

    def _end_paragraph(self) -> None:
        text, self._paragraph = "".join(self._paragraph), []
        if self._tables:
            self._cell.append(text)
        elif self._level:
            self.outline.heading(self._level, text)
        else:
            self.outline.paragraph(text)

    def _end_cell(self) -> None:
        if len(self._tables) != 1 or not self._tables[0].rows:
            return
        if self._goes_on and len(self._tables[0].rows) > 1:
            self._tables[0].below(self._across)
        else:
            self._tables[0].cell(" ".join(self._cell), across=self._across)

    def _end_table(self) -> None:
        table = self._tables.pop()
        if not self._tables:
            table.add_to(self.outline)
