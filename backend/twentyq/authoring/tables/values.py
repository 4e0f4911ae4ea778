"""What a cell's text means: yes or no, a number with its unit, a year, entries of a list, or nothing known."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twentyq.authoring.draft import Stated
from twentyq.authoring.wording.phrases import DAYS, MONTHS
from twentyq.authoring.wording.units import UNITS

UNKNOWN = frozenset({
    "", "-", "--", "\u2013", "\u2014", "\u2212", "?", "??", ".", "...", "\u2026", "*", "na", "n/a", "n.a.", "#n/a",
    "nan", "null", "nil", "unknown", "not known", "uncertain", "unclear", "tbd", "tba", "no data", "missing",
    "not available",     "not applicable",
})  # fmt: skip
YES = frozenset(
    {
        "yes",
        "y",
        "true",
        "t",
        "1",
        "1.0",
        "x",
        "✓",
        "✔",
        "✔️",
        "☑",
        "✅",
        "●",
        "yep",
        "yeah",
        "present",
        "always",
        "strongly",
    }
)
NO = frozenset({"no", "n", "false", "f", "0", "0.0", "✗", "✘", "❌", "☐", "○", "absent", "nope", "never"})
SOMETIMES = frozenset({
    "sometimes", "partly", "partially", "partial", "varies", "variable", "some", "both", "yes/no", "mixed", "depends",
    "it depends", "possible", "possibly", "maybe", "often", "rarely", "usually", "mostly", "occasionally", "seldom",
    "slightly",
    "weakly", "limited", "optional", "opt", "few", "y/n", "a little", "a bit",
})  # fmt: skip
FREE = frozenset({"free", "free of charge", "gratis"})
"""What stands for a price of nothing."""
NONE = frozenset({"none", "no", "0", "zero", "neither", "no one", "nobody", "nothing"})
OPEN_TIMES = frozenset({
    "present", "today", "now", "ongoing", "current", "ancient", "antiquity", "prehistoric", "prehistory", "various",
    "varies",
})  # fmt: skip
"""What stands among years for a time that is none."""
MAGNITUDES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6, "bn": 1e9, "b": 1e9,
    "billion": 1e9, "trillion": 1e12,
}  # fmt: skip
SPOKEN_MAGNITUDES = frozenset({"thousand", "mn", "mio", "million", "millions", "bn", "billion", "trillion"})
THOUSANDS = re.compile(r"\dk$")
"""What is thousands however few the other cells are; kelvin are written "300 K"."""
ORDINALS = frozenset({"st", "nd", "rd", "th"})
CURRENCIES = "$€£¥₹"
NUMERAL = (
    r"[+\-\u2212]?(?:\d{1,3}(?:[,' \u00a0\u202f]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d+(?:[.,]\d+)?|\.\d+)"
    r"(?:[eE][+-]?\d+)?"
)
NUMBER = re.compile(
    r"^(?:(?:c|ca|circa|about|approx|approximately|around|over|under|up to)\.?\s+|[~\u2248<>\u2264\u2265\u00b1]\s*)?"
    rf"([{CURRENCIES}])?\s*({NUMERAL})\+?(?:\s*(?:-|\u2013|\u2014|to)\s*({NUMERAL}))?\s*(.*)$"
)
UNIT = re.compile(r"^[^\W\d]{0,12}[%°'\"²³/·*^\w\s.\-€$£¥]{0,16}$")
NO_UNIT = re.compile(r"[-\u2013]\s?\w|(?:or|and)\b|/\s?(?!(?:5|10|20|100)\b)\d")
"""What follows the figures of a word or a phrase: "4-speed", "2 or 4", or of a fraction."""
COMMA = re.compile(rf"[{CURRENCIES}]?\s*[+-]?\d+,\d{{1,2}}\s*\D{{0,4}}")
POINT = re.compile(rf"[{CURRENCIES}]?\s*[+-]?(?:\d+\.\d{{1,2}}|[1-9]\d{{0,2}}(?:,\d{{3}})+)\s*\D{{0,4}}")
CONTINENTAL = re.compile(r"(\D{0,4}?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(\s*\D{0,12})")
MARKS = frozenset({"x", "✓", "✔", "✔️", "☑", "✅", "●"})
"""What stands for yes where an empty cell stands for no."""
TIME_SPAN = re.compile(r"([a-z]{3,9})\.?(?:\s*(?:-|\u2013|\u2014|to|until)\s*([a-z]{3,9})\.?)?")
DAILY = frozenset({"daily", "every day"})
ABOVE_ALL_YEARS = 2101
DECADE = re.compile(r"(?<=\b[12]\d\d0)s$")
"""No seconds: "1780s"."""
TURN = 30
"""Years of two figures from here on are of the last century."""
DATE = re.compile(
    r"^(?:(?P<iso>-?\d{4})-(?:0?[1-9]|1[0-2])(?:-\d{1,2}\b.*)?|(?:\d{1,2}[./])?\d{1,2}[./](?P<late>\d{4})|"
    r"(?P<since>[12]\d{3}(?=\s*\W)|[1-9]\d{2,3}(?=s\s*[-\u2013\u2014]))s?\s*[-\u2013\u2014]\s*(?:[12]\d{3}|\d{2}|present|now|today)?|(?:\d{1,2}\.?\s+)?[A-Za-z]{3,9}\.?\s+"
    r"(?:\d{1,2},\s*)?(?P<named>\d{4})|"
    r"(?:\d{1,2}[- ])?(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)-(?P<dashed>\d{4})|"
    r"\d{1,2}[- ](?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[- ](?P<day>\d{2})|"
    r"(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:-|\s?['\u2019])(?P<short>\d{2})|"
    r"(?:c|ca|circa|around|about)?\.?\s*(?P<bare>-\d{1,6}|\d{3,4}|\d{1,2}(?=\s*(?:BC|AD|CE)))s?(?P<era>\s*(?:BC|BCE|AD|CE))?)$"
)
SEPARATORS = re.compile(r"\s*(?:[,;|•\n]|(?<!\d)/|(?<=\s)\+(?=\s))\s*")
NOTE = re.compile(r"(?<=\w)\s*\([^)]*\)$")
"""What stands in a bracket behind a yes or no: "Y (3)"."""
LAST = re.compile(r"[,;]\s*(?:and|or|&)\s+|(?<=,)(.*)\s+(?:and|&)\s+")
HARD_SEPARATORS = re.compile(r"\s*[;|•\n]\s*")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the unit written beside it, empty where there is none."""

    value: float
    """Of a range its middle."""
    unit: str = ""
    spread: float = 0.0
    """From the middle of a range to its ends."""
    sized: bool = False
    """Whether its size is written beside it: "5 million", "150k"."""


def is_known(text: str) -> bool:
    """Whether the cell says anything."""
    return text.strip().casefold() not in UNKNOWN


def yes_no(text: str) -> Stated | None:
    """What a cell of yes and no says; None where it is none."""
    word = NOTE.sub("", text.strip()).casefold().rstrip(".!")
    for words, stated in ((YES, Stated.YES), (NO, Stated.NO), (SOMETIMES, Stated.SOMETIMES)):
        if word in words:
            return stated
    return None


def has_decimal_commas(texts: Iterable[str]) -> bool:
    """Whether the cells of a table write 79,90 and none writes 79.90, so that 1.240 is a thousand."""
    plain = [text.strip() for text in texts]
    return any(COMMA.fullmatch(text) for text in plain) and not any(POINT.fullmatch(text) for text in plain)


def without_decimal_comma(text: str) -> str:
    """The number of a cell as it is written with a decimal point; other text as it is."""
    found = CONTINENTAL.fullmatch(text.strip())
    if not found:
        return text
    return f"{found[1]}{found[2].replace('.', '')}{'.' + found[3] if found[3] else ''}{found[4]}"


def months(text: str) -> tuple[str, ...]:
    """The months of "Mar-Apr" or "Oct, Nov-Feb" by name; none where the cell is something else."""
    return _times(text, MONTHS)


def days(text: str) -> tuple[str, ...]:
    """The days of "Mon-Fri", "Tue / Sat" or "daily" by name; none where the cell is something else."""
    return (*DAYS, text.strip()) if text.strip().casefold() in DAILY else _times(text, DAYS)


def _times(text: str, names: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for part in SEPARATORS.split(text.strip()):
        span = TIME_SPAN.fullmatch(part.strip().casefold())
        first, last = (_time(span[1], names), _time(span[2] or span[1], names)) if span else (None, None)
        if first is None or last is None:
            return ()
        count = len(names)
        found.update((names[n % count], None) for n in range(first, first + (last - first) % count + 1))
    return tuple(found)


def _time(text: str, names: Sequence[str]) -> int | None:
    """The position of a month or a day: "sept", "thurs", "Mondays", but not "Mars"."""
    begun = (text.removesuffix("s") if names is DAYS else text).capitalize()
    short = len(text) <= len("thurs")
    return next((n for n, name in enumerate(names) if begun == name or (short and name.startswith(begun))), None)


def number(text: str) -> Number | None:
    """The number in a cell, of a range its middle; None where the cell is none."""
    if text.strip().casefold() in FREE:
        return Number(0.0)
    found = NUMBER.match(DECADE.sub("", text.strip().rstrip("+?")))
    if not found:
        return None
    currency, low, high, unit = found.groups()
    value, spread = _float(low), 0.0
    if high is not None:
        value, spread = (value + _float(high)) / 2, abs(_float(high) - value) / 2
    first, _, rest = unit.strip().partition(" ")
    if first in ORDINALS or NO_UNIT.match(unit.strip()):
        return None
    if len(unit) == 1 and unit.isalpha() and unit.casefold() not in UNITS and not currency:
        return None
    spoken = first.casefold() in SPOKEN_MAGNITUDES or (first == "k" and bool(THOUSANDS.search(text.rstrip("+? "))))
    sized = spoken or bool(currency and first.casefold() in MAGNITUDES)
    if sized:
        size, unit = MAGNITUDES[first.casefold()], rest
        value, spread = value * size, spread * size
    return Number(value, currency or unit.strip(), spread, sized) if UNIT.match(unit.strip()) else None


def year(text: str, *, any_figures: bool = False) -> int | None:
    """The year of a date; None where the cell is none, as figures below 100 are but where the column is of such."""
    if any_figures and re.fullmatch(r"\d{1,2}", text.strip()):
        return int(text)
    found = DATE.match(text.strip())
    if not found:
        return None
    if short := found["short"] or found["day"]:
        return int(short) + (1900 if int(short) >= TURN else 2000)
    names = ("iso", "late", "since", "named", "dashed", "bare")
    value = int(next(part for part in map(found.__getitem__, names) if part))
    before = (found["era"] or "").strip().startswith("B")
    return -value if before else value if value < ABOVE_ALL_YEARS else None


def entries(text: str) -> tuple[str, ...]:
    """The entries of a list, none where the cell says none."""
    if text.strip().casefold() in NONE:
        return ()
    plain = LAST.sub(r"\1, ", re.sub(r"\([^)]*\)", "", text))
    found = (part.strip(" .") for part in SEPARATORS.split(plain))
    return tuple(dict.fromkeys(part for part in found if part))


def _float(numeral: str) -> float:
    plain = re.sub(r"[' \u00a0\u202f]", "", numeral).replace("\u2212", "-")
    if "," in plain and "." in plain:
        decimal = max(plain.rfind(","), plain.rfind("."))
        plain = re.sub(r"[.,]", "", plain[:decimal]) + "." + plain[decimal + 1 :]
    elif re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+", plain):
        plain = plain.replace(",", "")
    return float(plain.replace(",", "."))
