"""Simulated games that the machine lost: what was thought of, and what the guesser believed in the end."""

from collections.abc import Iterator, Mapping

import numpy as np

from twentyq.game.game import GameStatus
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.players import PersonPlayer, chances
from twentyq.guessing.simulation import simulate
from twentyq.knowledge.deck import Deck

GAMES = 768
"""Of which about one in eight is lost."""


def lost_games(deck: Deck) -> Iterator[tuple[str, Mapping[str, float]]]:
    """Names of what players thought of, as often as they do, with P(thing | turns) by name."""
    guesser, random = BayesGuesser(deck), np.random.default_rng(7)
    rows = random.choice(len(deck.things), GAMES, p=chances(deck))
    players = [PersonPlayer(deck, int(row), 0.0, random) for row in rows]
    for batch in simulate(guesser, players, extra=0):
        for played in batch:
            if played.game.status is GameStatus.STUMPED:
                yield played.player.thing, dict(guesser.best(guesser.belief(played.game), len(deck.things)))
