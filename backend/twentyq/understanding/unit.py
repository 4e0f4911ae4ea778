"""Phrases that make up one answer, and what several answers come to."""

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
AFFIRMING = (Answer.YES, Answer.PROBABLY)
HARMLESS = frozenset((Role.FILLER, Role.ARTICLE, Role.GREETING, Role.WAITING, Role.VERDICT))
SENTENCE = 2
"""Spaces in the shortest statement after which more may be said."""


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
    named: bool = False
    echoed: bool = False
    begun: bool = False
    whole: bool = False
    """It ends in a sentence of its own: "I can confirm that it is"."""
    addressed: bool = False
    """Somebody or something is spoken of after it."""
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
    def goes_on(self) -> bool:
        """Whether free words may follow its statement: "I can confirm it is larger", "how should I know, I'm 7"."""
        if not self.whole or self.negations:
            return False
        return self.addressed if Answer.UNKNOWN in self.stated else not self.echoed or self.stated == [Answer.SOMETIMES]

    @property
    def only_named(self) -> bool:
        """Whether it says no more than "it is a"."""
        return self.named and not (self.stated or self.hedged or self.negations or self.wondered or self.echoed)

    @property
    def only_hedged(self) -> bool:
        """Whether it says no more than "I think"."""
        return self.hedged and not (self.stated or self.affirmed or self.negations or self.wondered)

    def take(self, item: Item) -> None:
        """Add a phrase."""
        roles = item.roles
        self.addressed = self.addressed or Role.FILLER in roles or Role.SUBJECT in roles
        self.begun = self.begun or not HARMLESS & roles.keys() or Role.NAMING in roles
        if Role.STATEMENT in roles:
            self.stated.append(Answer(roles[Role.STATEMENT]))
            self.whole, self.addressed = item.text.count(" ") >= SENTENCE, False
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
            self.named = Role.NAMING in roles
            self.echoed = self.echoed or Role.AUXILIARY in roles
