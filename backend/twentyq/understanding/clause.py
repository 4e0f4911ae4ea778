"""What one clause says: a tiny grammar over the roles of its phrases."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from twentyq.game.answer import Answer
from twentyq.understanding.lexicon import Item, Role
from twentyq.understanding.unit import HARMLESS, HEDGED, PLAIN, SENTENCE, Unit, combine

MEANT = frozenset(
    (Role.STATEMENT, Role.NEGATOR, Role.DOUBT, Role.HEDGE, Role.WONDER, Role.CERTAINTY, Role.AUXILIARY, Role.SUBJECT)
)
_HELD = MEANT | HARMLESS | {Role.INTERJECTION, Role.PASS}
_COMMAND_COMPANY = frozenset((Role.COMMAND, Role.PREFACE, Role.INTERJECTION, Role.HEDGE, Role.WONDER)) | HARMLESS
_AFTER_COMMAND = frozenset((Role.PERSONAL, Role.SUBJECT, Role.FILLER))
NOTHING = Item("", {})


@dataclass(slots=True)
class Clause:
    """A stretch between breaks."""

    items: Sequence[Item]
    corrects: bool = False
    """It takes the place of what was said before."""
    explains: bool = False
    """It gives a reason for what was said before."""
    opening: Item = NOTHING
    """The word that begins it: "when", "but"."""
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
        """The command, when the clause holds nothing beside it, or goes on after one that names the game."""
        commands = set()
        for item, after in zip(self.items, (*self.items[1:], NOTHING), strict=True):
            if Role.GAME in item.roles and _AFTER_COMMAND & after.roles.keys():
                return item.roles[Role.COMMAND]
            if not _COMMAND_COMPANY & item.roles.keys():
                return None
            commands |= {item.roles[Role.COMMAND]} if Role.COMMAND in item.roles else set()
        return commands.pop() if len(commands) == 1 else None

    @property
    def plainly_command(self) -> bool:
        """Whether its command can mean nothing else in an answer."""
        return any(
            Role.COMMAND in item.roles and not {Role.FILLER, Role.CORRECTION} & item.roles.keys() for item in self.items
        )


def read_clause(
    items: Sequence[Item], *, corrects: bool = False, explains: bool = False, before: frozenset[Role] = frozenset()
) -> Clause:
    """Read one clause; ContradictionError when it says yes and no."""
    clause = Clause(items, corrects, explains, before=before)
    unit = Unit()
    values: list[Answer | None] = []
    for item, after in zip(items, (*items[1:], NOTHING), strict=True):
        # "It has no legs": of these words "no" is no answer.
        counts = unit.echoed and item.roles.get(Role.INTERJECTION) == Answer.NO and Role.WORD in after.roles
        if (
            counts
            or not _HELD & item.roles.keys()
            or (Role.IDIOM in item.roles and Role.INTERJECTION not in item.roles)
        ):
            clause.covered = False
            clause.answer = _combined(_before(item, unit, values))
            return clause
        if Role.INTERJECTION in item.roles:
            unit = _interject(item, unit, values)
        elif Role.PASS in item.roles and not MEANT & item.roles.keys():
            clause.passed = True
        else:
            unit.take(item)
    alone = not values and not unit.stated and not unit.negations
    clause.echo = unit.echoed and not values
    clause.affirming = alone and unit.affirmed and not (unit.echoed or unit.hedged or unit.wondered)
    clause.hedging = alone and unit.hedged and not (unit.affirmed or unit.wondered)
    described = Role.DESCRIBING in before and unit.echoed and not unit.negations
    if (described or unit.only_named) and values:
        clause.answer = _combined(values)
    else:
        clause.answer = _combined(_hedged(values) if unit.only_hedged else [*values, unit.value])
    return clause


def _interject(item: Item, unit: Unit, values: list[Answer | None]) -> Unit:
    """Add an answer by itself to `values`, with what of the unit belongs to it; the next unit."""
    said = Answer(item.roles[Role.INTERJECTION])
    if unit.ends_before(said):
        values.append(unit.value)
        unit = Unit()
    unit.stated.append(said)
    values.append(unit.value)
    return Unit(whole=said is Answer.SOMETIMES and item.text.count(" ") >= SENTENCE)


def _before(item: Item, unit: Unit, values: list[Answer | None]) -> list[Answer | None]:
    """What was answered before `item`, which no answer holds: "yes it has legs", "I can confirm it is larger"."""
    unsure = unit.whole and unit.stated == [Answer.UNKNOWN] and Role.PERSONAL in item.roles
    if unsure or (unit.goes_on and not {Role.QUESTION, Role.IDIOM} & item.roles.keys()):
        return [*values, unit.value]
    if not values:
        return []
    goes_on = unit.begun or (Role.PERSONAL if values[-1] in PLAIN else Role.QUESTION) in item.roles
    return values if goes_on else []


def _hedged(values: list[Answer | None]) -> list[Answer | None]:
    """What was said before a hedge, which is an answer where it stands alone: "no I think"."""
    if not values or values[-1] is None:
        return [*values, Answer.PROBABLY]
    return [*values[:-1], HEDGED.get(values[-1], values[-1])]


def _combined(values: list[Answer | None]) -> Answer | None:
    answers = [value for value in values if value is not None]
    return reduce(combine, answers) if answers else None
