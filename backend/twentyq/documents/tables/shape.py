"""A raw grid to blocks: titles and notes are prose, the rest one table or several below each other."""

from collections.abc import Iterator

from twentyq.documents.blocks import Block, Grid, Prose
from twentyq.documents.document import Cell, Locator, letters
from twentyq.documents.tables.header import first_wide, is_header
from twentyq.documents.tables.raw import RawGrid


def shape(raw: RawGrid) -> tuple[list[Block], list[str]]:
    """The blocks of a grid, with warnings."""
    blocks: list[Block] = []
    warnings: list[str] = []
    for part in _parts(raw):
        _shape_part(part, blocks, warnings)
    return blocks, warnings


def _parts(raw: RawGrid) -> Iterator["_Part"]:
    """Stretches of rows between empty ones; one goes on with the last unless it begins with a header of its own."""
    part: _Part | None = None
    for run in _runs(raw):
        rows = [raw.rows[index] for index in run]
        if part and not (len(rows) > 1 and first_wide(rows) == 0 and _begins(rows)):
            part.add(run)
        else:
            if part:
                yield part
            part = _Part(raw, run)
    if part:
        yield part


def _begins(rows: list[list[str]]) -> bool:
    return sum(map(bool, rows[0])) > 1 and is_header(rows[0], rows[1:]) and not is_header(rows[1], rows[2:])


def _runs(raw: RawGrid) -> Iterator[list[int]]:
    run: list[int] = []
    for index, row in enumerate(raw.rows):
        if any(row):
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


class _Part:
    """Rows of a grid that make one table, with its title above and notes below."""

    def __init__(self, raw: RawGrid, indices: list[int]) -> None:
        self.raw = raw
        self.indices = list(indices)
        self.notes: list[int] = []
        self.columns = list(range(len(raw.column_numbers)))

    def add(self, run: list[int]) -> None:
        """Rows after an empty one: notes when they fill one column of many."""
        (self.notes if self.is_narrow(run) else self.indices).extend(run)

    def is_narrow(self, run: list[int]) -> bool:
        """Whether rows fill one column of many."""
        return len(self.columns) > 2 and all(sum(map(bool, self.row(index))) == 1 for index in run)

    def is_prose(self) -> bool:
        """Whether it is one column of sentences."""
        texts = [text for index in self.indices for text in self.row(index) if text]
        return len(self.columns) == 1 and 2 * sum(text.endswith((".", "?", "!")) for text in texts) > len(texts)

    def row(self, index: int) -> list[str]:
        return self.raw.rows[index]

    def place(self, index: int, column: int) -> Locator:
        number, of_column = self.raw.row_numbers[index], self.raw.column_numbers[column]
        if self.raw.place:
            return self.raw.place(number, of_column)
        return Cell(self.raw.sheet, number, of_column, "", f"{letters(of_column)}{number}")

    def prose(self, indices: list[int]) -> Iterator[Prose]:
        for index in indices:
            for column, text in enumerate(self.row(index)):
                covered = (self.raw.row_numbers[index], self.raw.column_numbers[column]) in self.raw.merged
                if text and not covered:
                    place = self.place(index, column)
                    yield Prose(text, lambda _start, _end, place=place: place)  # type: ignore[misc]


def _shape_part(part: _Part, blocks: list[Block], warnings: list[str]) -> None:
    rows = [part.row(index) for index in part.indices]
    top = 0 if part.raw.header else first_wide(rows)
    if top is None or part.is_narrow(part.indices) or part.is_prose():
        blocks.extend(part.prose(part.indices))
        return
    blocks.extend(part.prose(part.indices[:top]))
    body = part.indices[top:]
    names, depth = _header(part, body)
    if not depth:
        warnings.append(f"{part.raw.name}: no row names the columns; they are called by their letters.")
    blocks.append(_grid(part, names, body[:depth] or body[:1], body[depth:], warnings))
    blocks.extend(part.prose(part.notes))


def _header(part: _Part, body: list[int]) -> tuple[list[str], int]:
    """Names of the columns, and how many rows they take: two where the upper ones are merged over several columns."""
    upper = part.row(body[0])
    rest = [part.row(index) for index in body[1:]]
    if len(rest) > 1 and _is_grouped(part, body[0]) and is_header(rest[0], rest[1:]):
        groups = _spread(part, body[0])
        lower = rest[0]
        return [
            f"{group} {text}".strip() if group != text else text for group, text in zip(groups, lower, strict=True)
        ], 2
    if part.raw.header or (part.raw.header is None and is_header(upper, rest)):
        return list(upper), 1
    return [""] * len(upper), 0


def _is_grouped(part: _Part, index: int) -> bool:
    number = part.raw.row_numbers[index]
    return any(row == number == of[0] for (row, _), of in part.raw.merged.items())


def _spread(part: _Part, index: int) -> list[str]:
    """The texts of a row, merged ones in every column that they cover."""
    number, texts = part.raw.row_numbers[index], []
    for column, text in enumerate(part.row(index)):
        whole = part.raw.merged.get((number, part.raw.column_numbers[column]))
        inside = whole and whole[0] == number and whole[1] in part.raw.column_numbers
        texts.append(part.row(index)[part.raw.column_numbers.index(whole[1])] if whole and inside else text)
    return texts


def _grid(part: _Part, names: list[str], top: list[int], body: list[int], warnings: list[str]) -> Grid:
    dividers = [index for index in body if _is_divider(part, index)]
    kept = [index for index in body if part.row(index) != part.row(top[-1]) or top[-1] == index]
    kept = [index for index in kept if index not in dividers]
    if dividers:
        numbers = ", ".join(str(part.raw.row_numbers[index]) for index in dividers[:5])
        warnings.append(f"{part.raw.name}: rows that stand across the table were left out ({numbers}).")
    used = [column for column in part.columns if names[column] or any(part.row(index)[column] for index in kept)]
    return Grid(
        name=part.raw.name,
        header=_distinct([names[column] for column in used], [part.raw.column_numbers[column] for column in used]),
        rows=tuple(tuple(part.row(index)[column] for column in used) for index in kept),
        place=part.place(top[0], used[0]),
        row_numbers=tuple(part.raw.row_numbers[index] for index in kept),
        column_numbers=tuple(part.raw.column_numbers[column] for column in used),
        sheet=part.raw.sheet,
        cell_place=part.raw.place,
        repeats=part.raw.merged,
        stated=tuple(names[column] for column in used if names[column]),
    )


def _is_divider(part: _Part, index: int) -> bool:
    """A row that is one cell, merged over all columns."""
    number = part.raw.row_numbers[index]
    covered = [part.raw.merged.get((number, column)) for column in part.raw.column_numbers[1:]]
    return len(covered) > 1 and all(whole == (number, part.raw.column_numbers[0]) for whole in covered)


def _distinct(names: list[str], numbers: list[int]) -> tuple[str, ...]:
    """Every column has a name of its own: its letter where it has none, or the same as another."""
    seen: set[str] = set()
    for index, (name, number) in enumerate(zip(names, numbers, strict=True)):
        unique = name or f"Column {letters(number)}"
        names[index] = unique if unique.lower() not in seen else f"{unique} ({letters(number)})"
        seen.add(names[index].lower())
    return tuple(names)
