"""One more question after a game whose thing is known."""

from dataclasses import replace

import pytest
from tests.conftest import FakeDecks, FakeGuesser, fake_ports

from twentyq import play
from twentyq.game.answer import Answer
from twentyq.game.errors import GameOverError, InvalidInputError
from twentyq.game.game import Game
from twentyq.game.move import Ask, Guess
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.bonus import ANY, draw
from twentyq.guessing.insight import Insight
from twentyq.knowledge.deck import Deck
from twentyq.play.ports import Ports

ME = "p1"


@pytest.fixture
def ports(small_deck: Deck) -> Ports:
    guesser = FakeGuesser(Ask("Is it a mammal?", "mammal"), Guess("Is it a cow?", "cow"))
    return replace(fake_ports(), decks=FakeDecks(guesser, Insight(BayesGuesser(small_deck))))


def won(ports: Ports) -> Game:
    game = play.games.start_game(ports, ME).game
    for number in (1, 2):
        game = play.games.answer_question(ports, ME, game.id, number, Answer.YES).game
    return game


def test_the_answer_is_kept_with_its_propensity_and_counts_nowhere(ports: Ports) -> None:
    game, before = won(ports), play.history.player_stats(ports, ME)
    asked = play.teaching.bonus_question(ports, game)
    assert asked is not None
    assert asked.question != "mammal"
    assert 0 < asked.propensity <= 1
    after = play.teaching.answer_bonus_question(ports, ME, game.id, asked.question, Answer.SOMETIMES).game
    assert after.bonus is not None
    assert (after.bonus.question, after.bonus.answer) == (asked.question, Answer.SOMETIMES)
    assert after.bonus.propensity == asked.propensity
    assert (after.turns, after.status) == (game.turns, game.status)
    assert play.history.player_stats(ports, ME) == before
    again = play.teaching.answer_bonus_question(ports, ME, game.id, asked.question, Answer.SOMETIMES).game
    assert again == after
    with pytest.raises(InvalidInputError):
        play.teaching.answer_bonus_question(ports, ME, game.id, asked.question, Answer.NO)


def test_only_the_question_that_was_put_is_answered(ports: Ports) -> None:
    with pytest.raises(InvalidInputError):
        play.teaching.answer_bonus_question(ports, ME, won(ports).id, "mammal", Answer.NO)


def test_games_that_run_or_were_stopped_or_whose_thing_is_unknown_have_none(ports: Ports) -> None:
    running = play.games.start_game(ports, ME).game
    assert play.teaching.bonus_question(ports, running) is None
    with pytest.raises(InvalidInputError):
        play.teaching.answer_bonus_question(ports, ME, running.id, "flies", Answer.NO)
    stopped = play.games.abandon_game(ports, ME, running.id).game
    assert play.teaching.bonus_question(ports, stopped) is None
    with pytest.raises(GameOverError):
        play.teaching.answer_bonus_question(ports, ME, running.id, "flies", Answer.NO)
    assert play.teaching.bonus_question(ports, replace(won(ports), thing="a flurble")) is None


def test_an_answer_that_is_taken_back_takes_the_bonus_with_it(ports: Ports) -> None:
    game = won(ports)
    asked = play.teaching.bonus_question(ports, game)
    assert asked is not None
    play.teaching.answer_bonus_question(ports, ME, game.id, asked.question, Answer.NO)
    assert play.games.undo_answer(ports, ME, game.id, 2).game.bonus is None


def test_every_question_left_open_may_come_with_the_chance_that_is_stored(ports: Ports, small_deck: Deck) -> None:
    bayes, game = BayesGuesser(small_deck), won(ports)
    row = small_deck.find("cow")
    assert row is not None
    drawn = [draw(bayes, replace(game, seed=seed), row) for seed in range(2000)]
    shares = {one.question.id: one.propensity for one in drawn if one}
    assert sum(shares.values()) == pytest.approx(1)
    assert min(shares.values()) >= ANY / len(shares) * 0.999
    for name, propensity in shares.items():
        seen = sum(one is not None and one.question.id == name for one in drawn) / len(drawn)
        assert seen == pytest.approx(propensity, abs=0.05)


def test_a_question_on_trial_is_asked_after_games_only(ports: Ports, small_deck: Deck) -> None:
    questions = tuple(replace(one, bonus=one.id == "flies") for one in small_deck.questions)
    bayes, game = BayesGuesser(replace(small_deck, questions=questions)), won(ports)
    assert "flies" not in bayes.askable(())
    row = small_deck.find("cow")
    assert row is not None
    assert "flies" in {one.question.id for seed in range(300) if (one := draw(bayes, replace(game, seed=seed), row))}
