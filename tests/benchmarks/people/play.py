"""Games in which people's answers count: with their questions alone, and with the deck's own for all others."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tests.benchmarks.people.data import Noun, mapped
from twentyq.game.answer import Answer
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.players import ListedPlayer, Player, TablePlayer
from twentyq.guessing.simulation import Played, simulate
from twentyq.knowledge.deck import Deck

LIMIT = 20
EXTRA = 5
OPENINGS = 40
SEEDS = 2


@dataclass(slots=True)
class MixedPlayer:
    """Answers as people do where they decide, and by the deck's table, in part flipped, elsewhere."""

    people: dict[str, Answer]
    table: TablePlayer

    @property
    def thing(self) -> str:
        """The name of its thing."""
        return self.table.thing

    def answer(self, question: str) -> Answer:
        """People's, else the table's."""
        return self.people.get(question) or self.table.answer(question)


def only_listed(nouns: Sequence[Noun]) -> list[Player]:
    """Players who answer the questions that people were asked."""
    return [ListedPlayer(noun.name, noun.answers) for noun in nouns]


def mixed(deck: Deck, nouns: Sequence[Noun], flipped: float, seed: int) -> list[Player]:
    """Players of both sources."""
    streams = np.random.default_rng(seed).spawn(len(nouns))
    return [
        MixedPlayer(noun.answers, TablePlayer(deck, noun.row, flipped, stream))
        for noun, stream in zip(nouns, streams, strict=True)
    ]


def play(guesser: BayesGuesser, players: Sequence[Player], seed: int = 0) -> list[Played]:
    """One game with each."""
    return [game for batch in simulate(guesser, players, limit=LIMIT, extra=EXTRA, seed=seed) for game in batch]


def shares(games: Sequence[Played]) -> tuple[float, float, float]:
    """Named within 20, within 25, and the share of questions that were answered by "don't know"."""
    turns = [game.named_in or LIMIT + EXTRA + 1 for game in games]
    answers = [turn.answer for game in games for turn in game.game.turns if turn.kind.name == "QUESTION"]
    unknown = sum(answer is Answer.UNKNOWN for answer in answers) / len(answers)
    within = [sum(turn <= most for turn in turns) / len(turns) for most in (LIMIT, LIMIT + EXTRA)]
    return within[0], within[1], unknown


def figures(deck: Deck, nouns: Sequence[Noun]) -> dict[str, float]:
    """All shares by name."""
    found: dict[str, float] = {}
    asked = mapped(list(nouns))
    listed = [game for seed in range(SEEDS) for game in
              play(BayesGuesser(deck, only=asked), only_listed(nouns), seed * len(nouns))]  # fmt: skip
    _add(found, "only listed", listed)
    guesser = BayesGuesser(deck)
    for flipped in (0.05, 0.08):
        games = [game for seed in range(SEEDS) for game in
                 play(guesser, mixed(deck, nouns, flipped, seed), seed * len(nouns))]  # fmt: skip
        _add(found, f"mixed {flipped:.0%}", games)
    return found


def _add(found: dict[str, float], name: str, games: Sequence[Played]) -> None:
    within, extra, unknown = shares(games)
    found |= {f"{name} within 20": within, f"{name} within 25": extra, f"{name}, don't know": unknown}


def openings(deck: Deck) -> Iterator[str]:
    """First questions of games by how often they are asked."""
    players: list[Player] = [TablePlayer(deck, row, 0.0, np.random.default_rng(row)) for row in range(OPENINGS)]
    games = play(BayesGuesser(deck), players, seed=1000)
    for turn in (0, 1, 2):
        asked = Counter(game.game.turns[turn].text for game in games if len(game.game.turns) > turn)
        yield f"turn {turn + 1} of {len(games)} games"
        yield from (f"{count:5}  {text}" for text, count in asked.most_common(12))
