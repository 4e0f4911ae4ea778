"""The documents of our own are read as the facts that they were made from."""

import pytest
from tests.documents.facts import FOLDER, column, facts, without_note
from tests.unit.documents.checks import check_places, texts

from twentyq.documents.document import Cell, Document, Page, Section
from twentyq.documents.reader import read


def own(name: str) -> Document:
    document = read((FOLDER / name).read_bytes(), name)
    check_places(document)
    return document


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("birds.pdf", without_note(facts("birds"))),
        ("cheeses.csv", facts("cheeses")),
        ("products.html", without_note(facts("products"))),
    ],
)
def test_every_cell_of_a_table_is_read(name: str, rows: list[list[str]]) -> None:
    table = own(name).tables[0]
    assert [list(table.header), *texts(table)] == rows


def test_numbers_of_a_workbook_are_read_as_they_are_seen() -> None:
    rows = facts("planets")
    table = own("planets.xlsx").tables[0]
    read_rows = [list(table.header), *texts(table)]
    diameters = column(rows, "Diameter in km")
    assert [row[diameters].replace(",", "") for row in read_rows[1:]] == [row[diameters] for row in rows[1:]]
    assert [row[:diameters] for row in read_rows] == [row[:diameters] for row in rows]
    place = table.locator(0, 0)
    assert place == Cell("Bodies", 4, 1, "Name", "A4")


@pytest.mark.parametrize(
    ("name", "source", "labels"),
    [
        ("cheeses.docx", "cheeses", ("Country", "Milk", "Texture", "Colour")),
        ("products.md", "products", ("Category", "Material", "Warranty in years", "Made in", "On sale since")),
    ],
)
def test_regular_prose_is_read_as_a_table(name: str, source: str, labels: tuple[str, ...]) -> None:
    rows = facts(source)
    table = own(name).tables[0]
    assert table.header == ("Name", *labels)
    assert texts(table) == [[row[0], *(row[column(rows, label)] for label in labels)] for row in rows[1:]]
    assert isinstance(table.locator(0, 1), Section)


def test_notes_in_two_columns_are_read_sentence_by_sentence() -> None:
    document = own("birds-notes.pdf")
    sentences = [passage.text for passage in document.passages]
    assert [note for note in (row[-1] for row in facts("birds")[1:]) if note not in sentences] == []
    assert len(sentences) == 4 * len(facts("birds")[1:])
    assert all(isinstance(passage.locator, Page) for passage in document.passages)
    assert "printed for members" not in document.text
