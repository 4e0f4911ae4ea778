"""Units of headers and cells in words: "kg", "km/h", "$m", "10^6 km"."""

import re

from twentyq.authoring.wording.nouns import COUNTED

IN_A_CELL = re.compile(r"(?:/|(?:out )?of)\s?(5|10|20|100)(?:\s?stars?)?")
"""The top of a scale beside a number: "4 out of 5"."""
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
    "gallons": ("gal", "gals", "gallon", "gallons"),
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
RATIO = re.compile(r"([^/\s]+)\s*(?:/|per)\s*([^/\s]+)")
POWER = re.compile(r"(?:x\s?|\u00d7\s?)?10\^(\d+)\s*(\S*)")
POWERS = {"3": "thousand", "6": "million", "9": "billion", "12": "trillion"}
CURRENCY, SIZE = r"us\$|us-\$|usd|eur|gbp|chf|[$\u20ac\u00a3\u00a5]", r"millions?|mio|mn|m|billions?|bn|b|thousands?|k"
MILLIONS = re.compile(
    rf"({CURRENCY})\s*({SIZE})\.?|({SIZE})\.?\s*({CURRENCY})|(mn|mio|millions?|bn|billions?)\.?\s*(?:of )?(\S+)"
)
COUNTED_FIRST = re.compile(
    r"(?:annual |yearly |daily |total |peak |average |monthly )?"
    r"(?:(?:number )?(?:built|made|sold)|viewers|fans|listeners|readers|customers|employees|visitors|"
    r"inhabitants|population|passengers|pax|units|copies|users|members|"
    r"sales|votes|people|views|downloads|revenue|turnover|speakers|followers|subscribers)\b"
)
AFAR = re.compile(r"range|distance|visib|reach|voyage|crossing")
"""What is measured at sea rather than under a microscope."""
SCALED = {"metres": "million", "kelvin": "thousand"}
SIZES = {"m": "million", "b": "billion", "t": "thousand", "k": "thousand"}


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


def scaled(phrase: str, unit: str) -> str:
    """The unit of a header; "m" and "k" over what is counted are no metres and kelvin."""
    if unit == "nanometres" and AFAR.search(phrase):
        return "nautical miles"
    if phrase == "age statement":
        return unit or "years"
    return SCALED.get(unit, unit) if COUNTED_FIRST.match(phrase) or phrase.endswith(" population") else unit


def scale_in_cells(unit: str) -> str:
    """The top of the scale that stands beside the numbers themselves: "5" of "/5"."""
    found = IN_A_CELL.fullmatch(unit.strip())
    return found[1] if found else ""
