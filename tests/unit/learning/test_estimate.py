"""What votes make of an authored share."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyq.learning.beta import log_beta_binomial, log_gamma
from twentyq.learning.estimate import USUAL, Posterior, fit, posterior

SHARES = st.floats(0.08, 0.92)


def of(authored: float, n: float, yes: float, k: float = 16.0, w: float = 0.05) -> Posterior:
    return posterior(*(np.array([value]) for value in (authored, n, yes, k, w)))


@given(st.floats(1e-3, 1e5))
def test_log_gamma_is_that_of_the_standard_library(x: float) -> None:
    assert log_gamma(np.array([x]))[0] == pytest.approx(math.lgamma(x), rel=1e-9, abs=1e-9)


@given(st.integers(0, 30), st.floats(0.5, 50), st.floats(0.5, 50))
def test_chances_of_all_counts_sum_to_one(n: int, a: float, b: float) -> None:
    chances = [
        math.comb(n, y) * math.exp(log_beta_binomial(*(np.array([v]) for v in (float(y), float(n), a, b)))[0])
        for y in range(n + 1)
    ]
    assert sum(chances) == pytest.approx(1)


@given(SHARES)
def test_a_cell_without_votes_stays_near_what_was_authored(authored: float) -> None:
    assert of(authored, 0, 0).mean[0] == pytest.approx(0.95 * authored + 0.05 * 0.5)


@given(SHARES, st.integers(0, 200), st.data())
def test_one_more_yes_never_lowers_the_share_by_much_and_the_mean_is_a_share(
    authored: float, n: int, data: st.DataObject
) -> None:
    yes = data.draw(st.integers(0, n))
    mean = of(authored, n, yes).mean[0]
    assert 0 < mean < 1
    assert 0 <= of(authored, n, yes).r[0] <= 1


def test_ten_votes_overrule_an_authored_error_and_two_do_not() -> None:
    assert of(0.08, 10, 9).mean[0] > 0.75
    assert of(0.08, 2, 2, w=0.01).mean[0] < 0.5
    assert of(0.08, 10, 1).mean[0] < 0.15


def test_draws_have_the_mean_of_what_is_known() -> None:
    random = np.random.default_rng(0)
    known = posterior(*(np.full(20_000, value) for value in (0.1, 4.0, 3.0, 8.0, 0.1)))
    assert known.draw(random).mean() == pytest.approx(known.mean[0], abs=0.01)
    assert known.of(np.array([0, 1])).mean.shape == (2,)


def test_the_share_of_wrong_entries_is_found_from_the_votes() -> None:
    random = np.random.default_rng(0)
    authored = np.full(5000, 0.1)
    truth = np.where(random.random(5000) < 0.08, 0.9, authored)
    n = np.full(5000, 12.0)
    k, w = fit(authored, n, random.binomial(12, truth).astype(float), random)
    assert 0.04 <= w <= 0.16
    assert k >= 32
    assert fit(authored[:10], n[:10], n[:10], random) == USUAL
