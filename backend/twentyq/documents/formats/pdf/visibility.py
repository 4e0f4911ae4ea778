"""Whether a text object of a page can be seen."""

import ctypes
import math

import pypdfium2.raw as pdfium

from twentyq.documents.formats.pdf.span import Box

SMALLEST = 2.0
"""Points below which nobody reads."""
WHITE = 250
"""Of 255, the least of each colour."""
_UNSEEN_MODES = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


class Visibility:
    """Judges the text objects of one page."""

    def __init__(self, page: object, box: Box) -> None:
        """`box` is the page's: left, bottom, right, top."""
        self._page = page
        self._box = box
        self._grounds: list[Box] | None = None

    def is_hidden(self, text: object, bounds: Box, size: float) -> bool:
        """Whether it is invisible, tiny, off the page, or white on nothing."""
        left, bottom, right, top = self._box
        outside = bounds[2] <= left or bounds[0] >= right or bounds[3] <= bottom or bounds[1] >= top
        if outside or size < SMALLEST or pdfium.FPDFTextObj_GetTextRenderMode(text) in _UNSEEN_MODES:
            return True
        red, green, blue, alpha = _fill(text)
        return alpha == 0 or (min(red, green, blue) >= WHITE and not self._has_ground(bounds))

    def _has_ground(self, bounds: Box) -> bool:
        if self._grounds is None:
            self._grounds = list(_grounds(self._page))
        x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in self._grounds)


def _fill(item: object) -> tuple[int, int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, parts)):
        return 0, 0, 0, 255
    return parts[0].value, parts[1].value, parts[2].value, parts[3].value


def _grounds(page: object) -> list[Box]:
    """Pictures and coloured shapes, on which white can be read."""
    found = []
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        coloured = kind == pdfium.FPDF_PAGEOBJ_PATH and min(_fill(item)[:3]) < WHITE
        if coloured or kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_FORM):
            found.append(bounds_of(item))
    return found


def bounds_of(item: object) -> Box:
    """Left, bottom, right, top of a page object."""
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides))
    return sides[0].value, sides[1].value, sides[2].value, sides[3].value


def size_of(text: object) -> float:
    """Of a text object's font, in points on the page."""
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(text, ctypes.byref(size))
    pdfium.FPDFPageObj_GetMatrix(text, ctypes.byref(matrix))
    return size.value * math.hypot(matrix.c, matrix.d)
