"""Kinds of which a thing is of one at most."""

import pytest

from twentyq.game.answer import Answer
from twentyq.understanding import understand
from twentyq.understanding.exclusion import Kinds
from twentyq.understanding.language import language_for


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Is it a fish?", "it's a bird", Answer.NO),
        ("Is it a liquid?", "it's solid", Answer.NO),
        ("Is it usually mostly green?", "it's bright red", Answer.NO),
        ("Is it usually mostly green?", "I think it's red", Answer.PROBABLY_NOT),
        ("Does it have six legs?", "it has eight legs", Answer.NO),
        ("Is it in France, or typical of it?", "it's in italy", Answer.NO),
        ("Is it in Africa, or from there?", "he's from Brazil", Answer.NO),
        ("Is it in Africa, or from there?", "it's in Egypt", Answer.YES),
        ("Is it in or from Britain or Ireland, or typical of them?", "it's in Scotland", Answer.YES),
        ("Is it usually made mostly of wood?", "it's made of steel", Answer.NO),
    ],
)
def test_another_kind_is_a_no_and_one_within_a_yes(question: str, text: str, answer: Answer) -> None:
    assert understand(text, question=question).answer is answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is it in France, or typical of it?", "it's in Europe"),
        ("Is it in Latin America, or from there?", "it's in the Americas"),
        ("Is it an animal that people commonly eat?", "it's a plant"),
        ("Is it bigger than a person?", "it's an animal"),
        ("Is it the capital city of a country?", "it's a country"),
        ("Is it often made of leather?", "it's metal"),
    ],
)
def test_what_a_kind_lies_in_and_other_questions_about_kinds_are_left_open(question: str, text: str) -> None:
    assert understand(text, question=question).answer not in (Answer.YES, Answer.NO)


def test_no_kind_lies_in_itself_by_way_of_others() -> None:
    echoes = language_for("en").echoes
    assert echoes
    assert all(one in kinds.within[one] for kinds in echoes.kinds for one in kinds.within)
    assert Kinds.read({"metal": "iron", "wood": ""}).answer("metal", frozenset({"iron"})) is None
