"""Whole games against the peer: players who think of things inside and outside the guesser's deck."""

import random
import time
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from tests.benchmarks.guessing import random_deck
from tests.conftest import NOW
from tests.llm_peer import running_peer
from tests.llm_peer.behaviours import BROKEN
from tests.llm_peer.scholar import Scholar
from tests.llm_peer.server import KEY, MODEL, Body, Reply

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game, GameStatus
from twentyq.game.rules import answer, put, start
from twentyq.game.turn import TurnKind
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.guesser import Guesser
from twentyq.guessing.hybrid import HybridGuesser
from twentyq.guessing.llm.config import LlmConfig
from twentyq.guessing.llm.endpoint import ChatEndpoint
from twentyq.guessing.llm.ledger import Budget, MemoryLedger
from twentyq.guessing.llm.meter import Tally
from twentyq.guessing.llm.moves.proposer import MoveProposer
from twentyq.guessing.players import TablePlayer
from twentyq.knowledge.deck import Deck

THINGS, KNOWN, QUESTIONS = 400, 320, 120
"""Of all things the deck knows these; the peer knows them all."""
STRIDE = 7
"""Takes things inside and outside the deck in turn."""
NOISE = 0.05
TURN_SECONDS = 0.3


@dataclass
class Outcome:
    """What became of some games."""

    named: dict[str, int] = field(default_factory=dict)
    games: int = 0
    finished: int = 0
    inside: int = 0
    """Games about things of the deck."""
    slowest: float = 0.0
    """Seconds of a move."""
    counts: dict[str, float] = field(default_factory=dict)


class FlakyScript:
    """The scholar, but for a share of requests that fail in a way drawn at random."""

    def __init__(self, scholar: Scholar, failing: float) -> None:
        self._scholar = scholar
        self._failing = failing
        self._random = random.Random(5)  # noqa: S311 - repeatable, not secret
        self._lock = Lock()

    def __call__(self, _number: int, _body: Body) -> Reply:
        """The behaviour for one request."""
        with self._lock:
            fails = self._random.random() < self._failing
            return self._random.choice(list(BROKEN.values())) if fails else self._scholar


def decks() -> tuple[Deck, Deck]:
    """All things, and those that the guesser's deck knows."""
    whole = random_deck(THINGS, QUESTIONS)
    known = Deck("known", "", "", "en-US", "1", whole.questions, whole.things[:KNOWN], whole.table[:KNOWN])
    return whole, known


def play_games(count: int, failing: float) -> tuple[Outcome, Outcome]:
    """The same games by Bayes alone and by the hybrid."""
    whole, known = decks()
    tally, bayes = Tally(), BayesGuesser(known)
    with running_peer(FlakyScript(Scholar(whole), failing)) as peer:
        config = LlmConfig(peer.url, MODEL, KEY, turn_seconds=TURN_SECONDS, first_wait=0.01, open_seconds=0.1)
        endpoint = ChatEndpoint(config, Budget(MemoryLedger(), config.limits), tally)
        hybrid = HybridGuesser(MoveProposer(endpoint, tally), bayes, tally, ahead=False)
        outcomes = _played(bayes, whole, count), _played(hybrid, whole, count)
        endpoint.close()
    outcomes[1].counts = tally.counts
    return outcomes


def _played(guesser: Guesser, whole: Deck, count: int) -> Outcome:
    outcome = Outcome(games=count)
    for number in range(count):
        row = number * STRIDE % THINGS
        game = _game(guesser, whole, row, number, outcome)
        outcome.finished += game.status is not GameStatus.IN_PROGRESS
        outcome.inside += row < KNOWN
        where = "inside" if row < KNOWN else "outside"
        outcome.named[where] = outcome.named.get(where, 0) + (game.status is GameStatus.GUESSED)
    return outcome


def _game(guesser: Guesser, whole: Deck, row: int, number: int, outcome: Outcome) -> Game:
    player = TablePlayer(whole, row, NOISE, np.random.default_rng(number))
    game = start(f"{guesser.name}-{number}", "p", deck_id="known", language="en-US", seed=number, at=NOW)
    while game.awaits_move:
        began = time.perf_counter()
        game = put(game, guesser.next_move(game), NOW)
        outcome.slowest = max(outcome.slowest, time.perf_counter() - began)
        turn = game.current_turn
        if turn is None:
            break
        if turn.kind is TurnKind.GUESS:
            given = Answer.YES if whole.find(turn.subject or "") == row else Answer.NO
        else:
            given = player.answer(turn.subject) if turn.subject else Answer.UNKNOWN
        game = answer(game, turn.number, given, AnswerChannel.TAP, NOW)
    return game
