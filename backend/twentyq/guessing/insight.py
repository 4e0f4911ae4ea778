"""What a deck makes of a game: how sure it is, what it took the thing for, and where the answers differ from it."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twentyq.game.answer import LEANS, Answer
from twentyq.game.game import Game
from twentyq.game.turn import Turn, TurnKind
from twentyq.guessing.bonus import Drawn, draw
from twentyq.guessing.generics import HAS, holds

if TYPE_CHECKING:
    from twentyq.guessing.bayes import BayesGuesser
    from twentyq.knowledge.deck import Deck

SMALLEST = 1e-300
FIRM = 0.75
"""P(yes) from which the deck has a yes, and below whose counterpart it has a no."""


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the guesser is."""

    things_left: int
    """As many things of equal chance would leave it as undecided (2 to the entropy)."""
    top_chance: float
    """Of the most probable thing."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer to a question that the deck has otherwise."""

    turn: Turn
    expected: Answer
    """YES or NO."""


class Insight:
    """Looks at games with a deck's Bayes guesser, whoever played them."""

    def __init__(self, bayes: "BayesGuesser") -> None:
        """Look with this guesser."""
        self._bayes = bayes

    @property
    def deck(self) -> "Deck":
        """The deck."""
        return self._bayes.deck

    def reading(self, question: str | None) -> str | None:
        """What counts as yes to a question of the deck."""
        column = self.deck.question_index.get(question or "")
        return None if column is None else self.deck.questions[column].reading

    def of_kind(self, name: str, question: str | None) -> Answer | None:
        """YES or NO where the deck is sure of it to a question of its own, of all things of a kind that it has."""
        column = self.deck.question_index.get(question or "")
        truth = None if column is None else holds(self.deck, name, column)
        return None if truth is None else Answer.YES if truth else Answer.NO

    def has(self, name: str, question: str) -> bool | None:
        """Whether a thing would rather be answered by yes than by no to a question; None for one that is not known."""
        row, column = self.deck.find(name), self.deck.question_index.get(question)
        return None if row is None or column is None else bool(self.deck.p_yes((row, column)) > HAS)

    def certainties(self, game: Game) -> tuple[Certainty, ...]:
        """Before the first answer, and after each."""
        turns = game.answered_turns
        course = [Certainty(max(1, round(2**entropy)), top) for entropy, top in self._bayes.course(turns)]
        if turns and _names_it(turns[-1]):
            course[-1] = Certainty(1, 1.0)
        return tuple(course)

    def nearest(self, game: Game, count: int = 3) -> tuple[tuple[str, float], ...]:
        """The things that the answers fit best, with their chances; the one that was named counts as any other."""
        turns = [turn for turn in game.answered_turns if not _names_it(turn)]
        best = self._bayes.best(self._bayes.after(turns), count)
        return tuple((name, chance) for name, chance in best if chance > 0)

    def meant(self, game: Game) -> int | None:
        """Row of the thing that the game was about; of a name with several senses the one that fits the answers."""
        rows = self.deck.senses(game.thing) if game.thing else ()
        if len(rows) < 2:
            return next(iter(rows), None)
        belief = self._bayes.after([turn for turn in game.answered_turns if turn.kind is TurnKind.QUESTION])
        return max(rows, key=lambda row: float(belief.probabilities[row]))

    def bonus(self, game: Game) -> Drawn | None:
        """The bonus question of a game about a thing of the deck."""
        row = self.meant(game)
        return None if row is None else draw(self._bayes, game, row)

    def differences(self, game: Game) -> tuple[Difference, ...]:
        """The answers that the deck has otherwise for the game's thing, oldest first; none for one unknown to it."""
        row = self.meant(game)
        if row is None:
            return ()
        chances = self.deck.rows_p_yes(slice(row, row + 1))[0]
        found = []
        for turn in game.answered_turns:
            column, said = self.deck.column_of(turn), LEANS.get(turn.answer)
            if column is None or said is None:
                continue
            chance = float(chances[column])
            if (1 - chance if said else chance) >= FIRM:
                found.append(Difference(turn, Answer.NO if said else Answer.YES))
        return tuple(found)

    def bits(self, game: Game, row: int) -> tuple[float, ...]:
        """By answered turn: how much likelier it made the thing of this row, as the logarithm to the base 2."""
        belief, found = self._bayes.first_belief(), []
        for turn in game.answered_turns:
            after = belief if _names_it(turn) else self._bayes.updated(belief, turn)
            before, now = (max(float(one.probabilities[row]), SMALLEST) for one in (belief, after))
            found.append(math.log2(now / before))
            belief = after
        return tuple(found)


def _names_it(turn: Turn) -> bool:
    """Whether it was the right guess."""
    return turn.kind is TurnKind.GUESS and turn.answer is Answer.YES
