"""The last turns, looked ahead."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from twentyq.guessing.endgame import Endgame
from twentyq.guessing.noise import Floats

THINGS, QUESTIONS = 4, 3
WEIGHTS = arrays(np.float32, THINGS, elements=st.floats(0.015625, 1, width=32))
YES = arrays(np.float32, (THINGS, QUESTIONS), elements=st.sampled_from([0.125, 0.25, 0.5, 0.75, 0.875]))
CANT = arrays(np.float32, (THINGS, QUESTIONS), elements=st.sampled_from([0.0, 0.125, 0.5]))


def chance(weights: Floats, yes: Floats, no: Floats, left: int) -> float:
    """The best chance to name the thing, by trying everything."""
    if left == 0:
        return 0.0
    return max(options(weights, yes, no, left))


def options(weights: Floats, yes: Floats, no: Floats, left: int) -> list[float]:
    """Of a guess now, then of every question; after a "don't know" it guesses."""
    wrong = weights.copy()
    wrong[weights.argmax()] = 0
    asked = [
        chance(weights * yes[:, column], yes, no, left - 1)
        + chance(weights * no[:, column], yes, no, left - 1)
        + float(np.sort(weights * (1 - yes[:, column] - no[:, column]))[::-1][: left - 1].sum())
        for column in range(yes.shape[1])
    ]
    return [float(weights.max()) + chance(wrong, yes, no, left - 1), *asked]


@given(WEIGHTS, YES, CANT, st.integers(2, 4))
def test_no_other_move_names_the_thing_more_often(weights: Floats, yes: Floats, cant: Floats, left: int) -> None:
    yes, no = (1 - cant) * yes, (1 - cant) * (1 - yes)
    best = Endgame(tried=QUESTIONS).best(weights, yes, no, left)
    values = options(weights, yes, no, left)
    assert values[0 if best is None else best + 1] >= max(values) - 1e-4


def test_things_that_no_question_tells_apart_are_guessed_one_after_the_other() -> None:
    weights = np.array([0.4, 0.3, 0.3], dtype=np.float32)
    yes = np.full((3, 1), 0.9, dtype=np.float32)
    assert Endgame().best(weights, yes, 1 - yes, 3) is None


def test_a_question_that_tells_four_apart_comes_before_a_guess() -> None:
    weights = np.full(4, 0.25, dtype=np.float32)
    yes = np.array([[0.95], [0.95], [0.05], [0.05]], dtype=np.float32)
    assert Endgame().best(weights, yes, 1 - yes, 3) == 0


def test_a_question_that_nobody_can_answer_is_not_asked() -> None:
    weights = np.full(4, 0.25, dtype=np.float32)
    nothing = np.zeros((4, 1), dtype=np.float32)
    assert Endgame().best(weights, nothing, nothing, 3) is None
