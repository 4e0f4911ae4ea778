"""How sure it is that a question reads as a person would ask it: by the template it came of, and by what fills it."""

import re
from enum import IntEnum

from twentyq.authoring.wording.categories import NAMED_KIND
from twentyq.authoring.wording.completions import EVERYWHERE, SEASONS
from twentyq.authoring.wording.headers import MEASURED, ORDERS, Header, stands_alone, without_format
from twentyq.authoring.wording.lexicon import BESIDE, NOUN_LIKE_VERBS, PARTICIPLES, PAST, VERBS, is_name, is_quality
from twentyq.authoring.wording.nouns import FEATURES, TRAITS
from twentyq.authoring.wording.phrases import head, is_counted, is_kind, is_mass, is_plural, is_said, its, singular
from twentyq.authoring.wording.units import LENGTHS

LISTED = re.compile(r"^(?:Is|Are) (.+) (?:one of|among) (?:its|the) (.+)\?$")
OVER = re.compile(r"^(?:Is|Are) its (.+?) (?:more than|above) (.+)\?$")
SCORED = re.compile(r"(?:On a scale of .+, is its (.+) more than .+|Does it score more than .+ for (?!being )(.+))\?")
THE = re.compile(r"(?:Is|Are) (.+) the .+\?")
WHEN = re.compile(r"(?:all|any|every|only|some)\b|.*\b(?:only|day|days|evenings?|mornings?|nights?|weekends?)$")
"""Values that say when rather than what."""
DOING = re.compile(r"Is it \w+ing\?")
HAD = re.compile(r"^Does it have (?:an? )?(.+)\?$")
OF_IT = re.compile(r"^(?:Is|Are|Was|Were) (?:\w+ )?its .+\?$")
SUPERLATIVE_BY = re.compile(r"(?:best|fewest|least|most|worst) .+ by$")
"""Headers of what others do most, which is not done to the thing: "most lines spoken by"."""
INFINITIVES = frozenset(VERBS.values()) - {VERBS[verb] for verb in NOUN_LIKE_VERBS if verb in VERBS}
QUANTITIES = frozenset({"cost", "number", "population", "price", "quantity"})
"""Headers over numbers, beneath which words say little."""
ONE_OF = re.compile(r"Is it an? (.+)\?")
AFTER_PREPOSITION = re.compile(r"^(?:Is|Was) it .*\b(?:at|from|in|near|on)$")
UNSPOKEN = re.compile(r"(?!UK|USA?\b)[B-DF-HJ-NP-TV-XZ]{2,4}")
"""Letters without a vowel, of which few are known."""
TIME_OF = re.compile(r"[a-z]+ (?:days|hours|minutes|months|weeks|years)\b")
"""Times of something, which one takes rather than has: "ferry hours"."""
LONGEST_LEAD = 2
"""Words after a preposition that a header over yes and no begins with."""
SO_MANY = re.compile(r"(?:any|more than (?:one|[\d.,]+)) ")
NOUN = re.compile(r"\w{2,}(?:tion|sion|ment|ness|ity|ism|ance|ence|ure|ship|hood|graphy|logy|[^e]er|or)s?")
"""Words that are nouns by how they end."""
GENERAL = frozenset({"area", "item", "note", "place", "section", "spot", "thing"})
"""Nouns that say too little before a value."""
JOINED = re.compile(r"[&/,:()%\d]|\b(?:and|or|it|if|than|when|where|why|how|who|what|which)\b")
AFTER_NOUN = re.compile(r"(?<=\w) (?:at|by|from|in|of|to|until) (?=\w)")
"""What stands between a noun and what says more of it: "price at launch"."""
CODE = re.compile(r"[A-Z]{1,2}\d?|[a-z]")
SPELT = frozenset({"UK", "US", "EU", "TV", "PC", "CD"})
VAGUE = re.compile(
    r"(?:it )?depends|maybe|choose|unclear|unsure|varies|any|misc|miscellaneous|mixed|multi|multiple|others?|several|"
    r"various"
)
UNSAYABLE = re.compile(r"[?!~<>=*@{}|\\\[\]]|(?<!\w)[b-df-hj-np-tv-xz]{2,}(?!\w)")
"""Signs and words without vowels, which nobody says."""
CLAUSE = re.compile(r"\b(?:it|if|when|where|you|we)\b")
MANIFOLD = re.compile(r"\b(?:action|feature|function|ingredient|material|platform|purpose|symptom|tool|use)$")
"""What a thing has several of, though its header names one: "main use"."""
PREPOSITIONS = frozenset({"as", "at", "by", "for", "from", "in", "like", "of", "on", "to", "under", "with", "without"})
SEVERAL = re.compile(r"\b(?:or|mostly|mainly|then|of|both)\b|[~<>+&]")
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
    UNKNOWN = 1
    """Nothing speaks against it, but what it turns on is not known for a noun that stands in such a question."""
    READS_ODDLY = 2
    NO_QUESTION = 3
    """The header stands in it as in the table."""


def doubt(header: Header, value: str, question: str) -> Doubt:
    """How much is in doubt of a question of a thing, made of a header and, of kinds and lists, a value."""
    if not stands_alone(header, question):
        return Doubt.NO_QUESTION
    if _is_filled_oddly(header, value, question) or _is_odd(header, value, question):
        return Doubt.READS_ODDLY
    return Doubt.NONE if _is_known(header, value, question) else Doubt.UNKNOWN


def entered(header: Header, what: str) -> str:
    """The question that holds however little a header tells: whether a thing's entry beneath it is such."""
    return f'Under "{without_format(header.raw)}", does it say {what}?'


def _is_known(header: Header, value: str, question: str) -> bool:
    """Whether the nouns of a question are known for what a thing is, has or has its own of."""
    one, had = ONE_OF.fullmatch(question), HAD.fullmatch(question)
    if value and (one or question == f"Is it {value}?"):
        return _says_what_it_is(header, value)
    if not value and (DOING.fullmatch(question) or _is_placed_at_length(header)):
        return False
    if one:
        return head(one[1]) not in FEATURES and (header.words[0] not in VERBS.values() or is_trait(header.words[0]))
    if had and not (value or header.unit or header.words[0].startswith(("ha", "with"))):
        return _may_be_had(had[1])
    if over := OVER.fullmatch(question):
        bare = not (header.unit or re.search(r"[^\d.,\s]", over[2]) or BARE.search(over[1]))
        return is_noun(head(over[1])) and not bare
    if LISTED.fullmatch(question) or (value and OF_IT.fullmatch(question)):
        return is_noun(head(header.phrase))
    return True


def _says_what_it_is(header: Header, value: str) -> bool:
    """Whether a value is known for what a thing is like or is; where a header leaves the choice, for a kind."""
    small = value.casefold()
    if header.has_options and is_trait(small) and not (is_said(small) or is_kind(small) or is_mass(small)):
        return False
    said = is_said(small) or is_quality(small) or bool(PARTICIPLES.match(small.split()[-1])) or " " in small
    if small in SEASONS:
        return False
    named = is_trait(small) or bool(NOUN.fullmatch(small)) or header.has_things
    return said or named or is_name(small) or bool(header.thing)


def _is_placed_at_length(header: Header) -> bool:
    """Whether a header says where in many words: "in tin at work"."""
    return header.words[0] in PREPOSITIONS and len(header.words) > 1 + LONGEST_LEAD


def _may_be_had(noun: str) -> bool:
    """Whether a thing may have it, as it has a moat or feathers, but no ruin."""
    if counted := SO_MANY.match(noun):
        if TIME_OF.search(noun):
            return False
        return is_noun(head(noun[counted.end() :])) and noun[counted.end() :] not in LENGTHS
    last = head(noun)
    return last in FEATURES or ((is_plural(last) or is_mass(last)) and is_noun(last))


def is_noun(word: str) -> bool:
    """Whether a word is known for a noun, and not for what something does as well: "lustre", but not "serves"."""
    if word in VERBS.keys() - NOUN_LIKE_VERBS or word in PAST:
        return False
    return is_trait(word) or is_trait(word.rpartition("-")[2]) or bool(NOUN.fullmatch(word))


def _is_filled_oddly(header: Header, value: str, question: str) -> bool:
    """Whether a value is short for something, vague, a clause, or no answer to its header."""
    if VAGUE.fullmatch(value.casefold()) or UNSAYABLE.search(value) or len(value.split()) > MOST_WORDS + 1:
        return True
    if question == f"Is it {value}?":
        return bool(UNSPOKEN.fullmatch(value)) or (is_counted(value) and not (is_said(value) or is_mass(value)))
    if AFTER_PREPOSITION.search(question.removesuffix(f" {value}?")) and not _is_named(value):
        return True
    if SUPERLATIVE_BY.match(header.phrase) or _tells_to_do(question):
        return True
    coded = CODE.fullmatch(value) and value not in SPELT
    return bool(OF_IT.fullmatch(question) and (coded or (value and header.phrase.casefold() in MEASURED | QUANTITIES)))


def _is_named(value: str) -> bool:
    """Whether a value is no mere adjective, of which nothing can be in or from: "temperate"."""
    small = value.casefold()
    return not is_said(small) or is_trait(small) or " " in small


def _tells_to_do(question: str) -> bool:
    """Whether a header that says what to do is said of the thing: "Is it eat raw?"."""
    first = question.removeprefix("Is it ").split()[0].strip("?")
    return first in INFINITIVES and not (is_said(first) or PARTICIPLES.match(first))


def _is_odd(header: Header, value: str, question: str) -> bool:
    if listed := LISTED.fullmatch(question):
        of_kinds = NAMED_KIND.search(singular(header.phrase)) or "colo" in header.phrase
        adjective = not (of_kinds or _is_named(listed[1]) or listed[1][:1].isupper())
        return adjective or not _names_several(header, listed[2]) or bool(SEVERAL.search(listed[1]))
    if scored := SCORED.fullmatch(question):
        return not names_a_trait(scored[1] or scored[2])
    if value and THE.fullmatch(question) and f" the {header.phrase}?" in question:
        return bool(WHEN.match(value))
    if over := OVER.fullmatch(question):
        return not names_a_trait(over[1])
    if (had := HAD.fullmatch(question)) and not header.words[0].startswith(("ha", "with")):
        return bool(NEEDED.fullmatch(had[1])) or bool(CLAUSE.search(had[1]))
    if value and OF_IT.fullmatch(question) and f" {its(header.phrase)} " in question:
        return not names_a_trait(header.phrase) or header.phrase.casefold() in GENERAL
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
    known = last in ALSO_NOUNS or is_trait(last)
    led = first in {"also", "mainly", "mostly", "often", "never", "not", "no", "my", "our", *PREPOSITIONS} or (
        first in {*VERBS, *VERBS.values(), *ORDERS} - NOUN_LIKE_VERBS and not known
    )
    done = (more and last in {"away", "back", "off", "out"}) or (
        not known and (PARTICIPLES.match(last) or last in BESIDE or is_said(last) or last in VERBS)
    )
    return not (led or done) and len(more) < MOST_WORDS


def is_trait(word: str) -> bool:
    """Whether a word is on the lists of nouns."""
    return word not in EVERYWHERE and any(
        is_counted(each) or is_mass(each) or is_kind(each) or each in TRAITS | FEATURES | MEASURED
        for each in (word, singular(word))
    )
