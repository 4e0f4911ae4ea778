"""What is usual among neighbours, and what differs from it, sum up to the whole table."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twentyq.guessing.noise import NoiseModel
from twentyq.guessing.parts import RUN, CompactParts, Parts
from twentyq.knowledge.deck import SOMETIMES, Deck, Question, Thing


def deck(things: int, questions: int, alike: float, seed: int, *, hesitant: bool) -> Deck:
    """Random facts, of which a share `alike` is no."""
    random = np.random.default_rng(seed)
    shape = things, questions
    table = np.where(random.random(shape) < alike, 0, random.integers(0, SOMETIMES + 1, shape)).astype(np.uint8)
    cant = np.where(random.random(shape) < alike, 10, random.integers(0, 200, shape)).astype(np.uint8)
    return Deck(
        id="random",
        name="Random",
        description="",
        language="en-US",
        version="1",
        questions=tuple(Question(f"q{at}", f"Is it {at}?", "", at % 5 / 50) for at in range(questions)),
        things=tuple(Thing(f"t{at}", f"a t{at}", "x", 3) for at in range(things)),
        table=table,
        cant=cant if hesitant else None,
    )


@settings(max_examples=40, deadline=None)
@given(
    things=st.integers(1, 3 * RUN),
    questions=st.integers(1, 9),
    alike=st.sampled_from((0.0, 0.9, 1.0)),
    seed=st.integers(0, 9),
    hesitant=st.booleans(),
)
def test_means_are_those_over_every_pair_of_the_table(
    things: int, questions: int, alike: float, seed: int, hesitant: bool
) -> None:
    some = deck(things, questions, alike, seed, hesitant=hesitant)
    errors = NoiseModel().errors(some)
    weights = np.random.default_rng(seed).dirichlet(np.full(things, 0.3), 3).astype(np.float32)
    whole = Parts.of(some.rows_p_yes(), some.rows_p_cant(), errors)
    parts = CompactParts(some, errors)
    expected = [weights @ one for one in whole.three]
    assert parts.means(weights) == pytest.approx(np.stack(expected), abs=1e-5)
    assert parts.means(weights[0]) == pytest.approx(np.stack(expected)[:, 0], abs=1e-5)


def test_what_is_as_usual_takes_no_room() -> None:
    same = deck(3 * RUN, 4, 1.0, 0, hesitant=True)
    other = same.table.copy()
    other[RUN, 2] = 200
    assert CompactParts(same, NoiseModel().errors(same)).differing == 0
    assert CompactParts(replace(same, table=other), NoiseModel().errors(same)).differing == 1
