"""A guesser over the small deck, and the peer that it asks."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from tests.conftest import NOW
from tests.llm_peer import Peer, running_peer
from tests.llm_peer.server import KEY, MODEL, Body, Reply

from twentyq.game.game import Game
from twentyq.game.move import Move
from twentyq.game.rules import start
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.llm.config import LlmConfig
from twentyq.guessing.llm.connection import load
from twentyq.guessing.llm.endpoint import ChatEndpoint
from twentyq.guessing.llm.guesser import LlmGuesser
from twentyq.guessing.llm.ledger import Budget, MemoryLedger
from twentyq.guessing.llm.meter import Tally
from twentyq.guessing.llm.moves.proposer import MoveProposer
from twentyq.knowledge.deck import Deck

SECONDS = 30.0
"""Of a turn: enough on the slowest machine."""
SOON = 0.25
"""Of a turn against a peer that hangs."""
HANGING = ("timeout", "slow stream")
load()  # on a busy machine it may take longer than a turn


@dataclass
class Playing:
    """An LLM guesser and all that it is made of."""

    peer: Peer
    endpoint: ChatEndpoint
    proposer: MoveProposer
    bayes: BayesGuesser
    guesser: LlmGuesser
    ledger: MemoryLedger
    tally: Tally

    def move(self, game: Game | None = None) -> Move:
        """The guesser's next move."""
        return self.guesser.next_move(game or new_game())


Play = Callable[..., Playing]


def new_game(game_id: str = "g") -> Game:
    """A game in which nothing was asked."""
    return start(game_id, "p", deck_id="small", language="en-US", seed=1, at=NOW)


def config_for(peer: Peer, **changes: Any) -> LlmConfig:
    """One attempt, no circuit that opens, unless changed."""
    settings = {"turn_seconds": SECONDS, "first_wait": 0.001, "attempts": 1, "failures_to_open": 1000, **changes}
    return LlmConfig(**{"base_url": peer.url, "model": MODEL, "api_key": KEY, **settings})


@pytest.fixture
def play(small_deck: Deck) -> Iterator[Play]:
    """Start a peer that replies with these behaviours in turn, the last one for good; keywords change settings."""
    with ExitStack() as stack:

        def started(*replies: Reply, key_header: str = "authorization", **changes: Any) -> Playing:
            def script(number: int, _: Body) -> Reply:
                return replies[min(number, len(replies) - 1)]

            peer = stack.enter_context(running_peer(script))
            peer.key_header = key_header
            return _playing(peer, small_deck, stack, key_header=key_header, **changes)

        yield started


def _playing(peer: Peer, deck: Deck, stack: ExitStack, **changes: Any) -> Playing:
    config = config_for(peer, **changes)
    ledger, tally, bayes = MemoryLedger(), Tally(), BayesGuesser(deck)
    endpoint = ChatEndpoint(config, Budget(ledger, config.limits, lambda: NOW), tally)
    stack.callback(endpoint.close)
    proposer = MoveProposer(endpoint, tally)
    return Playing(peer, endpoint, proposer, bayes, LlmGuesser(proposer, bayes, tally), ledger, tally)
