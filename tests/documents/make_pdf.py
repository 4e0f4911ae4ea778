"""The club's birds as PDF."""

import io
from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from tests.documents.facts import Rows, column

MARGIN, GUTTER = 50, 24
STYLES = getSampleStyleSheet()
SMALL = ParagraphStyle("small", STYLES["BodyText"], fontSize=7, leading=8.5)
HEAD = ParagraphStyle("head", SMALL, fontName="Helvetica-Bold", textColor=colors.white)


def table(title: str, rows: Rows) -> bytes:
    """A page of prose with a table over several pages."""
    cells = [[Paragraph(text, HEAD if index == 0 else SMALL) for text in row] for index, row in enumerate(rows)]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.grey),
        ("BACKGROUND", (0, 0), (-1, 0), colors.darkgreen),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    intro = (
        "Every bird in this table was seen by a member of the club in the last five years. "
        "Lengths and weights are those of a grown bird; where the sexes differ they are between the two. "
        "A bird that leaves us for the winter counts as one that migrates, even if some stay."
    )
    flow = [
        Paragraph(title, STYLES["Heading1"]),
        Paragraph(intro, STYLES["BodyText"]),
        Table(cells, style=style, repeatRows=1),
    ]
    return _built(flow, landscape(A4), 1, title)


def notes(title: str, rows: Rows) -> bytes:
    """Prose in two columns, a heading for each bird."""
    flow: list[Flowable] = [Paragraph(title, STYLES["Heading1"])]
    for row in rows[1:]:
        said = {name: row[column(rows, name)] for name in rows[0]}
        stays = "It leaves us for the winter." if said["Migrates"] == "yes" else "It stays with us all year."
        where = f"Look for it in {said['Habitat']}, where it mostly eats {said['Main food']}."
        nest = f"It lays about {said['Eggs']} eggs, and its nest is {said['Nest']}."
        flow += [
            Paragraph(said["Name"], STYLES["Heading3"]),
            Paragraph(" ".join((said["Note"], where, nest, stays)), STYLES["BodyText"]),
        ]
    return _built(flow, A4, 2, title)


def _built(flow: Sequence[Flowable], size: tuple[float, float], columns: int, title: str) -> bytes:
    width = (size[0] - 2 * MARGIN - GUTTER * (columns - 1)) / columns
    frames = [
        Frame(MARGIN + index * (width + GUTTER), MARGIN, width, size[1] - 2 * MARGIN, 0, 0, 0, 0)
        for index in range(columns)
    ]

    def decorate(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(MARGIN, size[1] - 30, f"{title}, printed for members")
        canvas.drawRightString(size[0] - MARGIN, 25, f"page {document.page}")

    stream = io.BytesIO()
    made = BaseDocTemplate(stream, pagesize=size, title=title, invariant=1)
    made.addPageTemplates(PageTemplate(frames=frames, onPage=decorate))
    made.build(list(flow))
    return stream.getvalue()
