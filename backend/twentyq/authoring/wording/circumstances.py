"""Questions of categories that say what it is made of, where it lives, in what light, how hot or when."""

import re

from twentyq.authoring.wording.headers import Header
from twentyq.authoring.wording.lexicon import PARTICIPLES
from twentyq.authoring.wording.phrases import is_plural, is_said, plural, with_article

MATERIAL = re.compile(r"(?:main |primary )?(?:material|fabric)|made of|made from|composition")
PART_MATERIAL = re.compile(r"(?!raw|building|source)(\w+) material")
MILK = re.compile(r"(?:type of |kind of |source of )?milk(?: type| source| animal)?")
HABITAT = re.compile(r"(?:main |typical |natural |preferred )?(?:habitat|biome|environment)")
POWER = re.compile(r"power|(?:power|energy) (?:source|supply)|fuel|fuel type|powered by")
LIGHT = re.compile(
    r"(?:sun|sunlight|light|shade)(?: (?:and|or) (?:shade|sun))?|exposure|sun exposure|light requirements"
)
LIT = re.compile(r"\b(?:sun|shade)$")
SUN = {"full": "full sun", "part": "part shade", "partial": "partial shade", "half": "half shade"}
CENTURY = re.compile(r"(?:century|era|period|epoch|age)(?: or (?:century|era|period|epoch|age))?")
WHEN = re.compile(r"century|decade|era|period|age|date|origin|origins|dates from|from|year|time")
A_CENTURY = re.compile(
    r"((?:early |mid[- ]|late )?\d{1,2}(?:st|nd|rd|th))(\s?(?:c|cent|century)\.?)?(?:\s?(?:AD|CE)\b)?(\s?BCE?)?",
    re.IGNORECASE,
)
A_DECADE = re.compile(r"(?:early |mid[- ]|late )?(?:1\d|20)\d0['\u2019]?s")
COLOUR_THERE = re.compile(r"colou?r (above|below|beneath|inside|outside|underneath|on (?:the )?\w+)")
A_YEAR = re.compile(r"1\d{3}|20\d\d")
SEASON = re.compile(r"(?:main |best |flowering |harvest )?season|month|blooms in|day")
MILKS = re.compile(
    r"^(cow|goat|sheep|ewe|buffalo|water buffalo|yak|camel|mare|donkey)s?"
    r"(?:['\u2019]s|s['\u2019]|['\u2019])?(?: milk)?$",
    re.IGNORECASE,
)
SERVED = frozenset({"served", "sold", "eaten", "cooked", "drunk", "worn", "painted", "smoked"})
"""Headers whose values say how that is done to it."""
MEALS = frozenset({"breakfast", "brunch", "christmas", "dinner", "easter", "lunch", "supper", "tea"})
CARE = {
    "hand wash": "washed by hand", "handwash": "washed by hand", "machine wash": "washed by machine",
    "dry clean": "dry-cleaned", "wipe clean": "wiped clean", "cold wash": "washed cold", "spot clean": "spot-cleaned",
    "do not wash": "never washed",
}  # fmt: skip
"""How it is cleaned, by what its label says."""
CARING = {"wash": "washed", "washing": "washed", "care": "washed", "laundry": "washed", "bake": "baked",
          "cook": "cooked", "oven": "baked", "iron": "ironed", "roast": "roasted"}  # fmt: skip
HEAT = re.compile(r"(\d+)\s*°\s*([CF]?)", re.IGNORECASE)
SCALES = {"": "", "C": " Celsius", "F": " Fahrenheit"}
BY_TIME = {"day": "by day", "night": "at night", "dusk": "at dusk", "dawn": "at dawn"}
ON = {"coast": "coasts", "coasts": "coasts", "shore": "shores", "cliff": "cliffs", "cliffs": "cliffs", "ice": "ice"}
"""Habitats that something lives on."""


def substance(phrase: str, value: str, said: str) -> str | None:
    """The question of a header that says what it is made of, lives in or runs on."""
    if MILK.fullmatch(phrase):
        milk = MILKS.match(value)
        return f"Is it made from {milk[1].lower()}'s milk?" if milk else f"Is its milk {said}?"
    if MATERIAL.fullmatch(phrase):
        return f"Is it made of {said}?"
    if part := PART_MATERIAL.fullmatch(phrase):
        return f"Is its {part[1]} made of {said}?"
    if (side := COLOUR_THERE.fullmatch(phrase)) and is_said(said):
        return f"Is it {said} {side[1]}?"
    if SEASON.fullmatch(phrase) and not is_said(said):
        return f"Is its {phrase.removesuffix(' in')} {said}?"
    if HABITAT.fullmatch(phrase) and (len(said.split()) == 1 or said.endswith((" sea", " ocean"))):
        return f"Is its {phrase} {said}?" if is_said(said) else living(said)
    if phrase in SERVED and said in MEALS:
        return f"Is it {phrase} at {said}?"
    if phrase in SERVED:
        return f"Is it {phrase} {said}?"
    return _surrounded(phrase, said) or _cared_for(phrase, said) or _dated(phrase, said)


def _surrounded(phrase: str, said: str) -> str | None:
    """The question of a header that says when it is active, in what light, on what it looks out or runs."""
    if phrase == "view":
        return f"Does it have {with_article(said, counted=True)} view?"
    if phrase in {"active", "activity"} and said in BY_TIME:
        return f"Is it active {BY_TIME[said]}?"
    if LIGHT.fullmatch(phrase) or (phrase in {"aspect", "position", "situation"} and LIT.search(said)):
        return f"Does it grow in {SUN.get(said, said)}?"
    if POWER.fullmatch(phrase):
        return f"Is it {said}?" if is_said(said) else f"Is it powered by {said}?"
    return None


def _cared_for(phrase: str, said: str) -> str | None:
    """The question of what is done to it, and how hot: "wash", "40°" or "hand wash"."""
    if said in CARE and phrase in CARING:
        return f"Is it {CARE[said]}?"
    if (heat := HEAT.fullmatch(said)) and phrase in CARING:
        return f"Is it {CARING[phrase]} at {heat[1]} degrees{SCALES[heat[2].upper()]}?"
    return None


def living(said: str) -> str:
    """Whether it lives in such places, or on them."""
    if said.endswith((" sea", " ocean")):
        return f"Does it live in the {said}?"
    return f"Does it live on {ON[said]}?" if said in ON else f"Does it live in {plural(said)}?"


def _dated(phrase: str, said: str) -> str | None:
    """The question of a header that says when, by centuries and the like."""
    if is_plural(said) and said.islower() and not said[:1].isdigit():
        return None
    if CENTURY.fullmatch(phrase) and " or " in phrase:
        return _in_an_age(phrase, said)
    if phrase == "century" and is_said(said):
        return f"Is it {said}?"
    if CENTURY.fullmatch(phrase):
        return f"Is it from the {said}?" if phrase in said else f"Is it from the {said} {phrase}?"
    return None


def timed(header: Header, value: str) -> str | None:
    """The question of what was done in a century, a decade or a year: "built", "12th c."; "origin", "1950s"."""
    century, decade = A_CENTURY.fullmatch(value), A_DECADE.fullmatch(value)
    if decade:
        when = f"the {decade[0].replace(chr(39), '')}"
    elif century and (century[2] or "century" in header.raw.casefold()):
        when = f"the {century[1]} century{century[3] or ''}"
    elif A_YEAR.fullmatch(value):
        when = value
    else:
        return None
    done = re.sub(r"^(?:century|decade) (?=\w+$)| (?:century|decade|in)$", "", header.phrase)
    *adverb, last = done.split() or [""]
    if last in {"until", "since", "from"} and adverb and PARTICIPLES.match(adverb[0]):
        return f"Was it {done} {when}?"
    if PARTICIPLES.match(last) and set(adverb) <= {"first", "last"}:
        return f"Was it {done} in {when}?"
    return f"Is it from {when}?" if WHEN.fullmatch(done) or " or " in done else None


def _in_an_age(phrase: str, said: str) -> str:
    """The question of "century or era": "19th", "medieval", "antiquity", "Tudor"."""
    if is_said(said) and said.islower():
        return f"Is it {said}?"
    named = next((one for one in phrase.split(" or ") if one != "century"), phrase)
    return f"Is it from {said}?" if said.islower() or "century" in said else f"Is it from the {said} {named}?"
