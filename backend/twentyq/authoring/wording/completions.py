"""Questions of headers that the value completes: "found in", "eats", "best with"."""

import re

from twentyq.authoring.wording.headers import Header
from twentyq.authoring.wording.lexicon import (
    BARE,
    BESIDE,
    BODY,
    HELD,
    NOUN_LIKE_VERBS,
    PARTICIPLES,
    PARTS,
    PAST,
    VERBS,
    WITH_THE,
    infinitive,
)
from twentyq.authoring.wording.nouns import COUNTED, UNCOUNTED
from twentyq.authoring.wording.phrases import (
    is_counted,
    is_mass,
    is_plural,
    is_said,
    plural,
    singular,
    with_article,
    with_the,
)

PREPOSITION = re.compile(
    r"\b(?:in|on|of|for|from|by|to|with|at|near|after|against|under|into|around|beside|until|till|through|along|across|"
    r"every|between|over|onto|as|like|during|via|without|before|since|within|inside|outside|behind|above|below|among)$"
)
HABITUAL = frozenset(
    [
        "driven",
        "eaten",
        "fed",
        "maintained",
        "managed",
        "operated",
        "owned",
        "played",
        "powered",
        "run",
        "sold",
        "spoken",
        "used",
    ]
)
"""What is done to a thing all along."""
TAUGHT = frozenset({"sung", "taught"})
"""Of these what is done to a thing although it has the form of what somebody did."""
ADVERBS = frozenset(
    [
        "also",
        "best",
        "ever",
        "first",
        "last",
        "mainly",
        "most",
        "mostly",
        "never",
        "not",
        "now",
        "often",
        "once",
        "still",
        "well",
    ]
)
MEANS = frozenset(
    [
        "air",
        "coach",
        "helicopter",
        "kayak",
        "post",
        "taxi",
        "tram",
        "bicycle",
        "bike",
        "boat",
        "bus",
        "car",
        "ferry",
        "foot",
        "hand",
        "horse",
        "machine",
        "plane",
        "rail",
        "road",
        "seed",
        "ship",
        "train",
    ]
)
"""What something is done by without an article."""
STATES = frozenset({"alive", "cold", "cooked", "dried", "dry", "fresh", "frozen", "hot", "raw", "warm", "whole"})
"""What something is while it is used."""
WAYS = frozenset({"bicycle", "bike", "foot", "rail", "road", "train"})
"""Ways of going that, carried, are its traffic."""
EVERYWHERE = frozenset(
    {"abroad", "all year", "all year round", "anywhere", "everywhere", "indoors", "outdoors", "worldwide"}
)
"""Adverbs of place, which take no preposition."""
SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
ONCE = frozenset(
    {
        "acquired",
        "bought",
        "bred",
        "built",
        "discovered",
        "founded",
        "buried",
        "educated",
        "crowned",
        "executed",
        "killed",
        "trained",
        "imported",
        "invented",
        "launched",
        "premiered",
        "published",
        "raised",
        "rescued",
    }
)
"""What was done to a thing at one time."""
LASTING = frozenset({"bakes", "cooks", "flowers", "keeps", "lasts", "lives", "sleeps", "stays"})
A_WHILE = re.compile(
    r"(?:an? |(?:about |up to |over )?\d+ ?(?:-|\u2013|to)? ?\d* )?(?:minute|hour|day|week|month|year)s?"
)
ACT = re.compile(r"([a-z]+ly )?([a-z]+[^su\W]s) ([a-z].*)")
"""A value that begins with what may be a verb in the third person."""
STEM = re.compile(r"(?:(?<=[xzo])|(?<=sh)|(?<=ch)|(?<=ss))es$|s$")
MANY = frozenset({"arm", "custom", "good", "new", "operation", "sale", "sport", "system"})
DOING = re.compile(r"(?:ing|tion|ment|ance|ence|sis)$")
"""What stands after a noun rather than a verb: "sales tracking"."""
UNCOUNTABLE = re.compile(r"(?:ing|ly|ed|[^a]ness|ity|ism|ment)$")
ACTIONS = re.compile(r"\b(?:actions?|behaviou?rs?|functions?|habits?|powers?|tasks?|effects?|what it does)$")
"""Headers over what the things do."""
TOWARD = re.compile(
    r"(?:central|mid|north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)? [A-Z]"
)
"""What stands small before a name: "north-eastern Atlantic"."""
KNOWN = frozenset(
    {"air", "army", "bottom", "council", "countryside", "crown", "front", "government", "ground", "middle", "navy",
     "parish", "police", "rear", "state", "sea", "sky", "sun", "surface", "top", "underworld", "wild"}
)  # fmt: skip
"""Places and bodies of which there is one."""
LISTED = frozenset({"changes", "charges", "forms", "uses"})
"""Plurals that are verbs as well."""


def completed(header: Header, said: str) -> str | None:
    """The question of a header that the value completes: "found in", "eats", "used for"."""
    phrase, words, value = header.phrase, header.words, _valued(header, said)
    if asked := _done_somehow(phrase, words, said) or used_for(phrase, words, said):
        return asked
    if words[0] in PAST.keys() - TAUGHT and PREPOSITION.search(phrase) and words[-1] != "by":
        return f"Did it {' '.join([PAST[words[0]], *words[1:]])} {value}?"
    if asked := does(words, value):
        return asked
    if len(words) == 3 and is_said(words[0]) and words[1] in {"by", "for", "from", "in"}:
        return f"Is it {words[0]} {words[1]} the {words[2]} {value}?"
    if PREPOSITION.search(phrase) and words[0] in ADVERBS and words[1].endswith("ing"):
        return f"Is it {phrase} {value}?"
    if PREPOSITION.search(phrase) and len(words) > 2 and done_to_a_part(words):
        return f"{'Are' if is_plural(words[0]) else 'Is'} its {phrase} {value}?"
    if PREPOSITION.search(phrase) and len(words) > 1 and names_something(words[-2]) and not _is_done_first(words):
        return _of_what(words, value)
    if PREPOSITION.search(phrase) and len(words) > 1:
        then = words[words[0].endswith("ly")] in ONCE or bool(
            words[-1] == "by" and re.search(r"\b[A-Z]", said) and words[0] not in HABITUAL
        )
        return f"{'Was' if then else 'Is'} it {phrase} {value}?"
    return None


def _valued(header: Header, said: str) -> str:
    """A value as it stands after a header; with an article where most of the others take one."""
    if (header.words[-1] == "by" and said in MEANS) or header.words[-2:] == ["used", "to"]:
        return said
    if header.words[-1] == "for" and said.endswith("ing"):
        return said
    value = in_sentence(said)
    return with_article(said) if header.has_things and value == said and _is_unknown_noun(said) else value


def _is_unknown_noun(said: str) -> bool:
    """Whether a word may be one of the counted nouns beside which it stands."""
    known = is_said(said) or is_mass(said) or is_plural(said) or said in BARE | MEANS | EVERYWHERE | STATES
    return said.isalpha() and said.islower() and not (known or UNCOUNTABLE.search(said))


def _of_what(words: list[str], value: str) -> str:
    """The question of a noun and what it is of: "hub for", "views of", "offices in"."""
    phrase, several = " ".join(words), is_plural(words[-2])
    if words[-1] not in {"of", "for", "to"}:
        return f"{'Are' if several else 'Is'} its {phrase} {value}?"
    return f"Does it have {phrase} {value}?" if several else f"Is it {with_article(phrase)} {value}?"


def _done_somehow(phrase: str, words: list[str], said: str) -> str | None:
    """The question of "eaten in", where that is everywhere, of "sold fresh or dried" and of a preposition alone."""
    if said in EVERYWHERE and len(words) > 1 and words[-1] == "in":
        verb = infinitive(words[0])
        return f"Does it {' '.join([verb, *words[1:-1], said])}?" if verb else f"Is it {phrase[:-3]} {said}?"
    if words[1:2] == ["or"] and (said in words or (len(words) == 3 and PARTICIPLES.match(said))):
        return f"Is it {said}?"
    if words[-1] == "as" and len(words) > 1 and (is_said(said) or PARTICIPLES.match(said)):
        return f"Is it {phrase.removesuffix(' as')} {said}?"
    if words[1:2] == ["or"] and all(PARTICIPLES.match(word) for word in words[::2]):
        return f"Is it {phrase} {'in ' if said in SEASONS else ''}{said}?"
    if len(words) == 1 and PREPOSITION.search(phrase):
        many = phrase == "for" and is_counted(said) and said not in BARE
        return f"Is it {phrase} {plural(said) if many else in_sentence(said)}?"
    if words == ["first", "to"]:
        return f"Was it the first to {said}?"
    chosen = len(words) == 4 and words[2] == "or" and said in words
    return f"Is it {words[0]} {said}?" if PARTICIPLES.match(words[0]) and chosen else None


def used_for(phrase: str, words: list[str], said: str) -> str | None:
    """The question of "used for" over what is said of things: "fresh", "ornamental"."""
    if words[-2:] != ["used", "for"] or " " in said:
        return None
    if said in STATES:
        return f"Is it {phrase.removesuffix(' for')} {said}?"
    return f"Is it {phrase} {said} purposes?" if is_said(said) and said.endswith(("al", "ary", "ive")) else None


def does(words: list[str], value: str) -> str | None:
    """The question of a header that begins with a verb, which the value completes: "eats", "ripens in"."""
    if words[0] in ADVERBS and len(words) == 2 and (does_so := does(words[1:], value)):
        return does_so.replace("Does it", f"Does it {words[0]}")
    verb, closed = infinitive(words[0]), bool(PREPOSITION.search(words[-1]))
    if verb is None or not (closed or (len(words) == 1 and words[0] in VERBS and words[0] not in LISTED)):
        return None
    bare = re.sub(r"^(?:an?|the) ", "", value)
    if words == ["carries"] and bare in WAYS:
        return f"Does it carry {bare} traffic?"
    if words[0] in LASTING and len(words) == 1 and A_WHILE.fullmatch(value):
        return f"Does it {verb} for {value}?"
    if words[0] in {"goes", "pairs", "smells", "tastes"}:
        value = re.sub(r"^an? ", "", value)
    return f"Does it {' '.join([verb, *words[1:]])} {value}?"


def acts(phrase: str, value: str) -> str | None:
    """The question of a value that says what it does: "eats leaves", under "actions" also "flexes elbow"."""
    act = ACT.fullmatch(value)
    if act is None or is_said(act[2]):
        return None
    adverb, verb, rest = act.groups()
    known = verb in VERBS and verb not in NOUN_LIKE_VERBS | LISTED
    named = singular(verb) in COUNTED | UNCOUNTED | PARTS and not (adverb or rest in PARTS or is_mass(rest))
    noun = named or verb.removesuffix("s") in MANY or DOING.search(rest)
    if not known and (noun or not ACTIONS.search(phrase)):
        return None
    base = infinitive(verb) or STEM.sub("", re.sub(r"ies$", "ys", verb))
    what = f"the {rest}" if rest in PARTS else in_sentence(rest) if " " not in rest else rest
    return f"Does it {adverb or ''}{base} {what}?"


def _is_done_first(words: list[str]) -> bool:
    """ "named after god of", but not "dried fruit in"."""
    return bool(PARTICIPLES.match(words[0])) and len(words) > 2 and bool(PREPOSITION.search(words[1]))


def done_to_a_part(words: list[str]) -> bool:
    """ "conference held in", but not "first climbed by"."""
    first, done = words[0], words[-2]
    led = first.endswith("ly") or is_said(first) or first in ADVERBS | BESIDE | HELD or PARTICIPLES.match(first)
    return bool(PARTICIPLES.match(done) or done in HELD) and not led and first not in VERBS


def names_something(word: str) -> bool:
    """Whether a word before a preposition names something: "hub" of "hub for", but not "known" of "known for"."""
    done = PARTICIPLES.match(word) or word in BESIDE | HELD | TAUGHT | {"best", "worst", "part", *VERBS, *ONCE}
    return not done and not is_said(word) and not word.endswith("ly")


def in_sentence(said: str) -> str:
    """A value with the article that it takes after "in" or "with"."""
    if said[:1].isupper() or TOWARD.match(said):
        return with_the(said)
    if said in SEASONS or said[:1].isdigit():
        return said
    if said in BODY | KNOWN | WITH_THE:
        return f"the {said}"
    return with_article(said, counted=True) if is_counted(said) and not is_said(said) and said not in BARE else said
