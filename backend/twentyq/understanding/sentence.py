"""The clauses of what was said."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from twentyq.understanding.clause import NOTHING, Clause, read_clause
from twentyq.understanding.lexicon import Item, Role

_BEFORE_CORRECTION = frozenset((Role.INTERJECTION, Role.STATEMENT, Role.CERTAINTY, Role.PASS))
_EXPLAINING = frozenset((Role.EXPLANATION, Role.DESCRIBING, Role.PLACING, Role.JOINING, Role.CONTRAST))
_CONCLUDING = frozenset((Role.INTERJECTION, Role.STATEMENT, Role.HEDGE, Role.DOUBT, Role.WONDER, Role.VERDICT))
_REFUSING = frozenset((Role.NEGATOR, Role.STATEMENT, Role.DOUBT))
_ASSERTING = frozenset((Role.AUXILIARY, Role.INTERJECTION))
_BEFORE_TAG = _ASSERTING | {Role.NEGATOR, Role.BREAK}
SO = "so"
MARKS = frozenset((Role.CORRECTION, Role.REGRET))
_END = Item("", {Role.BREAK: ""})


def split(items: Iterable[Item]) -> list[Clause]:
    """Clauses between breaks, corrections, verdicts and words that begin an explanation; a correction is a clause by
    itself, a question that only seeks assent ("isn't it") is none.
    """
    clauses: list[Clause] = []
    current: list[Item] = []
    corrects = explains = False
    opening = NOTHING
    for item, after in pairwise((*without_tags(list(items)), _END, _END)):
        corrected = _corrects(item, current, clauses)
        explained = Role.EXPLANATION in item.roles and item.roles.keys() <= _EXPLAINING
        concluded = bool(current) and _concludes(item, after) and not _REFUSING & current[-1].roles.keys()
        if not (corrected or explained or concluded or Role.BREAK in item.roles):
            current.append(item)
            continue
        if current:
            before = frozenset(item.roles) if explained else frozenset[Role]()
            clause = read_clause(current, corrects=corrects, explains=explains, before=before)
            clause.opening = opening
            clauses.append(clause)
            corrects = corrects and clause.answer is None
            explains = False
            opening = NOTHING
        current = [item] if concluded else []
        opening = item if explained else opening
        if corrected:
            clauses.append(Clause([item]))
        corrects, explains = corrects or corrected, explains or explained
    return clauses


def without_tags(items: Sequence[Item]) -> list[Item]:
    """Without "isn't it", "does it" at the end of something said of the thing."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        length = _tag_length(items[at : at + 4], kept)
        kept += items[at : at + 1] if length == 0 else []
        at += length or 1
    return kept


def _tag_length(items: Sequence[Item], kept: Sequence[Item]) -> int:
    """How many phrases make the tag with which `items` begin, after those that are kept."""
    if not any(_ASSERTING & item.roles.keys() for item in kept) or not _BEFORE_TAG & kept[-1].roles.keys():
        return 0
    roles = [item.roles.keys() for item in (*items, _END)]
    for length, inner in ((2, Role.AUXILIARY), (3, Role.NEGATOR)):
        fits = len(roles) > length and Role.AUXILIARY in roles[0] and inner in roles[length - 2]
        if fits and Role.SUBJECT in roles[length - 1] and {Role.BREAK, Role.FILLER} & roles[length]:
            return length
    return 0


def _concludes(item: Item, after: Item) -> bool:
    """Whether what is said before comes to what follows: "so I don't know", "the answer is"."""
    if Role.VERDICT in item.roles:
        return True
    return item.text == SO and bool(_CONCLUDING & after.roles.keys())


def _corrects(item: Item, current: Sequence[Item], clauses: Sequence[Clause]) -> bool:
    """Whether the phrase takes back what was said; one that can be a filler does so only after an answer."""
    if not MARKS & item.roles.keys():
        return False
    if Role.FILLER not in item.roles:
        return True
    if current:
        return bool(_BEFORE_CORRECTION & current[-1].roles.keys())
    return bool(clauses) and clauses[-1].answer is not None
