"""How often a taught thing is named by its teacher in the next game: `python -m tests.benchmarks.teaching [CASES]`.

A thing drawn by popularity is taken out of the deck; a simulated player loses a game with it, teaches it, and plays
again. The player answers as the deck has the thing, a share of yes and no flipped anew in each game.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from twentyq.game.answer import Answer
from twentyq.game.game import Game, GameStatus
from twentyq.game.proposal import NEAREST, Proposal
from twentyq.game.turn import Turn, TurnKind
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.insight import Insight
from twentyq.guessing.players import Player, TablePlayer, chances
from twentyq.guessing.simulation import AT, simulate
from twentyq.knowledge.compiled import load_named
from twentyq.knowledge.deck import Deck
from twentyq.learning.taught.growth import grown
from twentyq.learning.taught.joining import candidates

TEACHERS = 3
CASES, NOISES, SEED = 200, (0.0, 0.05, 0.08), 16
NEVER = -10_000
"""A popularity of which nothing is left."""


@dataclass(frozen=True, slots=True)
class Case:
    """A thing that was taught, and how the two games ended."""

    lost: bool
    named: int | None
    """The turn of the second game that named it."""
    asked: bool
    """Whether the question that was taught came up."""


class Lacking:
    """Guessers that have never heard of one thing of a deck: nobody thinks of it, and its name is another."""

    def __init__(self, deck: Deck) -> None:
        """Prepare the deck once."""
        self.deck, self._all = deck, BayesGuesser(deck)

    def __call__(self, row: int) -> BayesGuesser:
        """The guesser without the thing of this row."""
        things = list(self.deck.things)
        things[row] = replace(things[row], name="nothing", aliases=(), shares=(), popularity=NEVER)
        lacking = replace(self.deck, things=tuple(things))
        return BayesGuesser(lacking, gains=self._all._gains, implications=self._all._implications)


def proposal_of(insight: Insight, game: Game, deck: Deck, row: int, random: np.random.Generator) -> Proposal:
    """What the player teaches: the answers given, and one further question that tells it from the best guess."""
    name = deck.things[row].name
    nearest = [near for near, _ in insight.nearest(game, NEAREST)]
    other = deck.find(nearest[0])
    asked = {turn.subject for turn in game.turns}
    apart = [
        column
        for column, question in enumerate(deck.questions)
        if other is not None
        and question.id not in asked
        and abs(_yes(deck, row, column) - _yes(deck, other, column)) > 0.5
    ]
    column = int(random.choice(apart)) if apart else None
    return Proposal(
        game.id,
        "simulated",
        deck.id,
        name,
        tuple((turn.subject or "", turn.answer or Answer.UNKNOWN) for turn in _questions(game)),
        tuple(nearest),
        AT,
        question=None if column is None else f"In other words: {deck.questions[column].text}",
        answer=None if column is None else Answer.YES if _yes(deck, row, column) > 0.5 else Answer.NO,
        instead=nearest[0],
    )


def _yes(deck: Deck, row: int, column: int) -> float:
    return min(int(deck.table[row, column]), 200) / 200


def _questions(game: Game) -> Iterator[Turn]:
    return (turn for turn in game.answered_turns if turn.kind is TurnKind.QUESTION)


@dataclass(slots=True)
class Teacher:
    """Answers the question that was taught as it was taught, and all others as the table has them."""

    table: Player
    taught: Proposal
    asked: bool = False

    @property
    def thing(self) -> str:
        """The name of its thing."""
        return self.table.thing

    def answer(self, question: str) -> Answer:
        """As above."""
        if question.startswith("taught:"):
            self.asked = True
            return self.taught.answer or Answer.UNKNOWN
        return self.table.answer(question)


def taught_and_played(without: Lacking, row: int, noise: float, seed: int) -> Case:
    """One case; an error in the simulated game is drawn anew in the second."""
    random = np.random.default_rng(seed)
    deck, lacking = without.deck, without(row)
    player = TablePlayer(deck, row, noise, random)
    ((first,),) = simulate(lacking, [player], extra=0, seed=seed)
    taught = proposal_of(Insight(lacking), first.game, deck, row, random)
    teacher = Teacher(player, taught)
    ((second,),) = simulate(lacking.knowing([taught]), [teacher], extra=0, seed=seed + 1_000_003)
    return Case(first.game.status is GameStatus.STUMPED, second.named_in, teacher.asked)


def approved_and_played(without: Lacking, row: int, noise: float, seed: int) -> int | None:
    """The turn in which another player's thing is named after TEACHERS taught it and a person approved it."""
    random = np.random.default_rng(seed)
    deck, lacking = without.deck, without(row)
    player, insight = TablePlayer(deck, row, noise, random), Insight(lacking)
    taught = []
    for number in range(TEACHERS):
        ((lost,),) = simulate(lacking, [player], extra=0, seed=seed + 7919 * number)
        proposal = proposal_of(insight, lost.game, deck, row, random)
        taught.append(replace(proposal, game_id=str(number), player_id=str(number), question=None))
    (candidate,) = candidates(taught, lacking.deck)
    ((played,),) = simulate(BayesGuesser(grown(lacking.deck, candidate, ())), [player], extra=0, seed=seed + 104_729)
    return played.named_in


def cases(without: Lacking, count: int, noise: float) -> Iterator[Case]:
    """Cases over things drawn by popularity."""
    rows = np.random.default_rng(SEED).choice(len(without.deck.things), size=count, p=chances(without.deck))
    for seed, row in enumerate(rows):
        yield taught_and_played(without, int(row), noise, seed)


def main() -> None:
    """Print a line for every share of flipped answers."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    without = Lacking(load_named("everyday"))
    for noise in NOISES:
        played = list(cases(without, count, noise))
        turns = [case.named for case in played if case.named]
        print(
            f"{noise:4.0%} flipped: lost {sum(case.lost for case in played)}, then named by its teacher "
            f"{len(turns)} of {count} ({len(turns) / count:.1%}), in {np.mean(turns or [0]):.1f} turns on average; "
            f"the taught question came up in {sum(case.asked for case in played)}"
        )
        rows = np.random.default_rng(SEED).choice(len(without.deck.things), size=count // 4, p=chances(without.deck))
        unknown = [int(row) for row in rows if without(int(row)).deck.find(without.deck.things[row].name) is None]
        others = [approved_and_played(without, row, noise, seed) for seed, row in enumerate(unknown)]
        named = sum(turn is not None for turn in others)
        print(f"{noise:4.0%} flipped: named by another player after its approval {named} of {len(others)}", flush=True)


if __name__ == "__main__":
    main()
