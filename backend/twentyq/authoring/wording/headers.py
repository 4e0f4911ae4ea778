"""Headers of columns as phrases: "has_feathers", "Weight (kg)" and "meltingPoint" to words and a unit."""

import re
from dataclasses import dataclass

from twentyq.authoring.wording.abbreviations import DOTTED, LETTERS, SHORT, WHOLE_HEADERS
from twentyq.authoring.wording.asked import as_plain
from twentyq.authoring.wording.lexicon import ACRONYMS, PARTICIPLES, is_adjective, is_name
from twentyq.authoring.wording.measures import BRACKETS, JOINERS, split_unit
from twentyq.authoring.wording.nouns import COUNTED, FEATURES, TRAITS, UNCOUNTED
from twentyq.authoring.wording.scales import scale_of, without_scale
from twentyq.authoring.wording.units import LENGTHS, UNITS, scaled

FORMAT = re.compile(
    r"\s*[(\[](?:y(?:es)?\s?/?\s?n(?:o)?|(?:dd?|m{1,3}|mon|yy|yyyy)(?:[-/. ](?:dd?|m{1,3}|mon|yy|yyyy))+|yyyy)[)\]]|"
    r"[\s_,:-]+(?:y(?:es)?\s?/\s?n(?:o)?|yn|yes_?no)$",
    re.IGNORECASE,
)
JOINED = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_.]+|\s+")
JOINED_LAST = re.compile(r"(?<=[a-z]{3})(?:At|By|For|From|In|Of|On|To|With)$")
"""What is no unit where a capital joins it to a word: "madeIn"."""
UNSAID = re.compile(r"[%@+=<>~$\u20ac\u00a3]|^[^\W\d]$|(?<![^\W\d])[b-df-hj-np-tv-xz]{2,}(?![^\W\d])")
"""Signs, single letters and words without vowels: nobody says them."""
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
    "1st": "first",
    "2nd": "second",
    "time difficulty": "time difference",
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
SHOUTED = frozenset(
    {"artist", "author", "built", "colour", "colours", "country", "designer", "director", "founded", "genre", "grown",
     "made", "opened", "painter", "released", "species", "used", "worn", "writer", "written", "year"}
)  # fmt: skip
"""Words that headers write large, and which no list of nouns has."""
LITTLE = frozenset({"as", "be", "do", "he", "if", "is", "it", "my", "no", "so", "up", "us", "we"})
"""Short words within those that capitals join: "CountriesItPassesThrough"."""
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
    r"\b(at|in|from|of|to|within|outside) "
    r"(?=(?:back|bottom|end|front|home market|office|past|public|sea|shop|side|start|sun|top|wild|world|"
    r"eu|olympics|uk|usa?)$)",
    re.IGNORECASE,
)
"""Where a header leaves out an article."""
ARTICLE_LAST = re.compile(r" (?:an?|the)$")
BYTES, MEMORY = frozenset({"bytes", "kilobytes", "megabytes", "gigabytes"}), frozenset({"ram", "rom", "vram"})
LEFT_OUT = re.compile(r"(?<=\w )(in|ex)cluding$")
LIMIT_LAST = re.compile(r"(.+) (minimum|maximum|average)")
PLAYERS = re.compile(r"(?:minimum|maximum) (?:pl|plrs?)")
MENDED = re.compile(r"\b(?:" + "|".join(MENDINGS) + r")\b")


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
    has_names: bool = False
    """Whether most of the values beneath are names by their form."""
    has_modifiers: bool = False
    """Whether some of the values beneath can only stand before what the things are: "folding" beside "road"."""
    has_things: bool = False
    """Whether most of the values beneath are nouns that take an article."""
    thing: str = ""
    """What the things of the deck are, by the header over their names; empty where it does not tell."""
    has_options: bool = False
    """Whether it names the values beneath: "steam/diesel", "solid, liquid or gas"."""
    has_materials: bool = False
    """Whether most of the values beneath are what a part is made of: "oak", "steel"."""
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
    text = FOOTNOTE.sub("", WITH.sub(_with, raw)).strip().rstrip("?:*!,;\u2020\u2021 ")
    text = A_YEAR.sub(r" per year", CIRCA.sub("", FORMAT.sub("", text)))
    text = re.sub(r"(?<=\w)\((e?s)\)", r"\1", text)
    text = JOINED_LAST.sub(lambda found: f" {found[0].casefold()}", text)
    scale, text = scale_of(text), POINTED.sub(_spelt_out, without_scale(text))
    text, unit = split_unit(text)
    numbered = bool(re.search(r"\d", text)) and "_" not in text
    shouted = text.isupper() and (len(text) > len("GDP PC") or "_" in text) and not numbered
    parts = [part for word in re.split(r"[_.\s]+", text) for part in _parts(word)]
    small = any(part[:1].islower() and part not in JOINERS for part in parts)
    names = {word for word in text.split()[1:] if _is_name(word, small)}
    words = [part if at and part in names else _word(part, shouted) for at, part in enumerate(parts)]
    phrase = WHOLE_HEADERS.get(raw.strip().casefold()) or " ".join(word for word in words if word)
    phrase = phrase or raw.strip().casefold()
    return Header(raw.strip(), _mended(phrase, unit), scaled(phrase, unit), scale)


def _with(found: re.Match[str]) -> str:
    return "without " if found[1] else "with "


def _parts(word: str) -> list[str]:
    """A word, or those that capitals join in it: "meltingPoint", but not "ABoK" and "iPhone"."""
    parts = [part for part in JOINED.split(word) if part]
    if word.casefold() == "dob":
        return ["do", "b"]
    if re.fullmatch(r"n(?:[A-Z][a-z]+)+s", word):
        return ["number", "of", *parts[1:]]
    shortest = 2 if word[:1].islower() else len("Sea")
    words = [part for part in parts if part.casefold() not in JOINERS | LITTLE | SHORT.keys()]
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


def _mended(phrase: str, unit: str) -> str:
    phrase = as_plain(phrase, unit)
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
    phrase = re.sub(r"(?<=\ws) (?:usually |often |commonly |mostly |mainly )?(?:available|seen)$", "", phrase)
    phrase = re.sub(r"^(main )?things in it$", r"\1ingredients", phrase.replace(" @ ", " at "))
    phrase = re.sub(r"(?<=\w) (?:in|inside|on) it$", "", phrase)
    phrase = LEFT_OUT.sub(r"\1cluded", phrase)
    phrase = ORDERED.sub(lambda found: ORDERS[found[0]], phrase)
    phrase = TO_A_PLACE.sub(r"\1 the ", ARTICLE_LAST.sub("", phrase))
    phrase = ALTERNATIVES.sub(" per " if unit and phrase.split("/")[-1].strip() not in MEASURED else " or ", phrase)
    if unit in BYTES and phrase in MEMORY:
        return phrase.upper()
    return MENDED.sub(lambda found: MENDINGS[found[0]], phrase)


def _is_name(word: str, small: bool) -> bool:
    """Whether a word after the first keeps its capital where others are written small: "shown at Crufts"."""
    key = word.casefold()
    known = {key, key.removesuffix("s")} & (COUNTED | UNCOUNTED | JOINERS | SHORT.keys() | DOTTED.keys())
    if is_name(key) and word[:1].isupper():
        return True
    return bool(NAMED.fullmatch(word)) and small and not known and not is_adjective(key) and not PARTICIPLES.match(key)


def _word(word: str, shouted: bool) -> str:
    small = {word.casefold(), word.casefold().removesuffix("s")}
    known = len(word) > len("RAM") and not small.isdisjoint(COUNTED | UNCOUNTED | TRAITS | FEATURES | SHOUTED)
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
