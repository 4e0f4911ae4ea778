"""The next version of a deck."""

from dataclasses import replace

import numpy as np
import pytest

from twentyq.guessing.bayes import BayesGuesser
from twentyq.knowledge.compiled import dump, load
from twentyq.knowledge.deck import SOMETIMES, STEPS, Deck
from twentyq.learning.estimate import Votes
from twentyq.learning.next_version import PLAYERS, Learned, learn_from

MANY = 40.0


def votes(*cells: tuple[int, int, float, float], unsaid: float = 0.0) -> Votes:
    """Cells as thing, question, votes, yes; every vote is a player's."""
    flat = np.array(cells, dtype=float).reshape(len(cells), 4)
    n, yes = flat[:, 2], flat[:, 3]
    told = np.full(len(cells), unsaid)
    return Votes(flat[:, 0].astype(int), flat[:, 1].astype(int), n, yes, told, yes, n - yes)


def learned(deck: Deck, given: Votes, plays: np.ndarray | None = None) -> Learned:
    origins = np.zeros_like(deck.table)
    none = np.zeros(len(deck.things))
    return learn_from(deck, origins, given, none if plays is None else plays, np.random.default_rng(0))


def a_sure_no(deck: Deck) -> tuple[int, int]:
    row, column = np.argwhere(deck.table <= 10)[0]
    return int(row), int(column)


def test_a_deck_without_votes_stays_as_it_was(small_deck: Deck) -> None:
    after = learned(small_deck, votes()).deck
    assert (after.table == small_deck.table).all()
    before, now = (BayesGuesser(deck).first_belief().probabilities for deck in (small_deck, after))
    assert now == pytest.approx(before, rel=1e-3)


def test_players_who_agree_overrule_the_deck_and_no_other_cell_moves(small_deck: Deck) -> None:
    row, column = a_sure_no(small_deck)
    after = learned(small_deck, votes((row, column, MANY, MANY - 2))).deck
    assert after.table[row, column] > 0.8 * STEPS
    others = np.ones(after.table.shape, dtype=bool)
    others[row, column] = False
    assert (after.table[others] == small_deck.table[others]).all()
    assert after.version != small_deck.version


@pytest.mark.parametrize("players", [PLAYERS - 1, PLAYERS])
def test_a_cell_changes_sides_only_with_five_players(small_deck: Deck, players: int) -> None:
    row, column = a_sure_no(small_deck)
    given = votes((row, column, 30.0, 30.0))
    given = replace(given, for_yes=np.array([float(players)]), for_no=np.array([0.0]))
    moved = learned(small_deck, given).deck.table[row, column] > STEPS // 2
    assert moved == (players >= PLAYERS)


def test_sometimes_stays_the_right_answer_while_players_differ(small_deck: Deck) -> None:
    deck = replace(small_deck, table=small_deck.table.copy())
    deck.table[0, 0] = SOMETIMES
    assert learned(deck, votes((0, 0, MANY, MANY / 2))).deck.table[0, 0] == SOMETIMES
    assert learned(deck, votes((0, 0, MANY, MANY - 1))).deck.table[0, 0] > 0.8 * STEPS


def test_those_who_cannot_say_are_counted(small_deck: Deck) -> None:
    row, column = a_sure_no(small_deck)
    after = learned(small_deck, votes((row, column, 10.0, 0.0), unsaid=30.0)).deck
    assert after.cant is not None
    assert after.cant[row, column] / STEPS > 0.5


def test_a_question_that_is_answered_otherwise_has_a_larger_error(small_deck: Deck) -> None:
    rows = np.flatnonzero(small_deck.table[:, 0] <= 10)
    cells = [(int(row), 0, 200.0, 30.0) for row in rows]
    after = learned(small_deck, votes(*cells)).deck
    assert after.questions[0].error > small_deck.questions[0].error
    assert after.questions[1].error == pytest.approx(small_deck.questions[1].error, abs=1e-3)


def test_what_is_thought_of_more_is_expected_more_and_the_version_can_be_kept(small_deck: Deck) -> None:
    plays = np.zeros(len(small_deck.things))
    plays[0] = 50_000.0
    after = load(dump(learned(small_deck, votes(), plays).deck))
    before, now = (BayesGuesser(deck).first_belief().probabilities for deck in (small_deck, after))
    assert now[0] > before[0]
    assert (now[1:] < before[1:]).all()
