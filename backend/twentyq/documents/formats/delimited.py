"""CSV and its kin."""

import csv
import io
from collections import Counter
from collections.abc import Iterable

from twentyq.documents.blocks import Parsed
from twentyq.documents.canonical import canonical
from twentyq.documents.encodings import decode
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.limits import COLUMNS, ROWS
from twentyq.documents.tables.raw import RawGrid
from twentyq.documents.tables.shape import shape

DELIMITERS = ",;\t|"
SAMPLE_ROWS = 200
_BROKEN = "A quotation mark is opened and never closed; the file was read without quoting."


def parse_delimited(data: bytes, name: str) -> Parsed:
    """The table of a CSV file. Rows are records, counted from 1."""
    text, warnings = decode(data, name)
    text, told = _told_delimiter(text)
    rows, broken = _records(text, told or _delimiter(text), name)
    width = max(map(len, rows), default=0)
    raw = RawGrid(
        name=name.rpartition(".")[0] or name,
        rows=[row + [""] * (width - len(row)) for row in rows],
        row_numbers=list(range(1 + bool(told), len(rows) + 1 + bool(told))),
        column_numbers=list(range(1, width + 1)),
    )
    blocks, more = shape(raw)
    return Parsed(tuple(blocks), (*warnings, *broken, *_ragged(rows, raw), *more))


def _told_delimiter(text: str) -> tuple[str, str | None]:
    """Excel's first line `sep=;`."""
    first, _, rest = text.partition("\n")
    told = first.strip()
    if told.lower().startswith("sep=") and len(told) == 5:
        return rest, told[4]
    return text, None


def _delimiter(text: str) -> str:
    """The one that cuts most rows into the same number of fields."""
    sample = text[:100_000]
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(row) for row, _ in zip(rows, range(SAMPLE_ROWS), strict=False) if row)
    except csv.Error:
        return 0.0, 0
    width, rows_alike = widths.most_common(1)[0] if widths else (1, 0)
    return (rows_alike / widths.total(), width) if width > 1 else (0.0, 1)


def _records(text: str, delimiter: str, name: str) -> tuple[list[list[str]], tuple[str, ...]]:
    try:
        return _read(text, name, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)), ()
    except csv.Error as exc:
        if "unexpected end" in str(exc):
            lines = io.StringIO(text)
            return _read(text, name, csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)), (_BROKEN,)
    return _read(text, name, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)), ()


def _read(text: str, name: str, reader: Iterable[list[str]]) -> list[list[str]]:
    csv.field_size_limit(max(len(text), 1))
    rows = []
    for row in reader:
        rows.append([canonical(field) for field in row])
        if len(rows) > ROWS + 1:
            raise DocumentError(
                Refusal.TOO_LARGE,
                name,
                f"It has more than {ROWS:,} rows.",
                f"Keep at most {ROWS:,}.",
                f"row {len(rows):,}",
            )
        if len(row) > COLUMNS:
            raise DocumentError(
                Refusal.TOO_LARGE,
                name,
                f"It has {len(row):,} columns.",
                f"Keep at most {COLUMNS}.",
                f"row {len(rows):,}",
            )
    return rows


def _ragged(rows: list[list[str]], raw: RawGrid) -> list[str]:
    widths = Counter(len(row) for row in rows if any(row))
    usual = widths.most_common(1)[0][0] if widths else 0
    odd = [number for number, row in zip(raw.row_numbers, rows, strict=True) if any(row) and len(row) > usual > 1]
    if not odd:
        return []
    return [
        f"Rows with more fields than the others: {', '.join(map(str, odd[:5]))}. A field with a comma needs quotes."
    ]
