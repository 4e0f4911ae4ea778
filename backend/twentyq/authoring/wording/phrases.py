"""Articles, plurals and numbers."""

import re
from collections.abc import Sequence

from twentyq.authoring.wording.lexicon import (
    BARE,
    BESIDE,
    HELD,
    KINDS_OF_THINGS,
    MASS_NOUNS,
    NOT_ADJECTIVES,
    PARTICIPLES,
    WITH_THE,
    is_adjective,
)
from twentyq.authoring.wording.nouns import COUNTED, UNCOUNTED
from twentyq.knowledge.speaking import says
from twentyq.knowledge.spelling import IRREGULAR

LETTER_WITH_VOWEL_SOUND = re.compile(r"^[AEFHILMNORSX](?:[A-Z0-9]|$|-)")
SINGULARS_IN_S = re.compile(
    r"(?:ss|us|is|series|species|lens|gps|news|\bgas|atlas|canvas|alias|bias|christmas|pancreas|cosmos|chaos|asbestos|ceros|"
    r"\bsans|measles|mumps|molasses|darts|billiards|rabies|diabetes|thermos|ethos|pathos|tennis|mathematics|maths|physics|"
    r"athletics|gymnastics|aerobics|politics|economics|genetics|ethics|linguistics)$"
)
PLACED_AFTER = re.compile(
    r"(?<=\w)(?= (?:(?:on|in|at|for|with|without|when|you|to|from|per|of) |d['\u2019]))", re.IGNORECASE
)
OWNED = re.compile(
    r"(colou?r|shape|size|type|kind|length|width|height|number|name|material|age|state|surface|weight) of "
    r"(?!the |its |its$)(\w+)"
)
"""A header over what a part is like: "colour of water"."""
TOWARD = re.compile(r"(\w+ (?:at|from|in|on|to)) (\w+)")
"""How far it is from what is known: "distance from planet"."""
PAIRS = frozenset(
    {"binoculars", "braces", "breeches", "briefs", "culottes", "dungarees", "forceps", "glasses", "goggles",
     "headphones", "jeans", "jodhpurs", "knickers", "leggings", "overalls", "pants", "pincers", "pliers",
     "pyjamas", "scissors", "shears", "shorts", "spectacles", "sunglasses", "tights", "tongs", "trousers",
     "trunks", "tweezers", "underpants"}
)  # fmt: skip
"""What is many although it is one: "a pair of scissors"."""
ONLY_MANY = frozenset(
    {"arms", "clothes", "customs", "earnings", "fireworks", "goods", "groceries", "looks", "nibbles", "odds",
     "outskirts", "premises", "proceeds", "remains", "riches", "savings", "scraps", "surroundings", "thanks",
     "tropics", "valuables"}
)  # fmt: skip
"""What has no singular."""
LANGUAGE_WORDS = frozenset({"latin", "english"})
ENDS_COUNTED = re.compile(
    r"\w{2}(?:or|ist|ette|let|eer|man|house|board|stick|bird|boat|scope|graph|phone|maker|player|keeper|holder|worker|driver|"
    r"fighter|singer|writer|teacher|ball|book|box|cup|pot|pan|tree|bag|dress|coat|hat|bell)$"
)
"""Ends of words that are counted."""
SEVERAL = frozenset({"antennae", "children", "criteria", "fungi", "larvae", "men", "people", "skis", "women"})
INVARIABLE = ("bison", "deer", "fish", "moose", "series", "sheep", "species")
"""Ends of what is the same for one and many."""
NOUNS_AFTER_WORDS = frozenset({"acid", "dwarf", "hybrid", "liquid", "solid", "standard"})
"""Adjectives that, last of several words, are nouns."""
NUMERALS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"})
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MILLION, BILLION, TRILLION = 1e6, 1e9, 1e12


def with_article(noun: str, *, counted: bool = False) -> str:
    """ "a tail", "an island", "a UN member"; nothing before what is many or uncounted, "feathers", "hair", unless it is
    `counted` here.
    """
    if re.match(r"(?:an?|the) ", noun) or (not counted and (is_plural(noun) or is_mass(noun))):
        return noun
    first = noun.split()[0]
    if first.isupper() and len(first) > 1:
        return f"{'an' if LETTER_WITH_VOWEL_SOUND.match(first) else 'a'} {noun}"
    return f"{says(noun.casefold(), None).partition(' ')[0]} {noun}"


def its(phrase: str) -> str:
    """What a header names, of the thing: "its frame", "the colour of its water"."""
    for word in LANGUAGE_WORDS & set(phrase.split()):
        phrase = phrase.replace(word, word.capitalize())
    owned, toward = OWNED.fullmatch(phrase), TOWARD.fullmatch(phrase)
    if toward and is_counted(toward[2]) and toward[2] not in BARE:
        return f"its {toward[1]} the {toward[2]}"
    return f"the {owned[1]} of its {owned[2]}" if owned else f"its {phrase}"


def head(noun: str) -> str:
    """The word that says what it is, in lower case: "snow" of "snow on top"."""
    return PLACED_AFTER.split(noun.casefold(), maxsplit=1)[0].split()[-1]


def is_plural(noun: str) -> bool:
    """Whether a noun names several."""
    last = head(noun)
    if last in IRREGULAR.values() or last in SEVERAL:
        return True
    return len(last) > len("gas") and last.endswith("s") and not SINGULARS_IN_S.search(last)


def is_mass(noun: str) -> bool:
    """Whether a noun names what is not counted."""
    return head(noun) in MASS_NOUNS | UNCOUNTED


def is_counted(noun: str) -> bool:
    """Whether a noun takes an article: "sword", "glass of water"."""
    if noun.split()[0] in BESIDE | NUMERALS | {
        "across",
        "all",
        "any",
        "every",
        "no",
        "some",
        "after",
        "before",
        "behind",
        "by",
        "inside",
        "into",
        "outside",
        "through",
        "to",
        "with",
        "without",
    }:
        return False
    first, of, _ = noun.partition(" of ")
    last = head(first)
    ends = bool(ENDS_COUNTED.search(last)) and last not in UNCOUNTED and not is_said(last)
    known = ends or last in COUNTED | KINDS_OF_THINGS
    return not is_plural(last) and known and bool(of or last not in MASS_NOUNS)


def is_kind(noun: str) -> bool:
    """Whether a noun names a kind of things, so that something may be one."""
    return head(noun) in KINDS_OF_THINGS or noun.casefold().replace(" ", "-") in KINDS_OF_THINGS


def is_said(phrase: str) -> bool:
    """Whether a phrase is said of a thing: "soft", "dishwasher safe", "very hard"."""
    *before, last = phrase.casefold().split()
    return is_adjective(last) and last not in NOT_ADJECTIVES and not (before and last in NOUNS_AFTER_WORDS)


def ends_done(words: Sequence[str]) -> bool:
    """ "part eaten", but not "dog breed"."""
    last = words[-1]
    done = (PARTICIPLES.match(last) or last in HELD) and last not in NOT_ADJECTIVES | COUNTED
    return len(words) > 1 and bool(done) and not PARTICIPLES.match(words[0])


def plural(noun: str, *, counted: bool = False) -> str:
    """Several of it; of what is uncounted the same, unless its kinds are `counted` here."""
    if is_plural(noun) or noun.endswith(INVARIABLE) or (is_mass(noun) and not counted):
        return noun
    first, *after = PLACED_AFTER.split(noun, maxsplit=1)
    if after and not is_mass(first):
        return f"{plural(first, counted=counted)}{after[0]}"
    head, _, last = noun.rpartition(" ")
    if ends_done(noun.split()) and not is_said(head):
        return f"{plural(head, counted=True)} {last}"
    if head and is_plural(head) and is_said(last):
        return noun
    if last in IRREGULAR:
        many = IRREGULAR[last]
    elif re.search(r"[^aeiou]y$", last):
        many = last[:-1] + "ies"
    elif re.search(r"(?:s|x|z|ch|sh)$", last):
        many = last + "es"
    else:
        many = last + "s"
    return f"{head} {many}".strip()


def singular(noun: str) -> str:
    """One of them; the same of what is only many."""
    if not is_plural(noun) or head(noun) in ONLY_MANY | PAIRS:
        return noun
    first, *after = PLACED_AFTER.split(noun, maxsplit=1)
    if after:
        return f"{singular(first)}{after[0]}"
    before, _, last = noun.rpartition(" ")
    one = next((one for one, many in IRREGULAR.items() if many == last), None)
    if one is None:
        if last.endswith("ies") and len(last) > len("pies"):
            one = last[:-3] + "y"
        elif re.search(r"(?:ss|x|z|ch|sh)es$", last):
            one = last[:-2]
        else:
            one = last[:-1]
    return f"{before} {one}".strip()


def with_the(place: str) -> str:
    """A place's name as it follows "in" or "from": "the Netherlands", "France"."""
    key = place.casefold().replace(" ", "-")
    takes = key in WITH_THE or re.match(
        r"^(?:united|republic|isle|czech republic|dominican|central african)\b", place.casefold()
    )
    takes = takes or re.search(
        r"\b(?:islands|republic|states|ocean|sea|mountains|union|arab emirates|kingdom|plateau|highlands|hills|rift|"
        r"forest|hemisphere|age|era|lowlands|delta|steppe|alps|strait|navy|army|"
        r"crown|channel|canal|desert|peninsula|district)$|"
        r"(?:atlantic|arctic|caribbean|mediterranean|pacific)$|"
        r"^(?:gulf|bay|sea|strait|straits|isle|port|river) of (?!spain)|"
        r"\w (?:air force|trust|council|government|church|foundation|association|society|institute|family|team|gallery|"
        r"museum|expedition)$|^(?:bbc|nhs|raf|rspb|louvre|prado|hermitage|uffizi|rijksmuseum|borders|moon|sun)$|"
        r"^(?:high|low|is|mid)lands$|^(?:near|middle|far) east$",
        place.casefold(),
    )
    return f"the {place}" if takes and not place.casefold().startswith("the ") else place


def spoken_number(value: float) -> str:
    """A number as it is read: 1,500, 2.5, 3 million."""
    for size, word in ((TRILLION, "trillion"), (BILLION, "billion"), (MILLION, "million")):
        if abs(value) >= size:
            return f"{_plain(value / size)} {word}"
    return _plain(value)


def _plain(value: float) -> str:
    if value == int(value) or abs(value) >= 1000:
        return f"{value:,.0f}"
    text = f"{value:.3g}"
    return f"{value:.10f}".rstrip("0") if "e" in text else text
