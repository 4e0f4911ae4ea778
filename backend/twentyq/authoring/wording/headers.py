"""Headers of columns as phrases: "has_feathers", "Weight (kg)" and "meltingPoint" to words and a unit."""

import re
from dataclasses import dataclass

from twentyq.authoring.wording.abbreviations import DOTTED, LETTERS, SHORT, WHOLE_HEADERS
from twentyq.authoring.wording.asked import as_plain
from twentyq.authoring.wording.lexicon import ACRONYMS, PARTICIPLES, is_adjective, is_name
from twentyq.authoring.wording.nouns import COUNTED, UNCOUNTED
from twentyq.authoring.wording.scales import scale_of, without_scale

SPELLINGS = {
    "kilograms": ("kg", "kgs", "kilogram", "kilo", "kilograms",),
    "grams": ("g", "gr", "gram", "grams",),
    "milligrams": ("mg",),
    "tonnes": ("t", "ton", "tons", "tonnes",),
    "pounds": ("lb", "lbs", "pounds",),
    "ounces": ("oz",),
    "kilometres": ("km", "kilometer", "kilometers", "kilometres",),
    "metres": ("m", "meter", "meters", "metre", "metres", "m a.s.l", "m asl", "masl", "m above sea level",),
    "centimetres": ("cm",),
    "millimetres": ("mm",),
    "miles": ("mi", "mile", "miles",),
    "feet": ("ft", "feet",),
    "inches": ("in", "inch", '"', "inches",),
    "square kilometres": ("km2", "km²", "km^2", "sq km", "sqkm",),
    "square metres": ("m2", "m²",),
    "hectares": ("ha",),
    "kilometres per hour": ("km/h", "kmh", "kph",),
    "miles per hour": ("mph",),
    "kilometres per second": ("km/s",),
    "metres per second": ("m/s",),
    "metres per second squared": ("m/s2", "m/s²", "m/s^2",),
    "miles per gallon": ("mpg",),
    "seconds": ("s", "sec", "secs", "seconds",),
    "minutes": ("min", "mins", "minutes",),
    "hours": ("h", "hr", "hrs", "hour", "hours",),
    "days": ("d", "day", "days",),
    "months": ("month", "months", "mth", "mths", "mo", "mos",),
    "years": ("y", "yr", "yrs", "year", "years",),
    "weeks": ("wk", "week", "weeks",),
    "degrees Celsius": ("°c", "c", "celsius", "deg c",),
    "degrees Fahrenheit": ("°f", "f",),
    "kelvin": ("k", "kelvin",),
    "degrees": ("°", "deg", "degrees",),
    "percent": ("%", "percent", "pct",),
    "litres": ("l", "litre", "liter", "liters", "litres",),
    "millilitres": ("ml",),
    "centilitres": ("cl",),
    "horsepower": ("hp",),
    "kilowatts": ("kw",),
    "watts": ("w", "watt",),
    "volts": ("v", "volt",),
    "milliampere hours": ("mah",),
    "amperes": ("a",),
    "kilocalories": ("kcal",),
    "calories": ("cal", "calories",),
    "kilojoules": ("kj",),
    "gigabytes": ("gb",),
    "megabytes": ("mb",),
    "terabytes": ("tb",),
    "megahertz": ("mhz",),
    "gigahertz": ("ghz",),
    "hertz": ("hz",),
    "dollars": ("$", "usd", "us$", "dollars",),
    "euros": ("€", "eur", "euro", "euros",),
    "pounds sterling": ("£", "gbp",),
    "yen": ("¥",),
    "francs": ("chf",),
    "thousand euros": ("k€", "€k", "keur", "teur",),
    "thousand dollars": ("k$", "$k", "kusd",),
    "billion": ("bn",),
    "astronomical units": ("au",),
    "light years": ("ly",),
    "grams per cubic centimetre": ("g/cm3", "g/cm³", "g/cm^3",),
    "kilograms per cubic metre": ("kg/m3", "kg/m³", "kg/m^3",),
    "million kilometres": ("million km", "m km", "10^6 km",),
    "million": ("millions", "million", "mn", "mio", "mln",),
    "thousand": ("thousands",),
    "atomic mass units": ("u",),
    "bars": ("bar", "bars",),
    "atmospheres": ("atm",),
    "people": ("people",),
    "decibels": ("db",),
    "pixels": ("px",),
    "megapixels": ("mp", "mpx", "megapixels",),
    "pounds per square inch": ("psi",),
    "revolutions per minute": ("rpm",),
    "cubic centimetres": ("cc", "cm3", "cm\u00b3", "cm^3",),
    "cubic metres": ("m3", "m\u00b3", "m^3",),
    "acres": ("acre", "acres",),
    "lumens": ("lm", "lumens",),
    "kilowatt hours": ("kwh",),
    "megawatts": ("mw",),
    "gigawatts": ("gw",),
    "nautical miles": ("nmi",),
    "knots": ("kn", "kt", "kts", "knots",),
    "micrometres": ("\u00b5m", "\u03bcm",),
    "million years ago": ("mya", "million years ago",),
    "deaths": ("deaths",),
    "visitors": ("visitors",),
    "seats": ("seats",),
    "passengers": ("passengers", "pax",),
    "pieces": ("pieces",),
    "pages": ("pages",),
    "copies": ("copies",),
    "points": ("points",),
    "stars": ("stars",),
    "octaves": ("octaves",),
    "Mach": ("mach",),
    "square degrees": ("sq. deg", "sq deg", "deg2", "deg\u00b2"),
    "beats per minute": ("bpm",),
    "parts per million": ("ppm",),
    "kilopascals": ("kpa",),
    "hectopascals": ("hpa",),
    "yards": ("yd", "yds", "yards"),
    "fathoms": ("fathoms",),
    "stone": ("stone",),
    "carats": ("ct", "carat", "carats"),
    "grams per square metre": ("gsm", "g/m2", "g/m\u00b2"),
    "kilobytes": ("kb",),
    "frames per second": ("fps",),
    "nanometres": ("nm", "nanometres", "nanometers"),
    "cubic kilometres": ("km3", "km\u00b3", "cu km"),
    "cubic feet": ("cu ft", "ft3"),
    "square feet": ("sq ft", "sqft", "ft2", "ft\u00b2"),
    "square miles": ("sq mi", "mi2", "mi\u00b2"),
    "kronor": ("kr", "sek", "nok", "dkk"),
    "rupees": ("\u20b9", "inr", "rs"),
    "cents": ("cents",),
    "pence": ("pence", "p"),
    "million years": ("my", "myr", "million years"),
    "millilitres per second": ("ml/s",),
    "litres per 100 kilometres": ("l/100km", "l/100 km"),
    "feet above sea level": ("ft asl", "ft a.s.l"),
    "flights": ("flights",),
    "units": ("units",),
    "rooms": ("rooms",),
    "beds": ("beds",),
    "episodes": ("episodes",),
    "species": ("species",),
    "words": ("words",),
    "servings": ("servings",),
    "students": ("students",),
    "employees": ("employees",),
    "bottles": ("bottles",),
}  # fmt: skip
UNITS = {spelling: unit for unit, spellings in SPELLINGS.items() for spelling in spellings}
"""Units in words by how they are written."""
AFTER_NUMBER = frozenset({"million", "thousand", "billion"})
"""Units that scale a number rather than measure."""
LENGTHS = frozenset({"millimetres", "centimetres", "metres", "kilometres", "inches", "feet"})
SPELT_UNIT = re.compile(
    r"\s([^\s/]+/[^\s/]+|W|V|L|l|kg|mg|g|cm|mm|km|m|ml|cl|EUR|USD|GBP|CHF|kcal|kj|kw|kW|kWh|MW|hp|HP|mph|km/h|mins|hrs|yrs|lbs?|oz|ft|mAh|MP|GB|TB|MB|"
    r"pax|nmi|bpm|BPM|ppm|cm3|sqft|yds|gsm|nm|kn|(?:US|A|C)?[$\u20ac\u00a3\u00a5](?:[mMkK]|bn)?|MHz|GHz|Hz|psi|rpm|RPM|mya|km2|m2|km²|m²|km³|m³|cm³|°C|°F|sqm|ha|dB|cc|kts)\.?$"
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
FORMAT = re.compile(
    r"\s*[(\[](?:y(?:es)?\s?/?\s?n(?:o)?|(?:dd?|m{1,3}|mon|yy|yyyy)(?:[-/. ](?:dd?|m{1,3}|mon|yy|yyyy))+|yyyy)[)\]]|"
    r"[\s_,:-]+(?:y(?:es)?\s?/\s?n(?:o)?|yn|yes_?no)$",
    re.IGNORECASE,
)
TRAILING_UNIT = re.compile(r"(?:\s+in\s+(\S+(?: \S+)?)|(?:[,/_]\s*|\s+\|\s+)([^\s,/_]+(?:\s?(?:km|[\^²³23]))?))$")
JOINED = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_.]+|\s+")
RATIO = re.compile(r"([^/\s]+)\s*(?:/|per)\s*([^/\s]+)")
POWER = re.compile(r"(?:x\s?|\u00d7\s?)?10\^(\d+)\s*(\S*)")
POWERS = {"3": "thousand", "6": "million", "9": "billion", "12": "trillion"}
CURRENCY, SIZE = r"us\$|us-\$|usd|eur|gbp|chf|[$\u20ac\u00a3\u00a5]", r"millions?|mio|mn|m|billions?|bn|b|thousands?|k"
MILLIONS = re.compile(
    rf"({CURRENCY})\s*({SIZE})\.?|({SIZE})\.?\s*({CURRENCY})|(mn|mio|millions?|bn|billions?)\.?\s*(?:of )?(\S+)"
)
COUNTED_FIRST = re.compile(
    r"(?:annual |yearly |daily |total |peak |average |monthly )?"
    r"(?:viewers|fans|listeners|readers|customers|employees|visitors|inhabitants|population|passengers|pax|units|copies|users|members|"
    r"sales|votes|people|views|downloads|revenue|turnover|speakers|followers|subscribers)\b"
)
SCALED = {"metres": "million", "kelvin": "thousand"}
SIZES = {"m": "million", "b": "billion", "t": "thousand", "k": "thousand"}
UNSAID = re.compile(r"[%@+=<>~$\u20ac\u00a3]|^[^\W\d]$|(?<![^\W\d])[b-df-hj-np-tv-xz]{2,}(?![^\W\d])")
"""Signs, single letters and words without vowels: nobody says them."""
MONEY_FIRST = re.compile(r"([\u20ac$\u00a3])\s?(?=(?:/|per )\s?\w)")
"""Money that is a price: "\u00a3/100g"."""
CAMEL_UNIT = re.compile(r"(\w*[a-z])([A-Z][a-z]{1,3}|[A-Z]{2,3})")
IN_MONTHS = re.compile(r"^(?!aged)(\w+(?:ed|en|wn|ld)) in months?$", re.IGNORECASE)
DEGREES = re.compile(r"(?<=temp|oint|ture) ([CFK])$")
NAMED = re.compile(r"[A-Z][a-z\u2019']{3,}")
MENDINGS = {
    "of manufacturer": "of manufacture",
    "numberof": "number of",
    "lifespan": "life span",
    "p h": "pH",
    "world cup": "World Cup",
    "champions league": "Champions League",
    "ballon d'or": "Ballon d'Or",
    "ballons d'or": "Ballons d'Or",
    "nobel prize": "Nobel Prize",
    "euro ncap": "Euro NCAP",
    "euro NCAP": "Euro NCAP",
    "michelin": "Michelin",
    "olympics": "Olympics",
    "in world": "in the world",
    "in continent": "on its continent",
    "in country": "in its country",
    "in class": "in its class",
    "in family": "in its family",
    "do b": "date of birth",
}
POINTED = re.compile(r"\b([^\W\d]{2,})\.(?=\s|$)")
"""Words that are short by their point."""
PEOPLES = frozenset(
    ["African", "American", "Arabic", "Asian", "Australian", "British", "Canadian", "Chinese", "Christian", "Dutch",
     "Egyptian", "European", "French", "German", "Greek", "Hindu", "Indian", "Irish", "Italian", "Japanese", "Jewish",
     "Korean", "Mexican", "Nordic", "Norse", "Olympic", "Polish", "Portuguese", "Roman", "Russian", "Scottish",
     "Spanish", "Swedish", "Turkish", "Welsh"]
)  # fmt: skip
"""Words that keep their capital; "English" and "Latin" are read small in headers of names."""
MEASURED = frozenset(
    [
        "age",
        "breadth",
        "depth",
        "diameter",
        "duration",
        "height",
        "length",
        "mass",
        "size",
        "thickness",
        "weight",
        "width",
        "wingspan",
    ]
)
"""What a second measure of a header is rather than what the first is counted for."""
ALTERNATIVES = re.compile(r"(?<=[^\W\d]{3})\s*/\s*(?=[^\W\d]{3})")
"""Slashes between words."""
FOOTNOTE = re.compile(r"\s*(?:\[(?:\d{1,2}|[ab]|note \d+)\]|(?<=[^\W\d]{4})[\u00b9\u00b2\u00b3\u2070-\u2079]+)$")
CIRCA = re.compile(r"\s*[(\[](?:c\.|ca\.?|circa)[)\]]|\s+(?:ca?\.|circa)$|^(?:ca?\.|circa)\s+")
"""What says that the years beneath are not exact; degrees are written large or without a point."""
WITH = re.compile(r"\bw/(o?)(?=\W|$|\s|[a-z]{3})|(?<=\w )w(?= \w)")
A_YEAR = re.compile(r"\s*\bp\. ?a\.?(?=\W|$)", re.IGNORECASE)
ORDERS = {
    "bake": "baked", "buy": "bought", "clean": "cleaned", "cook": "cooked", "drink": "drunk", "eat": "eaten",
    "feed": "fed", "find": "found", "grow": "grown", "harvest": "harvested", "keep": "kept", "pick": "picked",
    "plant": "planted", "play": "played", "propagate": "propagated", "prune": "pruned", "serve": "served",
    "sow": "sown", "store": "stored", "treat": "treated", "use": "used", "wash": "washed", "water": "watered",
    "wear": "worn",
}  # fmt: skip
"""What to do with it, and that it is done: "serve with"."""
ORDERED = re.compile(rf"^(?:{'|'.join(ORDERS)})(?= (?:at|by|for|from|in|on|until|with)$)")
TO_A_PLACE = re.compile(
    r"\b(in|from|of|to|within|outside) (?=(?:uk|usa|us|eu|olympics|public|world|wild|past|sun|home market|sea)$)",
    re.IGNORECASE,
)
"""Where a header leaves out an article."""
ARTICLE_LAST = re.compile(r" (?:an?|the)$")
LEFT_OUT = re.compile(r"(?<=\w )(in|ex)cluding$")
LIMIT_LAST = re.compile(r"(.+) (minimum|maximum|average)")
PLAYERS = re.compile(r"(?:minimum|maximum) (?:pl|plrs?)")
MENDED = re.compile(r"\b(?:" + "|".join(MENDINGS) + r")\b")
CLEAR = "gmlths%\u20ac$\u00a3"
JOINERS = frozenset(["of", "the", "a", "an", "and", "or", "from", "to", "in", "on", "at", "per", "for", "by", "with"])


@dataclass(frozen=True, slots=True)
class Header:
    """A header in words."""

    raw: str
    phrase: str
    """Lower case but for abbreviations, without unit and question mark."""
    unit: str = ""
    """In words, plural; empty where there is none."""
    scale: str = ""
    """Of a rating, "1 to 5" or "5"; empty where there is none."""
    names_stand_out: bool = False
    """Whether the capitals of the values beneath tell names, since others are written small."""
    has_words: bool = False
    """Whether most of the values beneath are common words, though written with capitals."""
    has_things: bool = False
    """Whether most of the values beneath are nouns that take an article."""
    thing: str = ""
    """What the things of the deck are, by the header over their names; empty where it does not tell."""
    has_options: bool = False
    """Whether it names the values beneath: "steam/diesel", "solid, liquid or gas"."""
    has_qualities: bool = False
    """Whether many of the values beneath are said of a thing: "green", "smooth"."""

    @property
    def is_shortened(self) -> bool:
        """Whether it holds an abbreviation that is not known: "Xmtr.", "S.G."."""
        bare = A_YEAR.sub("", BRACKETS.sub("", CIRCA.sub("", self.raw)))
        if re.search(r"\b(?:[^\W\d]\.){2,}", bare) or UNSAID.search(self.phrase):
            return True
        return any(word.casefold() not in SHORT | DOTTED for word in POINTED.findall(bare))

    @property
    def words(self) -> list[str]:
        """Of the phrase, in lower case."""
        return self.phrase.casefold().split()


def parse(raw: str) -> Header:
    """A header's words and unit."""
    text, unit = FOOTNOTE.sub("", WITH.sub(_with, raw)).strip().rstrip("?:*!\u2020\u2021 "), ""
    text = A_YEAR.sub(r" per year", CIRCA.sub("", FORMAT.sub("", text)))
    text = re.sub(r"(?<=\w)\((e?s)\)", r"\1", text)
    if money := MONEY_FIRST.match(text):
        text, unit = f"price {text[money.end() :]}", UNITS[money[1]]
    if (joined := CAMEL_UNIT.fullmatch(text)) and not text.isupper() and unit_word(joined[2]):
        text, unit = joined[1], unit_word(joined[2])
    scale, text = scale_of(text), POINTED.sub(_spelt_out, without_scale(text))
    for inside in BRACKETS.findall(text):
        unit = unit or ("nautical miles" if inside == "NM" and not raw.isupper() else _in_brackets(inside))
    text = FOR_A_TIME.sub(
        lambda found: f" per {TIMES.get(found[1], found[1])}",
        FOR_A_UNIT.sub(_for_a_unit, BRACKETS.sub(" ", text).replace("?", " ").strip()),
    )
    if not unit and (money := MONEY_FOR.search(text)):
        text, unit = f"{text[: money.start()]} {text[money.end() :]}", UNITS[money[1]]
    text = PER_UNIT.sub(_per_unit, text)
    if not unit and (degrees := DEGREES.search(text)):
        text, unit = text[: degrees.start()], UNITS[degrees[1].casefold()]
    if not unit and (spelt := SPELT_UNIT.search(text)) and (named := unit_word(spelt[1])):
        text, unit = text[: spelt.start()].removesuffix(" in"), named
    text = IN_MONTHS.sub(r"\1 in", text)
    trailing = TRAILING_UNIT.search(text)
    if not unit and trailing and trailing.start() > 0 and (found := _trailing(trailing[1] or trailing[2])):
        text, unit = text[: trailing.start()], found
    if not unit and text.endswith(("%", "€", "$", "£")):
        text, unit = text[:-1], UNITS[text[-1]]
    numbered = bool(re.search(r"\d", text)) and "_" not in text
    shouted = text.isupper() and (len(text) > len("GDP PC") or "_" in text) and not numbered
    parts = [part for word in re.split(r"[_.\s]+", text) for part in _parts(word)]
    small = any(part[:1].islower() and part not in JOINERS for part in parts)
    names = {word for word in text.split()[1:] if _is_name(word, small)}
    words = [part if at and part in names else _word(part, shouted) for at, part in enumerate(parts)]
    phrase = WHOLE_HEADERS.get(raw.strip().casefold()) or " ".join(word for word in words if word)
    phrase = phrase or raw.strip().casefold()
    return Header(raw.strip(), _mended(phrase, unit), _scaled(phrase, unit), scale)


def _with(found: re.Match[str]) -> str:
    return "without " if found[1] else "with "


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


def _parts(word: str) -> list[str]:
    """A word, or those that capitals join in it: "meltingPoint", but not "ABoK" and "iPhone"."""
    parts = [part for part in JOINED.split(word) if part]
    if word.casefold() == "dob":
        return ["do", "b"]
    shortest = 2 if word[:1].islower() else len("Sea")
    words = [part for part in parts if part.casefold() not in JOINERS | SHORT.keys()]
    return [word] if len(parts) > 1 and len(min(words or parts, key=len)) < shortest else parts


def _spelt_out(found: re.Match[str]) -> str:
    return DOTTED.get(found[1].casefold(), found[0])


def quoted(header: Header) -> str:
    """A header whose form tells nothing, as it stands before a colon: "Found where"."""
    return named(without_format(header.raw).replace("_", " "))


def without_format(raw: str) -> str:
    """A header as it stands, without a bracket that tells only how its cells are written."""
    return FORMAT.sub("", raw.strip("?:*! ")).strip("?:*! ")


def stands_alone(header: Header, question: str) -> bool:
    """Whether a question says what it asks without the header as it stands in the table."""
    shown = (f"{quoted(header)}:", f"{named(header.phrase)}:", f'Does "{without_format(header.raw)}" apply')
    return not question.startswith(shown)


def named(shown: str) -> str:
    """Words as they begin a question."""
    return shown[:1].upper() + shown[1:] if shown[:1].upper().isupper() else f'Under "{shown}"'


def _scaled(phrase: str, unit: str) -> str:
    """The unit of a header; "m" and "k" over what is counted are no metres and kelvin."""
    if phrase == "age statement":
        return unit or "years"
    return SCALED.get(unit, unit) if COUNTED_FIRST.match(phrase) else unit


def _mended(phrase: str, unit: str) -> str:
    phrase = as_plain(phrase, unit)
    if phrase in WHOLE_HEADERS:
        return WHOLE_HEADERS[phrase]
    if limit := LIMIT_LAST.fullmatch(phrase):
        return f"{limit[2]} {limit[1]}"
    if unit in LENGTHS and phrase in LETTERS:
        return LETTERS[phrase]
    if PLAYERS.fullmatch(phrase):
        return phrase.rpartition(" ")[0] + " players"
    if not unit and (phrase in UNITS or phrase.partition(" per ")[0] in UNITS):
        first, _, rest = phrase.partition(" ")
        return f"{UNITS[first]} {rest}".strip() if len(first) > 1 and first in UNITS else phrase
    if phrase.endswith(" each"):
        return UNITS.get(phrase[:-5], phrase[:-5])
    phrase = phrase.replace(" @ ", " at ")
    phrase = LEFT_OUT.sub(r"\1cluded", phrase)
    phrase = ORDERED.sub(lambda found: ORDERS[found[0]], phrase)
    phrase = TO_A_PLACE.sub(r"\1 the ", ARTICLE_LAST.sub("", phrase))
    phrase = ALTERNATIVES.sub(" per " if unit and phrase.split("/")[-1].strip() not in MEASURED else " or ", phrase)
    return MENDED.sub(lambda found: MENDINGS[found[0]], phrase)


def _for_a_unit(found: re.Match[str]) -> str:
    named = unit_word(found[2])
    return f" per {found[1]} {named}" if named else found[0]


def _per_unit(found: re.Match[str]) -> str:
    named = unit_word(found[1])
    return f" per {named.removesuffix('s')}" if named else found[0]


def _trailing(text: str) -> str:
    """The unit that ends a header; single letters only where they are hardly anything else."""
    return "" if text.casefold() in JOINERS or (len(text) == 1 and text.casefold() not in CLEAR) else unit_word(text)


def unit_word(text: str) -> str:
    """A unit in words; empty where it is none."""
    key = text.strip().casefold().removeprefix("in ").rstrip(".")
    if power := POWER.fullmatch(key):
        size, its = POWERS.get(power[1], f"times 10 to the {power[1]}"), UNITS.get(power[2], power[2])
        return f"{size} {its}".strip()
    if key not in UNITS and (money := MILLIONS.fullmatch(key)):
        size, its = money[2] or money[3] or money[5], money[1] or money[4] or money[6]
        return f"{SIZES[size[0]]} {UNITS.get(its, '')}".strip()
    if key not in UNITS and (ratio := RATIO.fullmatch(key)) and ratio[1] in UNITS:
        of = UNITS.get(ratio[2], ratio[2] if ratio[2] in COUNTED else "").removesuffix("s")
        return f"{UNITS[ratio[1]]} per {of}" if of else ""
    return UNITS.get(key, "")


def _is_name(word: str, small: bool) -> bool:
    """Whether a word after the first keeps its capital where others are written small: "shown at Crufts"."""
    key = word.casefold()
    known = {key, key.removesuffix("s")} & (COUNTED | UNCOUNTED | JOINERS | SHORT.keys() | DOTTED.keys())
    if is_name(key) and word[:1].isupper():
        return True
    return bool(NAMED.fullmatch(word)) and small and not known and not is_adjective(key) and not PARTICIPLES.match(key)


def _word(word: str, shouted: bool) -> str:
    known = len(word) > len("RAM") and word.casefold() in COUNTED | UNCOUNTED
    if word.isupper() and (known or word in {"AGE", "FAT", "SEX", "SUN", "USE"}):
        return word.casefold()
    if word in PEOPLES:
        return word
    if word.casefold() in ACRONYMS:
        return word.upper()
    if re.fullmatch(
        r"[A-Z]-[a-z]+|[A-Z]+\d+|[A-Z]+[a-z]{1,2}[A-Z]+|[A-Z]{2,}[a-z]", word
    ) and word.casefold() not in SHORT | {"dob": ""}:
        return word
    if (
        word.isupper()
        and word.isalpha()
        and not shouted
        and 1 < len(word) <= len("UNESCO")
        and word.casefold() not in SHORT
    ):
        return word
    return SHORT.get(word.casefold().rstrip("."), word.casefold())
