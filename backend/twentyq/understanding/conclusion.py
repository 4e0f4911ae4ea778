"""What the clauses of a sentence come to: an answer, a command, or neither."""

from collections.abc import Sequence

from twentyq.game.answer import Answer
from twentyq.understanding.clause import Clause
from twentyq.understanding.language import Language
from twentyq.understanding.lexicon import Role
from twentyq.understanding.sentence import MARKS
from twentyq.understanding.unit import AFFIRMING, HEDGED, OPPOSITE, combine


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
    return any(MARKS & item.roles.keys() for item in clause.items) and len(clause.items) == 1


def is_verdict(clause: Clause) -> bool:
    """Whether it concludes what was said: "so yes"."""
    return any(Role.VERDICT in item.roles for item in clause.items)


def divides(clauses: Sequence[Clause], language: Language) -> bool:
    """Whether one kind, part or time is so and another is not: "the big ones do but the baby ones don't"."""
    told = [
        one for one in clauses if one.opening.text in language.conditions or not one.covered or _sort(one, language)
    ]
    ends = [clause.items[-1].roles for clause in told]
    if any(Role.AUXILIARY in end for end in ends) and any(Role.NEGATOR in end for end in ends):
        return True
    return len(clauses) == 1 and _sort(clauses[0], language) and _singles_out(clauses[0], language)


def _sort(clause: Clause, language: Language) -> bool:
    return any(item.text in language.sorts for item in clause.items)


def _singles_out(clause: Clause, language: Language) -> bool:
    """Whether it is said of one kind alone: "the expensive ones do", "only the big ones"."""
    if clause.opening.text in language.limits:
        return True
    return clause.begins_with(Role.ARTICLE) and Role.AUXILIARY in clause.items[-1].roles


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
    plainly = False
    if any(clause.begins_with(Role.IDIOM) and not clause.explains for clause in clauses):
        return None
    counted = _counting(clauses)
    for at, clause in enumerate(counted):
        after = counted[at + 1] if at + 1 < len(counted) else None
        if _voids(clause, answer, after):
            return None
        if clause.answer is None or is_mark(clause):
            continue
        if answer is Answer.PROBABLY and clause.answer in HEDGED and all(one.hedging for one in counted[:at]):
            answer = HEDGED[clause.answer]
        else:
            answer = _with(clause, clause.answer, answer, last=after is None, plainly=plainly)
        plainly = plainly or clause.plain
    if answer is None and any(clause.passed for clause in clauses):
        return Answer.UNKNOWN
    return answer


def _counting(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses that count: from the verdict on, or the answer alone that comes after free words; a hedge before them
    stays.
    """
    for at, clause in enumerate(clauses):
        if (at and settles(clauses, at)) or (is_verdict(clause) and clause.answer):
            return [*(one for one in clauses[:at] if one.answer in HEDGED.values()), *clauses[at:]]
    return clauses


def settles(clauses: Sequence[Clause], at: int) -> bool:
    """Whether from there on it is an answer, plainly said, and before it free words alone."""
    rest = clauses[at:]
    if any(map(_answers, clauses[:at])) or not all(clause.covered for clause in rest) or rest[0].answer is None:
        return False
    if Role.CONTRAST in rest[0].opening.roles:
        return True
    if any(clause.plain for clause in rest) and not clauses[0].begins_with(Role.ARTICLE, Role.WORD, Role.IMPERATIVE):
        return True
    return is_mark(clauses[at - 1]) or any(is_verdict(one) or one.answer is Answer.UNKNOWN for one in rest)


def _answers(clause: Clause) -> bool:
    """Whether it is more of an answer than "I think" or the beginning of a description."""
    return clause.answer is not None and not (clause.hedging or (clause.echo and Role.DESCRIBING in clause.before))


def _voids(clause: Clause, answer: Answer | None, after: Clause | None) -> bool:
    """Whether nothing that was said counts: it is taken back, or what begins it is something else than an answer."""
    if is_mark(clause):
        return after is None and answer is not None and Role.FILLER not in clause.items[0].roles
    if answer is not None:
        return False
    if clause.answer is None:
        return not clause.covered and not clause.begins_with(Role.SUBJECT)
    described = Role.DESCRIBING in clause.before or (
        Role.PLACING in clause.before and Role.AUXILIARY in clause.items[-1].roles
    )
    return clause.echo and described and not clause.explains and not (after is not None and after.covered)


def _with(clause: Clause, said: Answer, answer: Answer | None, *, last: bool, plainly: bool) -> Answer:
    """What was answered so far together with what a clause says."""
    if answer is None or clause.corrects:
        return said
    if clause.affirming or (clause.explains and not clause.covered):
        return answer
    contrasts = Role.CONTRAST in clause.opening.roles and not plainly
    if clause.hedging:
        return said if contrasts and answer is Answer.UNKNOWN else HEDGED.get(answer, answer)
    if clause.turns and last:
        return OPPOSITE[answer] if answer in AFFIRMING else answer
    described = clause.explains or Role.DESCRIBING in clause.before
    return answer if clause.echo and described and not contrasts else combine(answer, said)
