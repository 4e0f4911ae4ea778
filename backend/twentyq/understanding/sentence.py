"""The clauses of what was said, and the answer they come to."""

from collections.abc import Iterable, Sequence

from twentyq.game import Answer
from twentyq.understanding.clause import OPPOSITE, Clause, combine, read_clause
from twentyq.understanding.lexicon import Item, Role

_BEFORE_CORRECTION = frozenset((Role.INTERJECTION, Role.STATEMENT, Role.CERTAINTY, Role.PASS))
DESCRIBING = frozenset(("made", "made of", "more", "less", "from"))
"""Explanations before which "it is" is no answer."""
_MARKS = frozenset((Role.CORRECTION, Role.REGRET))


def split(items: Iterable[Item]) -> list[Clause]:
    """Clauses between breaks, corrections and words that begin an explanation; a correction is a clause by itself."""
    clauses: list[Clause] = []
    current: list[Item] = []
    corrects = explains = False
    for item in (*items, Item("", {Role.BREAK: ""})):
        corrected = _corrects(item, current, clauses)
        explained = item.roles.keys() == {Role.EXPLANATION}
        if not (corrected or explained or Role.BREAK in item.roles):
            current.append(item)
            continue
        if current:
            clause = read_clause(current, corrects=corrects, explains=explains)
            clause.described = explained and item.text in DESCRIBING
            clauses.append(clause)
            corrects = explains = False
            current = []
        if corrected:
            clauses.append(Clause([item]))
        corrects, explains = corrects or corrected, explains or explained
    return clauses


def is_mark(clause: Clause) -> bool:
    """Whether the clause is a correction by itself: "wait", "I mean"."""
    return any(_MARKS & item.roles.keys() for item in clause.items) and len(clause.items) == 1


def regrets(clauses: Sequence[Clause]) -> bool:
    """Whether an answer is put right that was given before: "I meant no"."""
    for clause in clauses:
        if clause.answer is not None:
            return False
        if clause.begins_with(Role.REGRET):
            return True
    return False


def answer_of(clauses: Sequence[Clause]) -> Answer | None:
    """The answer, None when there is none; ContradictionError when it is yes and no."""
    answer: Answer | None = None
    for clause in clauses:
        last = clause is clauses[-1]
        if _voids(clause, answer, last=last):
            return None
        if clause.answer is not None and not is_mark(clause):
            answer = _with(clause, clause.answer, answer, last=last)
    if answer is None and any(clause.passed for clause in clauses):
        return Answer.UNKNOWN
    return answer


def _voids(clause: Clause, answer: Answer | None, *, last: bool) -> bool:
    """Whether nothing that was said counts: it is taken back, or what begins it is something else than an answer."""
    if is_mark(clause):
        return last and answer is not None and Role.FILLER not in clause.items[0].roles
    if answer is not None:
        return False
    if clause.answer is None:
        return not clause.covered and not clause.begins_with(Role.SUBJECT)
    return clause.echo and clause.described and not clause.explains


def _with(clause: Clause, said: Answer, answer: Answer | None, *, last: bool) -> Answer:
    """What was answered so far together with what a clause says."""
    if answer is None or clause.corrects:
        return said
    if clause.turns and last:
        return OPPOSITE.get(answer, answer)
    return answer if clause.echo and (clause.explains or clause.described) else combine(answer, said)


def _corrects(item: Item, current: Sequence[Item], clauses: Sequence[Clause]) -> bool:
    """Whether the phrase takes back what was said; one that can be a filler does so only after an answer."""
    if not _MARKS & item.roles.keys():
        return False
    if Role.FILLER not in item.roles:
        return True
    if current:
        return bool(_BEFORE_CORRECTION & current[-1].roles.keys())
    return bool(clauses) and clauses[-1].answer is not None
