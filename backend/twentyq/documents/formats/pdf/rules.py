"""The lines that are drawn on a page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

THIN = 2.5
"""Points up to which a filled shape is a line."""
NEAR = 3.0
"""Points between ends that meet, and between lines that are one."""
SHORTEST = 5.0
MOST = 20_000
"""Pieces of lines that are looked at; a drawing has more."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across or down the page: where it stands, and from where to where it goes."""

    at: float
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """Of one page, in points from its upper left corner."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]

    def cut(self, left: float, right: float, y: float) -> bool:
        """Whether a line stands between two words."""
        return any(left - 1 <= rule.at <= right + 1 and rule.begin <= y <= rule.end for rule in self.down)


def rules_of(page: object, origin: Point) -> Rules:
    """The lines of a page whose upper left corner is at `origin`."""
    across: list[Rule] = []
    down: list[Rule] = []
    for (x1, y1), (x2, y2) in _pieces(page, origin):
        if abs(y1 - y2) <= THIN and abs(x1 - x2) >= SHORTEST:
            across.append(Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) <= THIN and abs(y1 - y2) >= SHORTEST:
            down.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
        if len(across) + len(down) > MOST:
            return Rules((), ())
    return Rules(tuple(_merged(across)), tuple(_merged(down)))


def _pieces(page: object, origin: Point) -> Iterator[tuple[Point, Point]]:
    left, top = origin
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_PATH:
            for (x1, y1), (x2, y2) in _of_path(item):
                yield (x1 - left, top - y1), (x2 - left, top - y2)


def _of_path(path: object) -> Iterator[tuple[Point, Point]]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    first: Point | None = None
    last: Point | None = None
    for index in range(min(pdfium.FPDFPath_CountSegments(path), MOST)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last:
            yield last, point
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment) and first:
            yield last, first


def _merged(rules: list[Rule]) -> Iterator[Rule]:
    """Pieces of one line as one."""
    levels: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if levels and rule.at - levels[-1][-1].at <= THIN:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    for level in levels:
        yield from _joined(level)


def _joined(level: list[Rule]) -> Iterator[Rule]:
    at = sum(rule.at for rule in level) / len(level)
    begin = end = None
    for rule in sorted(level, key=lambda rule: rule.begin):
        if begin is None or end is None:
            begin, end = rule.begin, rule.end
        elif rule.begin <= end + NEAR:
            end = max(end, rule.end)
        else:
            yield Rule(at, begin, end)
            begin, end = rule.begin, rule.end
    if begin is not None and end is not None:
        yield Rule(at, begin, end)
