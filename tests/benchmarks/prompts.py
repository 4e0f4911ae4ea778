"""Prompts compared over whole games: python -m tests.benchmarks.prompts 200

The model is scripted: it knows the whole deck `everyday`, of which the guesser's deck lacks every fifth thing. Players
answer by the whole deck with 5 % of yes and no flipped.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tests.llm_peer import running_peer
from tests.llm_peer.scholar import Scholar
from tests.llm_peer.server import KEY, MODEL
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.evaluation.contest import Case, contest
from twentyq.guessing.evaluation.record import Contestant, Record
from twentyq.guessing.evaluation.sittings import drawn_things, table_sitting
from twentyq.guessing.evaluation.summary import interval
from twentyq.guessing.evaluation.table import EvaluationTable
from twentyq.guessing.llm.config import LlmConfig
from twentyq.knowledge.compiled import load_named
from twentyq.knowledge.deck import Deck

FIFTH, NOISE, SECONDS = 5, 0.05, 60.0
CONTESTANTS = (
    Contestant("bayes"),
    *(Contestant(guesser, prompt, MODEL) for guesser in ("llm", "hybrid") for prompt in ("move-1", "move-2")),
)


def without_every_fifth(deck: Deck) -> Deck:
    """The deck that the guesser knows."""
    kept = np.array([row for row in range(len(deck.things)) if row % FIFTH], dtype=np.intp)
    rows = {"things": tuple(deck.things[row] for row in kept), "table": deck.table[kept]}
    by_thing = {"cant": deck.cant[kept]} if getattr(deck, "cant", None) is not None else {}
    return replace(deck, id="known", **rows, **by_thing)


def main(games: int) -> None:
    """Play `games` inside the guesser's deck and as many outside, and print who names how many."""
    whole = load_named("everyday")
    known = without_every_fifth(whole)
    drawn = drawn_things(whole, len(whole.things) - 1, seed=7)
    inside = [name for name in drawn if known.find(name) is not None][:games]
    outside = [name for name in drawn if known.find(name) is None][:games]
    with running_peer(lambda _, __: scholar) as peer:
        scholar = Scholar(whole)
        config = LlmConfig(peer.url, MODEL, KEY, turn_seconds=SECONDS)
        table = EvaluationTable(BayesGuesser(known), config, table_sitting(whole, drawn, NOISE))
        cases = [Case(one, name, at) for at, name in enumerate(inside + outside) for one in CONTESTANTS]
        records = [played for played in contest(table, cases, limit=20, jobs=2) if isinstance(played, Record)]
        table.close()
    for where, names in (("inside", inside), ("outside", outside)):
        for one in CONTESTANTS:
            _show(where, one, [record for record in records if record.contestant == one and record.thing in names])


def _show(where: str, one: Contestant, games: Sequence[Record]) -> None:
    named = sum(game.named for game in games)
    low, high = interval(named, len(games))
    turns = np.mean([game.turns for game in games if game.named] or [0])
    print(
        f"{where:8} {one.label:22} {named / len(games):6.1%} ({low:.0%} to {high:.0%}) of {len(games)},"
        f" {turns:.1f} turns, against rules {np.mean([game.illegal for game in games]):.2f} a game,"
        f" tokens {np.mean([game.input_tokens for game in games]):.0f}"
        f" + {np.mean([game.output_tokens for game in games]):.0f}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
