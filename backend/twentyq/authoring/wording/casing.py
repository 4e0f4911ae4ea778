"""Values of tables as they stand within a sentence: in lower case, but for names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from twentyq.authoring.wording.headers import PEOPLES, Header
from twentyq.authoring.wording.lexicon import ADJECTIVES, GENRES, MATERIALS, PARTICIPLES, VERBS, is_name
from twentyq.authoring.wording.nouns import COUNTED
from twentyq.authoring.wording.phrases import MONTHS, ends_done, is_counted, is_kind, is_mass, is_said, singular
from twentyq.authoring.wording.places import ORIGIN, PLACE

NAMES_NAMES = re.compile(
    r"\b(?:name|brand|religion|actor|actress|singer|player|president|ruler|owner|star|band|dynasty|god|manufacturer|"
    r"author|director|maker|issuer|museum|gallery|distillery|brewery|winery|agency|college|university|school|site|vehicle|"
    r"rocket|station|company|operator|airline|country|nickname|alias|synonym|parent|mother|father|child|spouse|wife|husband|consort|ancestor|birth|language|city|team|league|party|agent|breeder|"
    r"builder|developer|publisher|sponsor|studio|song|species|title|tune|aria|album|novel|supplier|platform|console|make|sea|lake|river)s?\b|\bclubs?$|"
    r"(?:known as|called|nicknamed)$|^(?:plays|works|competes|drives|rides|stars) (?:for|in|with)$|"
    r"^(?!powered|used|owned|run|fed|driven|caused|played).* by$"
)
"""Headers over names of people, places and firms."""
SMALL = re.compile(
    r"\b(?:colou?rs?|ingredients?|allergens?|contents?|contains|nutrients?|materials?|diet|foods?|prey|eats|features?|"
    r"equipment|functions?|habitats?|uses?|used|flavou?rs?|tastes?|parts?|organs?|shapes?|patterns?|genres?|sports?|"
    r"weapons?|tools?|toppings?|roles?|abilities|symptoms?|milk|power|fuel|course|season|size|sex|gender|textures?|"
    r"difficulty|temperament|type|kind|diet|feeding|phase|biome|environment|light|sun|sunlight|exposure|month|day|"
    r"currency|group|category|department|section|range|series|division|family|order|occupation|profession|position)\b"
)
"""Headers whose values are common nouns."""
GROUPING = re.compile(r"\b(?:family|order|group|series|division|department|range|section|tribe|genus|league)$")
"""Headers over groups, of which many are names."""
STATE = re.compile(r"\b(?:condition|state|status|grade|quality|level|rating|risk)$")
"""Headers over words that are said of a thing."""
WORDS_OF_KIND = re.compile(r"type|kind|class|category|classification|group|status|form|style")
FAMILY = re.compile(r"(?:\w+ )?(?:family|order|genus|phylum|subfamily|tribe)")
LATIN = re.compile(r"[A-Z][a-z]+(?:aceae|idae|inae)|[A-Z][a-z]+(?:a|ales|ates|formes)(?= order| phylum| genus)")
"""Names of orders, families and the like that are the same for one and many."""
ABSTRACT = re.compile(r"(?:tion|sion|ment|ness|ity)$")
"""Nouns of what cannot be touched; of these few are counted."""
CAPITALISED = re.compile(r"[A-Z][a-z\u2019'-]+")
JOINING = frozenset(
    ["a", "an", "and", "at", "by", "de", "for", "in", "of", "on", "or", "the", "to", "van", "von", "with"]
)
FEW_SMALL = 0.2
"""Share of a column's values in lower case from which the capitals of the others tell names."""


def with_casing(header: Header, values: Sequence[str]) -> Header:
    """The header with what all values beneath it tell of their capitals."""
    begun = [value for value in values if value[:1].isalpha()]
    small = sum(value[0].islower() for value in begun)
    alone = [value.casefold() for value in begun if CAPITALISED.fullmatch(value)]
    known = sum(_is_word(word) for word in alone)
    return replace(
        header,
        names_stand_out=FEW_SMALL * len(begun) <= small < len(begun),
        has_words=known > 1 and known >= len(alone) / 2,
        has_names=sum(map(_is_named, begun)) > len(begun) / 2,
        has_modifiers=_have_modifiers([value.casefold() for value in begun]),
        has_options=_names_options({value.casefold() for value in values}, options_of(header)),
        has_things=sum(is_counted(value.casefold()) for value in begun) >= len(values) / 2,
        has_materials=sum(value.casefold() in MATERIALS for value in begun) > len(values) / 2,
        has_qualities=sum(is_said(value.casefold()) for value in begun) >= len(values) / 3,
    )


def _is_named(value: str) -> bool:
    """Whether a value is a name by its form: "Saturn V", "Delta II", "Luna 8K72"."""
    first, _, rest = value.partition(" ")
    return first[:1].isupper() and (first.isupper() or bool(re.search(r"\d", value) or re.match(r"[A-Z]", rest)))


def _have_modifiers(values: Sequence[str]) -> bool:
    """Whether kinds are no things by themselves: some are "folding" and none a "corner sofa", or many "history"."""
    named = [value for value in values if is_counted(value) or is_kind(value)]
    mass = [value for value in values if value in GENRES or (value not in named and is_mass(value))]
    doing = any(value.isalpha() and value.endswith("ing") for value in values if value not in {*named, *mass})
    whole = any(" " in value for value in named)
    return (doing and not whole) or len(mass) >= max(2, len(values) / 3)


def _names_options(values: set[str], options: set[str]) -> bool:
    """Whether several values are among what a header names, or end with one: "summer visitor"."""
    known = [value for value in values if value in options or value.rpartition(" ")[2] in options]
    return len(known) > 1 and bool(values & options)


def options_of(header: Header) -> set[str]:
    """What a header leaves the choice of: "chewy hard or soft"; none where it leaves none."""
    *several, last = re.split(r" or |, ?|/", header.phrase)
    if PARTICIPLES.match(header.words[0]) and " " in (several or [""])[0]:
        return set()
    if not several and len(header.words) == 2:
        return set(header.words)
    return {*several, *(several[0].split() if len(several) == 1 else []), last, last.split()[0]} if several else set()


def begun_small(value: str) -> str:
    """A value without the capital that its place gave it: "Rescue", but not "Paris" and "Red Cross"."""
    first, _, rest = value.partition(" ")
    titled = any(word[:1].isupper() for word in rest.split())
    if not CAPITALISED.fullmatch(first) or is_name(first.casefold()) or first in PEOPLES or titled or first in MONTHS:
        return value
    return f"{first.casefold()} {rest}".strip()


def as_said(header: Header, value: str) -> str:
    """A value as it stands within a sentence."""
    if NAMES_NAMES.search(header.phrase) or PLACE.fullmatch(header.phrase) or ORIGIN.fullmatch(header.phrase):
        return value
    first, _, rest = value.partition(" ")
    if not CAPITALISED.fullmatch(first) or is_name(first.casefold()) or value in {"Moon", "Sun"}:
        return value
    if header.has_names or _is_title(rest):
        return value
    if header.names_stand_out and not _is_word(first.casefold()):
        return value
    if not rest and not _is_common(header, first.casefold()):
        return value
    longer = [word for word in rest.split() if word not in JOINING]
    titled = bool(longer) and all(word[:1].isupper() for word in longer)
    if titled and not WORDS_OF_KIND.search(header.phrase):
        return value
    return value.casefold() if titled and not is_name(rest.casefold()) else f"{first.casefold()} {rest}".strip()


def _is_title(rest: str) -> bool:
    """Whether what follows a first word tells that both are a name: "Piano Concerto in A", but not "Dipped PVC"."""
    longer = [word for word in rest.split() if word.casefold() not in JOINING and not word.isupper()]
    large = [word for word in longer if CAPITALISED.fullmatch(word) and not is_name(word.casefold())]
    return bool(large) and len(large) < len(longer)


def _is_common(header: Header, word: str) -> bool:
    """Whether a single word is no name although it is written with a capital."""
    if FAMILY.fullmatch(header.phrase) and LATIN.match(f"{word.capitalize()} {header.words[-1]}"):
        return False
    if GROUPING.search(header.phrase) and not (_is_noun(word) or word in ADJECTIVES):
        return False
    by_header = SMALL.search(header.phrase) or STATE.search(header.phrase) or WORDS_OF_KIND.search(header.phrase)
    by_form = header.words[0] in VERBS or ends_done(header.words) or header.has_words
    return bool(by_header or by_form) or is_said(word) or is_kind(word) or is_mass(word) or word.endswith("ing")


def _is_word(word: str) -> bool:
    """Whether a word, in lower case, is known for no name."""
    return _is_noun(word) or is_said(word)


def _is_noun(word: str) -> bool:
    known = word in COUNTED or singular(word) in COUNTED or is_mass(word)
    return known or is_kind(word) or bool(ABSTRACT.search(word))
