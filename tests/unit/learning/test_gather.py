"""What the SELECTs count, by DuckDB."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.learning.conftest import NOW, Over, row

from twentyq.game.answer import Answer
from twentyq.knowledge.deck import Deck
from twentyq.learning.aggregators import aggregator as selects
from twentyq.learning.aggregators.aggregator import PLAIN, Aggregator, Window
from twentyq.learning.errors import AggregatorError
from twentyq.learning.estimate import Votes
from twentyq.learning.evidence import Row
from twentyq.learning.gather import gather_counts, gather_heard, gather_held_out, gather_votes, isotonic


def window(deck: Deck) -> Window:
    return Window("small", deck.version, (NOW - timedelta(days=60)).date(), NOW.date())


def cell(found: Votes, deck: Deck, thing: str, question: str) -> tuple[float, float, float, float, float]:
    at = (found.thing == deck.find(thing)) & (found.question == deck.question_index[question])
    figures = [values[at] for values in (found.n, found.yes, found.unsaid, found.for_yes, found.for_no)]
    return tuple(float(values[0]) if len(values) else 0.0 for values in figures)  # type: ignore[return-value]


def votes(aggregator: Aggregator, deck: Deck, question: str = "mammal") -> tuple[float, float, float, float, float]:
    return cell(gather_votes(aggregator, window(deck), PLAIN, deck)[0], deck, "dog", question)


def test_a_player_has_one_vote_a_cell_the_newest(over: Over, small_deck: Deck) -> None:
    rows = [row(f"g{n}", answer=Answer.YES, player="p", finished_at=row().finished_at + n) for n in range(30)]
    rows.append(row("last", answer=Answer.NO, player="p", finished_at=row().finished_at + 99))
    n, yes, _, for_yes, _ = votes(over(*rows), small_deck)
    assert n <= 1
    assert (yes, for_yes) == (0, 0)


def test_a_row_that_came_twice_counts_once(over: Over, small_deck: Deck) -> None:
    once, twice = over(row()), over(row(), row())
    assert votes(once, small_deck) == votes(twice, small_deck)


def test_a_later_state_of_a_game_takes_the_place_of_the_earlier(over: Over, small_deck: Deck) -> None:
    aggregator = over(row(answer=Answer.NO), row(game_version=2))
    _, yes, _, for_yes, for_no = votes(aggregator, small_deck)
    assert yes > 0
    assert (for_yes, for_no) == (1, 0)


def test_erased_games_and_other_decks_and_expired_days_count_for_nothing(over: Over, small_deck: Deck) -> None:
    aggregator = over(row("g1"), row("g2"), row("g3", deck="other"), row("g4", day="2026-01-01"))
    assert gather_counts(aggregator, window(small_deck)).games == 2
    aggregator.erase(["g1", "g2"])
    assert gather_counts(aggregator, window(small_deck)).games == 0
    assert votes(aggregator, small_deck)[0] == 0
    assert gather_held_out(aggregator, window(small_deck), small_deck, 10) == []
    assert gather_votes(aggregator, window(small_deck), PLAIN, small_deck)[1].sum() == 0


def test_answers_about_what_the_deck_lacks_are_counted_and_not_learned(over: Over, small_deck: Deck) -> None:
    aggregator = over(row("g1"), row("g2", question="no such"), row("g3", thing="no such"))
    counts = gather_counts(aggregator, window(small_deck))
    assert (counts.answers, counts.unknown, counts.games, counts.players) == (3, 2, 3, 3)
    assert len(gather_votes(aggregator, window(small_deck), PLAIN, small_deck)[0].n) == 1


def test_dont_know_says_nothing_of_yes_and_no(over: Over, small_deck: Deck) -> None:
    n, _, unsaid, for_yes, for_no = votes(over(row(answer=Answer.UNKNOWN)), small_deck)
    assert (n, for_yes, for_no) == (0, 0, 0)
    assert unsaid > 0


def test_only_the_newest_votes_of_a_cell_count(over: Over, small_deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selects, "MOST", 3)
    old = [row(f"old{n}", answer=Answer.NO) for n in range(5)]
    new = [row(f"new{n}", finished_at=row().finished_at + 1) for n in range(3)]
    assert votes(over(*old, *new), small_deck)[3:] == (3, 0)


def of_one_game(game: str, lies: tuple[str, ...], deck: Deck, player: str = "") -> list[Row]:
    """Answers about the dog as the deck has them, but for some."""
    column = {one.id: at for at, one in enumerate(deck.questions)}
    told = []
    for turn, question in enumerate(column, 1):
        yes = (deck.table[deck.find("dog"), column[question]] > 100) != (question in lies)
        answer = Answer.YES if yes else Answer.NO
        told.append(row(game, question, answer, turn=turn, player=player or f"player of {game}"))
    return told


def test_who_answers_as_nobody_would_is_not_believed_but_one_odd_answer_is(over: Over, small_deck: Deck) -> None:
    questions = [question.id for question in small_deck.questions]
    odd = votes(over(*of_one_game("g", ("mammal",), small_deck)), small_deck)
    liar = votes(over(*of_one_game("g", tuple(questions), small_deck)), small_deck)
    assert odd[0] > 0.9
    assert liar[0] < 0.1
    assert (odd[4], liar[4]) == (1, 0)


def test_a_players_other_games_speak_for_it(over: Over, small_deck: Deck) -> None:
    alone = row("g", "mammal", player="p")
    lies = [
        line for n in range(6)
        for line in of_one_game(f"g{n}", tuple(q.id for q in small_deck.questions), small_deck, "p")
        if line.question != "mammal"
    ]  # fmt: skip
    assert votes(over(alone, *lies), small_deck)[0] < votes(over(alone), small_deck)[0]


def test_held_out_games_come_whole_and_in_order(over: Over, small_deck: Deck) -> None:
    lines = of_one_game("a", (), small_deck) + of_one_game("b", (), small_deck)
    (game,) = gather_held_out(over(*lines), window(small_deck), small_deck, 1)
    assert [column for column, _ in game.answers] == list(range(len(small_deck.questions)))
    assert small_deck.things[game.thing].name == "dog"


def test_plays_are_counted_by_distinct_players(over: Over, small_deck: Deck) -> None:
    aggregator = over(*(row(f"g{n}", player=f"p{n % 2}") for n in range(10)))
    _, plays = gather_votes(aggregator, window(small_deck), PLAIN, small_deck)
    assert 1 < plays[small_deck.find("dog") or 0] <= 2


def test_what_a_heard_answer_counts_for_follows_from_how_often_it_was_right(over: Over, small_deck: Deck) -> None:
    def heard(game: str, right: bool, posterior: float, channel: str = "VOICE") -> list[Row]:
        lines = of_one_game(game, () if right else ("mammal",), small_deck)
        return [line if line.question != "mammal" else row(game, "mammal", Answer(line.answer), channel=channel,
                posterior=posterior, turn=line.turn) for line in lines]  # fmt: skip

    lines = [line for n in range(60) for line in heard(f"a{n}", n % 2 == 0, 0.95) + heard(f"b{n}", True, 1.0, "TAP")]
    weights = gather_heard(over(*lines), window(small_deck))
    assert weights[9] < PLAIN[9] - 0.2
    assert list(weights) == sorted(weights)
    assert all(0 <= weight <= 1 for weight in weights)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_isotonic_values_never_fall_and_keep_their_mean(values: list[float]) -> None:
    risen = isotonic(values, [1.0] * len(values))
    assert risen == sorted(risen)
    assert sum(risen) == pytest.approx(sum(values))


def test_no_evidence_is_refused_with_the_reason(tmp_path: object) -> None:
    from twentyq.learning.aggregators.duckdb import DuckDbAggregator

    with pytest.raises(AggregatorError, match=r"answers\.parquet"):
        DuckDbAggregator(tmp_path)  # type: ignore[arg-type]
