"""Choosing the next question, by size of the deck."""

import time
from datetime import UTC, datetime
from statistics import median

import numpy as np

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.rules import answer, put, start
from twentyq.game.turn import TurnKind
from twentyq.guessing.bayes import BayesGuesser
from twentyq.knowledge.deck import Deck, Question, Thing

SIZES = ((1_000, 300), (4_500, 500), (10_000, 500), (100_000, 1_000))
AT = datetime(2000, 1, 1, tzinfo=UTC)
GAMES = 5


def random_deck(things: int, questions: int) -> Deck:
    """A deck of random clear facts, three in ten of them yes."""
    random = np.random.default_rng(things)
    return Deck(
        id="random",
        name="Random",
        description="",
        language="en-US",
        version="1",
        questions=tuple(Question(f"q{i}", f"Is it {i}?", "", 0.05) for i in range(questions)),
        things=tuple(Thing(f"t{i}", f"a t{i}", "x", int(random.integers(1, 6))) for i in range(things)),
        table=np.where(random.random((things, questions), dtype=np.float32) < 0.3, np.uint8(194), np.uint8(6)),
    )


def time_moves(guesser: BayesGuesser, truth: int, seed: int) -> list[float]:
    """Seconds for every move of one game about the thing in row `truth`."""
    deck = guesser.deck
    game = start("g", "p", deck_id=deck.id, language="en-US", seed=seed, at=AT)
    times = []
    while game.awaits_move:
        begun = time.perf_counter()
        move = guesser.next_move(game)
        times.append(time.perf_counter() - begun)
        game = put(game, move, AT)
        turn = game.current_turn
        if turn is None:
            break
        if turn.kind is TurnKind.GUESS:
            yes = turn.subject == deck.things[truth].name
        else:
            yes = bool(deck.table[truth, deck.question_index[turn.subject or ""]] > 100)
        game = answer(game, turn.number, Answer.YES if yes else Answer.NO, AnswerChannel.TAP, AT)
    return times


def main() -> None:
    """Print the median and the worst move by size, and growth against the size of the table."""
    base: float | None = None
    print(f"{'things x questions':>20} {'median':>10} {'worst':>10} {'growth / size':>14}")
    for things, questions in SIZES:
        guesser = BayesGuesser(random_deck(things, questions))
        time_moves(guesser, 0, 0)
        times = [t for seed in range(GAMES) for t in time_moves(guesser, seed * 7 + 3, seed)]
        middle = median(times)
        per_entry = middle / (things * questions)
        base = base or per_entry
        size = f"{things:,} x {questions:,}"
        print(f"{size:>20} {middle * 1e3:8.2f}ms {max(times) * 1e3:8.2f}ms {per_entry / base:14.2f}")


if __name__ == "__main__":
    main()
