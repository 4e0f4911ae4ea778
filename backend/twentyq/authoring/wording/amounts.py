"""Questions of numbers, counts and years: more than so much, more than so many, before then."""

import re

from twentyq.authoring.wording.headers import AFTER_NUMBER, Header, unit_word
from twentyq.authoring.wording.lexicon import PARTICIPLES
from twentyq.authoring.wording.phrases import is_plural, is_said, plural, singular, spoken_number

MEASURES: tuple[tuple[str, str], ...] = (
    (r"(?:average |typical |adult |body |net |maximum )?weight", "Does it weigh more than {amount}?"),
    (r"(?:average |typical |adult |body )?height", "Is it taller than {amount}?"),
    (r"elevation|altitude|summit height", "Is it higher than {amount}?"),
    (r"(?:average |typical |adult |body |total )?length", "Is it longer than {amount}?"),
    (r"width|breadth", "Is it wider than {amount}?"),
    (r"(?:maximum )?depth", "Is it deeper than {amount}?"),
    (r"thickness", "Is it thicker than {amount}?"),
    (r"diameter", "Is it more than {amount} across?"),
    (r"(?:retail |unit |sale )?price|cost", "Does it cost more than {amount}?"),
    (r"price per (\w+)", "Does it cost more than {amount} per {per}?"),
    (r"(?:top|maximum|max) speed", "Can it go faster than {amount}?"),
    (r"(?:maximum )?(?:life ?span|longevity)", "Does it live longer than {amount}?"),
    (r"maximum age", "Can it live longer than {amount}?"),
    (r"(?:total |land |surface )?area", "Is its area larger than {amount}?"),
    (r"population", "Do more than {amount} people live there?"),
    (r"age", "Is it older than {amount}?"),
    (r"(?:running|playing|cooking|prep|preparation|baking|total) time", "Does its {phrase} exceed {amount}?"),
    (r"calories", "Does it have more than {number} calories?"),
)
TASTED = re.compile(r"^(?:fat|protein|sugar|sugars|salt|fibre|fiber|carbohydrates|carbs|alcohol|caffeine|sodium)$")
COUNTED = re.compile(r"^(?:number of|no of|count of|total number of|total|#) (.+)$|^(.+?) (?:count|total)$")
SEVERAL = re.compile(r"^(\w{2,}s)(?: (?:per|in|on|at|of|to|for) .+)$")
LIMITED = re.compile(r"^(minimum|maximum|average|total) (?:number of )?(\w+s)$")
WON = re.compile(r"^(\w+s) won$")
DIED = re.compile(r"died|death|year of death|death year|date of death")
HIGH = 300
"""Metres from which something tall is called high."""
TIMES = frozenset({"days", "weeks", "months", "years", "hours", "minutes", "seconds"})
PEOPLE = frozenset({"inhabitants", "people", "residents"})

DONE: tuple[tuple[str, str], ...] = (
    (r"found(?:ed|ation|ing)", "founded"),
    (r"establish(?:ed|ment)", "established"),
    (r"discover(?:ed|y)", "discovered"),
    (r"releas(?:ed|e)", "released"),
    (r"launch(?:ed)?", "launched"),
    (r"introduc(?:ed|tion)", "introduced"),
    (r"construct(?:ed|ion)|built|build", "built"),
    (r"open(?:ed|ing)", "opened"),
    (r"inven(?:ted|tion)", "invented"),
    (r"publi(?:shed|cation)", "published"),
    (r"creat(?:ed|ion)", "created"),
    (r"complet(?:ed|ion)", "completed"),
    (r"born|birth", "born"),
    (r"written", "written"),
    (r"made|manufactured?|production", "made"),
    (r"isolated", "isolated"),
    (r"described", "described"),
    (r"premiered?|première", "first shown"),
    (r"composed", "composed"),
    (r"painted", "painted"),
    (r"first ascent|climbed", "first climbed"),
    (r"incorporated", "incorporated"),
    (r"named", "named"),
)


def more_than(header: Header, cut: float, best: int | None = None) -> str:
    """Whether a measured number is above the cut; `best` is the top of the scale where it is a rating."""
    number, unit = spoken_number(cut), header.unit
    if best:
        return f"Does it score more than {number} out of {best} for {header.phrase}?"
    amount = _amount(number, unit)
    phrase = header.phrase.removesuffix(" in")
    if phrase == "height" and unit == "metres" and cut >= HIGH:
        return f"Is it higher than {amount}?"
    for pattern, template in MEASURES:
        found = re.fullmatch(pattern, phrase)
        if found and (unit or phrase == "age" or not template.startswith(("Is it", "Does it weigh", "Can it"))):
            per = singular_unit(unit_word(found[1]) or found[1]) if found.groups() else ""
            counted = number if "people" in template else amount
            return template.format(amount=counted, number=number, phrase=phrase, per=per)
    if PARTICIPLES.match(header.words[0]) and phrase.endswith(" for"):
        return f"Is it {phrase} more than {amount}?"
    if unit in TIMES and is_said(phrase):
        return f"Is it {phrase} for more than {amount}?"
    if TASTED.match(phrase) and unit:
        return (
            f"Is it more than {amount} {phrase}?"
            if unit == "percent"
            else f"Does it have more than {amount} of {phrase}?"
        )
    if unit.startswith("degrees ") or "temperature" in phrase or phrase.endswith("point"):
        return f"Is its {phrase} above {amount}?"
    if COUNTED.match(phrase) or _several(phrase) or WON.match(phrase) or (is_plural(phrase) and not unit):
        return how_many(header, cut)
    return f"{'Are' if is_plural(phrase) else 'Is'} its {phrase} more than {amount}?"


def how_many(header: Header, cut: float) -> str:
    """Whether it has more of what is counted than the cut."""
    if won := WON.match(header.phrase):
        return f"Has it won more than {spoken_number(cut)} {won[1]}?"
    if limited := LIMITED.match(header.phrase):
        return f"Is its {limited[1]} number of {limited[2]} more than {spoken_number(cut)}?"
    if _several(header.phrase):
        return f"Does it have more than {spoken_number(cut)} {header.phrase}?"
    counted = COUNTED.match(header.phrase)
    noun = (counted[1] or counted[2]) if counted else header.phrase
    noun = plural(noun)
    if noun in PEOPLE:
        return f"Do more than {spoken_number(cut)} people live there?"
    if noun == "eggs":
        return f"Does it lay more than {spoken_number(cut)} eggs?"
    if cut == 0:
        return f"Does it have any {noun}?"
    if cut == 1:
        return f"Does it have more than one {singular(noun)}?"
    return f"Does it have more than {spoken_number(cut)} {noun}?"


def _several(phrase: str) -> bool:
    """ "eggs per clutch", but not "mass at launch"."""
    several = SEVERAL.match(phrase)
    return several is not None and is_plural(several[1])


def before(header: Header, year: int, others: frozenset[str]) -> str:
    """Whether a year is before the cut; words of the other headers tell what a bare "year" is of."""
    when = f"{-year} BC" if year < 0 else str(year)
    phrase = header.phrase
    for pattern, participle in DONE:
        if re.search(rf"\b(?:{pattern})\b", phrase):
            return f"Was it {participle} before {when}?"
    if since := re.fullmatch(r"(.+) since", phrase):
        return f"Has it been {since[1]} since before {when}?"
    if PARTICIPLES.match(header.words[-1]) and not DIED.fullmatch(phrase):
        return f"Was it {phrase} before {when}?"
    if re.fullmatch(r"(?:year|date|years|era|vintage|model year)", phrase):
        return f"Was it discovered before {when}?" if "discoverer" in others else f"Is it from before {when}?"
    if DIED.fullmatch(phrase):
        return f"Did it die before {when}?"
    noun = re.sub(r"\b(?:year|date) of |\s(?:year|date)$|^year ", "", phrase)
    if re.fullmatch(r"since|started?|began|start", noun):
        return f"Did it begin before {when}?"
    return f"Was its {noun} before {when}?"


def _amount(number: str, unit: str) -> str:
    if unit == "percent" or unit not in AFTER_NUMBER:
        unit = singular_unit(unit) if number == "1" else unit
    return f"{number} {unit}".strip()


def singular_unit(unit: str) -> str:
    """ "kilogram", "kilometre per hour", "euro"; as it is where one and many are the same."""
    if unit in {"feet", "inches", "hertz", "kelvin", "horsepower", "percent", "yen", "people"} or unit.startswith(
        "degrees "
    ):
        return {"feet": "foot", "inches": "inch"}.get(unit, unit)
    head, _, rest = unit.partition(" ")
    if head in {"square", "cubic", "light", "astronomical", "atomic", "million"}:
        return unit.removesuffix("s")
    return f"{head.removesuffix('s')} {rest}".strip()
