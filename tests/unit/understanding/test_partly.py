"""What is said of a part, of some or only perhaps."""

import pytest

from twentyq.game.answer import Answer
from twentyq.understanding import understand


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Does it feel hard, like wood, stone or metal?", "the handle does"),
        ("Is it sharp enough to cut or prick you?", "its claws are"),
        ("Is it long and thin?", "just the neck"),
        ("Does it come in many different colors?", "the horses do, I guess"),
        ("Could you find one inside an ordinary house?", "some houses"),
        ("Could you find one inside an ordinary house?", "maybe, if they surf"),
        ("Would you find it at a playground or a fair?", "um, maybe a fair"),
        ("Is it usually found in a kitchen?", "if you're cooking them"),
    ],
)
def test_what_is_so_in_part_or_perhaps_is_so_sometimes(question: str, text: str) -> None:
    understood = understand(text, question=question)
    assert understood.answer is Answer.SOMETIMES
    assert understood.certainty < 0.8


@pytest.mark.parametrize(
    "text", ["in the fridge, yeah", "with the banana in it, yeah", "it's more of a side, but yeah"]
)
def test_a_yes_behind_free_words_is_a_weak_one(text: str) -> None:
    assert understand(text, question="Is it usually found in a kitchen?").answer in (Answer.YES, Answer.PROBABLY)


@pytest.mark.parametrize(
    "text",
    [
        "the answer is",
        "the game does",
        "just the question",
        "my phone is",
        "maybe the app is wrong",
        "some help please",
    ],
)
def test_what_is_said_of_the_game_is_no_answer(text: str) -> None:
    assert understand(text, question="Does it feel hard, like wood, stone or metal?").answer is None


@pytest.mark.parametrize(
    ("question", "text"), [("Is it a building?", "it's in a building"), ("Is it a person?", "it's on a person")]
)
def test_what_is_in_something_is_not_that(question: str, text: str) -> None:
    assert understand(text, question=question).answer is None


@pytest.mark.parametrize("text", ["uh, I guess so", "um, I suppose so"])
def test_a_comma_is_no_part_of_a_question_that_is_said_back(text: str) -> None:
    question = "Is it in or from the United States, or typical of it?"
    assert understand(text, question=question).answer is Answer.PROBABLY


def test_what_is_so_no_more_is_not_so() -> None:
    assert understand("not anymore", question="Is it alive?").answer is Answer.NO
