"""Numbers of a column in one unit: that of the header, or the one that most cells have."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from twentyq.authoring.tables.values import Number, number
from twentyq.authoring.wording.headers import Header
from twentyq.authoring.wording.units import COUNTED_FIRST, SCALED, scale_in_cells, unit_word

FAMILIES: tuple[dict[str, float], ...] = (
    {"milligrams": 1e-3, "grams": 1.0, "kilograms": 1e3, "tonnes": 1e6},
    {"millimetres": 1e-3, "centimetres": 1e-2, "metres": 1.0, "kilometres": 1e3},
    {"millilitres": 1e-3, "centilitres": 1e-2, "litres": 1.0},
    {"seconds": 1.0, "minutes": 60.0, "hours": 3_600.0, "days": 86_400.0, "weeks": 604_800.0},
    {"square metres": 1.0, "hectares": 1e4, "square kilometres": 1e6},
)
"""Units that measure the same, with their size."""
HANDIER = (("grams", 1000.0, "kilograms", 0.5), ("centimetres", 100.0, "metres", 0.9))
"""Units that take each other's place where so large a share of the numbers would be large, or most below one."""
FEW_WRITTEN = 0.3
"""Share of the cells up to which a unit is no column's: "200 trains" among bare numbers."""
SCALES = {"million": 1e6, "thousand": 1e3, "billion": 1e9}


ALIKE = (
    frozenset({"altitude", "elevation", "height", "prominence", "summit height"}),
    frozenset({"breadth", "height", "length", "spread", "width"}),
)
"""Headers that one table measures in one unit, although it may say so only once."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a cell says of a thing, with its quote; of a range the middle and how far its ends are from it."""

    thing: int
    value: float
    spread: float
    quote: int

    def times(self, factor: float) -> "Measured":
        """The same in another unit."""
        return replace(self, value=self.value * factor, spread=self.spread * factor)

    def is_around(self, cut: float) -> bool:
        """Whether a part of the range is above the cut and a part is not."""
        return self.value - self.spread <= cut < self.value + self.spread


@dataclass(frozen=True, slots=True)
class Amounts:
    """Numbers of a column, and the header with their unit."""

    cells: list[Measured]
    header: Header


def amounts(cells: list[tuple[int, str, int]], header: Header) -> Amounts:
    """The numbers of cells (thing, text, quote); what is in a unit of another kind is left out."""
    numbers = [(thing, found, quote) for thing, text, quote in cells if (found := number(text))]
    counted = bool(COUNTED_FIRST.match(header.phrase)) or any(found.sized and not found.unit for _, found, _ in numbers)
    read = [_read(Measured(thing, one.value, one.spread, quote), one, header, counted) for thing, one, quote in numbers]
    units = Counter(unit for _, unit in read if unit)
    unit = header.unit or _commonest(units, len(read))
    if scale := header.scale or scale_in_cells(unit):
        return Amounts([one for one, _ in read], replace(header, unit="", scale=scale))
    converted = [one.times(factor) for one, its in read if (factor := _factor(its or unit, unit)) is not None]
    size, _, rest = unit.partition(" ")
    if size in SCALES:
        return Amounts([one.times(SCALES[size]) for one in converted], replace(header, unit=rest))
    for small, factor, large, share in HANDIER:
        above = sum(one.value >= (factor if unit == small else 1) for one in converted)
        if unit == small and above > share * len(converted):
            return Amounts([one.times(1 / factor) for one in converted], replace(header, unit=large))
        if unit == large and above < len(converted) / 2:
            return Amounts([one.times(factor) for one in converted], replace(header, unit=small))
    return Amounts(converted, replace(header, unit=unit))


def _read(one: Measured, found: Number, header: Header, counted: bool) -> tuple[Measured, str]:
    """A number with its unit; a size beside it is its own, whatever the header and the other cells have."""
    its = _named(found.unit)
    its = SCALED.get(its, its) if counted else its
    size, _, rest = its.partition(" ")
    if not found.sized and (size not in SCALES or rest == "years ago"):
        return one, its
    of_all, _, unit = header.unit.partition(" ")
    factor = SCALES.get(size, 1.0) / SCALES.get(of_all, 1.0)
    its = rest if size in SCALES else its
    return one.times(factor), header.unit if of_all in SCALES and its == unit else its


def with_shared_units(headers: Mapping[str, Header]) -> dict[str, Header]:
    """Headers by column; one without a unit has that of the headers that are measured alike, where they agree."""
    return {column: replace(header, unit=header.unit or _shared(header, headers)) for column, header in headers.items()}


def _shared(header: Header, headers: Mapping[str, Header]) -> str:
    units = {
        other.unit
        for alike in ALIKE
        if header.phrase in alike
        for other in headers.values()
        if other.phrase in alike and other.unit
    }
    return units.pop() if len(units) == 1 else ""


def _commonest(units: Counter[str], cells: int) -> str:
    """The unit that stands in most of the cells; empty where few have one."""
    unit, count = units.most_common(1)[0] if units else ("", 0)
    return unit if count > FEW_WRITTEN * cells else ""


def _named(unit: str) -> str:
    return unit_word(unit) or unit


def _factor(unit: str, wanted: str) -> float | None:
    if unit == wanted or not unit:
        return 1.0
    family = next((family for family in FAMILIES if unit in family and wanted in family), None)
    return family[unit] / family[wanted] if family else None
