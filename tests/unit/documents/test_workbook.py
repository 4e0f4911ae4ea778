"""XLSX as a person sees it."""

import io
from collections.abc import Callable
from datetime import datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.unit.documents.checks import check_places, texts

from twentyq.documents.document import Cell, Document
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.formats.number_formats import shown
from twentyq.documents.limits import ROWS
from twentyq.documents.reader import read

PLANETS = (("name", "moons", "kind"), ("Mercury", 0, "rock"), ("Venus", 0, "rock"), ("Saturn", 146, "gas"))


def workbook(change: Callable[[Worksheet], None] = lambda _: None) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Planets"
    for row in PLANETS:
        sheet.append(row)
    change(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_book(change: Callable[[Worksheet], None] = lambda _: None) -> Document:
    document = read(workbook(change), "planets.xlsx")
    check_places(document)
    return document


def test_a_sheet_is_a_table_with_cells_by_their_names() -> None:
    table = read_book().tables[0]
    assert texts(table) == [["Mercury", "0", "rock"], ["Venus", "0", "rock"], ["Saturn", "146", "gas"]]
    assert table.locator(2, 1) == Cell("Planets", 4, 2, "moons", "B4")


def test_hidden_rows_columns_and_sheets_are_left_out_with_a_warning() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        assert sheet.parent
        other = sheet.parent.create_sheet("Prices")
        other.append(["secret", "price"])
        other.sheet_state = "hidden"

    document = read_book(hide)
    assert texts(document.tables[0]) == [["Mercury", "rock"], ["Saturn", "gas"]]
    assert document.tables[0].locator(1, 1) == Cell("Planets", 4, 3, "kind", "C4")
    assert "Venus" not in document.text
    assert "secret" not in document.text
    assert len(document.warnings) == 3


def test_a_merged_cell_speaks_for_every_row_that_it_covers() -> None:
    document = read_book(lambda sheet: sheet.merge_cells("C2:C3"))
    table = document.tables[0]
    assert [row[2] for row in texts(table)] == ["rock", "rock", "gas"]
    assert table.locator(1, 2) == table.locator(0, 2) == Cell("Planets", 2, 3, "kind", "C2")
    assert document.text.count("rock") == 1


def test_a_header_of_two_rows_is_joined() -> None:
    def group(sheet: Worksheet) -> None:
        sheet.insert_rows(1)
        sheet["A1"], sheet["B1"] = "name", "About"
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")

    assert read_book(group).tables[0].header == ("name", "About moons", "About kind")


def test_a_row_across_the_table_is_no_row_of_it() -> None:
    def divide(sheet: Worksheet) -> None:
        sheet.insert_rows(4)
        sheet["A4"] = "Giants"
        sheet.merge_cells("A4:C4")

    document = read_book(divide)
    assert [row[0] for row in texts(document.tables[0])] == ["Mercury", "Venus", "Saturn"]
    assert "across" in document.warnings[0]


def test_a_sheet_of_sentences_is_prose() -> None:
    def ask(sheet: Worksheet) -> None:
        assert sheet.parent
        other = sheet.parent.create_sheet("Questions")
        other.append(["Which planet would float?"])
        other.append(["Why is Venus hot?"])

    document = read_book(ask)
    assert [passage.text for passage in document.passages] == ["Which planet would float?", "Why is Venus hot?"]
    assert len(document.tables) == 1


def test_a_formula_without_a_value_is_told() -> None:
    document = read_book(lambda sheet: sheet.cell(4, 2, "=B2+B3") and None)
    assert texts(document.tables[0])[2] == ["Saturn", "", "gas"]
    assert "B4" in document.warnings[0]


def test_a_sheet_with_too_many_rows_is_refused_by_its_name() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.cell(ROWS + 2, 1, "one too many")

    with pytest.raises(DocumentError) as refused:
        read_book(fill)
    assert (refused.value.code, refused.value.place) == (Refusal.TOO_LARGE, "sheet Planets")


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1234.5, "General", "1234.5"),
        (3.0, "General", "3"),
        (1 / 3, "General", "0.3333333333"),
        (1.5e20, "General", "1.5E+20"),
        (1234.567, "#,##0.00", "1,234.57"),
        (0.256, "0.0%", "25.6%"),
        (0.25, "0%", "25%"),
        (12.5, '0.0" kg"', "12.5 kg"),
        (12.0, "0.##", "12"),
        (1200.0, "[$€-407] #,##0", "€ 1,200"),
        (-3.0, "0.0;[Red](0.0)", "(3.0)"),
        (12345.0, "0.00E+00", "1.23E+04"),
        (5_500_000.0, '0.0,,"M"', "5.5M"),
        (True, "General", "TRUE"),
        (datetime(2024, 3, 5), "d.m.yy", "2024-03-05"),
        (datetime(2024, 3, 5, 14, 30), "d.m.yy h:mm", "2024-03-05 14:30"),
        (time(8, 15), "h:mm", "08:15:00"),
        (None, "General", ""),
    ],
)
def test_values_are_read_as_they_are_seen(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text
