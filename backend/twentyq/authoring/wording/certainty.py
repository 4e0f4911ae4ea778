"""How sure it is that a question reads as a person would ask it: by the template it came of, and by what fills it."""

import re
from enum import IntEnum

from twentyq.authoring.wording.casing import ABSTRACT
from twentyq.authoring.wording.categories import NAMED_KIND, OF_A_PART, PLAIN
from twentyq.authoring.wording.completions import EVERYWHERE, MEANS, SEASONS
from twentyq.authoring.wording.headers import Header, stands_alone, without_format
from twentyq.authoring.wording.lexicon import BARE, MATERIALS, NOUN_LIKE_VERBS, PARTICIPLES, VERBS, is_name, is_quality
from twentyq.authoring.wording.nouns import FEATURES, TRAITS
from twentyq.authoring.wording.oddities import HAD, LISTED, OF_IT, OVER, reads_oddly
from twentyq.authoring.wording.phrases import head, is_counted, is_kind, is_mass, is_plural, is_said, singular
from twentyq.authoring.wording.traits import PREPOSITIONS, ends_as_noun, is_known_noun, is_noun, names_a_trait
from twentyq.authoring.wording.units import LENGTHS

ONE_OF = re.compile(r"Is it an? (.+)\?")
DOING = re.compile(r"Is it \w+ing\?")
SO_MANY = re.compile(r"(?:any|more than (?:one|[\d.,]+)) ")
TIME_OF = re.compile(r"[a-z]+ (?:days|hours|minutes|months|weeks|years)\b")
"""Times of something, which one takes rather than has: "ferry hours"."""
FITTING = re.compile(
    r"(?:Is|Was|Are) (?:it|its .+) made (?:of|from|with) |"
    r"Does it (?:come in|contain|eat|go with|smell (?:like|of)|taste (?:like|of)) |"
    r"Is it (?:flavoured with|good (?:for|with)|known for|powered by|served with|used (?:for|in)) |Is its genre "
)
"""What any noun may follow without an article."""
FOOD = frozenset({"good neighbours", "companions", "companion plants", "flavours", "grapes"})
SHORTENED = re.compile(r"[A-Z]{2,5}")
"""Letters that stand for words which others write out."""
THERE = re.compile(r"Is it (?:at|in|on) the \w+\?")
"""What a header leaves out the article of, which may be another."""
MONEY = re.compile(r"[$\u20ac\u00a3\u00a5]|\b(?:dollar|euro|franc|pound|yen|cent|pence)")
WHOLES = frozenset({"cast", "diet", "equipment", "kit", "menu", "outfit", "range", "set", "uniform"})
"""What has parts that one lists."""
SUCH = frozenset({"capital", "currency", "face", "family", "fare", "glass", "leaf", "skin", "tail", "victim"})
"""Traits that a noun is said of."""
ARTICLES = frozenset({"a", "an", "the"})
TIMES = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months"})
"""Units in which no thing is measured: "oven (minutes)"."""
LONGEST_LEAD = 2
"""Words after a preposition that a header over yes and no begins with."""
UNMEASURED = re.compile(
    r"\b(?:rating|score|hardness|index|ratio|factor|percentage|number|age|magnitude|pH|players|salinity|"
    r"strength|value|power|mass|content|\w+ size|attendance|capacity|traffic|calories|members|height|count|gravity|"
    r"Mohs|electronegativity|alcohol by volume)\b"
)
"""Headers of which a number without a unit is said."""


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
    if reads_oddly(header, value, question):
        return Doubt.READS_ODDLY
    filled = not value or _is_filled_plainly(header, value, question)
    return Doubt.NONE if filled and _is_known(header, value, question) else Doubt.UNKNOWN


def entered(header: Header, what: str) -> str:
    """The question that holds however little a header tells: whether a thing's entry beneath it is such."""
    return f'Under "{without_format(header.raw)}", does it say {what}?'


def _is_known(header: Header, value: str, question: str) -> bool:
    """Whether the nouns of a question are known for what a thing is, has or has its own of."""
    one, had = ONE_OF.fullmatch(question), HAD.fullmatch(question)
    if value and one and header.phrase in question:
        return names_a_trait(header.phrase) and not PARTICIPLES.match(header.words[0])
    if value and (one or question == f"Is it {value}?"):
        return bool(header.thing and question.endswith(f" {header.thing}?")) or _says_what_it_is(header, value)
    if not value and _is_unsettled(header, question):
        return False
    if value and (question.startswith("Are ") and " its " in question and not is_plural(header.phrase)):
        return bool(LISTED.fullmatch(question)) or header.words[0] == "part"
    if one:
        return (
            " or " not in one[1]
            and head(one[1]) not in FEATURES
            and (header.words[0] not in VERBS.values() or is_known_noun(header.words[0]))
        )
    in_unit = bool(header.unit) and header.unit.split()[0] in question
    if had and not (value or in_unit or header.words[0].startswith(("ha", "with"))):
        verb = len(header.words) == 1 and header.words[0] in VERBS.keys() - NOUN_LIKE_VERBS
        return _may_be_had(had[1]) and not verb
    if question.startswith("Does it cost more ") and not MONEY.search(question):
        return False
    if over := OVER.fullmatch(question):
        dated, counted = " before " in question, is_plural(over[1])
        bare = not (dated or counted or header.unit or re.search(r"[^\d.,\s]", over[2]) or UNMEASURED.search(over[1]))
        timed = header.unit in TIMES and is_counted(head(over[1])) and head(over[1]) not in TRAITS
        return is_noun(head(over[1])) and not (bare or timed)
    if LISTED.fullmatch(question) or (value and _is_said_of_its_own(header, question)):
        return is_noun(head(header.phrase))
    return True


def _is_filled_plainly(header: Header, value: str, question: str) -> bool:
    """Whether a value that stands in a question without an article is known to take none."""
    if listed := LISTED.fullmatch(question):
        return _is_known_entry(header, listed[1])
    if question.startswith("Does its ") and " include " in question:
        return header.phrase in WHOLES
    if _is_said_of_its_own(header, question) and not _is_one_of_such(header, value):
        return False
    if header.has_options and is_plural(value) and question.startswith("Does it have "):
        return False
    if header.names_stand_out and SHORTENED.fullmatch(value) and header.phrase.endswith((" for", " with", " of")):
        return False
    small = next((one for one in (value, value.casefold()) if question.endswith(f" {one}?")), "")
    if not small or re.search(r"[A-Z]", small) or FITTING.match(question):
        return True
    before = question.removesuffix(f" {small}?").rpartition(" ")[2]
    if before in ARTICLES or "colo" in header.phrase or header.has_qualities or question == f"Is it {small}?":
        return True
    if len(words := small.split()) > 1 and (words[0] in PREPOSITIONS | ARTICLES or words[-1] == "only"):
        return True
    last = head(small)
    bare = is_said(small) or is_quality(last) or is_mass(last) or is_plural(last) or bool(PARTICIPLES.match(last))
    adverb = last in BARE | EVERYWHERE | SEASONS | MEANS | {"birth"} or re.search(r"\w{3}ly$|ing$", last) is not None
    return bare or adverb or bool(re.search(r"\d", small) or ABSTRACT.search(last))


def _is_said_of_its_own(header: Header, question: str) -> bool:
    """Whether a question is of what its header names, not of one of the parts beneath it."""
    return bool(OF_IT.fullmatch(question)) and header.words[0] != "part"


def _is_one_of_such(header: Header, value: str) -> bool:
    """Whether a value is an adjective, a name or a figure, or a noun as they are said of what the header names."""
    small = value.casefold()
    if not value.islower() or is_said(small) or is_quality(small) or bool(PARTICIPLES.match(head(small))):
        return True
    if re.search(r"[\d$\u20ac\u00a3]", small) or small.endswith("ing") or header.has_qualities:
        return True
    if header.has_materials or head(small) in MATERIALS:
        return True
    named = NAMED_KIND.search(header.phrase) and not OF_A_PART.fullmatch(header.phrase)
    return bool(named) or header.phrase in SUCH or (header.has_things and head(header.phrase) in TRAITS)


def _is_known_entry(header: Header, entry: str) -> bool:
    """Whether an entry of a list is a name, a colour, a food, words or a noun that is known."""
    if not (entry.isalpha() and entry.islower()) or "colo" in header.phrase or header.phrase in FOOD:
        return True
    if is_counted(entry) and not (NAMED_KIND.search(singular(header.phrase)) or is_said(entry)):
        return False
    return is_known_noun(entry) or is_mass(entry) or is_plural(entry) or ends_as_noun(entry) or entry.endswith("ing")


def _says_what_it_is(header: Header, value: str) -> bool:
    """Whether a value is known for what a thing is like or is; where a header leaves the choice, for a kind."""
    small = value.casefold()
    if small in SEASONS:
        return False
    if PLAIN.fullmatch(header.phrase):
        return True
    if header.has_options and not is_said(small) and is_known_noun(small):
        return (is_kind(small) or is_mass(small)) and small not in FEATURES
    said = is_said(small) or is_quality(small) or bool(PARTICIPLES.match(small.split()[-1])) or " " in small
    named = is_known_noun(small) or ends_as_noun(small) or header.has_things
    return said or named or is_name(small)


def _is_unsettled(header: Header, question: str) -> bool:
    """Whether a header over yes and no may as well be meant otherwise: what it does, where, with which article."""
    the = THERE.fullmatch(question) and " the " not in header.phrase
    return bool(the or DOING.fullmatch(question)) or _is_placed_at_length(header) or _is_run_together(question)


def _is_run_together(question: str) -> bool:
    """Whether what is said of one of its parts is said of the thing: "Is it main actor female?"."""
    words = question.removeprefix("Is it ").strip("?").split()
    joined = set(words) & PREPOSITIONS or PARTICIPLES.match(words[0])
    nouns = any(map(is_known_noun, words[:-1])) and is_said(words[-1]) and not joined
    return question.startswith("Is it ") and len(words) > LONGEST_LEAD and nouns


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
    if last.endswith("ing") and noun == last and last not in FEATURES:
        return False
    return last in FEATURES or ((is_plural(last) or is_mass(last)) and is_noun(last))
