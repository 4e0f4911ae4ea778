"""Proposals of several players joined by name: ripe when enough of them agree."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twentyq.game.answer import LEANS, Answer
from twentyq.game.proposal import NEAREST, Proposal
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.speaking import said
from twentyq.knowledge.spelling import fold, readings, unspaced

PLAYERS = 3
AGREEMENT = 0.75
"""Share of the answers to a question that are those of the majority, over all that two players answered."""


@dataclass(frozen=True, slots=True)
class TaughtQuestion:
    """A question of a player's, with its answer for the thing and the other one for `instead`."""

    text: str
    yes: bool
    instead: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that several players taught."""

    name: str
    aliases: tuple[str, ...]
    players: int
    agreement: float
    votes: Mapping[str, tuple[int, int]]
    """Yes and no, by question of the deck; one vote of each player."""
    nearest: tuple[str, ...]
    questions: tuple[TaughtQuestion, ...]

    @property
    def ripe(self) -> bool:
        """Whether enough players agree, for a person to look at it."""
        return self.players >= PLAYERS and self.agreement >= AGREEMENT


def candidates(proposals: Iterable[Proposal], deck: Deck) -> list[Candidate]:
    """Things that the deck lacks, those of most players first; a name that it knows is that thing."""
    groups: dict[str, list[Proposal]] = {}
    for proposal in sorted(proposals, key=lambda one: one.taught_at):
        if deck.find(proposal.name) is None:
            forms = (unspaced(fold(proposal.name)), *readings(proposal.name))
            key = next((form for form in forms if form in groups), forms[0])
            groups.setdefault(key, []).append(proposal)
    return sorted((_candidate(group) for group in groups.values()), key=lambda one: (-one.players, one.name))


def _candidate(group: list[Proposal]) -> Candidate:
    latest = list({proposal.player_id: proposal for proposal in group}.values())
    names = Counter(said(proposal.name)[0] for proposal in latest)
    name, *aliases = [name for name, _ in names.most_common()]
    votes: dict[str, list[int]] = {}
    for proposal in latest:
        for question, answer in dict(proposal.answers).items():
            if (lean := LEANS.get(answer)) is not None:
                votes.setdefault(question, [0, 0])[not lean] += 1
    nearest = Counter({near: 0 for proposal in latest for near in proposal.nearest})
    nearest.update(near for proposal in latest for near in proposal.nearest)
    return Candidate(
        name=name,
        aliases=tuple(one for one in aliases if fold(one) != fold(name)),
        players=len(latest),
        agreement=_agreement(votes),
        votes={question: (yes, no) for question, (yes, no) in votes.items()},
        nearest=tuple(near for near, _ in nearest.most_common(NEAREST)),
        questions=_questions(latest),
    )


def _agreement(votes: Mapping[str, list[int]]) -> float:
    shared = [(max(both), sum(both)) for both in votes.values() if sum(both) > 1]
    return sum(most for most, _ in shared) / sum(count for _, count in shared) if shared else 1.0


def _questions(latest: list[Proposal]) -> tuple[TaughtQuestion, ...]:
    """Each once, as it was first put."""
    found = {
        fold(one.question): TaughtQuestion(one.question, one.answer is Answer.YES, one.instead)
        for one in reversed(latest)
        if one.question
    }
    return tuple(reversed(found.values()))
