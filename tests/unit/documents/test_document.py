"""Places in documents."""

import pickle
import zlib

import msgspec
import pytest

from twentyq.documents.document import Cell, Document, Lines, Page, Passage, Section, Table, TableCell, letters
from twentyq.documents.document_form import DocumentUnreadableError, from_state, to_state
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


def test_a_document_is_kept_with_all_its_places() -> None:
    places = (Page(1, 2, ((0.0, 1.0, 2.0, 3.0),)), Section(("Birds",), 1), Lines(1, 2), _HEADER)
    passages = tuple(Passage("1", 0, 3, "owl", place) for place in places)
    cells = ((TableCell("owl", 0), TableCell("2", 4, places[1])),)
    table = Table("1", "Birds", ("name", "legs"), cells, _HEADER, (5,), (1, 2), "S")
    document = Document("1", "birds.pdf", "owl 2", passages, (table,), ("hidden",))
    assert from_state(to_state(document)) == document


@pytest.mark.parametrize("state", [b"", b"x", zlib.compress(b"x"), zlib.compress(msgspec.msgpack.encode({"form": 2}))])
def test_what_is_no_kept_document_is_refused(state: bytes) -> None:
    with pytest.raises(DocumentUnreadableError):
        from_state(state)
