"""The questions that a column asks, and what its cells say to them."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from twentyq.authoring.draft import Kind, Stated
from twentyq.authoring.tables.cuts import LARGEST_EXACT, Knowledge, cuts
from twentyq.authoring.tables.joining import JoinedColumn, slug
from twentyq.authoring.tables.kinds import are_long_ago
from twentyq.authoring.tables.overlaps import GRADED, UNNAMED, apart, says
from twentyq.authoring.tables.units import Amounts, Measured, amounts
from twentyq.authoring.tables.values import NO as NO_WORDS
from twentyq.authoring.tables.values import NONE, days, entries, months, year, yes_no
from twentyq.authoring.wording import amounts as amount_words
from twentyq.authoring.wording import categories, lists, people, years
from twentyq.authoring.wording import yes_no as yes_no_words
from twentyq.authoring.wording.casing import begun_small, with_casing
from twentyq.authoring.wording.certainty import Doubt, doubt, entered
from twentyq.authoring.wording.headers import Header
from twentyq.authoring.wording.phrases import is_mass, is_plural, is_said, singular, spoken_number

ERRORS = {Kind.YES_NO: 0.05, Kind.CATEGORY: 0.07, Kind.LIST: 0.10, Kind.COUNT: 0.10, Kind.NUMBER: 0.18, Kind.YEAR: 0.18}
"""Share of players who answer otherwise than the cell, by kind, beside slips; of numbers what names the most elements
(`python -m tests.benchmarks.authoring`) both where one answer in ten is flipped and where three of numbers are."""
GRADED_ERROR = 0.12
"""The same of categories that are grades."""
YES, NO = 0.97, 0.03
LIKELY = 0.85
"""P(yes) of what a stronger value says."""
UNLISTED = 0.06
"""P(yes) of what a list leaves out."""
LEAST_SHARE, LARGEST_SHARE = 0.03, 0.97
LONGEST_VALUE = 60
FIGURES = re.compile(r"\d+(?:\s?[-\u2013]\s?\d+| or \d+)?")
NUMBERED = re.compile(
    r"\bhow many\b|\b(?:class|gauge|grade|group|level|line|number|rating|season|series|size|type|version|zone)$"
)
"""Headers of which one answers with figures; of others those that stand among words are not asked for."""
RATED = re.compile(r"\b(?:rating|score|stars|mark)$")
LEVELS = re.compile(
    r"\b(?:class|generation|grade|group|level|line|number|phase|rank|rating|risk|score|series|size|stage|stars|step|tier|"
    r"type|value|version|zone|\w+(?:ity|ness|ency|ance|ence))$"
)
"""Headers over numbers that grade rather than count."""
FROM_AGE = "age from"
STARTING_AGE = re.compile(r"(?:min(?:imum)?|start(?:ing)?|reading|recommended|suitable|youngest) age|age from|from age")
OLDEST = 21
"""Years from which an age is that of the thing rather than of whom it is meant for."""
NOTHING = frozenset({"none", "nothing"})
SMALL_LATER = 0.9
"""Share of the later entries of cells from which all are written small, so that the first is large by its place."""
SEVERAL = 5
"""Later entries from which they tell."""
GENERAL = frozenset(
    {"animal", "item", "kind", "machine", "model", "name", "object", "person", "place", "plant", "product", "species",
     "subject", "thing", "title", "type", "what", "who"}
)  # fmt: skip
"""Headers over names that do not tell what the things are."""
CALLING = frozenset({"common", "full", "names", "of", "short"})
"""Of these, words that say how the things are called."""
CONTINENTS = frozenset({"africa", "america", "asia", "europe"})
"""Not asked among values that are mostly countries: of what is from Italy the column does not say Europe."""
FEW = 16
"""Decks of fewer things ask also what is so of one thing alone."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell says of a thing."""

    thing: int
    stated: Stated
    p: float
    quote: int


@dataclass(slots=True)
class Asked:
    """A question, with what every cell says to it."""

    id: str
    text: str
    reading: str
    error: float
    said: list[Said] = field(default_factory=list)
    implies: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    doubt: Doubt = Doubt.NONE
    quoting: str = ""
    """The question by what stands in the table, for where its words would read oddly."""

    def split(self) -> tuple[frozenset[int], frozenset[int]]:
        """The things that say yes, and those that say no."""
        yes = frozenset(one.thing for one in self.said if one.stated is Stated.YES)
        return yes, frozenset(one.thing for one in self.said if one.stated is Stated.NO)


@dataclass(frozen=True, slots=True)
class Setting:
    """The deck around a column."""

    things: int
    others: frozenset[str]
    """Words of all headers."""
    names: frozenset[str] = frozenset()
    """Of these, those of the headers over the names of the things."""
    kinds: frozenset[str] = frozenset()
    """Last words of several names, so that they say what such a thing is: "Clove hitch"."""
    who: str = ""
    """What to call one of the things where they are people."""


def ask(column: JoinedColumn, kind: Kind, header: Header, setting: Setting) -> list[Asked]:
    """The questions of a column; none where its values split nothing."""
    setting = replace(setting, others=setting.others - set(header.words))
    found = _ask(column, kind, header, setting)
    for one in found:
        if one.doubt is Doubt.READS_ODDLY:
            one.text = one.quoting
        elif setting.who:
            one.text = people.about(setting.who, one.text)
    return found


def _ask(column: JoinedColumn, kind: Kind, header: Header, setting: Setting) -> list[Asked]:
    match kind:
        case Kind.YES_NO:
            return _ask_yes_no(column, header, setting)
        case Kind.CATEGORY:
            found = _ask_values(column, header, setting, kind, _category_values, categories.category)
            return [*found, *_ask_any(column, header, setting)]
        case Kind.LIST:
            return _ask_values(column, header, setting, kind, _list_values, lists.entry)
        case Kind.COUNT | Kind.NUMBER | Kind.YEAR:
            return _ask_cuts(column, kind, header, setting)
        case _:
            return []


def _ask_yes_no(column: JoinedColumn, header: Header, setting: Setting) -> list[Asked]:
    asked = Asked(
        column.id,
        yes_no_words.yes_no(header, setting.others, setting.names),
        f"Yes where the documents say yes under {header.raw!r}.",
        ERRORS[Kind.YES_NO],
    )
    asked.doubt, asked.quoting = doubt(header, "", asked.text), entered(header, "yes")
    p = {Stated.YES: YES, Stated.NO: NO, Stated.SOMETIMES: 0.5}
    for thing, text, quote in _cells(column):
        stated = yes_no(text) or Stated.SOMETIMES
        asked.said.append(Said(thing, stated, p[stated], quote))
    return [asked]


def _ask_any(column: JoinedColumn, header: Header, setting: Setting) -> list[Asked]:
    """Whether a thing has any of what a category grades, where some cells say that it has none: "stretch"."""
    cells = list(_cells(column))
    without = sum(text.strip().casefold() in NOTHING for _, text, _ in cells)
    text = yes_no_words.any_of_it(header, setting.others, setting.names)
    if text is None or not 1 < without < len(cells) - 1:
        return []
    asked = Asked(
        f"{column.id}--any", text, f"No where the documents say none under {header.raw!r}.", ERRORS[Kind.CATEGORY]
    )
    for thing, said, quote in cells:
        has = said.strip().casefold() not in NOTHING
        asked.said.append(Said(thing, Stated.YES if has else Stated.NO, YES if has else NO, quote))
    return [asked]


def _category_values(text: str) -> tuple[str, ...]:
    found, whole = entries(text), categories.IN_BRACKETS.sub("", text).strip() or text.strip()
    return (whole, *found) if len(found) > 1 else (whole,)


def _list_values(text: str) -> tuple[str, ...]:
    return months(text) or days(text) or entries(text)


def _ask_values(
    column: JoinedColumn,
    header: Header,
    setting: Setting,
    kind: Kind,
    split: Callable[[str], tuple[str, ...]],
    worded: Callable[[Header, str, frozenset[str]], str],
) -> list[Asked]:
    alike: dict[tuple[str, frozenset[str]], str] = {}
    parts = [(thing, split(text), quote) for thing, text, quote in _cells(column)]
    cells = [
        (thing, dict.fromkeys(_in_any_order(value.casefold(), alike) for value in several), quote)
        for thing, several, quote in parts
    ]
    having: Counter[str] = Counter(value for _, thing_values in _by_thing(cells).items() for value in thing_values)
    shown = _shown([several for _, several, _ in parts], kind)
    least = max(1 if setting.things < FEW else 2, math.ceil(LEAST_SHARE * setting.things))
    values = [
        value
        for value, count in having.most_common()
        if least <= count <= max(LARGEST_SHARE * setting.things, least)
        and value not in NONE | UNNAMED | NO_WORDS
        and not value.startswith("none ")
        and _sayable(value)
        and not (singular(value) in setting.names and categories.KIND_ALONE.fullmatch(header.phrase))
        and not ("how many" in header.phrase and not value.isdigit())
        and not (kind is Kind.CATEGORY and _is_figures(value, having) and not NUMBERED.search(header.phrase))
    ]
    if sum(having[value] for value in CONTINENTS) < having.total() / 2:
        values = [value for value in values if value not in CONTINENTS]
    if kind is Kind.CATEGORY:
        values = [value for value in values if not _is_several(value, split, values) and not _either(value, having)]
    header = with_casing(header, _as_written(column, kind, {value: shown[value] for value in having}))
    if len(said_of := setting.names - GENERAL - CALLING) == 1:
        header = replace(header, thing=re.sub(r"['\u2019]s$", "", "".join(said_of)))
    graded = bool(GRADED.search(header.phrase))
    no = UNLISTED if graded or kind is Kind.LIST else NO
    p = {Stated.YES: LIKELY, Stated.SOMETIMES: 0.5, Stated.NO: no}
    found = []
    alone = setting.kinds if categories.KIND_ALONE.fullmatch(header.phrase) else frozenset()
    for value in values:
        own = replace(header, thing="", has_modifiers=False) if value in alone else header
        asked = Asked(
            f"{column.id}--{slug(value)}",
            worded(own, shown[value], setting.others),
            f"Yes where the documents say {shown[value]!r} under {header.raw!r}.",
            GRADED_ERROR if graded else ERRORS[kind],
        )
        asked.doubt = doubt(own, shown[value], asked.text)
        asked.quoting = entered(header, "yes" if yes_no(value) is Stated.YES else f'"{shown[value]}"')
        asked.said = [
            Said(thing, stated, YES if value in has else p[stated], quote)
            for thing, has, quote in cells
            for stated in [says(value, has)]
        ]
        found.append(asked)
    if kind is Kind.CATEGORY and not graded and all(len(has) == 1 for _, has, _ in cells):
        _exclude(found, values)
    return found


def _as_written(column: JoinedColumn, kind: Kind, shown: dict[str, str]) -> list[str]:
    """The values with what stands in brackets after them, which tells names from words."""
    if kind is not Kind.CATEGORY:
        return list(shown.values())
    noted = dict.fromkeys(text.strip() for _, text, _ in _cells(column) if "(" in text)
    plain = {categories.IN_BRACKETS.sub("", text).strip().casefold() for text in noted}
    return [*noted, *(text for value, text in shown.items() if value not in plain)]


def _in_any_order(value: str, alike: dict[tuple[str, frozenset[str]], str]) -> str:
    """A value; where another has the same parts in another order, or is one of the same, that one: "silk or wool",
    "wool or silk", "weddings", "a wedding".
    """
    joint = next((one for one in (" or ", " and ", " & ", "/", " + ") if one in value), "")
    if not joint and re.search(r"\d", value):
        return value
    parts = value.split(joint) if joint else [singular(re.sub(r"^an? (?=\w)", "", value))]
    return alike.setdefault((joint, frozenset(part.strip() for part in parts)), value)


def _shown(cells: list[tuple[str, ...]], kind: Kind) -> dict[str, str]:
    """Values as they are written by those in small letters; small as well where only what begins a cell is large."""
    shown = {value.casefold(): value for values in cells for value in values}
    later = [value for values in cells for value in values[1:] if value[:1].isalpha()]
    small = sum(value[0].islower() for value in later)
    large = sum(values[0][:1].isupper() for values in cells if values)
    if (
        kind is Kind.LIST
        and len(set(later)) >= SEVERAL
        and small >= SMALL_LATER * len(later)
        and large >= SMALL_LATER * len(cells)
    ):
        return {key: begun_small(value) for key, value in shown.items()}
    return shown


def _is_figures(value: str, having: Counter[str]) -> bool:
    """Whether a value is an amount rather than a name of figures, such as "6502" beside "6510a"."""
    named = re.fullmatch(r"\d{4,}", value) and any(re.fullmatch(r"[a-z]+\d+\w*|\d{3,}[a-z]+\d*", one) for one in having)
    return bool(FIGURES.fullmatch(value)) and not named


def _exclude(found: list[Asked], values: list[str]) -> None:
    """A thing has one of the values that do not overlap."""
    for asked, value in zip(found, values, strict=True):
        others = apart(value, values)
        asked.excludes = tuple(
            other.id for other, its in zip(found, values, strict=True) if other is not asked and its in others
        )


def _is_several(value: str, split: Callable[[str], tuple[str, ...]], values: list[str]) -> bool:
    """Whether a value is several others that are asked by themselves."""
    return all(part.casefold() in values for part in split(value)[1:]) and len(split(value)) > 1


def _either(value: str, having: Counter[str]) -> bool:
    """Whether a value is others that stand by themselves: one of them, "GRP or ply", or all, "fish & burgers"."""
    one, every = value.split(" or "), value.split(" & ")
    if not any(map(is_said, value.split(" and "))):
        every = [part for parts in every for part in parts.split(" and ")]
    several = (parts for parts in (one, every) if len(parts) > 1)
    return any(part in having for parts in several for part in parts)


def _sayable(value: str) -> bool:
    """Whether a value can stand in a question: one short line, without hidden signs."""
    return value.isprintable() and len(value) <= LONGEST_VALUE


def _by_thing(cells: list[tuple[int, dict[str, None], int]]) -> dict[int, dict[str, None]]:
    """Values by thing, in the order of the cells, so that the same tables make the same deck."""
    values: dict[int, dict[str, None]] = {}
    for thing, has, _ in cells:
        values.setdefault(thing, {}).update(has)
    return values


def _ask_cuts(column: JoinedColumn, kind: Kind, header: Header, setting: Setting) -> list[Asked]:
    read = _years(column, header) if kind is Kind.YEAR else amounts(list(_cells(column)), header)
    if _are_from_an_age(column, read.header):
        youngest = [replace(one, value=one.value - one.spread, spread=0.0) for one in read.cells]
        read = Amounts(youngest, replace(read.header, phrase=FROM_AGE))
    values = [one.value for one in read.cells]
    if len(set(values)) < 2:
        return []
    counted = kind is Kind.NUMBER and not read.header.unit and is_plural(read.header.phrase)
    whole = counted or all(value == int(value) for value in values)
    best = _best(values, header) if kind is Kind.NUMBER and whole else None
    kind = Kind.COUNT if kind is Kind.NUMBER and _are_few(values, read.header) else kind
    known = Knowledge.of(values, exact=kind is Kind.COUNT and max(values) <= LARGEST_EXACT)
    found = []
    shift = 1 if kind is Kind.YEAR else 0
    made = sorted(cuts([value + shift for value in values], whole, years=kind is Kind.YEAR))
    if read.header.phrase == FROM_AGE:
        made = [min(value for value in values if value > cut) - 1 for cut in made]
    for cut in made:
        text, reading = _worded(kind, read.header, cut, setting, best)
        asked = Asked(
            f"{column.id}--{'before' if kind is Kind.YEAR else 'over'}-{slug(f'{cut:g}')}", text, reading, ERRORS[kind]
        )
        asked.doubt = doubt(read.header, "", text)
        asked.quoting = entered(header, f"{'before' if kind is Kind.YEAR else 'more than'} {_figure(kind, cut)}")
        asked.said = [_said(kind, one, cut, known) for one in read.cells]
        found.append(asked)
    _imply(found, kind)
    return found


def _are_from_an_age(column: JoinedColumn, header: Header) -> bool:
    """Whether ages tell from which one something is meant: "5+", "3-6"."""
    texts = [text for _, text, _ in _cells(column)]
    if any(int(one) > OLDEST for text in texts for one in re.findall(r"\d+", text)[:1]):
        return False
    if STARTING_AGE.fullmatch(header.phrase):
        return True
    spans = sum(bool(re.fullmatch(r"\d+ ?(?:\+|[-\u2013] ?\d+)", text.strip())) for text in texts)
    return header.phrase in {"age", "ages", "age range"} and header.unit in ("", "years") and spans > len(texts) / 2


def _are_few(values: list[float], header: Header) -> bool:
    """Whether numbers tell how many of a part there are, mostly none: "trapeze"."""
    part = " " not in header.phrase and not is_said(header.phrase) and not is_mass(header.phrase)
    plain = part and not (header.unit or header.scale or GRADED.search(header.phrase) or LEVELS.search(header.phrase))
    return plain and set(values) <= {0, 1, 2} and 0 in values


def _best(values: list[float], header: Header) -> int | None:
    """The top of the scale of a rating: whole numbers from 0 or 1 to 5 or 10, of no unit, and most steps are used."""
    low = (0, 1, 2, 3) if RATED.search(header.phrase) else (0, 1)
    if header.unit or is_plural(header.phrase) or min(values) not in low or max(values) not in (5, 10):
        return None
    return int(max(values)) if len(set(values)) > 3 and len(values) > 3 * len(set(values)) else None


def _said(kind: Kind, one: Measured, cut: float, known: Knowledge) -> Said:
    if kind is Kind.YEAR:
        above, p = one.value < cut, 1 - known.p_above(one.value, cut - 0.5)
    else:
        above, p = one.value > cut, known.p_above(one.value, cut)
    stated = Stated.SOMETIMES if one.is_around(cut) else Stated.YES if above else Stated.NO
    return Said(one.thing, stated, p, one.quote)


def _worded(kind: Kind, header: Header, cut: float, setting: Setting, best: int | None) -> tuple[str, str]:
    if kind is Kind.YEAR:
        text = years.before(header, int(cut), setting.others - setting.names)
        return text, f"Yes where the documents have an earlier year under {header.raw!r}."
    if header.phrase == FROM_AGE:
        return (
            f"Is it meant for ages {int(cut) + 1} and up?",
            f"Yes where the documents have more under {header.raw!r}.",
        )
    text = amount_words.how_many(header, cut) if kind is Kind.COUNT else amount_words.more_than(header, cut, best)
    text = amount_words.of_food(text, setting.others)
    return text, f"Yes where the documents have a larger number under {header.raw!r}."


def _figure(kind: Kind, cut: float) -> str:
    return f"{cut:g}" if kind is Kind.YEAR else spoken_number(cut)


def _imply(found: list[Asked], kind: Kind) -> None:
    """More than 10 is more than 5; before 1900 is before 1950."""
    ordered = found if kind is Kind.YEAR else found[::-1]
    for at, asked in enumerate(ordered):
        asked.implies = tuple(other.id for other in ordered[at + 1 :])


def _years(column: JoinedColumn, header: Header) -> Amounts:
    long_ago = are_long_ago(header.phrase.casefold(), [text for _, text, _ in _cells(column)])
    cells = [
        Measured(thing, float(found), 0.0, quote)
        for thing, text, quote in _cells(column)
        if (found := year(text, any_figures=long_ago)) is not None
    ]
    return Amounts(cells, header)


def _cells(column: JoinedColumn) -> Iterator[tuple[int, str, int]]:
    for thing, values in column.cells.items():
        for value in values:
            yield thing, value.text, value.quote
