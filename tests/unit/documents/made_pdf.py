"""PDFs whose sentences and pages are known."""

import io
import random
import zlib
from dataclasses import dataclass, field

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

WIDTH, HEIGHT = A4
MARGIN, GUTTER, LEADING, SIZE = 60, 24, 13, 10
WORDS = (
    *(
        "owl",
        "heron",
        "stork",
        "wren",
        "swift",
        "hunts",
        "mice",
        "fish",
        "over",
        "meadows",
        "near",
        "villages",
        "builds",
    ),
    *("large", "nests", "every", "spring", "summer", "winter", "southern", "countries", "sings", "loudly", "from"),
    *("beech", "branches", "shallow", "water", "brown", "white", "feathers", "small", "migrating", "colonies"),
)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BACKGROUND", (0, 0), (-1, 0), colors.navy)]


@dataclass
class Known:
    """A PDF, and the first and last page of every sentence in it."""

    data: bytes
    pages: dict[str, tuple[int, int]] = field(default_factory=dict)


def sentence(number: int, chance: random.Random) -> str:
    """One that no other is like."""
    words = " ".join(chance.choice(WORDS) for _ in range(chance.randint(5, 22)))
    return f"{words.capitalize()} number {number}{chance.choice('.!?.')}"


def columns(count: int, sentences: int, seed: int = 0, *, hyphens: bool = False) -> Known:
    """Sentences that flow over columns and pages, drawn line by line, with a header and a page number on each page."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    stream = io.BytesIO()
    known = Known(b"")
    canvas = Canvas(stream, A4)
    width = (WIDTH - 2 * MARGIN - GUTTER * (count - 1)) / count
    texts = [sentence(number, chance) for number in range(sentences)]
    page, column, y = 1, 0, HEIGHT - 90
    _decorate(canvas, page)
    while texts:
        length = chance.randint(1, 6)
        paragraph, texts = texts[:length], texts[length:]
        for line, parts in _lines(paragraph, width, hyphens=hyphens):
            if y < 80:
                column, y = column + 1, HEIGHT - 90
                if column == count:
                    canvas.showPage()
                    page, column = page + 1, 0
                    _decorate(canvas, page)
            canvas.setFont("Times-Roman", SIZE)
            canvas.drawString(MARGIN + column * (width + GUTTER), y, line)
            y -= LEADING
            for part in parts:
                known.pages[part] = known.pages.get(part, (page, page))[0], page
        y -= LEADING
    canvas.save()
    known.data = stream.getvalue()
    return known


def _decorate(canvas: Canvas, page: int) -> None:
    canvas.setFont("Times-Italic", 9)
    canvas.drawString(MARGIN, HEIGHT - 40, "Yearbook of the bird club")
    canvas.drawString(WIDTH / 2, 30, f"{page}")


def _lines(paragraph: list[str], width: float, *, hyphens: bool) -> list[tuple[str, list[str]]]:
    """Lines of a paragraph with the sentences that stand on each."""
    spans, found, at = [], [], 0
    for text in paragraph:
        spans.append((at, at + len(text), text))
        at += len(text) + 1
    at = 0
    for line in _wrapped(" ".join(paragraph), width, hyphens=hyphens):
        length = len(line.removesuffix("-"))
        found.append((line, [text for start, end, text in spans if start < at + length and at < end]))
        at += length + (not line.endswith("-"))
    return found


def _wrapped(text: str, width: float, *, hyphens: bool) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        whole = f"{line} {word}".strip()
        if stringWidth(whole, "Times-Roman", SIZE) <= width:
            line = whole
            continue
        head = f"{line} {word[:3]}-"
        is_cut = hyphens and len(word) > 5 and word.isalpha() and stringWidth(head, "Times-Roman", SIZE) <= width
        lines.append(head if is_cut else line)
        line = word[3:] if is_cut else word
    return [*lines, line]


def flowing(*flowables: Flowable | str) -> bytes:
    """Paragraphs, headings (beginning with #) and tables on as many pages as they need."""
    styles = getSampleStyleSheet()
    stream = io.BytesIO()
    document = BaseDocTemplate(stream, pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=[Frame(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)]))
    document.build([_flowable(item, styles) for item in flowables])
    return stream.getvalue()


def _flowable(item: Flowable | str, styles: dict) -> Flowable:
    if not isinstance(item, str):
        return item
    heading = item.startswith("#")
    return Paragraph(item.lstrip("# "), styles["Heading1" if heading else "BodyText"])


def table(rows: list[list[str]], *, ruled: bool = True) -> Table:
    """A table; its header, white on blue when ruled, stands on every page."""
    style = [*GRID, ("TEXTCOLOR", (0, 0), (-1, 0), colors.white)] if ruled else []
    return Table(rows, style=style, repeatRows=1)


def wrapped(rows: list[list[str]], width: float) -> Table:
    """A ruled table whose cells have several lines, each in the middle of its row."""
    style = getSampleStyleSheet()["BodyText"]
    cells = [[Paragraph(text, style) for text in row] for row in rows]
    return Table(cells, colWidths=width, style=[GRID[0], ("VALIGN", (0, 0), (-1, -1), "MIDDLE")], repeatRows=1)


def justified(sentences: int, width: float) -> tuple[bytes, list[str]]:
    """Sentences in lines of the same width, whose spaces are wide."""
    chance = random.Random(9)  # noqa: S311 - no secret
    texts = [sentence(number, chance) for number in range(sentences)]
    stream = io.BytesIO()
    style = ParagraphStyle("justified", alignment=TA_JUSTIFY, fontSize=12, leading=14)
    document = BaseDocTemplate(stream, pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=[Frame(MARGIN, MARGIN, width, HEIGHT - 2 * MARGIN)]))
    document.build([Paragraph(" ".join(texts[at : at + 8]), style) for at in range(0, sentences, 8)])
    return stream.getvalue(), texts


def drawn(*marks: tuple[str, str], pages: int = 1, password: str | None = None) -> bytes:
    """Lines drawn in a way: plain, white, tiny, off, invisible, boxed (white on blue)."""
    stream = io.BytesIO()
    encryption = StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(stream, A4, encrypt=encryption)
    for page in range(pages):
        for index, (way, text) in enumerate(marks if page == 0 else ()):
            _draw(canvas, way, text, HEIGHT - 100 - 30 * index)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _draw(canvas: Canvas, way: str, text: str, y: float) -> None:
    if way == "boxed":
        canvas.setFillColor(colors.navy)
        canvas.rect(MARGIN - 5, y - 5, 300, 20, stroke=0, fill=1)
    canvas.setFillColor(colors.white if way in {"white", "boxed"} else colors.black)
    line = canvas.beginText(-900 if way == "off" else MARGIN, y)
    line.setFont("Helvetica", 1 if way == "tiny" else 11)
    line.setTextRenderMode(3 if way == "invisible" else 0)
    line.textOut(text)
    canvas.drawText(line)


def bomb() -> bytes:
    """A page whose content unpacks to 300 MB."""
    packed = zlib.compress(b" " * 300_000_000, 9)
    content = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>"
    objects = (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content)
    data, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer
