"""The clauses of what was said, and the answer they come to."""

from collections.abc import Iterable, Sequence

from twentyq.game.answer import Answer
from twentyq.understanding.clause import HEDGED, OPPOSITE, Clause, combine, read_clause
from twentyq.understanding.lexicon import Item, Role

_BEFORE_CORRECTION = frozenset((Role.INTERJECTION, Role.STATEMENT, Role.CERTAINTY, Role.PASS))
_EXPLAINING = frozenset((Role.EXPLANATION, Role.DESCRIBING, Role.PLACING, Role.JOINING))
_MARKS = frozenset((Role.CORRECTION, Role.REGRET))


def split(items: Iterable[Item]) -> list[Clause]:
    """Clauses between breaks, corrections and words that begin an explanation; a correction is a clause by itself."""
    clauses: list[Clause] = []
    current: list[Item] = []
    corrects = explains = False
    for item in (*items, Item("", {Role.BREAK: ""})):
        corrected = _corrects(item, current, clauses)
        explained = Role.EXPLANATION in item.roles and item.roles.keys() <= _EXPLAINING
        if not (corrected or explained or Role.BREAK in item.roles):
            current.append(item)
            continue
        if current:
            clause = read_clause(current, corrects=corrects, explains=explains)
            clause.before = frozenset(item.roles) if explained else frozenset()
            clauses.append(clause)
            corrects = corrects and clause.answer is None
            explains = False
            current = []
        if corrected:
            clauses.append(Clause([item]))
        corrects, explains = corrects or corrected, explains or explained
    return clauses


def command_of(clauses: Sequence[Clause], *, plainly: bool) -> str | None:
    """The command that is not a word in passing: "the exit on the motorway", "is only a repeat"."""
    around: Sequence[Clause | None] = (None, *clauses, None)
    for clause, earlier, later in zip(clauses, around, around[2:], strict=False):
        passing = clause.explains and earlier is not None and not earlier.covered
        passing |= any(one is not None and one.calls for one in (earlier, later))
        passing |= Role.PLACING in clause.before and later is not None and not later.covered
        if clause.command and (clause.plainly_command or not plainly) and not passing:
            return clause.command
    return None


def is_mark(clause: Clause) -> bool:
    """Whether the clause is a correction by itself: "wait", "I mean"."""
    return any(_MARKS & item.roles.keys() for item in clause.items) and len(clause.items) == 1


def is_verdict(clause: Clause) -> bool:
    """Whether it concludes what was said: "so yes"."""
    return any(Role.VERDICT in item.roles for item in clause.items)


def divides(clauses: Sequence[Clause], sorts: frozenset[str]) -> bool:
    """Whether one kind is so and another is not: "the big ones do but the baby ones don't"."""
    ends = [clause.items[-1].roles for clause in clauses if sorts & {item.text for item in clause.items}]
    return any(Role.AUXILIARY in end for end in ends) and any(Role.NEGATOR in end for end in ends)


def regrets(clauses: Sequence[Clause]) -> bool:
    """Whether an answer is put right that was given before: "I meant no"."""
    for clause in clauses:
        if clause.answer is not None or clause.begins_with(Role.RETRACTION):
            return False
        if clause.begins_with(Role.REGRET):
            return True
    return False


def answer_of(clauses: Sequence[Clause]) -> Answer | None:
    """The answer, None when there is none; ContradictionError when it is yes and no."""
    answer: Answer | None = None
    if any(clause.begins_with(Role.IDIOM) for clause in clauses):
        return None
    for clause in _counting(clauses):
        last = clause is clauses[-1]
        if _voids(clause, answer, last=last):
            return None
        if clause.answer is not None and not is_mark(clause):
            hedged = (
                answer is Answer.PROBABLY
                and clause.answer in HEDGED
                and all(one.hedging for one in clauses[: clauses.index(clause)])
            )
            answer = _with(clause, clause.answer, None if hedged else answer, last=last)
            answer = HEDGED.get(answer, answer) if hedged else answer
    if answer is None and any(clause.passed for clause in clauses):
        return Answer.UNKNOWN
    return answer


def _counting(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses that count: the last alone as a verdict, or after free words that it mends or knows nothing of."""
    last = clauses[-1:]
    unknown = all(clause.covered and clause.answer is Answer.UNKNOWN for clause in last)
    free = not any(clause.answer for clause in clauses[:-1])
    verdict = any(clause.answer and is_verdict(clause) for clause in last)
    mended = len(clauses) > 1 and is_mark(clauses[-2]) and all(clause.covered and clause.answer for clause in last)
    return last if verdict or ((unknown or mended) and free) else clauses


def _voids(clause: Clause, answer: Answer | None, *, last: bool) -> bool:
    """Whether nothing that was said counts: it is taken back, or what begins it is something else than an answer."""
    if is_mark(clause):
        return last and answer is not None and Role.FILLER not in clause.items[0].roles
    if answer is not None:
        return False
    if clause.answer is None:
        return not clause.covered and not clause.begins_with(Role.SUBJECT)
    return clause.echo and Role.DESCRIBING in clause.before and not clause.explains


def _with(clause: Clause, said: Answer, answer: Answer | None, *, last: bool) -> Answer:
    """What was answered so far together with what a clause says."""
    if answer is None or clause.corrects:
        return said
    if clause.affirming or (clause.explains and not clause.covered):
        return answer
    if clause.hedging:
        return HEDGED.get(answer, answer)
    if clause.turns and last:
        return OPPOSITE.get(answer, answer)
    return answer if clause.echo and (clause.explains or Role.DESCRIBING in clause.before) else combine(answer, said)


def _corrects(item: Item, current: Sequence[Item], clauses: Sequence[Clause]) -> bool:
    """Whether the phrase takes back what was said; one that can be a filler does so only after an answer."""
    if not _MARKS & item.roles.keys():
        return False
    if Role.FILLER not in item.roles:
        return True
    if current:
        return bool(_BEFORE_CORRECTION & current[-1].roles.keys())
    return bool(clauses) and clauses[-1].answer is not None
