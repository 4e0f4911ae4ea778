"""Questions of places and peoples: where a thing is, is from, or was born."""

import re

from twentyq.authoring.wording.lexicon import PARTICIPLES, PARTS, PLACE_WORDS
from twentyq.authoring.wording.phrases import is_said, singular, with_the

ORIGIN = re.compile(
    r"(?:country |place |region |area )?(?:of )?(?:origin|provenance)|home ?(?:land|country|town)|from|origin country|"
    r"native (?:range|to|region)|(?:type )?locality|find ?spot"
)
PLACE = re.compile(
    r"(?:(?:main|native|home|sub|world|geographic(?:al)?) ?)?(?:continent|region|subregion|location|country|city|state|"
    r"county|province|district|place|area|island|territory|constellation|hemisphere|native to|range)"
)
NATIONALITY = re.compile(r"nationality|cuisine|ethnicity")
OWNED_NATIONALITY = re.compile(r"(\w+)['\u2019]s nationality|nationality of (?:the )?(\w+)|(\w+) nationality")
OF_A_PEOPLE = re.compile(r"(?:an|ese|ish|ch|ek|iss|ai|i|ic)$")
OCEAN = re.compile(r"oceans?|seas?|oceans? or seas?|seas? or oceans?")
OCEANS = frozenset({"Arctic", "Indian", "Southern"})
"""Names that are hardly an ocean's without the word."""
LANDS = re.compile(r"stan$|^(?:japan|iran|sudan|jordan|taiwan|oman|bhutan|haiti|brunei|malawi|burundi|fiji)$")
COMPASS = re.compile(r"(?:north|south)?-?(?:eastern|western)|northern|southern|central")
BORN = re.compile(r"(?:country|place|city|state|town) of birth|birth ?(?:place|country|city)|born in")
FROM_THERE = re.compile(r"(?:home )?(?:country|state|region)|native to")
OF_WORKS = frozenset(
    {"album", "cast", "composer", "director", "directed", "genre", "lyrics", "movie", "publisher", "runtime",
     "seasons", "singer", "starring", "plot", "title", "author", "novel", "play", "opera", "story"}
)  # fmt: skip
"""Words in headers of tables of works, which are from a place wherever they are shown."""
MADE_IN = re.compile(
    r"(?:country|place|state|city|town) of (?:manufacture|production)|(?:made|manufactured|produced) in"
)
DONE_IN = re.compile(r"(?:country|countries|place|state|city|town|where) (\w+(?:ed|lt|de|wn|en|nd|rn))")
"""Headers over places where something was done to it: "country built"."""


def placed(phrase: str, value: str, others: frozenset[str]) -> str | None:
    """The question of a header over places or peoples; none of any other."""
    first, *more = re.split(r" ?/ ?| or ", phrase)
    if more and all(PLACE.fullmatch(one) for one in (first, *more)):
        phrase = first
    if owner := OWNED_NATIONALITY.fullmatch(phrase):
        whose = owner[1] or owner[2] or owner[3]
        return f"Is its {whose} {value}?" if _is_people(value) else f"Is its {whose} from {with_the(value)}?"
    if NATIONALITY.fullmatch(phrase):
        return f"Is it {value}?" if _is_people(value) else f"Is it from {with_the(value)}?"
    return done_there(phrase, value) or _located(phrase, value, others, "location" in more)


def bodily(phrase: str, value: str) -> str | None:
    """The question of a header over places whose values are parts of a body: "origin", "scapula"."""
    parts = [re.sub(r"^(?:lower|upper) ", "", part) for part in re.split(r" (?:and|or) ", value.casefold())]
    if not set(parts) <= PARTS - {"back"} and value.casefold() != "back":
        return None
    known = re.sub(r"(^|(?: and | or ))", r"\1the ", value.casefold())
    if phrase in {"region", "area", "location", "place"}:
        return f"Is it in the {value.casefold()}?"
    return (
        f"Is its {phrase} {known}?" if phrase in {"origin", "insertion", "attachment"} and "skin" not in parts else None
    )


DOING_IN = {
    "premiere": "first performed", "first performance": "first performed", "discovery": "discovered",
    "construction": "built", "invention": "invented", "publication": "published", "burial": "buried",
    "recording": "recorded", "filming": "filmed", "foundation": "founded", "launch": "launched",
    "introduction": "introduced",
}  # fmt: skip
"""What was done where: "city of premiere", "place of burial"."""
DOING_OF = re.compile(rf"(?:country|place|state|city|town|venue|theatre) of (?:its )?({'|'.join(DOING_IN)})")


def done_there(phrase: str, value: str) -> str | None:
    """The question of a header over places where something was done to it: "country built"."""
    if BORN.fullmatch(phrase):
        return f"Was it born in {with_the(value)}?"
    if doing := DOING_OF.fullmatch(phrase):
        return f"Was it {DOING_IN[doing[1]]} in {with_the(value)}?"
    if (done := DONE_IN.fullmatch(phrase)) and PARTICIPLES.match(done[1]):
        return f"Was it {done[1]} in {with_the(value)}?"
    return f"Is it made in {with_the(value)}?" if MADE_IN.fullmatch(phrase) else None


def _located(phrase: str, value: str, others: frozenset[str], is_location: bool) -> str | None:
    """Where it is or is from."""
    if OCEAN.fullmatch(phrase):
        ocean = f"the {value} Ocean" if value in OCEANS else with_the(value)
        return f"Is its {phrase} {ocean}?" if " or " in phrase else f"Is it found in {ocean}?"
    if PLACE.fullmatch(phrase) and COMPASS.fullmatch(value.casefold()):
        return f"Is it in the {value.casefold()} {phrase}?"
    if (ORIGIN.fullmatch(phrase) or PLACE.fullmatch(phrase)) and value.islower() and is_said(value):
        return f"Is it {value}?"
    if ORIGIN.fullmatch(phrase) or (phrase.endswith(" of origin") and "date" not in phrase):
        return f"Is it {value}?" if _is_demonym(value) else f"Is it from {with_the(value)}?"
    if PLACE.fullmatch(phrase) or (PLACE.fullmatch(singular(phrase)) and others & PLACE_WORDS):
        if _is_demonym(value):
            return f"Is it {value}?"
        from_there = is_from(phrase, others) and not is_location
        return f"Is it from {with_the(value)}?" if from_there else f"Is it in {with_the(value)}?"
    return None


def is_from(phrase: str, others: frozenset[str]) -> bool:
    """Whether a thing is from a place rather than in it, by the other headers: a film, but no castle."""
    first = singular(phrase.partition(" or ")[0])
    return bool(FROM_THERE.fullmatch(first)) and (not others & PLACE_WORDS or bool(others & OF_WORKS))


def _is_people(value: str) -> bool:
    """Whether a nationality is an adjective: "Italian", but not "Japan"."""
    return bool(OF_A_PEOPLE.search(value.casefold()) and not LANDS.search(value.casefold()))


def _is_demonym(value: str) -> bool:
    return bool(
        re.fullmatch(r"(?:french|greek|dutch|swiss|german|czech|thai|[a-z]+(?:ian|ese|[nlt]ish))", value.casefold())
    )
