"""Nouns of headers: what they name that things have of their own, of which a value or an amount is said."""

import re

from twentyq.authoring.wording.completions import EVERYWHERE
from twentyq.authoring.wording.headers import MEASURED, ORDERS
from twentyq.authoring.wording.lexicon import BESIDE, NOUN_LIKE_VERBS, PARTICIPLES, PAST, VERBS
from twentyq.authoring.wording.nouns import FEATURES, TRAITS
from twentyq.authoring.wording.phrases import is_counted, is_kind, is_mass, is_said, singular

NOUN = re.compile(r"\w{2,}(?:tion|sion|ment|ness|ity|ism|ance|ence|ure|ship|hood|graphy|logy|[^e]er|or)s?")
"""Words that are nouns by how they end."""
JOINED = re.compile(r"[&/,:()%\d]|\b(?:and|or|it|if|than|when|where|why|how|who|what|which)\b")
AFTER_NOUN = re.compile(r"(?<=\w) (?:at|by|from|in|of|to|until) (?=\w)")
"""What stands between a noun and what says more of it: "price at launch"."""
PREPOSITIONS = frozenset(
    {"as", "at", "by", "for", "from", "in", "like", "of", "on", "per", "to", "under", "with", "without"}
)
ALSO_NOUNS = frozenset({"form", "garnish", "medium", "spread", "stretch", "use", "uses"})
"""Nouns that are verbs or adjectives as well."""
MOST_WORDS = 4
"""Of a plain noun phrase."""
LONGEST_WORD = 18
"""Letters of a word beyond which several are run together."""


def names_a_trait(phrase: str) -> bool:
    """Whether a header is a plain noun phrase, of which a value or an amount is said: "handle"."""
    if JOINED.search(phrase) or any(len(word) > LONGEST_WORD for word in phrase.split()):
        return False
    named = AFTER_NOUN.split(phrase)[0]
    first, *more = named.split()
    last = more[-1] if more else first
    known = last in ALSO_NOUNS or is_known_noun(last) or ends_as_noun(last)
    led = first in {"also", "mainly", "mostly", "often", "never", "not", "no", "my", "our", *PREPOSITIONS} or (
        first in {*VERBS, *VERBS.values(), *ORDERS} - NOUN_LIKE_VERBS and not known
    )
    done = (more and last in {"away", "back", "off", "out"}) or (
        not known and (PARTICIPLES.match(last) or last in BESIDE or is_said(last) or last in VERBS)
    )
    return not (led or done) and len(more) < MOST_WORDS


def is_known_noun(word: str) -> bool:
    """Whether a word is on the lists of nouns."""
    return word not in EVERYWHERE and any(
        is_counted(each) or is_mass(each) or is_kind(each) or each in TRAITS | FEATURES | MEASURED
        for each in (word, singular(word))
    )


def is_noun(word: str) -> bool:
    """Whether a word is known for a noun, and not for what something does as well: "lustre", but not "serves"."""
    if word in VERBS.keys() - NOUN_LIKE_VERBS or word in PAST:
        return False
    return is_known_noun(word) or is_known_noun(word.rpartition("-")[2]) or ends_as_noun(word)


def ends_as_noun(word: str) -> bool:
    """Whether a word is a noun by its end: "lightfastness"."""
    return bool(NOUN.fullmatch(word)) and word not in EVERYWHERE
