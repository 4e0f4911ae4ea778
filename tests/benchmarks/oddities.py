"""What a player would find odd, in simulated games: questions that make no sense, that are answered already, and
guesses against what was said. --help for its options."""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from twentyq.game.answer import Answer
from twentyq.game.turn import Turn, TurnKind
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.noise import NoiseModel
from twentyq.guessing.players import PersonPlayer, Player, TablePlayer, chances
from twentyq.guessing.simulation import Played, simulate
from twentyq.knowledge.compiled import load_named
from twentyq.knowledge.deck import Deck, probabilities

CERTAIN = 0.93
"""A question is answered already where this share of what the answers leave says the same."""
SENSELESS = 0.3
"""A question makes no sense where a larger share of players cannot say."""
AGAINST = 0.1
"""A guess is against an answer that a smaller share of players would give of it."""
UNTOUCHABLE, UNLIKELY = "people of what nobody can touch", 0.2
"""Players, and the share of a yes below which a thing is theirs."""
LITERAL = NoiseModel(slip=0.005, scale=0.0)
"""Whoever takes every answer at its word."""


@dataclass(slots=True)
class Oddities:
    """Counts over games."""

    questions: int = 0
    guesses: int = 0
    senseless: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    against: Counter[str] = field(default_factory=Counter)

    def add(self, deck: Deck, literal: BayesGuesser, played: Played) -> None:
        """Count those of a game of which the truth is known."""
        turns = played.game.turns[:20]
        for number, turn in enumerate(turns):
            if turn.kind is TurnKind.GUESS:
                self._guess(deck, turns[:number], turn)
            elif played.truth is not None:
                self._question(deck, literal, turns[:number], turn, played.truth)

    def _question(self, deck: Deck, literal: BayesGuesser, before: tuple[Turn, ...], turn: Turn, truth: int) -> None:
        column = deck.question_index[turn.subject or ""]
        self.questions += 1
        if deck.p_senseless(truth, column) > SENSELESS:
            self.senseless[turn.text] += 1
        yes = float(literal.after(before).probabilities @ probabilities()[deck.table[:, column]].round())
        if max(yes, 1 - yes) > CERTAIN:
            self.answered[f"{turn.text} after {_nearest(deck, before, column, yes > 0.5)}"] += 1

    def _guess(self, deck: Deck, before: tuple[Turn, ...], turn: Turn) -> None:
        row = deck.find(turn.subject or "")
        self.guesses += 1
        for earlier in before:
            if earlier.kind is TurnKind.QUESTION and earlier.answer in (Answer.YES, Answer.NO):
                p = float(probabilities()[deck.table[row, deck.question_index[earlier.subject or ""]]])
                if (p if earlier.answer is Answer.YES else 1 - p) < AGAINST:
                    self.against[f"{earlier.text} {earlier.answer.value}"] += 1
                    break

    def lines(self, most: int) -> Iterator[str]:
        """Shares, and the most frequent."""
        for name, found, of in (
            ("make no sense of the thing", self.senseless, self.questions),
            ("answered already", self.answered, self.questions),
            ("guesses against an answer", self.against, self.guesses),
        ):
            yield f"{name:>28} {found.total() / max(of, 1):7.2%} of {of}"
            yield from (f"{count:>35}  {text}" for text, count in found.most_common(most))


def _nearest(deck: Deck, before: tuple[Turn, ...], column: int, yes: bool) -> str:
    """The answer that by itself leaves the fewest things that say otherwise."""
    weights = np.array([thing.popularity for thing in deck.things], dtype=float) ** 3
    says = probabilities()[deck.table[:, column]] > 0.5
    best, least = "", 1.0
    for turn in before:
        if turn.kind is TurnKind.QUESTION and turn.answer in (Answer.YES, Answer.NO):
            left = weights * ((probabilities()[deck.table[:, deck.question_index[turn.subject or ""]]] > 0.5)
                              == (turn.answer is Answer.YES))  # fmt: skip
            otherwise = float((left * (says != yes)).sum() / max(left.sum(), 1e-9))
            if otherwise < least:
                best, least = f"{turn.text} {turn.answer.value} ({1 - otherwise:.1%})", otherwise
    return best


def measured(guesser: BayesGuesser, players: list[Player]) -> Oddities:
    """Counts over one game with each player."""
    literal, found = BayesGuesser(guesser.deck, LITERAL), Oddities()
    for batch in simulate(guesser, players, extra=0):
        for played in batch:
            found.add(guesser.deck, literal, played)
    return found


def drawn(deck: Deck, games: int, kind: str) -> list[Player]:
    """Players who think of things by popularity, or of those alone that nobody can touch."""
    random, odds = np.random.default_rng(0), chances(deck)
    if kind == UNTOUCHABLE:
        odds = odds * (deck.p_yes((slice(None), deck.question_index["touchable"])) < UNLIKELY)
    rows = random.choice(len(deck.things), games, p=odds / odds.sum())
    made = TablePlayer if kind == "table" else PersonPlayer
    return [made(deck, int(row), 0.0, stream) for row, stream in zip(rows, random.spawn(games), strict=True)]


def main() -> None:
    """Print shares, and the most frequent of each kind."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--games", type=int, default=500)
    arguments.add_argument("--most", type=int, default=15, help="of each kind, how many to print")
    given = arguments.parse_args()
    deck = load_named("everyday")
    for kind in ("table", "people", UNTOUCHABLE):
        print(f"{deck.id} {deck.version}: {given.games} games with players who answer as {kind}")
        print(*measured(BayesGuesser(deck), drawn(deck, given.games, kind)).lines(given.most), sep="\n")


if __name__ == "__main__":
    main()
