"""Seconds and memory of exporting a data folder's games."""

import os
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import numpy as np

from tests.benchmarks.learning.world import NOW, everyday, peak, processor
from tests.simulated_games import CODES, Pool
from twentyq.game import rules
from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.move import Ask, Guess
from twentyq.learning.aggregators.duckdb import ANSWERS, write_answers
from twentyq.learning.export import evidence
from twentyq.learning.pseudonyms import Pseudonyms
from twentyq.storage.sqlite import SqliteGameStore

POOL = 200


def main(games: int) -> None:
    """Print what the games of a store take."""
    deck, _ = everyday()
    found = Pool(deck, deck, POOL, np.random.default_rng(0)).games(games, np.random.default_rng(1))
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteGameStore(Path(folder, "games.db"))
        at = NOW - timedelta(days=1)
        ends = np.flatnonzero(np.append(np.diff(found.game), 1)) + 1
        for first, last in zip(np.concatenate([[0], ends[:-1]]), ends, strict=True):
            player = f"p{found.player[first]}"
            game = rules.start(f"g{found.game[first]:09}", player, deck_id=deck.id, language="en-US", seed=1, at=at)
            for index in range(first, last):
                question = deck.questions[found.question[index]]
                given = CODES[found.answer[index]]
                number = len(game.turns) + 1
                game = rules.put(game, Ask(question.text, question.id), at)
                game = rules.answer(game, number, given, AnswerChannel.TAP, at)
            thing = deck.things[found.thing[first]]
            game = rules.put(game, Guess(f"Is it {thing.says}?", thing.name), at)
            store.create(rules.answer(game, len(game.turns), Answer.YES, AnswerChannel.TAP, at))
        before, begun, used = peak(), time.perf_counter(), processor()
        rows = write_answers(Path(folder), evidence(store.games(), deck, Pseudonyms(lambda _: b"key"), NOW))
        took, used = time.perf_counter() - begun, processor() - used
        sizes = [Path(folder, name).stat().st_size / 2**20 for name in ("games.db", ANSWERS)]
        store.close()
    print(f"{games:,} games, {sizes[0]:.0f} MB: {rows:,} answers, {sizes[1]:.1f} MB")
    print(f"{took:.1f} s, {used:.1f} s of processor, load {os.getloadavg()[0]:.1f}")
    print(f"memory: {before:.2f} GB before, at most {peak():.2f} GB")
