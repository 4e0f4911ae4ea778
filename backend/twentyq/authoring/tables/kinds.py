"""What the cells of a column hold, and why nothing is asked of some columns."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from twentyq.authoring.draft import Kind, Reason, Stated
from twentyq.authoring.tables.values import (
    HARD_SEPARATORS,
    OPEN_TIMES,
    Number,
    days,
    entries,
    months,
    number,
    year,
    yes_no,
)
from twentyq.authoring.wording.units import unit_word

LEAST_KNOWN = 0.3
MOSTLY, MOSTLY_MEASURED = 0.9, 0.6
"""Shares of the cells that are of a kind: of those that say something, and of all where some have no number."""
WITHOUT = frozenset({"none", "no limit", "unlimited", "n/k"})
AT_MOST_BETWEEN = 0.5
"""Share of cells of a column of yes and no that say something in between."""
LINK = re.compile(r"^(?:https?://|www\.|data:)|\.(?:png|jpe?g|svg|gif|webp|pdf|html?)$", re.IGNORECASE)
CODE_HEADER = re.compile(
    r"^(?:.* )?(?:id|ids|uid|uuid|key|code|codes|sku|ean|gtin|isbn|issn|upc|cas|no|nr|index|idx|rank|row|hash|hex|zip|"
    r"zip code|postcode|postal code|phone|fax|tel|telephone|email|e mail|tld|cca\d|ccn\d|cioc|iso\d?|iso .*|fips|"
    r"[wxyz]{1,2} ?pos|slug|version|updated|modified|created|barcode|article number|item number|"
    r"serial number|order number|flag|emoji|image|icon|photo|picture|class type|type code|ref|reference|symbol|"
    r"abbreviation|abbr)$|\brank\b|^#$|\w ?#$",
)
CATALOGUED = re.compile(
    r"(?!(?:atomic|coordination|electron|jersey|mass|neutron|oxidation|proton|shirt|squad) ).+ number$"
)
"""Headers over numbers that tell things apart, where hardly any comes again."""
COORDINATE_HEADER = re.compile(r"\b(?:latitude|longitude|lat|lng|lon|long|latlng|coordinates?|geo|gps)\b")
COORDINATE = re.compile(
    r"^\[?\(?[+-]?\d+(?:\.\d+)?\s*°\s*(?:[NSEWO]\b|\d|[,;]\s*[+-]?\d)|^\[?\(?[+-]?\d+\.\d+\s*[,;]\s*[+-]?\d+\.\d+\)?\]?$",
    re.IGNORECASE,
)
"""Degrees alone are a temperature or an angle."""
ARRAY = re.compile(r"^[\[{]")
CODE = re.compile(
    r"^(?:[A-Z]{1,3}|[A-Z0-9]*\d[A-Z0-9]*[A-Z][A-Z0-9]*|[A-Z]+[-_]?\d[\w-]*|[0-9a-f]{6,}|[A-Z0-9]{2,}[-_][\w-]+)$"
)
SPELT_SHORT = frozenset({"USA", "US", "UK", "UAE", "EU", "USSR", "DVD", "CD", "LED", "LCD", "TV", "SUV", "PC"})
YEAR_HEADER = re.compile(
    r"\b(?:year|years|date|founded|established|discovered|discovery|released?|released|launched?|launched|introduced|built|opened|born|birth|"
    r"died|death|since|last|latest|minted|retired|closed|named|described|painted|composed|written|recorded|ended|until|invented|invention|published|created|began|reigned|start|completed|independence|first|premiere)\b|"
    r"\b(?:active|attested|grown|in (?:production|service|use)|known|made|played|produced|sold|used|worn) from$"
)
REMARKS_HEADER = re.compile(
    r"^(?:.* )?(?:remarks?|notes?|comments?|trivia|facts?|anecdotes?|did you know|curiosit(?:y|ies)|"
    r"annotations?|memo|misc|miscellaneous|to do|additional information|"
    r"other information|more information|further information|information)$"
)
OPINION_HEADER = re.compile(
    r"^(?:my|our) (?:.* )?(?:favou?rite|grade|impression|mark|opinion|rank|ranking|rating|review|score|star|thought|"
    r"verdict)s?$"
)
"""Headers over what the owner thinks of the things."""
LIVED_HEADER = re.compile(r"(?:(?:year|date) (?:of )?)?(?:born|birth|died|death|dob|dod)(?: (?:year|date|in))?")
"""Headers over years however long ago."""
AMOUNT_HEADER = re.compile(
    r"\b(?:weight|mass|height|length|width|depth|distance|area|elevation|altitude|prominence|population|inhabitants|price|cost|"
    r"fee|sales|revenue|income|salary|budget|calories|power|speed|capacity|volume|number|count|total|pages|words|points|"
    r"score|elo|rpm|members|seats|students|visitors|votes)\b"
)
"""Headers of numbers that are no years although all are between 1000 and 2100."""
COUNT_HEADER = re.compile(r"^(?:number of|no of|nr of|num|count of|# of|#)\s+\w|\bcount$")
DAY_OR_YEAR = re.compile(r"[^\W\d]{3,4}(?:-|\s?['\u2019])(?:0[1-9]|[12]\d|3[01])")
CODED_HEADER = re.compile(r"\b(?:type|class|category|cluster|label)\b")
PLAIN = 0.7
"""Share of four figures from which numbers are years, although some are of long ago."""
EARLIEST, MODERN, LATEST = 1000, 1600, 2100
LONG_WORDS = 7
FEW_VALUES = 0.7
"""Entries of a list that come again, and values of a category: at most so many distinct for each that there is."""
LARGEST_COUNT = 500


@dataclass(frozen=True, slots=True)
class Judged:
    """What a column holds, and why it asks nothing by itself."""

    kind: Kind
    reason: Reason | None = None


OWN = re.compile(
    r"\b(?:we|us|ours?|mine|my|me)\b|"
    r"\bi (?:am|bought|did|do|have|had|got|know|like|made|own|read|saw|tried|use|want)\b|"
    r"^(?:in (?:stock|store|storage)|(?:number )?on (?:display|loan|show))$|\bhere$|"
    r"^(?:(?:date|price|year|amount) )?"
    r"(?:acquired|bequeathed|bought|collected|donated|given|inspected|insured|lent|loan(?:ed)?|paid|purchased|received|"
    r"shown|surveyed)(?: or (?:bought|donated|given|lent))?(?: (?:at|by|for|from|in|on|till|to|until))?$|"
    r"^(?:rows|number|plants|trees) planted$|"
    r"^(?:acc|accession|asset|case|catalogue|exhibit|inventory|item|label|locker|lot|room|stall|stand|table) number$|"
    r"^(?:seen|visited|been|been there|read it|seen it|got it|have it|tried it|wish ?list|signed up|sign ?up)$|"
    r"^visited (?:in|on)$|"
    r"^(?:ever )?(?:seen|heard|watched|tried|read)(?: (?:already|before|in person|it|live|them|there|yet))*$|"
    r"^(?:year|yr) (?:group|got)$|^(?:times )?borrowed(?: times)?$|"
    r"^reorder |^box complete$|^(?:enclosure|hangar|feeding time)$|"
    r"^last (?:season|year|yr)\b|"
    r"^(?:quantity|stock|sale|on sale|discount|last bought|last sold|valued at|planted)$|^accession\b|"
    r"\b(?:grade|year|yr) \d{1,2}\b|^worth it$|^arrived$|^(?:stock|quantity) |\bin stock\b|\b(?:staff|volunteers?) |"
    r"^(?:aisle|bay|bin|cabinet|cupboard|drawer|shelf|rack|plot|stall|tank|zone)(?: (?:name|number|location))?$|"
    r"^(?:donor|grower|keeper|supplier|teacher|tutor|vet)$|"
    r"^(?:kept by|belongs to|borrowed by|hangs on|hung on|stored in|where (?:kept|stored)|who has it)$|"
    r"^last (?:borrowed|climbed|done|fed|pruned|repotted|ridden|tested|walked|watered)$|"
    r"^last (?:checked|cleaned|cooked|drunk|eaten|played|read|served|serviced|used|visited|watched|worn)$|"
    r"^(?:chapter|date|day|lesson|module|session|term|unit|week|year)s? (?:covered|learn(?:ed|t)|taught)$|"
    r"^(?:chapter|lesson|module|session|term|week)(?: number)?$|"
    r"\b(?:children|class|club|group|house|kids|office|pupils|shop|staff|team|visitors)(?:['\u2019]s?)? "
    r"(?:favou?rite|grade|mark|rating|score|verdict|vote)s?$|^average (?:class|club|group|office|staff|team)$"
)
"""Headers over what the owner has, did or thinks; "US", a country, is written large."""
LESSONS = re.compile(r"\b(?:syllabus|curriculum)\b", re.IGNORECASE)
"""What a header as it stands says where grades are those of lessons."""
OWNER = re.compile(r"^(?:current )?owners?$|^owned by$")
OURSELVES = frozenset(
    ["club", "communal", "dad", "everyone", "family", "library", "me", "mine", "mum", "ours", "school", "shared",
     "shop", "society", "us"]
)  # fmt: skip
"""What stands among owners where they are people whom few know."""
OUR_OWN = frozenset(
    {"dad", "grandad", "grandma", "granny", "me", "mum", "my wife", "my husband", "myself", "nan", "us"}
)
"""What stands for people in cells that only the owner reads."""
WORN = frozenset({"as new", "fair", "good", "like new", "mint", "poor", "used", "very good", "worn"})
"""How well a thing is kept, which only its owner sees."""
STORED = re.compile(
    r"(?:bay|bench|bin|board|box|cabinet|case|crate|cupboard|drawer|folder|hook|locker|rack|rail|room|row|shed|shelf|"
    r"shelves|tray|closet|garage|pantry)"
    r"(?: (?:drawer|shelf|rack))?[ .]*(?:[A-Z]|\d+)?(?: (?:drawer|shelf) \d+)?",
    re.IGNORECASE,
)
"""Where the owner keeps it."""
KEPT = re.compile(r"(?:bed|bin|cage|cask|jar|kennel|pen|plot|pot|stall|tank)(?: number)?")
STORED_SO = re.compile(
    r"where (?:it|they) (?:lives?|goes|go|is kept|are kept|is stored)|(?:location|lives|place|where)"
)
"""Headers over where things are, which is at the owner's where a cupboard is among it."""
FEW_STORED = 0.5
SENTENCE, MOSTLY_DISTINCT = 2.5, 0.8
"""Words from which cells of which hardly any comes again are remarks."""


def judge(header: str, unit: str, texts: Sequence[str], things: int) -> Judged:
    """The kind of a column with a header in plain words, in lower case, and these cells that say something."""
    kind = _kind(header, unit, texts)
    return Judged(kind, _reason(kind, header, texts, things))


def _kind(header: str, unit: str, texts: Sequence[str]) -> Kind:
    if _is_yes_or_no(texts):
        return Kind.YES_NO
    every, texts = texts, [text for text in texts if text.strip().casefold() not in OPEN_TIMES] or texts
    long_ago = are_long_ago(header, texts)
    years = [found for text in texts if (found := year(text, any_figures=long_ago)) is not None]
    in_range = sum(EARLIEST <= abs(found) <= LATEST for found in years)
    dates = _are_dates(texts) and not AMOUNT_HEADER.search(header)
    dated = YEAR_HEADER.search(header) or dates or _are_years(header, texts)
    unmeasured = unit in ("", "years")
    if len(years) >= MOSTLY * len(texts) and dated and unmeasured and (long_ago or in_range >= len(years) / 2):
        return Kind.YEAR
    numbers = [one for text in texts if (one := number(text)) is not None]
    without = sum(text.strip().casefold() in WITHOUT for text in texts)
    named = without and any(one.unit and not unit_word(one.unit) for one in numbers)
    if len(numbers) >= max(MOSTLY * (len(texts) - without), MOSTLY_MEASURED * len(texts)) and not named:
        return Kind.COUNT if _counts(header, numbers) else Kind.NUMBER
    if _is_list(every) or sum(bool(months(text) or days(text)) for text in every) >= MOSTLY * len(every):
        return Kind.LIST
    return Kind.TEXT if _is_long(every) else Kind.CATEGORY


def _reason(kind: Kind, header: str, texts: Sequence[str], things: int) -> Reason | None:
    known = len(texts)
    if known == 0 or known < LEAST_KNOWN * things:
        return Reason.EMPTY
    if _share(LINK, texts) > 0.5:
        return Reason.LINKS
    if len({text.strip().casefold() for text in texts}) == 1 and (known == things or kind is not Kind.YES_NO):
        return Reason.CONSTANT
    if COORDINATE_HEADER.search(header) or _share(COORDINATE, texts) > 0.5:
        return Reason.COORDINATES
    coded = kind is not Kind.YES_NO and (CODE_HEADER.search(header) or _is_catalogue(header, texts))
    if coded or _is_running(header, texts) or _share(ARRAY, texts) > 0.5:
        return Reason.CODES
    if (
        kind is Kind.TEXT
        or (kind is Kind.CATEGORY and _are_remarks(texts))
        or (REMARKS_HEADER.search(header) and kind in (Kind.CATEGORY, Kind.LIST))
    ):
        return Reason.LONG_TEXT
    if OPINION_HEADER.search(header):
        return Reason.OPINION
    if kind in (Kind.CATEGORY, Kind.LIST) and _are_codes(kind, texts):
        return Reason.CODES
    if kind in (Kind.COUNT, Kind.NUMBER) and CODED_HEADER.search(header) and all(text.isdigit() for text in texts):
        return Reason.CODES
    return None


def is_of_owner(header: str, texts: Sequence[str]) -> bool:
    """Whether cells tell whose things they are, or where they are kept, which only the owner knows."""
    if OUR_OWN & {text.strip().casefold() for text in texts}:
        return True
    owned = bool(OWNER.search(header)) and bool(OURSELVES & {text.strip().casefold() for text in texts})
    if header == "condition" and WORN & {text.strip().casefold() for text in texts}:
        return True
    if KEPT.fullmatch(header) and any(text.strip().isdigit() for text in texts):
        return True
    if STORED_SO.fullmatch(header) and any(STORED.search(text) for text in texts if " " in text):
        return True
    return owned or sum(bool(STORED.fullmatch(text.strip())) for text in texts) > FEW_STORED * len(texts)


def _counts(header: str, numbers: Sequence[Number]) -> bool:
    """Whether the numbers count something: whole, small, without a unit, under a header in the plural."""
    whole = all(one.value == int(one.value) and one.value >= 0 and not one.unit for one in numbers)
    last = header.rpartition(" ")[2]
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is", "mass"))
    return whole and max(one.value for one in numbers) <= LARGEST_COUNT and bool(plural or COUNT_HEADER.search(header))


def _is_yes_or_no(texts: Sequence[str]) -> bool:
    """Whether all cells say yes or no, or most do beside words for what is in between: "females only"."""
    said = Counter(yes_no(text) for text in texts)
    if not said[None]:
        return True
    if any(number(text) for text in texts if yes_no(text) is None):
        return False
    return min(said[Stated.YES], said[Stated.NO]) > 0 and said[None] <= AT_MOST_BETWEEN * len(texts)


def _are_dates(texts: Sequence[str]) -> bool:
    """Whether cells are dates by their form; "Oct-21" may be a day."""
    plain = [text for text in texts if not text.strip().lstrip("-").isdigit()]
    return len(plain) >= MOSTLY * len(texts) and not all(DAY_OR_YEAR.fullmatch(text.strip()) for text in plain)


def _are_years(header: str, texts: Sequence[str]) -> bool:
    """Whether numbers without a unit are years by how they look, whatever stands above them."""
    plain = [int(text) for text in texts if re.fullmatch(r"\d{4}", text.strip())]
    before = sum(bool(re.fullmatch(r"[-\u2212]\d+|\d{3}|\d+ BCE?", text.strip())) for text in texts)
    if AMOUNT_HEADER.search(header) or len(plain) + before < MOSTLY * len(texts) or len(plain) < PLAIN * len(texts):
        return False
    return bool(plain) and min(plain) >= EARLIEST and max(plain) <= LATEST and sorted(plain)[len(plain) // 2] >= MODERN


def are_long_ago(header: str, texts: Sequence[str]) -> bool:
    """Whether figures are years of lives of which some are before the year 1000, so that "64" is no short 1964."""
    plain = [int(text) for text in texts if re.fullmatch(r"\d{1,4}", text.strip())]
    early, late = any(99 < one < EARLIEST for one in plain), any(EARLIEST <= one <= LATEST for one in plain)
    return bool(LIVED_HEADER.fullmatch(header)) and early and late and max(plain) <= LATEST


def _is_running(header: str, texts: Sequence[str]) -> bool:
    """Whether a column numbers its rows."""
    return header == "number" or (" " not in header and list(texts) == [str(n) for n in range(1, len(texts) + 1)])


def _is_catalogue(header: str, texts: Sequence[str]) -> bool:
    """Whether numbers tell things apart rather than measure them: "ABOK number"."""
    whole = all(text.strip().isdigit() for text in texts)
    return bool(CATALOGUED.fullmatch(header)) and whole and len(set(texts)) > MOSTLY_DISTINCT * len(texts)


def _are_remarks(texts: Sequence[str]) -> bool:
    """Whether cells are sentences of which hardly any comes again: "fell down twice", but no names."""
    small = sum(text[:1].islower() or text[:1].isdigit() for text in texts)
    words = sum(len(text.split()) for text in texts)
    distinct = len({text.casefold() for text in texts})
    return words >= SENTENCE * len(texts) and distinct > MOSTLY_DISTINCT * len(texts) and small > len(texts) / 2


def _is_list(texts: Sequence[str]) -> bool:
    """Whether many cells hold several short entries, of which many come again."""
    split = [entries(text) for text in texts]
    several = sum(len(found) > 1 for found in split)
    all_entries = [entry.casefold() for found in split for entry in found]
    if several < 0.15 * len(texts) or not all_entries:
        return False
    words = sum(len(entry.split()) for entry in all_entries) / len(all_entries)
    hard = sum(bool(HARD_SEPARATORS.search(text)) for text in texts) >= several / 2
    return words <= (5 if hard else 3) and len(set(all_entries)) <= FEW_VALUES * len(all_entries)


def _is_long(texts: Sequence[str]) -> bool:
    return sum(len(text.split()) for text in texts) > LONG_WORDS * len(texts)


def _are_codes(kind: Kind, texts: Sequence[str]) -> bool:
    values = [entry for text in texts for entry in entries(text)] if kind is Kind.LIST else list(texts)
    if not any(letter.isalpha() for value in values for letter in value):
        return True
    coded = sum(bool(CODE.match(value)) and value not in SPELT_SHORT for value in values)
    return coded > 0.7 * len(values) and len(Counter(values)) > 2


def _share(pattern: re.Pattern[str], texts: Sequence[str]) -> float:
    return sum(bool(pattern.search(text.strip())) for text in texts) / len(texts)
