"""Seeded games, move for move: two versions of the guesser that print the same digest play the same.

`python -m tests.benchmarks.moves [GAMES] [FILE]` also writes the games, a line each, to be compared by `diff`.
"""

import sys
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import numpy as np

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game
from twentyq.game.rules import answer, put, start
from twentyq.game.turn import TurnKind
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.insight import Insight
from twentyq.guessing.players import PersonPlayer, chances
from twentyq.knowledge.compiled import load_named

AT = datetime(2000, 1, 1, tzinfo=UTC)
NOISES = (0.0, 0.05, 0.2)
"""Added to the questions' own errors, by turns."""


def play(guesser: BayesGuesser, row: int, seed: int) -> tuple[Game, float]:
    """A game with one who errs and thinks of the thing in `row`, and the seconds of processor of its moves."""
    deck, spent = guesser.deck, 0.0
    player = PersonPlayer(deck, row, NOISES[seed % len(NOISES)], np.random.default_rng(seed))
    game = start(f"m{seed}", "moves", deck_id=deck.id, language="en-US", seed=seed, at=AT)
    while game.awaits_move:
        begun = time.process_time()
        move = guesser.next_move(game)
        spent += time.process_time() - begun
        game = put(game, move, AT)
        turn = game.current_turn
        if turn is None:
            break
        if turn.kind is TurnKind.GUESS:
            given = Answer.YES if turn.subject == deck.things[row].name else Answer.NO
        else:
            given = player.answer(turn.subject or "")
        game = answer(game, turn.number, given, AnswerChannel.TAP, AT)
    return game, spent


def line(guesser: BayesGuesser, game: Game) -> str:
    """Moves and answers, the end, and how many things were left at every turn."""
    moves = " ".join(f"{turn.subject}={turn.answer}" for turn in game.turns)
    left = " ".join(str(one.things_left) for one in Insight(guesser).certainties(game))
    return f"{game.status} {moves} | {left}"


def main() -> None:
    """Print the digest and the processor time of a move."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    guesser = BayesGuesser(load_named("everyday"))
    rows = np.random.default_rng(0).choice(len(guesser.deck.things), count, p=chances(guesser.deck))
    played = [play(guesser, int(row), seed) for seed, row in enumerate(rows)]
    lines = [line(guesser, game) for game, _ in played]
    digest = sha256("\n".join(lines).encode()).hexdigest()[:16]
    turns = sum(len(game.turns) for game, _ in played)
    print(f"{count} games, {turns} moves: {digest}")
    print(f"{sum(spent for _, spent in played) / turns * 1e3:.2f} ms of processor a move")
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
