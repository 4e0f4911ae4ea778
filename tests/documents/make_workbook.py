"""The school's planets as XLSX."""

import io
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.documents.facts import Rows

THOUSANDS = "#,##0"


def workbook(title: str, rows: Rows) -> bytes:
    """A sheet with a title, the table and a note, and a sheet of questions for the class."""
    book = Workbook()
    book.properties.created = datetime(2026, 1, 1)
    sheet = book.worksheets[0]
    sheet.title = "Bodies"
    sheet.append([title])
    sheet.append([])
    for row in rows:
        sheet.append([_value(text) for text in row])
    sheet.append([])
    sheet.append(["Temperatures are means at the surface, or where the air is as dense as ours."])
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    for line in sheet.iter_rows(min_row=4, min_col=4, max_col=4):
        line[0].number_format = THOUSANDS
    other = book.create_sheet("For the class")
    for text in ("Which planet would float on water?", "Why is Venus hotter than Mercury?"):
        other.append([text])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _value(text: str) -> str | float | None:
    try:
        number = float(text)
    except ValueError:
        return text or None
    return int(number) if number.is_integer() else number
