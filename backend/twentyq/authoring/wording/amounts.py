"""Questions of numbers and counts: more than so much, more than so many."""

import re
from dataclasses import replace

from twentyq.authoring.wording.asked import AMONG, more_than_asked
from twentyq.authoring.wording.completions import PREPOSITION, in_sentence
from twentyq.authoring.wording.headers import MEASURED, UNSAID, Header, quoted
from twentyq.authoring.wording.lexicon import (
    FOOD_WORDS,
    MATERIALS,
    NOT_ADJECTIVES,
    NOUN_LIKE_VERBS,
    PARTICIPLES,
    PAST,
    VERBS,
    infinitive,
)
from twentyq.authoring.wording.nouns import TRAITS
from twentyq.authoring.wording.phrases import (
    head,
    is_counted,
    is_plural,
    is_said,
    its,
    plural,
    singular,
    spoken_number,
    with_article,
)
from twentyq.authoring.wording.scales import scored
from twentyq.authoring.wording.units import AFTER_NUMBER, LENGTHS, UNITS, unit_word
from twentyq.authoring.wording.yes_no import BY_ITSELF

MEASURES: tuple[tuple[str, str], ...] = (
    (r"(?:average |typical |adult |body |net |maximum )?weight", "Does it weigh more than {amount}?"),
    (r"(?:average |typical |adult |body )?height", "Is it taller than {amount}?"),
    (r"elevation|altitude|summit height", "Is it higher than {amount}?"),
    (r"(?:average |typical |adult |body |total )?length", "Is it longer than {amount}?"),
    (r"width|breadth", "Is it wider than {amount}?"),
    (r"(?:maximum )?depth", "Is it deeper than {amount}?"),
    (r"thickness", "Is it thicker than {amount}?"),
    (r"diameter", "Is it more than {amount} across?"),
    (
        r"(?:retail |unit |sale )?price|cost|(?:price|cost) to buy|price each",
        "Does it cost more than {amount}?",
    ),
    (r"(?:\w+ )?(packet|pack|ticket|bottle|entry|admission|box|bag|licence|subscription)", "{money}"),
    (r"(?:price|cost) of ((?:an? |the )?\w+)", "Does {per} cost more than {amount}?"),
    (r"(?:price|cost) (new|used|(?:including|excluding) .+)", "Does it cost more than {amount} {per}?"),
    (r"(?:total )?size", "Is it bigger than {amount}?"),
    (r"time|time needed|time taken", "Does it take more than {amount}?"),
    (r"duration|running time", "Does it last more than {amount}?"),
    (r"(?:price|cost) per (\d+ \w+|\w+)", "Does it cost more than {amount} per {per}?"),
    (r"(?:top|maximum|max) speed", "Can it go faster than {amount}?"),
    (r"(?:average |maximum )?(?:life ?span|life expectancy|longevity)", "Does it live longer than {amount}?"),
    (r"maximum age", "Can it live longer than {amount}?"),
    (r"(?:total |land |surface )?area", "Is its area larger than {amount}?"),
    (r"population", "Do more than {amount} people live there?"),
    (r"age", "Is it older than {amount}?"),
    (r"(?:running|playing|cooking|prep|preparation|baking|total) time", "Does its {phrase} exceed {amount}?"),
    (r"crew|staff|squad|workforce|audience", "Does it have a {phrase} of more than {number}?"),
    (r"calories", "Does it have more than {number} calories?"),
)
TASTED = re.compile(r"^(?:fat|protein|sugar|sugars|salt|fibre|fiber|carbohydrates|carbs|alcohol|caffeine|sodium)$")
COUNTED = re.compile(
    r"^(?:# of|number of|number(?= \w+s$)|no of|count of|total number of|total|#) (.+)$|^(.+?) (?:count|total)$"
)
SEVERAL = re.compile(r"^(\w{2,}s)(?: (?:per|in|on|at|of|to|for) .+)$")
LIMITED = re.compile(r"^(minimum|maximum|average|total) (?:number of )?(\w+s)$")
WON = re.compile(r"^(\w+s) won$")
NUMBER_WITHIN = re.compile(r"number (in|on|at|per) (?:the )?(.+)")
NUMBER_DONE = re.compile(r"^number (\w+)$")
TAKING = re.compile(
    r"(?!.* time$)(?:.*\b)?(?:assembly|climb|commute|drive|journey|preparation|setup|trip|walk)\b|.*\w{3}ation$"
)
"""What takes its time rather than is it."""
PERIODS = frozenset({"gestation", "incubation", "isolation", "probation", "quarantine"})
"""What is a time by itself."""
OFTEN = re.compile(r"times (\w+(?:ed|en|wn|ld|de))")
TAKEN = re.compile(r"^(days|weeks|months|years|hours|minutes) (?:from|to|until|till) .+$")
SPENT = re.compile(r"(?:number of )?(days|weeks|months|years) (\w+)")
"""For how long it did something, or had it done to it: "years ruled"."""
UNTIL = re.compile(r"(days|weeks|months|years|hours|minutes) (?:to|until|till) (drink|eat|pick|serve|use|wear)")
"""How long one waits for it."""
HAPPENED = frozenset(
    [
        "deaths",
        "accidents",
        "ascents",
        "casualties",
        "fatalities",
        "injuries",
        "crashes",
        "eruptions",
        "sightings",
        "sinkings",
        "earthquakes",
    ]
)
"""What is counted of a thing although it has none of them."""
NUMBERED = re.compile(r"\b(?:group|zone|division|league|tier|generation|series)$")
"""What is told apart by number rather than measured."""
FORMULA = re.compile(r"[A-Z][A-Za-z]*\d+")
SPRINT = re.compile(r"0 ?(?:-|\u2013|to) ?(\d+(?: ?\S+)?)(?: time)?")
RANGE = re.compile(rf"\b({'|'.join(MEASURED - {'depth'})}|pH|price|cost|temperature|salary|speed) range$")
"""A measure whose cells hold spans."""
NEAREST = re.compile(r"(?:nearest|closest) .+")
IN_A_YEAR = re.compile(r"^(.+?) (?:in )?((?:19|20)\d\d)$")
FROM = re.compile(r" (?:from|starting at|starts at|up to|about|approximately)$")
ADJOINED = re.compile(r"^(people|\w+s) (\w+)$")
MONEY = {"dollars": "$", "euros": "\u20ac", "pounds sterling": "\u00a3", "yen": "\u00a5"}
LIMITS = frozenset({"average", "maximum", "minimum", "total"})
"""What a header without its unit says too little by."""
COUNTS = frozenset({"copies", "guests", "pages", "passengers", "people", "pieces", "seats", "students", "visitors"})
DONE = frozenset({"miles per gallon", "miles per hour", "kilometres per hour", "revolutions per minute"})
"""Units of what something does rather than has."""
LOCATED = re.compile(r"(?!found|seen|kept|lived|grown)(\w+) (above|around|behind|below|beneath|inside)")
"""What is measured beside a thing: "clearance below"."""
COOKING = frozenset({"bake", "brew", "chill", "cook", "ferment", "rest", "rise", "simmer", "soak", "steep"})
"""What a time stands beneath that it takes to prepare something."""
DONE_AT_LAST = frozenset({"bake", "brew", "cook"})
"""Of these what is over when it is done."""
HEIGHTS = re.compile(r"(?:(altitude|depth|elevation) range|(altitude|depth|elevation|height) (\w+))")
AT_FIRST = re.compile(
    r"(?:initial|introductory|launch|opening|original|release|starting) (?:budget|cost|fare|price|value)$"
)
"""What something had at one time."""
PRICED = frozenset({"introduction", "introductory", "launch", "list", "release", "resale", "retail", "street"})
"""What, over money, is short for its price."""
BAKED = FOOD_WORDS | {"baking", "bake", "icing", "oven", "slices", "tin"}
MASSES = frozenset({"grams", "kilograms", "ounces", "pounds", "tonnes"})
PORTIONS = frozenset(
    {"bag", "ball", "bar", "block", "bottle", "box", "hank", "jar", "pack", "packet", "piece", "portion", "reel",
     "roll", "serving", "skein", "slice", "tin", "tub", "tube"}
)  # fmt: skip
"""What something is sold or eaten by."""
MONEYED = frozenset(
    {"budget", "cost", "fare", "fee", "fine", "income", "loan", "office", "price", "prize", "profit", "record", "rent",
     "rental", "revenue", "salary", "tax", "turnover", "value", "wage"}
)  # fmt: skip
"""What is money itself rather than costs some."""
HEATED = frozenset({"bake", "brew", "cook", "iron", "kiln", "mash", "oven", "roast", "steep", "wash", "water"})
"""What, over degrees, is short for its temperature."""
HIGH = 300
"""Metres from which something tall is called high."""
HANDIER: dict[str, tuple[float, float, str]] = {
    "tonnes": (1, 0.001, "kilograms"),
    "kilograms": (1, 0.001, "grams"),
    "grams": (1000, 1000, "kilograms"),
    "kilometres": (1, 0.001, "metres"),
    "metres": (1, 0.01, "centimetres"),
    "centimetres": (100, 100, "metres"),
    "millimetres": (100, 10, "centimetres"),
    "litres": (1, 0.001, "millilitres"),
    "hours": (1, 1 / 60, "minutes"),
}
"""Units that another takes the place of: from what amount on, or below one where it is smaller."""
TIMES = frozenset({"days", "weeks", "months", "years", "hours", "minutes", "seconds"})
LAID = {0.0: "any eggs", 1.0: "more than one egg"}
HELD_IN = frozenset({"centilitres", "litres", "millilitres"})
PEOPLE = frozenset({"inhabitants", "residents"})


def more_than(header: Header, cut: float, best: int | None = None) -> str:
    """Whether a measured number is above the cut; `best` is the top of the scale where it is a rating."""
    if asked := _asked_itself(header, cut):
        return asked
    header = _counting(header)
    number, unit = spoken_number(cut), header.unit
    if header.scale:
        return scored(header.phrase, number, header.scale)
    if {"what", "which", "who"} & set(header.words) or header.words[-1] == "apart":
        return f"{quoted(header)}: more than {number}?"
    if best:
        return scored(header.phrase, number, str(best))
    amount, phrase = _amount(cut, unit), _asked_for(header)
    if dated := IN_A_YEAR.match(phrase):
        return _in_a_year(dated[1], dated[2], amount)
    if asked := _measured(phrase, unit, cut) or _lasting(phrase, header.words, unit, amount):
        return asked.replace(f"cost more than {amount}", "cost anything") if cut == 0 else asked
    if asked := _in_its_unit(phrase, unit, cut):
        return asked
    if _is_counted(phrase, unit) and not UNSAID.search(phrase):
        return _how_many(header.phrase, cut)
    bare = phrase in LIMITS and bool(unit)
    if header.is_shortened or "times 10" in unit or bare:
        return f"{quoted(header)}: more than {amount}?"
    return _over(header, phrase, "zero" if cut == 0 else amount)


def _in_its_unit(phrase: str, unit: str, cut: float) -> str | None:
    """The question that the unit decides: "percent fat", "degrees", "MPG", "max pax"."""
    amount, own = _amount(cut, unit), UNITS.get(phrase.casefold(), phrase)
    if asked := _contained(phrase, unit, cut) or _in_portions(phrase, unit, amount):
        return asked
    if unit.startswith("degrees ") or "temperature" in phrase or (phrase.endswith("point") and "deep" not in phrase):
        return f"Is {its(phrase)} above {amount}?"
    if unit in MONEY and phrase.startswith("per "):
        return f"Does it cost more than {amount} {phrase}?"
    if unit in MONEY and is_counted(phrase) and not MONEYED & set(phrase.split()):
        return f"Does {its(phrase)} cost more than {amount}?"
    if unit in MASSES and is_counted(phrase) and head(phrase) not in MEASURED | TRAITS:
        return f"Does {its(phrase)} weigh more than {amount}?"
    if phrase in LIMITS and unit in COUNTS:
        return f"Is its {phrase} number of {unit} more than {spoken_number(cut)}?"
    if phrase in TIMES and not unit:
        return f"Does it take more than {_amount(cut, phrase)}?"
    if not unit and own != phrase:
        return f"Does it {'do' if own in DONE else 'have'} more than {_amount(cut, own)}?"
    return None


def _in_portions(phrase: str, unit: str, amount: str) -> str | None:
    """The question of what is a time, or takes some, and of what it is sold by."""
    if unit in TIMES and phrase in PERIODS:
        return f"Is {its(phrase)} period longer than {amount}?"
    if unit in TIMES and TAKING.match(phrase):
        return f"Does {its(phrase)} take more than {amount}?"
    return f"Does a {phrase} of it weigh more than {amount}?" if unit in MASSES and phrase in PORTIONS else None


def _contained(phrase: str, unit: str, cut: float) -> str | None:
    """The question of how much of it is wool, fat or alcohol; none of what it does not hold."""
    percent = unit == "percent"
    if not unit or not (TASTED.match(phrase) or (percent and phrase in MATERIALS)):
        return None
    if cut == 0:
        return f"Is there any {phrase} in it?"
    amount = _amount(cut, unit)
    measure, per, what = amount.partition(" per ")
    return (
        f"Is it more than {amount} {phrase}?"
        if percent
        else f"Does it have more than {measure} of {phrase}{per}{what}?"
    )


def _asked_for(header: Header) -> str:
    """What a header measures: "launch price" of "Launch $"."""
    phrase = re.sub(r"^(?:my|our) ", "", header.phrase).removesuffix(" in")
    phrase = RANGE.sub(r"\1", phrase)
    phrase = FROM.sub("", phrase)
    if phrase in HEATED and header.unit.startswith("degrees"):
        return f"{phrase} temperature"
    return f"{phrase} price" if header.unit in MONEY and phrase in PRICED else phrase


def _lasting(phrase: str, words: list[str], unit: str, amount: str) -> str | None:
    """The question of a header that the number completes: "ripened for", "frozen", "lives for"."""
    if PARTICIPLES.match(words[0]) and phrase.endswith(" for"):
        return f"Is it {phrase} more than {amount}?"
    verb = words[0] if words[0] in COOKING and unit in TIMES else infinitive(words[0])
    if words[0] in DONE_AT_LAST and len(words) == 1 and unit in TIMES:
        return f"Does it take more than {amount} to {words[0]}?"
    if verb and len(words) == 1 and unit in TIMES and verb not in {"take", "last", "need", "spend"}:
        return f"Does it {verb} for more than {amount}?"
    if phrase in PAST and unit:
        return f"Did it {PAST[phrase]} more than {amount}?"
    if verb and words[1:] == ["at"] and not unit:
        return f"Does it {verb} later than {amount}?"
    if verb and unit and words[1:2] == ["per"]:
        return f"Does it {verb} more than {amount} {' '.join(words[1:])}?"
    if verb and unit and words[1:2] and PREPOSITION.search(words[1]):
        heated = unit.startswith("degrees ") and words[1:] == ["at"]
        return f"Does it {verb} {'above' if heated else ' '.join([*words[1:], 'more than'])} {amount}?"
    if unit.startswith("degrees ") and words[-1] == "to" and is_said(words[0]):
        return f"Is the temperature it is {phrase} above {amount}?"
    if unit in TIMES and is_said(phrase):
        return f"Is it {phrase} {'in' if words[-1] == 'in' else 'for'} more than {amount}?"
    return None


def _measured(phrase: str, unit: str, cut: float) -> str | None:
    """The question of a header that names a measure: "weight", "price per kilogram"."""
    amount, number = _amount(cut, unit), spoken_number(cut)
    if unit.endswith("years ago"):
        return f"{'Did it live' if phrase.startswith('lived') else 'Is it from'} more than {amount}?"
    if (ranged := HEIGHTS.fullmatch(phrase)) and (ranged[1] or PARTICIPLES.match(ranged[3])):
        return f"Is it {ranged[3] or 'found'} {'below' if 'depth' in phrase else 'above'} {amount}?"
    if (sprint := SPRINT.fullmatch(phrase)) and unit in TIMES:
        return f"Does it take more than {amount} to go from 0 to {sprint[1]}?"
    if NEAREST.fullmatch(phrase) and unit in LENGTHS:
        return f"Is it more than {amount} from the {phrase}?"
    if phrase == "height" and unit == "metres" and cut >= HIGH:
        return f"Is it higher than {amount}?"
    for pattern, template in MEASURES:
        found = re.fullmatch(pattern, phrase)
        if not found or (template == "{money}" and unit not in MONEY):
            continue
        if template == "{money}":
            return f"Does {its(phrase)} cost more than {amount}?"
        if unit or phrase == "age" or not template.startswith(("Is it", "Does it weigh", "Can it", "Does it take")):
            per = singular_unit(unit_word(found[1]) or found[1]) if found.groups() else ""
            amount = f"{amount} years" if not unit and "live longer" in template else amount
            counted = number if "people" in template else amount
            return template.format(amount=counted, number=number, phrase=phrase, per=per)
    return None


def _is_counted(phrase: str, unit: str) -> bool:
    return bool(
        COUNTED.match(phrase)
        or NUMBER_WITHIN.fullmatch(phrase)
        or TAKEN.match(phrase)
        or (NUMBER_DONE.match(phrase) and PARTICIPLES.match(phrase.partition(" ")[2]))
        or _several(phrase)
        or WON.match(phrase)
        or _adjoined(phrase)
        or (is_plural(phrase) and not unit)
    )


def _over(header: Header, phrase: str, amount: str) -> str:
    """The question of any other number; as it is listed where the header is no plain noun."""
    if located := LOCATED.fullmatch(phrase):
        return f"Is the {located[1]} {located[2]} it more than {amount}?"
    words, numbered = phrase.split(), re.search(r"\d", phrase) and not FORMULA.fullmatch(phrase)
    done = any(PARTICIPLES.match(word) and word not in NOT_ADJECTIVES for word in (words[1:] or words))
    led = len(words) > 1 and words[0] in VERBS and words[0] not in NOUN_LIKE_VERBS
    if numbered or done or led or PREPOSITION.search(phrase) or is_said(phrase) or words[-1].endswith("est"):
        return f"{quoted(header)}: more than {amount}?"
    if NUMBERED.search(phrase) and amount.isdigit():
        return f"Is {its(phrase)} number more than {amount}?"
    if amount == "zero" and words[0] in {"maximum", "minimum"} and not is_plural(phrase):
        return f"Does it have {with_article(phrase, counted=True)}?"
    if AT_FIRST.match(phrase):
        return f"Was {its(phrase)} more than {amount}?"
    return f"{'Are' if is_plural(phrase) else 'Is'} {its(phrase)} more than {amount}?"


def _in_a_year(phrase: str, year: str, amount: str) -> str:
    if phrase.isupper():
        return f"Is {its(phrase)} number for {year} more than {amount}?"
    return f"{'Were' if is_plural(phrase) else 'Was'} {its(phrase)} in {year} more than {amount}?"


def how_many(header: Header, cut: float) -> str:
    """Whether it has more of what is counted than the cut."""
    return _asked_itself(header, cut) or _how_many(_counting(header).phrase, cut)


def of_food(question: str, others: frozenset[str]) -> str:
    """The same by the words of the other headers: what is baked holds eggs rather than lays them."""
    return question.replace("Does it lay ", "Does it have ") if others & BAKED else question


def _asked_itself(header: Header, cut: float) -> str | None:
    """The question that a header is: "how many can play"."""
    return more_than_asked(header.phrase, "one" if cut == 1 else spoken_number(cut))


def _counting(header: Header) -> Header:
    """A header over how many of what it does something with as one over a number: "walked on how many legs"."""
    return replace(header, phrase=AMONG.sub(r"number of \2", header.phrase))


def _how_many(phrase: str, cut: float) -> str:
    number = spoken_number(cut)
    if won := WON.match(phrase):
        many = {0: f"any {won[1]}", 1: f"more than one {singular(won[1])}"}
        return f"Has it won {many.get(int(cut), f'more than {number} {won[1]}')}?"
    if playing := _how_many_play(phrase, cut) or _how_many_within(phrase, cut):
        return playing
    if limited := LIMITED.match(phrase):
        return f"Is its {limited[1]} number of {limited[2]} more than {number}?"
    if (done := NUMBER_DONE.match(phrase)) and PARTICIPLES.match(done[1]):
        are = "Are" if done[1] in {"known", "left"} else "Were"
        return f"{are} more than {number} {done[1]}?" if cut else f"{are} any {done[1]}?"
    if asked := _how_long(phrase, number):
        return asked
    if phrase in HELD_IN:
        return f"Does it hold more than {number} {phrase}?"
    if often := OFTEN.fullmatch(phrase):
        return f"Was it {often[1]} more than {number} times?"
    if adjoined := _adjoined(phrase):
        return _how_many_are(adjoined[1], adjoined[2], cut)
    if _several(phrase):
        many = {0: f"any {phrase}", 1: f"more than one {singular(phrase)}"}
        return f"Does it have {many.get(int(cut), f'more than {number} {phrase}')}?"
    return _how_many_of(phrase, cut)


def _how_long(phrase: str, number: str) -> str | None:
    """The question of a number of days or years: "days to harvest", "years ruled"."""
    if (spent := SPENT.fullmatch(phrase)) and PARTICIPLES.match(spent[2]):
        did = {**PAST, **BY_ITSELF}.get(spent[2])
        return f"{f'Did it {did}' if did else f'Was it {spent[2]}'} for more than {number} {spent[1]}?"
    until = UNTIL.fullmatch(phrase)
    phrase = f"{until[1]} before you can {until[2]} it" if until else phrase
    return f"Does it take more than {number} {phrase}?" if until or TAKEN.match(phrase) or phrase in TIMES else None


def _how_many_play(phrase: str, cut: float) -> str | None:
    """The question of how many may play a game."""
    number = "one" if cut == 1 else spoken_number(cut)
    if phrase in {"maximum players", "maximum number of players"}:
        return f"Can more than {number} {'people' if cut != 1 else 'person'} play it?"
    return f"Is it for more than {number} {'players' if cut != 1 else 'player'}?" if phrase == "players" else None


def _how_many_within(phrase: str, cut: float) -> str | None:
    """The question of a number of it elsewhere: "number in the orchestra"."""
    if within := NUMBER_WITHIN.fullmatch(phrase):
        many = "Is there more than one" if cut == 1 else f"Are there more than {spoken_number(cut)}"
        return f"{many} {within[1]} {in_sentence(within[2])}?"
    return None


def _how_many_of(phrase: str, cut: float) -> str:
    counted, number = COUNTED.match(phrase), spoken_number(cut)
    noun = plural((counted[1] or counted[2]) if counted else phrase)
    if noun in PEOPLE:
        return f"Do more than {number} people live there?"
    if noun in HAPPENED:
        one = f"more than {number} {noun}" if cut else f"any {noun}"
        return f"Have {one} been recorded for it?"
    if noun == "eggs":
        return f"Does it lay {LAID.get(cut, f'more than {number} eggs')}?"
    if cut == 0:
        return f"Does it have {f'any {noun}' if counted or is_plural(phrase) else with_article(phrase, counted=True)}?"
    if cut == 1 and " or " not in noun:
        return f"Does it have more than one {singular(noun)}?"
    return f"Does it have more than {number} {noun}?"


def _how_many_are(noun: str, said: str, cut: float) -> str:
    if cut == 1:
        return f"Is more than one {singular(noun)} {said}?"
    if PARTICIPLES.match(said) and cut:
        return f"Were more than {spoken_number(cut)} {noun} {said}?"
    if cut == 0:
        return f"{'Were' if PARTICIPLES.match(said) else 'Are'} any {noun} {said}?"
    return f"Are more than {spoken_number(cut)} {noun} {said}?"


def _adjoined(phrase: str) -> re.Match[str] | None:
    """ "people visible", "units sold"."""
    found = ADJOINED.match(phrase)
    plural_noun = found is not None and (found[1] == "people" or is_plural(found[1]))
    return found if found and plural_noun and (is_said(found[2]) or PARTICIPLES.match(found[2])) else None


def _several(phrase: str) -> bool:
    """ "eggs per clutch", but not "mass at launch"."""
    several = SEVERAL.match(phrase)
    return several is not None and is_plural(several[1])


def _amount(value: float, unit: str) -> str:
    value, unit = _handier(value, unit)
    number = spoken_number(value)
    if unit in MONEY and (unit == "pounds sterling" or value != int(value)):
        return f"{MONEY[unit]}{number if value == int(value) else f'{value:,.2f}'}"
    if unit == "percent" or unit not in AFTER_NUMBER:
        unit = singular_unit(unit) if number == "1" else unit
    return f"{number} {unit}".strip()


def _handier(value: float, unit: str) -> tuple[float, str]:
    """An amount as one says it: 0.03 tonnes are 30 kilograms, 280 millimetres are 28 centimetres."""
    if unit not in HANDIER:
        return value, unit
    least, factor, other = HANDIER[unit]
    said = round(value / factor, 9)
    fits = 0 < value < 1 if factor < 1 else value >= least
    return (said, other) if fits and said == round(said, 1) else (value, unit)


ALIKE = frozenset({"feet", "hertz", "horsepower", "inches", "kelvin", "pence", "people", "percent", "yen"})
"""Units that do not end in "s" where there are several."""


def singular_unit(unit: str) -> str:
    """ "kilogram", "kilometre per hour", "euro"; as it is where one and many are the same."""
    if unit in {
        "feet",
        "inches",
        "hertz",
        "kelvin",
        "horsepower",
        "pence",
        "percent",
        "yen",
        "people",
    } or unit.startswith("degrees "):
        return {"feet": "foot", "inches": "inch", "pence": "penny"}.get(unit, unit)
    head, _, rest = unit.partition(" ")
    if head in {"square", "cubic", "light", "astronomical", "atomic", "million"}:
        return unit.removesuffix("s")
    return f"{head.removesuffix('s')} {rest}".strip()
