"""What the gate looks at."""

from dataclasses import replace

import numpy as np
import pytest

from twentyq.game.answer import Answer
from twentyq.game.game import GameStatus
from twentyq.game.rules import put
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.players import TablePlayer
from twentyq.guessing.simulation import AT, simulate
from twentyq.knowledge.deck import SOMETIMES, STEPS, Deck
from twentyq.learning.errors import LearningError
from twentyq.learning.gate.data import data_checks
from twentyq.learning.gate.held_out import Expectation, gains
from twentyq.learning.gate.limits import Limits
from twentyq.learning.gate.pair import Pair
from twentyq.learning.gate.replay import Judge, players
from twentyq.learning.gate.sides import changed_cells
from twentyq.learning.gather import Counts, HeldOutGame
from twentyq.learning.layout import laid_out

PLENTY = Counts(answers=20_000, unknown=0, heard=0, games=1000, players=300, lost=300, busiest=9)


@pytest.mark.parametrize(
    ("learned_from", "held_out", "failed"),
    [
        (PLENTY, PLENTY, []),
        (replace(PLENTY, unknown=2000), PLENTY, ["answers to learn from"]),
        (PLENTY, replace(PLENTY, lost=990), ["answers held out: told after they were lost"]),
        (PLENTY, replace(PLENTY, games=499), ["games held out"]),
        (PLENTY, replace(PLENTY, players=99), ["games held out"]),
    ],
    ids=["plenty", "unknown", "lost", "games", "players"],
)
def test_the_evidence_is_enough_and_about_the_deck(learned_from: Counts, held_out: Counts, failed: list[str]) -> None:
    checks = data_checks(learned_from, held_out, Limits())
    assert [check.name for check in checks if not check.passed] == failed


def test_a_cell_changes_when_it_goes_over_to_the_other_side(small_deck: Deck) -> None:
    table = np.full_like(small_deck.table, STEPS)
    before = replace(small_deck, table=table)
    after = replace(small_deck, table=table.copy())
    after.table[0, :4] = [0, STEPS // 2, SOMETIMES, STEPS - 1]
    assert np.argwhere(changed_cells(before, after)).tolist() == [[0, 0]]


def test_answers_are_expected_better_by_the_version_that_has_them(small_deck: Deck) -> None:
    better = replace(small_deck, table=small_deck.table.copy())
    row, column = (int(at) for at in np.argwhere(small_deck.table <= 10)[0])
    better.table[row, column] = STEPS
    games = [HeldOutGame("p", row, ((column, Answer.YES),)), HeldOutGame("q", row, ((column, Answer.UNKNOWN),))]
    bits, numbers = gains(Expectation(small_deck), Expectation(better), games)
    assert len(bits) == 1
    assert bits[0] > 1
    assert numbers.tolist() == [0]


def test_the_true_thing_is_first_after_its_own_answers(small_deck: Deck) -> None:
    row = small_deck.find("dog") or 0
    answers = tuple(
        (column, Answer.YES if small_deck.table[row, column] > STEPS // 2 else Answer.NO)
        for column in range(len(small_deck.questions))
    )
    assert Expectation(small_deck).first(HeldOutGame("p", row, answers))


def test_a_replayed_player_says_what_it_said_and_else_the_same_to_both(small_deck: Deck) -> None:
    judge = Judge(small_deck, lambda thing, _: np.full(len(small_deck.questions), thing / 100))
    game = HeldOutGame("p", 0, ((1, Answer.SOMETIMES),))
    one, other = (players([game], judge, seed=3)[0] for _ in range(2))
    ids = [question.id for question in small_deck.questions]
    assert one.answer(ids[1]) is Answer.SOMETIMES
    assert [one.answer(name) for name in ids] == [other.answer(name) for name in ids]
    assert Answer.YES not in {one.answer(name) for name in ids}
    assert one.answer("no such question") is Answer.UNKNOWN


def test_a_version_of_an_older_deck_is_laid_out_like_the_new_one(small_deck: Deck) -> None:
    older = replace(
        small_deck,
        version="older",
        things=small_deck.things[1:][::-1],
        questions=small_deck.questions[:-1],
        table=(STEPS - small_deck.table[1:, :-1])[::-1],
        cant=None,
    )
    laid = laid_out(older, small_deck)
    assert laid.things == small_deck.things
    assert (laid.table[1:, :-1] == STEPS - small_deck.table[1:, :-1]).all()
    assert (laid.table[0] == small_deck.table[0]).all()
    assert (laid.table[:, -1] == small_deck.table[:, -1]).all()
    assert laid_out(small_deck, small_deck) is small_deck


def test_both_sides_play_alike_in_processes_of_their_own(small_deck: Deck) -> None:
    other = replace(small_deck, table=small_deck.table[::-1].copy())
    seats = [TablePlayer(small_deck, row, 0.0, np.random.default_rng(row)) for row in range(len(small_deck.things))]
    found = []
    for apart in (False, True):
        with Pair(small_deck, other, apart=apart) as pair:
            found.append([named.tolist() for named in pair.named(seats, seats, seed=1)])
    assert found[0] == found[1]
    assert found[0][0] == [True] * len(seats)
    assert not all(found[0][1])


def test_a_process_that_ends_ends_the_run_and_not_with_silence(small_deck: Deck) -> None:
    with Pair(small_deck, small_deck, apart=True) as pair, pytest.raises(LearningError, match="ended"):
        pair.named([object()], [], seed=1)  # type: ignore[list-item]


def test_replayed_games_have_the_moves_of_the_game(small_deck: Deck) -> None:
    guesser = BayesGuesser(small_deck)
    seats = [TablePlayer(small_deck, row, 0.0, np.random.default_rng(0)) for row in range(len(small_deck.things))]
    for played in (one for batch in simulate(guesser, seats, extra=0, seed=3) for one in batch):
        for at, turn in enumerate(played.game.turns):
            before = replace(played.game, turns=played.game.turns[:at], status=GameStatus.IN_PROGRESS)
            game = put(before, guesser.next_move(before), AT)
            assert game.turns[-1].text == turn.text
