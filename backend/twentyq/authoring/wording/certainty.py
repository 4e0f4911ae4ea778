"""How sure it is that a question reads as a person would ask it: by the template it came of, and by what fills it."""

import re
from enum import IntEnum

from twentyq.authoring.wording.completions import SEASONS
from twentyq.authoring.wording.headers import Header, stands_alone, without_format
from twentyq.authoring.wording.lexicon import PARTICIPLES, VERBS, is_name, is_quality
from twentyq.authoring.wording.nouns import FEATURES
from twentyq.authoring.wording.oddities import HAD, LISTED, OF_IT, OVER, reads_oddly
from twentyq.authoring.wording.phrases import head, is_kind, is_mass, is_plural, is_said
from twentyq.authoring.wording.traits import NOUN, PREPOSITIONS, is_known_noun, is_noun
from twentyq.authoring.wording.units import LENGTHS

ONE_OF = re.compile(r"Is it an? (.+)\?")
DOING = re.compile(r"Is it \w+ing\?")
SO_MANY = re.compile(r"(?:any|more than (?:one|[\d.,]+)) ")
TIME_OF = re.compile(r"[a-z]+ (?:days|hours|minutes|months|weeks|years)\b")
"""Times of something, which one takes rather than has: "ferry hours"."""
LONGEST_LEAD = 2
"""Words after a preposition that a header over yes and no begins with."""
BARE = re.compile(
    r"\b(?:rating|score|hardness|index|ratio|factor|level|percentage|number|age|magnitude|pH|players|salinity|"
    r"strength|value|power|mass|content|size|attendance|capacity|traffic|calories|members|height|count|gravity|Mohs|"
    r"electronegativity|alcohol by volume)\b"
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
        return head(one[1]) not in FEATURES and (
            header.words[0] not in VERBS.values() or is_known_noun(header.words[0])
        )
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
    if header.has_options and is_known_noun(small) and not (is_said(small) or is_kind(small) or is_mass(small)):
        return False
    said = is_said(small) or is_quality(small) or bool(PARTICIPLES.match(small.split()[-1])) or " " in small
    if small in SEASONS:
        return False
    named = is_known_noun(small) or bool(NOUN.fullmatch(small)) or header.has_things
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
