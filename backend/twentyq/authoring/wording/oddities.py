"""What speaks against a question: words that do not stand so, or a value that is no answer to its header."""

import re

from twentyq.authoring.wording.categories import NAMED_KIND, SURELY
from twentyq.authoring.wording.headers import MEASURED, Header
from twentyq.authoring.wording.lexicon import NOUN_LIKE_VERBS, PARTICIPLES, VERBS
from twentyq.authoring.wording.nouns import FEATURES
from twentyq.authoring.wording.phrases import NUMERALS, head, is_counted, is_mass, is_plural, is_said, its, singular
from twentyq.authoring.wording.traits import AFTER_NOUN, MOST_WORDS, PREPOSITIONS, is_known_noun, names_a_trait

LISTED = re.compile(r"^(?:Is|Are) (.+) (?:one of|among) (?:its|the) (.+)\?$")
OVER = re.compile(r"^(?:Is|Are|Was) its (.+?)(?: founded| established)? (?:more than|above|before) (.+)\?$")
HAD = re.compile(r"^Does it have (?:an? )?(.+)\?$")
OF_IT = re.compile(r"^(?:Is|Are|Was|Were) (?:\w+ )?its .+\?$")
SCORED = re.compile(r"(?:On a scale of .+, is its (.+) more than .+|Does it score more than .+ for (?!being )(.+))\?")
THE = re.compile(r"(?:Is|Are) (?!it )(.+) the .+\?")
HEADED = re.compile(r"[^\W\d]\s*:\s*[^\W\d]")
"""A header that is two, of which the first stands over several columns: "Badge: Cubs"."""
AWAY = re.compile(r"Is it off (?:college|nursery|school|work)\?")
WHEN = re.compile(r"(?:all|any|every|only|some)\b|.*\b(?:only|day|days|evenings?|mornings?|nights?|weekends?)$")
"""Values that say when rather than what."""
SUPERLATIVE_BY = re.compile(r"(?:best|fewest|least|most|worst) .+ by$")
"""Headers of what others do most, which is not done to the thing: "most lines spoken by"."""
INFINITIVES = frozenset(VERBS.values()) - {VERBS[verb] for verb in NOUN_LIKE_VERBS if verb in VERBS}
PARTICLES = frozenset({"away", "off", "out", "up"})
"""What makes an order of the word before: "watch out"."""
QUANTITIES = frozenset({"cost", "maximum number", "minimum number", "number", "population", "price", "quantity"})
"""Headers over numbers, beneath which words say little."""
AFTER_PREPOSITION = re.compile(r"^(?:Is|Was) it .*\b(?:at|by|from|in|near|on)$")
UNSPOKEN = re.compile(r"(?!UK|USA?\b)[B-DF-HJ-NP-TV-XZ]{2,4}")
"""Letters without a vowel, of which few are known."""
GENERAL = frozenset({"area", "item", "note", "place", "section", "spot", "thing"})
"""Nouns that say too little before a value."""
CODE = re.compile(r"[A-Z]{1,2}\d?|[a-z]")
SPELT = frozenset({"UK", "US", "EU", "TV", "PC", "CD"})
VAGUE = re.compile(
    r"(?:it )?depends|maybe|choose|unclear|unsure|varies|any|misc|miscellaneous|mixed|multi|multiple|others?|several|"
    r"various|yes|no|always|both|either|neither|never|often|rarely|sometimes|usually|little|i|he|she|they|we|you|some|lots|few|"
    r"a few|a lot|a bit|bits?|partial|not much|no limit|anyone|anything|everyone|everything|anywhere|ok|\w+n['\u2019]t|"
    r"same|all|not|other|else"
)
UNSAYABLE = re.compile(
    r"^c\.|^\(.*\)$|^[A-Z][a-z]{2}-[A-Z][a-z]{2}$|[?!~<>=*@{}|\\\[\]]|(?<!\w)[b-df-hj-np-tv-xz]{2,}(?!\w)"
)
"""Signs and words without vowels, which nobody says."""
BY_AN_ADVERB = re.compile(r"Is it \w{4,}ly\?")
"""How rather than what: "strictly"."""
DOES = re.compile(r"Does it (?!feel|grow|look|smell|sound|stay|taste)(\w+) (\w+)\?")
"""What an adjective does not complete: "bark average"."""
CLAUSE = re.compile(r"\b(?:it|if|when|where|you|we)\b")
MANIFOLD = re.compile(r"\b(?:action|feature|function|ingredient|material|platform|purpose|symptom|tool|use)$")
"""What a thing has several of, though its header names one: "main use"."""
SEVERAL = re.compile(r"\b(?:or|mostly|mainly|only|then|of|both)\b|[~<>+&]")
"""What is no single entry of a list."""
NEEDFUL = re.compile(r" (?:used|needed|required)$")
"""What a header says of what it names."""
NEEDED = re.compile(
    r"(?:safety )?(?:gloves|goggles|masks?)|"
    r"(?:batter(?:y|ies)|helmets?|tools?|licen[cs]es?|permits?|tickets?|bees|dogs?|pets|"
    r"kids|children|visitors|adults|water|sun|shade|frost|heat|oven|fridge|freezer|microwave|drill|glue|bleach|colour|"
    r"wood|insects|birds|butterflies|deer|slugs)"
)
"""What a thing may need, bear or attract rather than have."""


def reads_oddly(header: Header, value: str, question: str) -> bool:
    """Whether anything speaks against a question of a thing, made of a header and, of kinds and lists, a value."""
    return _is_filled_oddly(header, value, question) or _is_odd(header, value, question)


def _is_filled_oddly(header: Header, value: str, question: str) -> bool:
    """Whether a value is short for something, vague, a clause, or no answer to its header."""
    if HEADED.search(header.raw) or (not value and AWAY.fullmatch(question)):
        return True
    if VAGUE.fullmatch(value.casefold()) or UNSAYABLE.search(value) or len(value.split()) > MOST_WORDS + 1:
        return True
    if (value.casefold() in NUMERALS and header.has_options) or (value.endswith(" only") and OF_IT.fullmatch(question)):
        return True
    if "colo" in header.phrase and value.casefold() in FEATURES | SURELY and not is_said(value):
        return True
    if value and (does := DOES.fullmatch(question)) and does[1] in VERBS.values() and is_said(does[2]):
        return True
    if question == f"Is it {value}?":
        return bool(UNSPOKEN.fullmatch(value)) or (is_counted(value) and not (is_said(value) or is_mass(value)))
    if value and _is_an_order(header, value):
        return True
    if AFTER_PREPOSITION.search(question.removesuffix(f" {value}?")) and not _is_named(value):
        return True
    if header.phrase == "of" or SUPERLATIVE_BY.match(header.phrase) or _tells_to_do(question):
        return True
    coded = CODE.fullmatch(value) and value not in SPELT
    return bool(OF_IT.fullmatch(question) and (coded or (value and header.phrase.casefold() in MEASURED | QUANTITIES)))


def _is_an_order(header: Header, value: str) -> bool:
    """Whether a value says what to do: "cook" of "eat/cook", "use at once" of "keeps till"."""
    first = value.split()[0].casefold()
    if first not in VERBS.values() or is_said(first):
        return False
    after = " " in value and header.words[-1] in PREPOSITIONS - {"to"} | {"till", "until"}
    return after or (header.has_options and {first, header.words[0]} <= INFINITIVES)


def _is_named(value: str) -> bool:
    """Whether a value is no mere adjective, of which nothing can be in or from: "temperate"."""
    small = value.casefold()
    return not is_said(small) or is_known_noun(small) or " " in small or value[:1].isupper()


def _tells_to_do(question: str) -> bool:
    """Whether a header that says what to do is said of the thing: "Is it eat raw?"."""
    first, *rest = question.removeprefix("Is it ").strip("?").split()
    if rest[:1] and rest[0] in PARTICLES and not (is_said(first) or PARTICIPLES.match(first)):
        return question.startswith("Is it ")
    return first in INFINITIVES and not (is_said(first) or PARTICIPLES.match(first))


def _is_odd(header: Header, value: str, question: str) -> bool:
    if listed := LISTED.fullmatch(question):
        of_kinds = NAMED_KIND.search(singular(header.phrase)) or "colo" in header.phrase
        first = listed[1].split()[0]
        adjective = not (of_kinds or _is_named(listed[1])) or first in PREPOSITIONS
        return (
            adjective
            or not _names_several(header, listed[2])
            or bool(SEVERAL.search(listed[1]) or WHEN.match(listed[1]))
        )
    if scored := SCORED.fullmatch(question):
        return not names_a_trait(scored[1] or scored[2])
    if value and THE.fullmatch(question) and f" the {header.phrase}?" in question:
        return bool(WHEN.match(value)) or not (is_known_noun(head(value)) or value[:1].isupper())
    if value.islower() and question.startswith("Is it ") and question.endswith(f" the {header.words[-1]} {value}?"):
        return True
    if over := OVER.fullmatch(question):
        return not names_a_trait(over[1]) or over[1] in QUANTITIES - {"cost", "population", "price"}
    if not value and BY_AN_ADVERB.fullmatch(question) and not is_said(header.phrase):
        return True
    had = HAD.fullmatch(question)
    if had and header.words[0] == "with" and is_mass(had[1]) and had[1] not in FEATURES:
        return True
    if had and not header.words[0].startswith(("ha", "with")):
        return bool(NEEDED.fullmatch(had[1])) or bool(CLAUSE.search(had[1]))
    if value and OF_IT.fullmatch(question) and f" {its(header.phrase)} " in question:
        return not names_a_trait(header.phrase) or header.phrase.casefold() in GENERAL
    return False


def _names_several(header: Header, several: str) -> bool:
    """Whether a header names several of what each is one: "colours", "designers", but not "kit"."""
    several, noun = NEEDFUL.sub("", several), NEEDFUL.sub("", header.phrase)
    many = is_plural(noun) or NAMED_KIND.search(noun) or MANIFOLD.search(noun)
    return bool(many) and not AFTER_NOUN.search(several) and names_a_trait(several)
