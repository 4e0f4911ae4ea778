"""The best of several questions: by expected gain over the model's candidates and the deck's belief."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import NOW
from tests.unit.guessing.llm.test_legality import PLAYED, game_after

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game
from twentyq.game.move import Ask, Guess
from twentyq.game.rules import answer, put
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.belief import Belief
from twentyq.guessing.llm.errors import IllegalMoveError
from twentyq.guessing.llm.moves.forms import best_move, form_of, told_move
from twentyq.guessing.llm.moves.replies import OptionsReply, parse_options, schema_of
from twentyq.guessing.llm.moves.situation import Situation, situation_of
from twentyq.guessing.llm.moves.weighing import OUTSIDE, Hypotheses, Option
from twentyq.knowledge.deck import Deck

WEIGHTS = {"a kite": 0.4, "a drone": 0.3, "a glider": 0.2, "a frisbee": 0.1}
FAR = 20.0
"""Bits of misfit at which the deck counts for nothing."""


def hypotheses(deck: Deck, misfit: float = FAR, **weights: float) -> Hypotheses:
    return Hypotheses(deck, BayesGuesser(deck).first_belief(), weights or WEIGHTS, misfit)


def reply(*questions: tuple[str, list[str]], weights: dict[str, float] | None = None) -> OptionsReply:
    return OptionsReply.model_validate(
        {
            "candidates": [{"thing": name, "weight": weight} for name, weight in (weights or WEIGHTS).items()],
            "questions": [{"text": text, "yes": yes} for text, yes in questions],
        }
    )


def situation(deck: Deck, game: Game | None = None, misfit: float = FAR) -> Situation:
    made = situation_of(BayesGuesser(deck), game or game_after())
    return replace(made, standing=replace(made.standing, misfit=misfit), deck_move=None)


def test_the_question_that_halves_the_candidates_tells_most(small_deck: Deck) -> None:
    options = [
        Option("Does it need wind?", None, ["a kite", "a drone", "a glider"]),
        Option("Does it have a motor?", None, ["a drone", "a glider"]),
        Option("Does it fly?", None, list(WEIGHTS)),
    ]
    best = hypotheses(small_deck).best(options)
    assert best is not None
    assert best[0] == options[1]


@given(yes=st.lists(st.sampled_from(sorted(WEIGHTS)), max_size=6))
def test_a_gain_is_between_nothing_and_one_bit(small_deck: Deck, yes: list[str]) -> None:
    assert -1e-4 <= hypotheses(small_deck).gain(Option("Is it new?", None, yes)) <= 1


def test_where_the_deck_fits_its_things_count_and_where_not_the_models(small_deck: Deck) -> None:
    def share_of_the_models(misfit: float) -> float:
        found = hypotheses(small_deck, misfit)
        return sum(float(weight) for name, weight in zip(found.names, found.weights, strict=True) if name in WEIGHTS)

    assert share_of_the_models(0.0) == pytest.approx(OUTSIDE, abs=0.01)
    assert share_of_the_models(FAR) > 0.99


def test_the_decks_and_the_models_names_for_one_thing_are_one(small_deck: Deck) -> None:
    names = hypotheses(small_deck, **{"the Dog": 1.0}).names
    assert [name for name in names if name.casefold().endswith("dog")] == ["dog"]


def test_what_the_deck_knows_of_a_question_comes_from_its_table(small_deck: Deck) -> None:
    found = hypotheses(small_deck, misfit=0.0)
    assert found.gain(Option("Is it alive?", "alive")) > 0.3
    assert found.gain(Option("Is it nice?", None)) == pytest.approx(0.0, abs=1e-6)


def test_the_best_legal_question_is_asked(small_deck: Deck) -> None:
    answered = reply(("What is it?", []), ("Does it fly?", list(WEIGHTS)), ("Does it have a motor?", ["a drone"]))
    assert best_move(answered, situation(small_deck)) == Ask("Does it have a motor?")


def test_a_thing_that_is_likely_enough_is_guessed_as_the_model_names_it(small_deck: Deck) -> None:
    sure = reply(("Does it fly?", ["a kite"]), weights={"a kite": 0.9, "a drone": 0.1})
    assert best_move(sure, situation(small_deck)) == Guess("Is it a kite?", "kite")


def test_in_the_last_turn_the_likeliest_thing_not_guessed_yet_is_guessed(small_deck: Deck) -> None:
    game = put(game_after(), Guess("Is it a kite?", "kite"), NOW)
    game = answer(game, 1, Answer.NO, AnswerChannel.TAP, NOW)
    last = replace(game, question_limit=2)
    assert best_move(reply(("Does it fly?", [])), situation(small_deck, last)) == Guess("Is it a drone?", "drone")


def test_without_a_legal_question_and_a_thing_the_rule_is_named(small_deck: Deck) -> None:
    nothing = OptionsReply.model_validate({"candidates": [], "questions": [{"text": "Is it alive?"}]})
    here = situation(small_deck, game_after(*PLAYED))
    empty = replace(here.standing, belief=Belief(np.array([]), frozenset()))
    bare = Situation(here.game, Deck("none", "", "", "en-US", "1", (), (), small_deck.table[:0]), (), empty)
    with pytest.raises(IllegalMoveError, match="question 1"):
        best_move(nothing, bare)


def test_options_are_read_with_patience() -> None:
    text = (
        '{"candidates": ["a kite", {"thing": "a drone", "weight": "30%"}, {"name": 3}],'
        ' "questions": ["Does it fly?", {"text": "Is it big?", "yes": "a drone"}, 7]}'
    )
    read = parse_options(f"Sure: ```json\n{text}\n```")
    assert [(candidate.thing, candidate.weight) for candidate in read.candidates] == [("a kite", 1.0), ("a drone", 0.3)]
    assert [(question.text, question.yes) for question in read.questions] == [("Does it fly?", []), ("Is it big?", [])]


def test_prompts_are_told_apart_by_name() -> None:
    assert form_of("move-1").move is told_move
    assert form_of("mine/move-2-short.md").move is best_move
    schema = schema_of(OptionsReply)
    assert "$defs" not in schema
    assert schema["properties"]["questions"]["items"]["required"] == ["text", "yes"]
