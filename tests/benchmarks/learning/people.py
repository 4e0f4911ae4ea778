"""Players who answer as people did whose answers are given, and else by the deck: what is learned from their games."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from tests.benchmarks.learning.world import asked_at_least, cells, everyday, folder_of, named, run
from tests.simulated_games import Pool
from twentyq.game.answer import Answer
from twentyq.guessing.answers_file import read_answers
from twentyq.knowledge.compiled import load
from twentyq.knowledge.deck import STEPS, Deck
from twentyq.learning.gate.limits import Limits
from twentyq.storage.objects.memory import MemoryObjects
from twentyq.storage.objects.versions import ObjectVersions

SHARES = {Answer.YES: 0.97, Answer.PROBABLY: 0.8, Answer.PROBABLY_NOT: 0.2, Answer.NO: 0.03}
POOL, JUDGES = 1500, 1000


def main(answers: Path, games: int) -> None:
    """Print what is named before and after; everybody thinks of one of the things that the file has."""
    deck, origins = everyday()
    truth, weights = given(deck, answers)
    pool = Pool(deck, truth, POOL, np.random.default_rng(2), weights)
    found = pool.games(games, np.random.default_rng(3))
    versions = ObjectVersions(MemoryObjects())
    with folder_of(deck, found) as folder:
        verdict = run(folder, deck, origins, versions=versions, limits=Limits(changed=1.0))
    print(f"{int((weights > 0).sum())} things, {games:,} games; {verdict.decision.value}: {verdict.reason}")
    for stated, votes, wrong in verdict.strengths:
        print(f"  entries that are {stated}: as {votes:g} votes, {wrong:.1%} taken to be wrong")
    print(f"named within 20 before: {named(deck, truth, JUDGES, 7, weights):.1%} of {JUDGES}")
    if verdict.version:
        after = load(versions.read(deck.id, verdict.version))
        print(f"after: {named(after, truth, JUDGES, 7, weights):.1%}; {verdict.changed:,} cells change sides")
        print(f"  answered by 5 players or more: {cells(deck, after, truth, asked_at_least(found, deck, 5))}")


def given(deck: Deck, file: Path) -> tuple[Deck, np.ndarray]:
    """The truth, and how often each thing is thought of."""
    table, weights = deck.table.copy(), np.zeros(len(deck.things))
    for player in read_answers(file, deck.question_index):
        row = deck.find(player.thing)
        if row is None:
            continue
        weights[row] = 1.0
        for question, answer in player.answers.items():
            if answer in SHARES:
                table[row, deck.question_index[question]] = round(SHARES[answer] * STEPS)
    return replace(deck, table=table), weights / weights.sum()
