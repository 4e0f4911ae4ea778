"""Paired figures."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyq.learning.gate.statistics import by_player, difference, mcnemar, settled, worse

BEFORE = np.array([True] * 50 + [False] * 50)


def gained(wins: int, losses: int) -> np.ndarray:
    """As BEFORE, but so many more are named, and so many are not any more."""
    after = BEFORE.copy()
    after[50 : 50 + wins] = True
    after[:losses] = False
    return after


@pytest.mark.parametrize(
    ("wins", "losses", "p"), [(0, 0, 1.0), (1, 0, 0.5), (5, 0, 1 / 32), (3, 2, 0.5), (0, 4, 1.0), (8, 2, 56 / 1024)]
)
def test_mcnemar_is_the_binomial_tail_of_the_pairs_that_differ(wins: int, losses: int, p: float) -> None:
    assert mcnemar(BEFORE, gained(wins, losses)) == pytest.approx(p)


def test_the_interval_of_a_change_holds_it() -> None:
    low, high = difference(BEFORE, gained(20, 5))
    assert low < 0.15 < high
    assert low > 0


@pytest.mark.parametrize(
    ("wins", "losses", "games", "over"),
    [(20, 2, 200, True), (2, 20, 200, True), (12, 4, 1000, False), (9, 9, 120, True), (9, 9, 1000, False)],
    ids=["surely more", "surely fewer", "likely more", "too few games left", "games enough left"],
)
def test_a_replay_is_over_when_the_games_that_are_left_would_hardly_change_it(
    wins: int, losses: int, games: int, over: bool
) -> None:
    assert settled(BEFORE, gained(wins, losses), games, level=0.05, early=0.001) is over


@given(st.integers(0, 40), st.integers(0, 40), st.integers(100, 2000))
def test_a_replay_that_passes_where_it_stands_is_not_given_up(wins: int, losses: int, games: int) -> None:
    after = gained(wins, losses)
    if 0.001 < mcnemar(BEFORE, after) < 0.05 and settled(BEFORE, after, games, level=0.05, early=0.001):
        assert games == 100


def test_worse_is_more_than_the_points_and_more_than_chance() -> None:
    assert worse(BEFORE, gained(0, 10), 0.03)
    assert not worse(BEFORE, gained(0, 3), 0.03)
    assert not worse(BEFORE, gained(6, 10), 0.03)
    assert not worse(BEFORE, gained(10, 0), 0.03)
    assert not worse(BEFORE[:0], BEFORE[:0], 0.0)


def test_a_player_with_many_answers_does_not_narrow_the_interval() -> None:
    random = np.random.default_rng(0)
    gains = np.where(np.arange(1000) % 2, 1.0, -0.8)
    _, low, high = by_player(gains, np.arange(1000), random)
    _, low_of_few, high_of_few = by_player(np.sort(gains), np.arange(1000) // 500, random)
    assert high - low < 0.2
    assert high_of_few - low_of_few > 1
