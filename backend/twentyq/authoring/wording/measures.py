"""Where a header says its unit: in brackets, at its end, joined to its last word, or before what it is for."""

import re

from twentyq.authoring.wording.units import UNITS, unit_word

SPELT_UNIT = re.compile(
    r"\s([^\s/]+/[^\s/]+|W|V|L|l|kg|mg|g|cm|mm|km|m|ml|cl|EUR|USD|GBP|CHF|kcal|kj|kw|kW|kWh|MW|hp|HP|mph|km/h|mins|secs|hrs|yrs|lbs?|oz|ft|mAh|MP|GB|TB|MB|"
    r"pax|nmi|bpm|BPM|ppm|cm3|sqft|yds|gsm|nm|kn|(?:US|A|C)?[$\u20ac\u00a3\u00a5](?:[mMkK]|bn)?|MHz|GHz|Hz|psi|rpm|RPM|mya|km2|m2|km²|m²|km³|m³|cm³|°|°C|°F|sqm|ha|dB|cc|kts)\.?$"
)
"""A unit at the end of a header without brackets."""
FOR_A_UNIT = re.compile(r"\s*(?:/|\bper\b)\s*(\d+)\s?([a-z]+)$", re.IGNORECASE)
"""What a number is for: "kcal/100g"."""
TIMES = {"yr": "year", "hr": "hour", "wk": "week"}
FOR_A_TIME = re.compile(r"\s*/\s*(hour|night|day|week|month|year|person|head|piece|yr|hr|wk)$", re.IGNORECASE)
MONEY_FOR = re.compile(r"\s([\u20ac$\u00a3])\s(?=per )")
"""Money before what it is for: "price \u20ac/50g"."""
PER_UNIT = re.compile(
    r"(?<=[^\W\d]{3})\s*(?:\bper\s*|(?<=price)\s*/\s*|(?<=cost)\s*/\s*|(?<=fee)\s*/\s*)([^\W\d]{1,3}[\u00b2\u00b3]?)$",
    re.IGNORECASE,
)
"""A unit that a price or rate is for: "price per m"."""
SHARE_OF = re.compile(r"(?:%|per ?cent|percent) of ([^\W\d]+(?: [^\W\d]+)?)", re.IGNORECASE)
"""A unit that says what it is a share of."""
BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
TRAILING_UNIT = re.compile(r"(?:\s+in\s+(\S+(?: \S+)?)|(?:[,/_]\s*|\s+\|\s+)([^\s,/_]+(?:\s?(?:km|[\^²³23]))?))$")
MONEY_FIRST = re.compile(r"([\u20ac$\u00a3])\s?(?=(?:/|per )\s?\w)")
"""Money that is a price: "\u00a3/100g"."""
CAMEL_UNIT = re.compile(r"(\w*[a-z])([A-Z][a-z]{1,3}|[A-Z]{2,3})")
IN_MONTHS = re.compile(r"^(?!aged)(\w+(?:ed|en|wn|ld)) in months?$", re.IGNORECASE)
LEAST = re.compile(r"\w{3,}s[_ ]min", re.IGNORECASE)
"""What there are at least, where minutes would stand after what takes them: "players_min"."""
DEGREES = re.compile(r"(?<=temp|oint|ture) ([CFK])$")
IN_INCHES = re.compile(r"\b(?:size|length|width|height|depth|diameter|screen|wheels?)(?= in$)", re.IGNORECASE)
CLEAR = "gmlths%\u20ac$\u00a3"
JOINERS = frozenset(["of", "the", "a", "an", "and", "or", "from", "to", "in", "on", "at", "per", "for", "by", "with"])


def split_unit(text: str) -> tuple[str, str]:
    """A header without its unit, and the unit in words; empty where there is none."""
    text, unit = _at_front(text)
    for inside in BRACKETS.findall(text):
        unit = unit or ("nautical miles" if inside == "NM" and not text.isupper() else _in_brackets(inside))
    text = FOR_A_UNIT.sub(_for_a_unit, BRACKETS.sub(" ", text).replace("?", " ").strip())
    text = FOR_A_TIME.sub(lambda found: f" per {TIMES.get(found[1], found[1])}", text)
    if not unit and (money := MONEY_FOR.search(text)):
        text, unit = f"{text[: money.start()]} {text[money.end() :]}", UNITS[money[1]]
    text = PER_UNIT.sub(_per_unit, text)
    return (IN_MONTHS.sub(r"\1 in", text), unit) if unit else _at_end(text)


def _at_front(text: str) -> tuple[str, str]:
    """The same of money that stands first, and of a unit that capitals join: "\u00a3/100g", "TopSpeedMph"."""
    if money := MONEY_FIRST.match(text):
        return f"price {text[money.end() :]}", UNITS[money[1]]
    joined = None if text.isupper() else CAMEL_UNIT.fullmatch(text)
    return (joined[1], unit_word(joined[2])) if joined and unit_word(joined[2]) else (text, "")


def _at_end(text: str) -> tuple[str, str]:
    """The same of a unit at the end: "Height m", "temp C", "Length in m", "fat %"."""
    if degrees := DEGREES.search(text):
        return text[: degrees.start()], UNITS[degrees[1].casefold()]
    if (spelt := SPELT_UNIT.search(text)) and (named := unit_word(spelt[1])):
        return text[: spelt.start()].removesuffix(" in"), named
    if inches := IN_INCHES.search(text):
        return text[: inches.end()], "inches"
    if LEAST.fullmatch(text):
        return text, ""
    text = IN_MONTHS.sub(r"\1 in", text)
    trailing = TRAILING_UNIT.search(text)
    if trailing and trailing.start() > 0 and (found := _trailing(trailing[1] or trailing[2])):
        return text[: trailing.start()], found
    return (text[:-1], UNITS[text[-1]]) if text.endswith(("%", "\u20ac", "$", "\u00a3")) else (text, "")


def _in_brackets(inside: str) -> str:
    """The unit in brackets, alone or after other words: "kg", "ABV %", "adult, cm"."""
    if share := SHARE_OF.fullmatch(inside.strip()):
        return (
            f"percent of {share[1]}"
            if share[1].startswith(("the ", "its ")) or share[1].isupper()
            else f"percent of the {share[1]}"
        )
    last = re.split(r"[\s,;]+", inside.strip())[-1]
    return unit_word(inside) or (unit_word(last) if len(last) > 1 or last in "%$\u20ac\u00a3m" else "")


def _for_a_unit(found: re.Match[str]) -> str:
    named = unit_word(found[2])
    return f" per {found[1]} {named}" if named else found[0]


def _per_unit(found: re.Match[str]) -> str:
    named = unit_word(found[1])
    return f" per {named.removesuffix('s')}" if named else found[0]


def _trailing(text: str) -> str:
    """The unit that ends a header; single letters only where they are hardly anything else."""
    return "" if text.casefold() in JOINERS or (len(text) == 1 and text.casefold() not in CLEAR) else unit_word(text)
