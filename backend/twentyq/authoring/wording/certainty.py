"""How sure it is that a question reads as a person would ask it: by the template it came of, and by what fills it."""

import re
from enum import IntEnum

from twentyq.authoring.wording.categories import NAMED_KIND
from twentyq.authoring.wording.headers import MEASURED, Header, stands_alone
from twentyq.authoring.wording.lexicon import BESIDE, NOUN_LIKE_VERBS, PARTICIPLES, VERBS
from twentyq.authoring.wording.phrases import is_counted, is_kind, is_mass, is_plural, is_said, its, singular

LISTED = re.compile(r"^(?:Is|Are) (.+) (?:one of|among) (?:its|the) (.+)\?$")
OVER = re.compile(r"^(?:Is|Are) its (.+?) (?:more than|above) (.+)\?$")
HAD = re.compile(r"^Does it have (?:an? )?(.+)\?$")
OF_IT = re.compile(r"^(?:Is|Are|Was|Were) (?:\w+ )?its .+\?$")
SUPERLATIVE_BY = re.compile(r"(?:best|fewest|least|most|worst) .+ by$")
"""Headers of what others do most, which is not done to the thing: "most lines spoken by"."""
INFINITIVES = frozenset(VERBS.values()) - {VERBS[verb] for verb in NOUN_LIKE_VERBS if verb in VERBS}
QUANTITIES = frozenset({"cost", "number", "population", "price", "quantity"})
"""Headers over numbers, beneath which words say little."""
GENERAL = frozenset({"area", "item", "note", "place", "section", "spot", "thing"})
"""Nouns that say too little before a value."""
JOINED = re.compile(r"[&/,:()%\d]|\b(?:and|or|it|if|than|when|where|why|how|who|what|which)\b")
AFTER_NOUN = re.compile(r"(?<=\w) (?:at|by|from|in|of|to|until) (?=\w)")
"""What stands between a noun and what says more of it: "price at launch"."""
CODE = re.compile(r"[A-Z]{1,2}\d?|[a-z]")
SPELT = frozenset({"UK", "US", "EU", "TV", "PC", "CD"})
VAGUE = re.compile(r"any|misc|miscellaneous|mixed|multi|multiple|other|others|several|various")
UNSAYABLE = re.compile(r"[?!~<>=*@{}|\\\[\]]|(?<!\w)[b-df-hj-np-tv-xz]{2,}(?!\w)")
"""Signs and words without vowels, which nobody says."""
CLAUSE = re.compile(r"\b(?:it|if|when|where|you|we)\b")
MANIFOLD = re.compile(r"\b(?:action|feature|function|ingredient|material|platform|purpose|symptom|tool|use)$")
"""What a thing has several of, though its header names one: "main use"."""
SEVERAL = re.compile(r"\b(?:or|mostly|mainly|then|of|both)\b|[~<>+]")
"""What is no single entry of a list."""
ALSO_NOUNS = frozenset({"form", "garnish", "medium", "spread", "stretch", "use", "uses"})
"""Nouns that are verbs or adjectives as well."""
BARE = re.compile(
    r"\b(?:rating|score|hardness|index|ratio|factor|level|percentage|number|age|magnitude|pH|players|salinity|"
    r"strength|value|power|mass|content|size|attendance|capacity|traffic|calories|members|height|count|gravity|Mohs|"
    r"electronegativity|alcohol by volume)\b"
)
"""Headers of which a number without a unit is said."""
NEEDFUL = re.compile(r" (?:used|needed|required)$")
"""What a header says of what it names."""
NEEDED = re.compile(
    r"(?:safety )?(?:gloves|goggles|masks?)|"
    r"(?:batter(?:y|ies)|helmets?|tools?|licen[cs]es?|permits?|tickets?|bees|dogs?|pets|"
    r"kids|children|visitors|adults|water|sun|shade|frost|heat|oven|fridge|freezer|microwave|drill|glue|bleach|colour|"
    r"wood|insects|birds|butterflies|deer|slugs)"
)
"""What a thing may need, bear or attract rather than have."""
MOST_WORDS = 4
"""Of a plain noun phrase."""
LONGEST_WORD = 18
"""Letters of a word beyond which several are run together."""


class Doubt(IntEnum):
    """Why a question is not asked before all that are sure."""

    NONE = 0
    READS_ODDLY = 1
    NO_QUESTION = 2
    """The header stands in it as in the table."""


def doubt(header: Header, value: str, question: str) -> Doubt:
    """How much is in doubt of a question of a thing, made of a header and, of kinds and lists, a value."""
    if not stands_alone(header, question):
        return Doubt.NO_QUESTION
    return (
        Doubt.READS_ODDLY
        if _is_filled_oddly(header, value, question) or _is_odd(header, value, question)
        else Doubt.NONE
    )


def _is_filled_oddly(header: Header, value: str, question: str) -> bool:
    """Whether a value is short for something, vague, a clause, or no answer to its header."""
    if VAGUE.fullmatch(value.casefold()) or UNSAYABLE.search(value) or len(value.split()) > MOST_WORDS + 1:
        return True
    if question == f"Is it {value}?":
        return is_counted(value) and not (is_said(value) or is_mass(value))
    if SUPERLATIVE_BY.match(header.phrase) or _tells_to_do(question):
        return True
    coded = CODE.fullmatch(value) and value not in SPELT
    return bool(OF_IT.fullmatch(question) and (coded or (value and header.phrase in MEASURED | QUANTITIES)))


def _tells_to_do(question: str) -> bool:
    """Whether a header that says what to do is said of the thing: "Is it eat raw?"."""
    first = question.removeprefix("Is it ").split()[0].strip("?")
    return first in INFINITIVES and not (is_said(first) or PARTICIPLES.match(first))


def _is_odd(header: Header, value: str, question: str) -> bool:
    if listed := LISTED.fullmatch(question):
        return not _names_several(header, listed[2]) or bool(SEVERAL.search(listed[1]))
    if over := OVER.fullmatch(question):
        bare = not (header.unit or re.search(r"[^\d.,\s]", over[2]) or BARE.search(over[1]))
        return bare or not names_a_trait(over[1])
    if (had := HAD.fullmatch(question)) and not header.words[0].startswith(("ha", "with")):
        return bool(NEEDED.fullmatch(had[1])) or bool(CLAUSE.search(had[1]))
    if value and OF_IT.fullmatch(question) and f" {its(header.phrase)} " in question:
        return not names_a_trait(header.phrase) or header.phrase in GENERAL
    return False


def _names_several(header: Header, several: str) -> bool:
    """Whether a header names several of what each is one: "colours", "designers", but not "kit"."""
    several, noun = NEEDFUL.sub("", several), NEEDFUL.sub("", header.phrase)
    many = is_plural(noun) or NAMED_KIND.search(noun) or MANIFOLD.search(noun)
    return bool(many) and not AFTER_NOUN.search(several) and names_a_trait(several)


def names_a_trait(phrase: str) -> bool:
    """Whether a header is a plain noun phrase, of which a value or an amount is said: "handle"."""
    if JOINED.search(phrase) or any(len(word) > LONGEST_WORD for word in phrase.split()):
        return False
    named = AFTER_NOUN.split(phrase)[0]
    first, *more = named.split()
    last = more[-1] if more else first
    known = last in ALSO_NOUNS or _is_noun(last)
    led = first in {"never", "not", "no", "my", "our"} or (
        first in {*VERBS, *VERBS.values()} - NOUN_LIKE_VERBS and not known
    )
    done = (more and last in {"away", "back", "off", "out"}) or (
        not known and (PARTICIPLES.match(last) or last in BESIDE or is_said(last) or last in VERBS)
    )
    return not (led or done) and len(more) < MOST_WORDS


def _is_noun(word: str) -> bool:
    one = singular(word)
    return any(is_counted(each) or is_mass(each) or is_kind(each) for each in (word, one)) or word in MEASURED
