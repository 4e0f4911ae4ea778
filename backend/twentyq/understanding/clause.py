"""What one clause says: a tiny grammar over the roles of its phrases."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce

from twentyq.game.answer import Answer
from twentyq.understanding.lexicon import Item, Role

OPPOSITE = {
    Answer.YES: Answer.NO,
    Answer.NO: Answer.YES,
    Answer.PROBABLY: Answer.PROBABLY_NOT,
    Answer.PROBABLY_NOT: Answer.PROBABLY,
}
HEDGED = {Answer.YES: Answer.PROBABLY, Answer.NO: Answer.PROBABLY_NOT}
PLAIN = (Answer.YES, Answer.NO)


MEANT = frozenset(
    (Role.STATEMENT, Role.NEGATOR, Role.DOUBT, Role.HEDGE, Role.WONDER, Role.CERTAINTY, Role.AUXILIARY, Role.SUBJECT)
)
HARMLESS = frozenset((Role.FILLER, Role.ARTICLE, Role.GREETING, Role.WAITING, Role.VERDICT))
_COMMAND_COMPANY = frozenset((Role.COMMAND, Role.PREFACE, Role.INTERJECTION, Role.HEDGE, Role.WONDER)) | HARMLESS


class ContradictionError(Exception):
    """Yes and no in one breath."""


def combine(first: Answer, second: Answer) -> Answer:
    """What two answers said together come to; ContradictionError when they exclude each other."""
    if first is second:
        return first
    both = {first, second}
    if Answer.UNKNOWN in both:
        (other,) = both - {Answer.UNKNOWN}
        return HEDGED.get(other, other)
    if Answer.SOMETIMES in both:
        return Answer.SOMETIMES
    if both == {Answer.PROBABLY, Answer.PROBABLY_NOT}:
        return Answer.UNKNOWN
    for plain, hedged in HEDGED.items():
        if both == {plain, hedged}:
            return hedged
    raise ContradictionError


@dataclass(slots=True)
class Unit:
    """Phrases that make up one answer: "it is probably not true"."""

    negations: int = 0
    hedged: bool = False
    wondered: bool = False
    affirmed: bool = False
    echoed: bool = False
    begun: bool = False
    stated: list[Answer] = field(default_factory=list)

    def ends_before(self, answer: Answer) -> bool:
        """Whether `answer`, which follows, is another one: "it is not, no", against "probably no"."""
        return bool(self.stated) or self.echoed or (self.negations > 0 and answer is Answer.NO)

    @property
    def value(self) -> Answer | None:
        """The answer, None when nothing was said yet."""
        if not (self.stated or self.hedged or self.affirmed or self.negations):
            return Answer.UNKNOWN if self.wondered else None
        answer = reduce(combine, self.stated) if self.stated else Answer.YES
        if self.hedged or self.wondered:
            answer = HEDGED.get(answer, answer)
        return OPPOSITE.get(answer, answer) if self.negations % 2 else answer

    @property
    def only_hedged(self) -> bool:
        """Whether it says no more than "I think"."""
        return self.hedged and not (self.stated or self.affirmed or self.negations or self.wondered)

    def take(self, item: Item) -> None:
        """Add a phrase."""
        roles = item.roles
        self.begun = self.begun or not HARMLESS & roles.keys() or Role.NAMING in roles
        if Role.STATEMENT in roles:
            self.stated.append(Answer(roles[Role.STATEMENT]))
        elif Role.NEGATOR in roles:
            self.negations += 1
        elif Role.DOUBT in roles:
            self.negations += 1
            self.hedged = True
        elif Role.HEDGE in roles:
            self.hedged = True
        elif Role.WONDER in roles:
            self.wondered = True
        elif {Role.CERTAINTY, Role.AUXILIARY, Role.NAMING} & roles.keys():
            self.affirmed = True
            self.echoed = self.echoed or Role.AUXILIARY in roles


@dataclass(slots=True)
class Clause:
    """A stretch between breaks."""

    items: Sequence[Item]
    corrects: bool = False
    """It takes the place of what was said before."""
    explains: bool = False
    """It gives a reason for what was said before."""
    before: frozenset[Role] = frozenset()
    """What the explanation is that it ends before."""
    answer: Answer | None = None
    covered: bool = True
    """Nothing in it is left over."""
    echo: bool = False
    """The answer is no more than "it is"."""
    affirming: bool = False
    """The answer is no more than "I am sure"."""
    hedging: bool = False
    """The answer is no more than "I think"."""
    passed: bool = False

    @property
    def spoken(self) -> Sequence[Item]:
        """Without fillers at its beginning."""
        for index, item in enumerate(self.items):
            if Role.FILLER not in item.roles or Role.NAMING in item.roles:
                return self.items[index:]
        return ()

    def begins_with(self, *roles: Role) -> bool:
        """Whether its first phrase, fillers aside, has one of these roles."""
        return any(role in item.roles for item in self.spoken[:1] for role in roles)

    @property
    def plain(self) -> bool:
        """Whether a word is in it that is an answer by itself."""
        return any({Role.INTERJECTION, Role.CERTAINTY} & item.roles.keys() for item in self.items)

    @property
    def calls(self) -> bool:
        """Whether it may be somebody's name: "stop it, Charlie"."""
        return [item.roles.keys() for item in self.items] == [{Role.WORD}]

    @property
    def turns(self) -> bool:
        """Whether it is a "not" that takes back what was said before it."""
        return bool(self.spoken) and all(Role.NEGATOR in item.roles for item in self.spoken)

    @property
    def command(self) -> str | None:
        """The command, when the clause holds nothing beside it."""
        alone = all(_COMMAND_COMPANY & item.roles.keys() for item in self.items)
        commands = {item.roles[Role.COMMAND] for item in self.items if alone and Role.COMMAND in item.roles}
        return commands.pop() if len(commands) == 1 else None

    @property
    def plainly_command(self) -> bool:
        """Whether its command can mean nothing else in an answer."""
        return any(
            Role.COMMAND in item.roles and not {Role.FILLER, Role.CORRECTION} & item.roles.keys() for item in self.items
        )


def read_clause(items: Sequence[Item], *, corrects: bool = False, explains: bool = False) -> Clause:
    """Read one clause; ContradictionError when it says yes and no."""
    clause = Clause(items, corrects, explains)
    unit, values = Unit(), []
    for item in items:
        if Role.INTERJECTION in item.roles:
            said = Answer(item.roles[Role.INTERJECTION])
            if unit.ends_before(said):
                values.append(unit.value)
                unit = Unit()
            unit.stated.append(said)
            values.append(unit.value)
            unit = Unit()
        elif Role.IDIOM in item.roles:
            clause.covered = False
            break
        elif MEANT & item.roles.keys():
            unit.take(item)
        elif Role.PASS in item.roles:
            clause.passed = True
        elif HARMLESS & item.roles.keys():
            unit.take(item)
        else:
            clause.covered = False
            break
    if clause.covered:
        first = not values
        values = _hedged(values) if unit.only_hedged else [*values, unit.value]
        alone = first and not unit.stated and not unit.negations
        clause.echo = unit.echoed and first
        clause.affirming = alone and unit.affirmed and not (unit.echoed or unit.hedged or unit.wondered)
        clause.hedging = alone and unit.hedged and not (unit.affirmed or unit.wondered)
    elif not _explains(unit, values, item):
        values = []
    clause.answer = _combined(values)
    return clause


def _explains(unit: Unit, values: list[Answer | None], item: Item) -> bool:
    """Whether `item`, which no answer holds, goes on after an answer: "yes it has legs"."""
    if not values:
        return False
    return unit.begun or (Role.PERSONAL if values[-1] in PLAIN else Role.QUESTION) in item.roles


def _hedged(values: list[Answer | None]) -> list[Answer | None]:
    """What was said before a hedge, which is an answer where it stands alone: "no I think"."""
    if not values or values[-1] is None:
        return [*values, Answer.PROBABLY]
    return [*values[:-1], HEDGED.get(values[-1], values[-1])]


def _combined(values: list[Answer | None]) -> Answer | None:
    answers = [value for value in values if value is not None]
    return reduce(combine, answers) if answers else None
