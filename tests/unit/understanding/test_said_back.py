"""Answers in the words of the question."""

import pytest

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.knowledge.compiled import load_named
from twentyq.understanding import Intent, understand
from twentyq.understanding.said_back import said_back


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Does it fly?", "It flies.", Answer.YES),
        ("Does it fly?", "flies", Answer.YES),
        ("Does it fly?", "it does not fly", Answer.NO),
        ("Does it carry people?", "it carries people", Answer.YES),
        ("Does it have legs?", "it has legs", Answer.YES),
        ("Do people eat it?", "we eat it", Answer.YES),
        ("Is it an animal?", "an animal", Answer.YES),
        ("Is it usually made mostly of wood?", "it's usually made mostly of wood", Answer.YES),
        ("Is it bigger than a car?", "much bigger", Answer.YES),
        ("Is it bigger than a car?", "it's way smaller than a car", Answer.NO),
        ("Is it longer or taller than your arm?", "shorter", Answer.NO),
    ],
)
def test_the_question_said_back_is_a_yes_and_its_comparison_turned_round_a_no(
    question: str, text: str, answer: Answer
) -> None:
    assert understand(text, question=question).answer is answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Does it fly?", "fly"),
        ("Does it fly?", "it flies?"),
        ("Does it stop by itself?", "stop"),
        ("Is it an animal?", "animal crackers"),
        ("Is it bigger than a car?", "bigger than what"),
        ("Is it big?", "smaller"),
        ("Is it?", "it"),
        ("", "it is"),
    ],
)
def test_anything_else_is_not_said_back(question: str, text: str) -> None:
    assert said_back(text, question) is None


def test_a_command_stays_one_and_a_guess_is_not_said_back() -> None:
    assert understand("stop", question="Does it stop by itself?").intent is Intent.QUIT
    assert understand("is it a dog", asked=TurnKind.GUESS, question="Is it a dog?").answer is not Answer.YES


def test_every_question_of_the_deck_said_back_is_a_yes() -> None:
    texts = [question.text for question in load_named("everyday").questions if question.text.startswith("Is it ")]
    assert len(texts) > 200
    assert {said_back("it's " + text[6:-1], text) for text in texts} == {Answer.YES}
