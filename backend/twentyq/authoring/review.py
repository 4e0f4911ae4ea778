"""A game beside the documents: what was said, what they say, where they say it, and what the guess rested on."""

from dataclasses import dataclass

from twentyq.authoring.draft import By, Quote, Stated
from twentyq.authoring.evidence import CitedFact, Evidence, cited, named_at
from twentyq.game.answer import LEANS, Answer
from twentyq.game.game import Game
from twentyq.game.turn import Turn, TurnKind
from twentyq.guessing.insight import Insight

CITATIONS = 2
RESTED_ON = 5


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An answer beside what the documents say of the game's thing."""

    turn: Turn
    said: Answer
    stated: Stated | None
    """What the sources say, SOMETIMES where they disagree; None where they do not say."""
    by: By | None
    citations: tuple[Quote, ...]
    """At most two, of sources that disagree one each."""
    bits: float
    """By how much the answer made the thing likelier, as the logarithm to the base 2."""

    @property
    def differs(self) -> bool:
        """Whether one says yes and the other no."""
        lean = LEANS.get(self.said)
        return lean is not None and self.stated is (Stated.NO if lean else Stated.YES)


@dataclass(frozen=True, slots=True)
class GameReview:
    """A finished game beside the documents."""

    thing: str
    named: Quote | None
    """Where the documents name the thing."""
    answers: tuple[Reviewed, ...]
    """Of all questions of the deck, oldest first."""
    rested_on: tuple[Reviewed, ...]
    """The answers that spoke most for the thing, the strongest first."""


def review(game: Game, insight: Insight, evidence: Evidence) -> GameReview | None:
    """The game beside its documents; None while it runs, and where its thing is not of the deck."""
    row = insight.meant(game)
    if row is None:
        return None
    thing = insight.deck.things[row].name
    bits = insight.bits(game, row)
    answers = tuple(
        _reviewed(turn, turn.answer, cited(evidence, thing, turn.subject or ""), gained)
        for turn, gained in zip(game.answered_turns, bits, strict=True)
        if turn.kind is TurnKind.QUESTION and turn.subject in insight.deck.question_index and turn.answer
    )
    telling = sorted((one for one in answers if one.bits > 0), key=lambda one: -one.bits)
    return GameReview(thing, named_at(evidence, thing), answers, tuple(telling[:RESTED_ON]))


def _reviewed(turn: Turn, said: Answer, facts: tuple[CitedFact, ...], bits: float) -> Reviewed:
    return Reviewed(turn, said, _summed(facts), facts[0].by if facts else None, _citations(facts), bits)


def _summed(facts: tuple[CitedFact, ...]) -> Stated | None:
    stated = {fact.stated for fact in facts}
    if len(stated) > 1:
        return Stated.SOMETIMES
    return next(iter(stated), None)


def _citations(facts: tuple[CitedFact, ...]) -> tuple[Quote, ...]:
    """One of each statement first, then more of them."""
    firsts: dict[Stated, CitedFact] = {}
    for fact in facts:
        firsts.setdefault(fact.stated, fact)
    ordered = [*firsts.values(), *facts]
    return tuple(dict.fromkeys(quote for fact in ordered for quote in fact.quotes))[:CITATIONS]
