"""Places in documents."""

import pickle

import pytest

from twentyq.documents.document import Cell, Section, Table, TableCell, letters
from twentyq.documents.errors import DocumentError, Refusal


def test_a_cell_of_a_sheet_is_found_by_its_numbers_in_the_file() -> None:
    table = Table(
        "1", "Birds", ("name", "legs"), ((TableCell("owl", 0), TableCell("2", 4)),), _HEADER, (5,), (1, 28), "S"
    )
    assert table.locator(0, 1) == Cell("S", 5, 28, "legs", "AB5")
    assert table.passage(0, 1).text == "2"
    assert (table.passage(0, 1).start, table.passage(0, 1).end) == (4, 5)


def test_a_cell_with_a_place_of_its_own_is_found_there() -> None:
    place = Section(("Birds",), 2)
    table = Table("1", "Birds", ("name",), ((TableCell("owl", 0, place),),), place, (1,), (1,))
    assert table.locator(0, 0) is place


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_named_as_in_spreadsheets(column: int, name: str) -> None:
    assert letters(column) == name


def test_a_refusal_says_the_file_the_place_and_what_would_help() -> None:
    error = DocumentError(Refusal.TOO_LARGE, "a.csv", "It has 6,000 rows.", "Keep at most 5,000.", "row 5,001")
    assert str(error) == "a.csv, row 5,001: It has 6,000 rows. Keep at most 5,000."
    assert pickle.loads(pickle.dumps(error)).help == error.help  # noqa: S301


_HEADER = Cell("S", 1, 1, "name", "A1")
