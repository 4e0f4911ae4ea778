"""PDF by pdfium."""

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from twentyq.documents.blocks import Block, Parsed
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.formats.pdf.aligned import Aligned, raw_grid
from twentyq.documents.formats.pdf.flow import parts
from twentyq.documents.formats.pdf.streams import check_streams
from twentyq.documents.formats.pdf.words import PageContent, content_of
from twentyq.documents.limits import PAGES, TEXT_CHARACTERS
from twentyq.documents.tables.shape import shape

_AGAIN = "Print it to a new PDF and upload that."


def parse_pdf(data: bytes, name: str) -> Parsed:
    """Paragraphs and tables in reading order, over all pages."""
    check_streams(data, name)
    document = _opened(data, name)
    try:
        pages = list(_pages(document, name))
    finally:
        document.close()
    warnings = _warnings(pages, name)
    blocks: list[Block] = []
    for part in parts(pages):
        if isinstance(part, Aligned):
            more, told = shape(raw_grid(part, f"Table on page {part.page}"))
            blocks += more
            warnings += told
        else:
            blocks += part
    return Parsed(tuple(blocks), tuple(warnings))


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    if b"startxref" not in data[-4096:]:
        raise DocumentError(Refusal.DAMAGED, name, "It is cut short.", "Upload it again, whole.")
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as exc:
        if exc.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            advice = "Save it without a password."
            raise DocumentError(Refusal.ENCRYPTED, name, "It opens with a password only.", advice) from exc
        raise DocumentError(Refusal.DAMAGED, name, "It is damaged.", _AGAIN) from exc
    if not 0 < count <= PAGES:
        document.close()
        if not count:
            raise DocumentError(Refusal.DAMAGED, name, "It has no pages.", _AGAIN)
        raise DocumentError(Refusal.TOO_LARGE, name, f"It has {count:,} pages.", f"Upload at most {PAGES} of them.")
    return document


def _pages(document: pdfium.PdfDocument, name: str) -> Iterator[PageContent]:
    length = 0
    for index in range(len(document)):
        page = _page_of(document, index, name)
        content = content_of(page, index + 1)
        page.close()
        length += sum(len(span.text) for span in content.spans)
        if length > TEXT_CHARACTERS:
            raise DocumentError(
                Refusal.TOO_LARGE, name, "It holds too much text.", "Upload a part of it.", f"page {index + 1}"
            )
        yield content


def _warnings(pages: list[PageContent], name: str) -> list[str]:
    """What the owner should know. DocumentError where no page has text that can be seen."""
    hidden = [number for number, page in enumerate(pages, start=1) if page.hid]
    empty = [number for number, page in enumerate(pages, start=1) if not page.hid and not page.spans]
    if not any(page.spans for page in pages):
        reason = "All of its text is hidden." if hidden else "None of its pages holds text; they may be pictures of it."
        raise DocumentError(
            Refusal.NO_TEXT, name, reason, "Have its text recognised (OCR) and upload that.", _some(empty)
        )
    warnings = [f"Text that cannot be seen was left out ({_some(hidden)})."] if hidden else []
    return warnings + ([f"Without text, maybe pictures of it: {_some(empty)}."] if empty else [])


def _page_of(document: pdfium.PdfDocument, index: int, name: str) -> pdfium.PdfPage:
    try:
        return document[index]
    except pdfium.PdfiumError as exc:
        raise DocumentError(Refusal.DAMAGED, name, "It is damaged.", _AGAIN, f"page {index + 1}") from exc


def _some(pages: list[int]) -> str:
    """Pages as a person would list them: 1-3, 5."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    named = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return f"{'page' if len(pages) == 1 else 'pages'} {', '.join(named)}" if pages else ""
