"""CSV as it is found."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.checks import check_places, texts

from twentyq.documents.document import Cell, Document
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.limits import COLUMNS, ROWS
from twentyq.documents.reader import read

CHEESES = "Name,Land,Fett\nKäse,Österreich,45\nBrie,Frankreich,60\n"


def read_csv(text: str) -> Document:
    document = read(text.encode(), "cheeses.csv")
    check_places(document)
    return document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_recognised(encoding: str) -> None:
    document = read(CHEESES.encode(encoding), "cheeses.csv")
    assert texts(document.tables[0]) == [["Käse", "Österreich", "45"], ["Brie", "Frankreich", "60"]]
    assert bool(document.warnings) == (encoding == "cp1252")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_one_broken_byte_does_not_spoil_a_file(mark: bytes) -> None:
    data = mark + CHEESES.encode() + b"Comt\xe9,Frankreich,45\nBu\xc5\x88ka,\xc5\xbdilina,\xc4\x8d\n"
    document = read(data, "cheeses.csv")
    check_places(document)
    assert [row[0] for row in texts(document.tables[0])] == ["Käse", "Brie", "Comt\ufffd", "Bu\u0148ka"]
    assert "1 characters" in document.warnings[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_rows_alike(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (["name", "weight"], ["Brie", "1.5"], ["Old, ripe Gouda", "2"]))
    quoted = text.replace("Old, ripe Gouda", '"Old, ripe Gouda"')
    assert texts(read_csv(quoted).tables[0]) == [["Brie", "1.5"], ["Old, ripe Gouda", "2"]]


def test_decimal_commas_do_not_make_columns() -> None:
    assert texts(read_csv("name;weight;fat\nBrie;1,5;45\nGouda;2,5;48\n").tables[0])[0] == ["Brie", "1,5", "45"]


def test_a_line_that_tells_the_delimiter_is_not_a_row() -> None:
    table = read_csv("sep=;\nname;fat\nBrie;45\n").tables[0]
    assert table.header == ("name", "fat")
    assert table.row_numbers == (3,)


def test_a_quoted_cell_may_have_several_lines() -> None:
    table = read_csv('name,notes,fat\nBrie,"soft,\nwhite rind",45\nGouda,hard,48\n').tables[0]
    assert texts(table)[0] == ["Brie", "soft, white rind", "45"]
    assert table.locator(1, 0) == Cell(None, 3, 1, "name", "A3")


def test_title_and_notes_around_a_table_are_prose() -> None:
    document = read_csv("Our cheeses\n\nname,land,fat\nBrie,France,45\nGouda,Holland,48\n\nSource: the shop\n")
    assert document.tables[0].header == ("name", "land", "fat")
    assert [passage.text for passage in document.passages] == ["Our cheeses", "Source: the shop"]
    assert document.passages[1].locator == Cell(None, 7, 1, "", "A7")


def test_two_tables_below_each_other_are_two() -> None:
    document = read_csv("name,fat\nBrie,45\nGouda,48\n\nland,people\nFrance,68\nItaly,59\n")
    assert [table.header for table in document.tables] == [("name", "fat"), ("land", "people")]


def test_an_empty_row_within_a_table_does_not_end_it() -> None:
    assert len(read_csv("name,fat\nBrie,45\n\nGouda,48\n").tables[0].rows) == 2


def test_without_a_header_columns_are_called_by_their_letters() -> None:
    document = read_csv("Brie,France,45\nGouda,Holland,48\nFeta,Greece,45\nComté,France,45\n")
    assert document.tables[0].header == ("Column A", "Column B", "Column C")
    assert len(document.tables[0].rows) == 4
    assert "no row names the columns" in document.warnings[0]
    assert "Column" not in document.text


def test_years_may_name_columns() -> None:
    assert read_csv("land,1990,2000\nFrance,58,60\nItaly,56,57\n").tables[0].header == ("land", "1990", "2000")


def test_columns_of_the_same_name_are_told_apart() -> None:
    assert read_csv("name,size,size\nBrie,1,2\nFeta,2,3\n").tables[0].header == ("name", "size", "size (C)")


def test_ragged_rows_are_filled_and_told() -> None:
    document = read_csv("name,land,fat\nBrie,France\nGouda,Holland,48,old\nFeta,Greece,45\n")
    assert texts(document.tables[0])[0] == ["Brie", "France", "", ""]
    assert "3" in document.warnings[0]


def test_a_quotation_mark_that_is_never_closed_swallows_nothing() -> None:
    document = read_csv('name,size\nTV,"15 inch\nLamp,3 inch\nRadio,4 inch\n')
    assert [row[0] for row in texts(document.tables[0])] == ["TV", "Lamp", "Radio"]
    assert "never closed" in document.warnings[0]


@pytest.mark.parametrize("text", ["a,b\n" + "x,y\n" * (ROWS + 1), ",".join(f"c{n}" for n in range(COLUMNS + 1))])
def test_more_rows_or_columns_than_are_read_are_refused(text: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_csv(text)
    assert refused.value.code is Refusal.TOO_LARGE
    assert refused.value.place.startswith("row")
    assert refused.value.help


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=4), min_size=1, max_size=12))
def test_every_cell_is_the_text_at_its_offset(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    try:
        document = read(stream.getvalue().encode("utf-8", "ignore"), "any.csv")
    except DocumentError as refused:
        assert refused.code in {Refusal.NO_TEXT, Refusal.DISGUISED}  # noqa: PT017 - other codes are wrong
        return
    check_places(document)
