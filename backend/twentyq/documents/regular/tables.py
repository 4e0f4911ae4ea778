"""Tables out of regular prose."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from twentyq.documents.document import Locator, Table, TableCell
from twentyq.documents.regular.piece import Item, Pair, Piece, items
from twentyq.documents.regular.sections import Section, sections

LEAST_ROWS = 3
LEAST_LABELS = 2
COMMON = 0.3
"""Share of the rows that have a column at least."""
LEAST_TERMS = 5
NAME = "Name"
TERM, DEFINITION = "Term", "Definition"

Row = dict[str, TableCell]


def regular_tables(pieces: Iterable[Piece]) -> list[Table]:
    """Of things under headings that say the same of each; of records one after the other; of glossaries."""
    every = list(items(pieces))
    found = [table for level in _levels(every) if (table := _of_sections(sections(every, level)))]
    if found:
        return found
    return [table for run in _runs(every) if (table := _of_records(run) or _glossary(run))]


def _levels(every: Sequence[Item]) -> list[int]:
    return sorted({item.level for item in every if isinstance(item, Piece) and item.level})


def _of_sections(found: Sequence[Section]) -> Table | None:
    """One row for a heading, a column for a label or a sub-heading that stands under several."""
    rows = [section.row() for section in found]
    labels = _shared(rows)
    kept = [(section, row) for section, row in zip(found, rows, strict=True) if labels & row.keys()]
    if len(labels) < LEAST_LABELS or len(kept) < LEAST_ROWS:
        return None
    columns = [label for label in dict.fromkeys(label for _, row in kept for label in row) if label in labels]
    cells = [(section.heading.cell(), *_filled(row, columns, section.heading.cell())) for section, row in kept]
    names = {key: section.names[key] for section, _ in reversed(kept) for key in section.names}
    return _table(
        found[0].parent or NAME, (NAME, *(names[column] for column in columns)), cells, kept[0][0].heading.place
    )


def _shared(rows: Sequence[Row]) -> set[str]:
    counts = Counter(label for row in rows for label in row)
    filled = sum(map(bool, rows))
    return {label for label, count in counts.items() if count >= max(2, COMMON * filled)}


def _filled(row: Row, columns: Sequence[str], beside: TableCell) -> list[TableCell]:
    return [row.get(column) or TableCell("", beside.start, beside.place) for column in columns]


def _runs(every: Sequence[Item]) -> Iterator[list[Pair]]:
    """Pairs that follow each other, those whose labels recur apart from those before."""
    for is_pair, group in groupby(every, key=lambda item: isinstance(item, Pair)):
        run = [item for item in group if isinstance(item, Pair)]
        counts = Counter(pair.label.text.lower() for pair in run)
        begin = next((at for at, pair in enumerate(run) if counts[pair.label.text.lower()] >= LEAST_ROWS), len(run))
        yield from (part for part in (run[:begin], run[begin:]) if part and is_pair)


def _of_records(run: Sequence[Pair]) -> Table | None:
    """Records that each begin with the label with which the first begins."""
    first = run[0].label.text.lower()
    records: list[Row] = []
    names: dict[str, str] = {}
    for pair in run:
        label = pair.label.text.lower()
        names.setdefault(label, pair.label.text)
        if label == first:
            records.append({})
        records[-1].setdefault(label, pair.value)
    columns = [label for label in names if label in _shared(records)]
    if len(records) < LEAST_ROWS or len(columns) < LEAST_LABELS:
        return None
    cells = [_filled(record, columns, record[first]) for record in records]
    return _table(names[first], tuple(names[column] for column in columns), cells, run[0].place)


def _glossary(run: Sequence[Pair]) -> Table | None:
    """Different terms, each with what it means."""
    if len(run) < LEAST_TERMS or len({pair.label.text.lower() for pair in run}) < len(run):
        return None
    return _table("Glossary", (TERM, DEFINITION), [(pair.label, pair.value) for pair in run], run[0].place)


def _table(name: str, header: tuple[str, ...], cells: Sequence[Sequence[TableCell]], place: Locator) -> Table:
    return Table(
        document="",
        name=name,
        header=header,
        rows=tuple(map(tuple, cells)),
        place=place,
        row_numbers=tuple(range(1, len(cells) + 1)),
        column_numbers=tuple(range(1, len(header) + 1)),
        from_prose=True,
    )
