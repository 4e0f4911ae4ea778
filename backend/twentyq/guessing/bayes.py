"""The Bayes guesser: belief over all things of a deck, questions by expected information gain."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from twentyq.game.answer import LEANS, Answer
from twentyq.game.game import Game
from twentyq.game.move import Ask, GiveUp, Guess, Move
from twentyq.game.proposal import Proposal
from twentyq.game.turn import Turn
from twentyq.guessing.belief import Belief, prior, told, update
from twentyq.guessing.carried import MOST, CarriedBeliefs, Path, Sureness, path_of
from twentyq.guessing.endgame import Endgame
from twentyq.guessing.gains import Gains
from twentyq.guessing.latest import Latest
from twentyq.guessing.noise import NoiseModel, lean
from twentyq.guessing.personal import with_taught
from twentyq.guessing.personal_gains import PersonalGains
from twentyq.guessing.policy import Policy
from twentyq.knowledge.deck import Deck, probabilities
from twentyq.knowledge.implications import Implications

MOVES_KEPT = 4096
"""About 1 kB each: those of the first eight turns or so of many games."""
SETTLING = {Answer.YES: True, Answer.NO: False}
"""Answers that settle what the question implies."""


class BayesGuesser:
    """Guesser over one deck. All that it computes from the deck is computed once, here."""

    name = "bayes"

    def __init__(
        self,
        deck: Deck,
        noise: NoiseModel | None = None,
        policy: Policy | None = None,
        endgame: Endgame | None = None,
        only: Collection[str] | None = None,
        *,
        gains: Gains | None = None,
        implications: Implications | None = None,
    ) -> None:
        """Prepare the deck's tables, about 2 bytes a table entry. `only`: ids of the questions that may be asked.

        `gains` and `implications` of a deck that this one extends spare computing them anew.
        """
        self.deck = deck
        self._noise = noise or NoiseModel()
        self._policy = policy or Policy()
        self._endgame = endgame or Endgame()
        self._gains = gains or Gains(deck, self._noise, self._policy.senseless)
        self._first = Belief(prior(deck), frozenset())
        self._carried = CarriedBeliefs(self._first, self.updated)
        self._kept_gains = lru_cache(MOST)(lambda belief: self.gains(belief.probabilities))
        self._moves: Latest[tuple[Path, int], Move] = Latest(MOVES_KEPT)
        self._implications = implications or Implications(deck.questions)
        self._closed = lru_cache(maxsize=None)(self._closed_by)
        self._openings = np.array([question.opening for question in deck.questions])
        self._open = np.array(
            [(only is None or question.id in only) and not question.bonus for question in deck.questions]
        )

    def knowing(self, taught: Iterable[Proposal]) -> "BayesGuesser":
        """A guesser that also knows what one player taught."""
        deck = with_taught(self.deck, taught, self._implications.settled_by)
        gains, implications = PersonalGains(self._gains, deck), self._implications
        return BayesGuesser(deck, self._noise, self._policy, self._endgame, gains=gains, implications=implications)

    def next_move(self, game: Game) -> Move:
        """Ask the best question, or guess when that is worth more."""
        if len(game.turns) < self._policy.varied_turns:
            return self._move(game)
        way = path_of(game.turns), game.turns_left
        return self._moves.get(way) or self._moves.keep(way, self._move(game))

    def _move(self, game: Game) -> Move:
        belief = self.belief(game)
        return self.choose(game, belief, self._kept_gains(belief))

    def belief(self, game: Game) -> Belief:
        """P(thing | the game's answered turns)."""
        return self.after(game.answered_turns)

    def after(self, turns: Sequence[Turn]) -> Belief:
        """P(thing | answered turns)."""
        return self._carried.after(turns)

    def course(self, turns: Sequence[Turn]) -> tuple[Sureness, ...]:
        """How sure it was before the first answer, and after each."""
        return self._carried.course(turns)

    def first_belief(self) -> Belief:
        """The belief before any answer."""
        return self._first

    def updated(self, belief: Belief, turn: Turn) -> Belief:
        """The belief after one more answered turn."""
        return update(belief, self.deck, turn, self._noise, self._gains.errors)

    def gains(self, beliefs: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
        """Gains in bits of shape (..., questions) for beliefs of shape (..., things)."""
        return self._gains.of(beliefs)

    def choose(self, game: Game, belief: Belief, gains: npt.NDArray[np.float32]) -> Move:
        """The move for a belief whose gains are known."""
        turn = len(game.turns) + 1
        allowed = self._allowed(game.turns)
        column = self._policy.choose_question(gains, allowed, self._openings, turn, game.seed)
        left = game.turns_left
        looks_ahead = column is not None and 1 < left <= self._endgame.turns
        rows = _best(belief, self._endgame.candidates if looks_ahead else 1)
        if not len(rows):
            return GiveUp() if column is None else self._ask(column)
        guess = int(rows[0])
        if looks_ahead:
            open_gains = np.where(allowed, gains, 0.0)
            columns = np.argsort(open_gains)[::-1][: min(self._endgame.questions, np.count_nonzero(open_gains > 0))]
            weights = belief.probabilities[rows].astype(np.float32)
            best = self._endgame.best(weights, *self._gains.p_answers(rows, columns), left)
            return self._guess(guess) if best is None else self._ask(int(columns[best]))
        top = float(belief.probabilities[guess])
        if column is None or self._policy.worth_guessing(top, float(gains[column]), left):
            return self._guess(guess)
        return self._ask(column)

    def best(self, belief: Belief, count: int) -> tuple[tuple[str, float], ...]:
        """The most probable things with their probabilities, best first."""
        rows = np.argsort(belief.probabilities)[::-1][:count]
        return tuple((self.deck.things[row].name, float(belief.probabilities[row])) for row in rows)

    def costs(self, turn: Turn) -> npt.NDArray[np.float64]:
        """By thing: bits of surprise at a yes or no, beyond those expected of one who knows the thing but may err.

        About -0.3 where the table agrees and 4 where it does not, at an error of 0.05; 0 for all other answers.
        """
        column = self.deck.column_of(turn)
        if column is None or turn.answer not in SETTLING:
            return np.zeros(len(self.deck.things))
        error = float(self._gains.errors[column])
        yes = lean(probabilities()[self.deck.table[:, column]], error).astype(np.float64)
        chances = yes if SETTLING[turn.answer] else 1 - yes
        expected = -(chances * np.log2(chances) + (1 - chances) * np.log2(1 - chances))
        costs: npt.NDArray[np.float64] = -np.log2(chances) - expected
        return costs

    def askable(self, turns: tuple[Turn, ...]) -> frozenset[str]:
        """Ids of the questions neither asked nor settled by an earlier answer."""
        return frozenset(self.deck.questions[column].id for column in np.flatnonzero(self._allowed(turns)))

    def bonus_columns(self, turns: tuple[Turn, ...]) -> tuple[int, ...]:
        """Columns of the questions that a game left open, those too that are not asked in games yet."""
        trial = [column for column, question in enumerate(self.deck.questions) if question.bonus]
        return (*(int(column) for column in np.flatnonzero(self._allowed(turns))), *trial)

    def makes_sense(self, row: int, column: int) -> bool:
        """Whether most people could answer the question about the thing."""
        return self.deck.p_senseless(row, column) <= self._policy.senseless

    def worth(self, row: int, column: int) -> float:
        """Of an answer about the thing: its variance times the question's gain in bits when a game begins."""
        p = float(probabilities()[self.deck.table[row, column]])
        gains = self._kept_gains(self._first)
        gain = gains.max() if self.deck.questions[column].bonus else gains[column]
        return p * (1 - p) * float(gain)

    def _guess(self, row: int) -> Guess:
        thing = self.deck.things[row]
        return Guess(f"Is it {thing.says}?", thing.name)

    def _ask(self, column: int) -> Ask:
        question = self.deck.questions[column]
        return Ask(question.text, question.id)

    def _allowed(self, turns: tuple[Turn, ...]) -> npt.NDArray[np.bool_]:
        """By column: not asked before, and not settled by an earlier answer or remark, be it a "probably"."""
        allowed = self._open.copy()
        for turn in turns:
            for column, answer, _ in told(self.deck, turn):
                allowed[self._closed(column, LEANS.get(answer))] = False
        return allowed

    def _closed_by(self, column: int, leans: bool | None) -> npt.NDArray[np.intp]:
        """Columns of a question that was put, and of what its answer settles, where that leans to yes or no."""
        settled = () if leans is None else self._implications.settled_by(self.deck.questions[column].id, leans)
        return np.array([column, *(self.deck.question_index[one] for one in settled)], dtype=np.intp)


def _best(belief: Belief, count: int) -> npt.NDArray[np.intp]:
    """Rows of the most probable things not guessed yet, best first, of equal ones the first of the deck."""
    p = belief.probabilities
    if count == 1 and not belief.guessed:
        return np.array([p.argmax()])
    wanted = min(len(belief.guessed) + count, len(p))
    likely = np.flatnonzero(p >= np.partition(p, -wanted)[-wanted])
    ranked = likely[np.argsort(-p[likely], kind="stable")][:wanted]
    return np.array([row for row in ranked if int(row) not in belief.guessed][:count], dtype=np.intp)
