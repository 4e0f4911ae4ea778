"""What holds for every document."""

from twentyq.documents.canonical import canonical
from twentyq.documents.document import Document, Table


def check_places(document: Document) -> None:
    """Every passage and every cell is the stretch of text at its offsets, and the text is canonical."""
    assert document.text == canonical(document.text)
    for passage in document.passages:
        assert document.text[passage.start : passage.end] == passage.text != ""
    for table in document.tables:
        assert len(table.row_numbers) == len(table.rows)
        for row, cells in enumerate(table.rows):
            assert len(cells) == len(table.header) == len(table.column_numbers)
            for column, cell in enumerate(cells):
                assert document.text[cell.start : cell.start + len(cell.text)] == cell.text
                assert table.passage(row, column).document == document.id


def texts(table: Table) -> list[list[str]]:
    """What stands in the rows."""
    return [[cell.text for cell in row] for row in table.rows]
