"""What openpyxl passes over as it streams: hidden rows and columns, merged cells, formulas without a value."""

import posixpath
from dataclasses import dataclass, field
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl as Attributes

from openpyxl.utils.cell import range_boundaries

from twentyq.documents.archive import Archive
from twentyq.documents.document import letters
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.limits import COLUMNS, ROWS, TEXT_CHARACTERS
from twentyq.documents.xml import walk_xml


@dataclass(slots=True)
class Layout:
    """How a sheet is laid out. Rows and columns count from 1."""

    shown: bool
    rows: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First column, first row, last column, last row."""
    unvalued: list[str] = field(default_factory=list)

    def covered(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Row and column of every cell that a merged one covers, with those of its first."""
        covered: dict[tuple[int, int], tuple[int, int]] = {}
        room = self.rows * self.columns  # merged cells never overlap; those of a hostile file may
        for left, top, last_column, last_row in self.merged:
            bottom, right = min(last_row, self.rows), min(last_column, self.columns)
            room -= max(0, bottom - top + 1) * max(0, right - left + 1)
            if room < 0:
                break
            covered |= {
                (row, column): (top, left) for row in range(top, bottom + 1) for column in range(left, right + 1)
            }
            covered.pop((top, left), None)
        return covered

    def warnings(self, sheet: str) -> list[str]:
        """What the owner should know."""
        found = []
        if self.hidden_rows:
            found.append(f"{sheet}: hidden rows were left out ({_some(sorted(self.hidden_rows))}).")
        hidden = [letters(column) for column in sorted(self.hidden_columns) if column <= self.columns]
        if hidden:
            found.append(f"{sheet}: hidden columns were left out ({_some(hidden)}).")
        if self.unvalued:
            found.append(
                f"{sheet}: formulas were saved without a value ({_some(self.unvalued)}); open the file in a spreadsheet"
                " program and save it."
            )
        return found


def _some(items: list[int] | list[str]) -> str:
    more = f" and {len(items) - 5} more" if len(items) > 5 else ""
    return ", ".join(map(str, items[:5])) + more


def layouts(archive: Archive, name: str) -> dict[str, Layout]:
    """The layout of every worksheet, by its name. DocumentError where one is too large."""
    targets, sheets = _Relations(), _Sheets()
    walk_xml(archive.read("xl/_rels/workbook.xml.rels"), targets, name)
    walk_xml(archive.read("xl/workbook.xml"), sheets, name)
    found = {}
    for title, (relation, state) in sheets.found.items():
        part = posixpath.normpath(posixpath.join("/xl", targets.found.get(relation, ""))).lstrip("/")
        if "worksheets" in part and (content := archive.read(part)):
            layout = _Sheet(Layout(shown=state == "visible"), name, title)
            walk_xml(content, layout, name)
            found[title] = layout.layout
    return found


def check_strings(archive: Archive, name: str) -> None:
    """Refuse what holds far more text than is read, before it is taken apart."""
    for part in archive.names():
        if part.endswith("sharedStrings.xml"):
            walk_xml(archive.read(part), _Strings(name), name)


class _Relations(ContentHandler):
    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def startElement(self, name: str, attrs: Attributes) -> None:  # noqa: N802
        if name.endswith("Relationship"):
            self.found[attrs.get("Id", "")] = attrs.get("Target", "")


class _Sheets(ContentHandler):
    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}

    def startElement(self, name: str, attrs: Attributes) -> None:  # noqa: N802
        if name.rpartition(":")[2] == "sheet":
            self.found[attrs.get("name", "")] = (attrs.get("r:id", ""), attrs.get("state", "visible"))


class _Strings(ContentHandler):
    def __init__(self, file: str) -> None:
        self._file = file
        self._length = 0

    def startElement(self, name: str, attrs: Attributes) -> None:  # noqa: ARG002, N802
        self._grow(1)

    def characters(self, content: str) -> None:
        self._grow(len(content))

    def _grow(self, by: int) -> None:
        self._length += by
        if self._length > 2 * TEXT_CHARACTERS:
            raise DocumentError(Refusal.TOO_LARGE, self._file, "It holds too much text.", "Upload a part of it.")


class _Sheet(ContentHandler):
    def __init__(self, layout: Layout, file: str, title: str) -> None:
        self.layout = layout
        self._file = file
        self._title = title
        self._cell = ""
        self._formula = self._value = self._inside = False

    def startElement(self, name: str, attrs: Attributes) -> None:  # noqa: N802
        match name.rpartition(":")[2]:
            case "c":
                self._begin_cell(attrs.get("r", ""))
            case "f":
                self._formula = True
            case "v" | "t":
                self._inside = True
            case "row":
                self._begin_row(attrs)
            case "col" if _is_on(attrs.get("hidden")):
                last = min(int(attrs["max"]), COLUMNS)
                self.layout.hidden_columns.update(range(int(attrs["min"]), last + 1))
            case "mergeCell":
                self._merge(attrs["ref"])

    def characters(self, content: str) -> None:  # noqa: ARG002
        self._value = self._value or self._inside

    def endElement(self, name: str) -> None:  # noqa: N802
        self._inside = False
        if name.rpartition(":")[2] == "c" and self._cell:
            if self._value:
                self._widen()
            elif self._formula:
                self.layout.unvalued.append(self._cell)

    def _begin_cell(self, name: str) -> None:
        self._cell, self._formula, self._value = name, False, False

    def _begin_row(self, attrs: Attributes) -> None:
        number = int(attrs.get("r") or self.layout.rows + 1)
        if _is_on(attrs.get("hidden")):
            self.layout.hidden_rows.add(number)
        self.layout.rows = max(self.layout.rows, number)

    def _widen(self) -> None:
        row = self.layout.rows
        if row > ROWS + 1:
            raise self._too_large(f"It has more than {ROWS:,} rows.", f"Keep at most {ROWS:,}.")
        column = _column(self._cell)
        if column > COLUMNS:
            raise self._too_large(f"It has more than {COLUMNS} columns.", f"Keep at most {COLUMNS}.")
        self.layout.columns = max(self.layout.columns, column)

    def _merge(self, ref: str) -> None:
        left, top, right, bottom = range_boundaries(ref)
        if left and top and right and bottom:
            self.layout.merged.append((left, top, right, bottom))

    def _too_large(self, reason: str, advice: str) -> DocumentError:
        return DocumentError(Refusal.TOO_LARGE, self._file, reason, advice, f"sheet {self._title}")


def _is_on(value: str | None) -> bool:
    return value in {"1", "true"}


def _column(cell: str) -> int:
    number = 0
    for character in cell:
        if not character.isalpha():
            break
        number = number * 26 + ord(character.upper()) - ord("A") + 1
    return number
