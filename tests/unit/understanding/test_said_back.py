"""Answers in the words of the question, and by their opposites."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.knowledge.compiled import load_named
from twentyq.understanding import Intent, understand
from twentyq.understanding.asked import Asked, asked_in
from twentyq.understanding.echoes import Echoes
from twentyq.understanding.language import language_for
from twentyq.understanding.said_back import said_back

ECHOES = language_for("en").echoes
QUESTIONS = [question.text for question in load_named("everyday").questions]
SURE = 0.8
"""What is less certain is said back."""
AFFIRMING = (Answer.YES, Answer.PROBABLY)
DEGREES = sorted(ECHOES.degrees if ECHOES else ())
QUALITIES = sorted({quality for scale in (ECHOES.scales if ECHOES else ()) for quality in scale.answers})


def parsed() -> list[tuple[str, Asked]]:
    return [(text, asked) for text in QUESTIONS if (asked := asked_in(text, "en"))]


def lead(asked: Asked) -> str:
    assert ECHOES
    return "it is" if asked.opening in ECHOES.being else f"it {asked.opening}"


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Does it fly?", "It flies.", Answer.YES),
        ("Does it fly?", "flies", Answer.YES),
        ("Does it fly?", "it does not fly", Answer.NO),
        ("Does it carry people?", "it carries people", Answer.YES),
        ("Does it have legs?", "it has legs", Answer.YES),
        ("Do people eat it?", "we eat it", Answer.YES),
        ("Can you see through it?", "I can see through it", Answer.YES),
        ("Would it fit in your pocket?", "it fits in my pocket", Answer.YES),
        ("Is it an animal?", "an animal", Answer.YES),
        ("Is it usually made mostly of wood?", "it's usually made mostly of wood", Answer.YES),
        ("Is it usually made mostly of wood?", "it's made of wood", Answer.YES),
        ("Is it bigger than a car?", "much bigger", Answer.YES),
        ("Is it bigger than a car?", "it's way smaller than a car", Answer.NO),
        ("Is it bigger than a car?", "about the same size", Answer.SOMETIMES),
        ("Is it longer or taller than your arm?", "shorter", Answer.NO),
        ("Is it longer or taller than your arm?", "longer than my arm", Answer.YES),
        ("Does one cost more than a good bicycle?", "it costs more", Answer.YES),
    ],
)
def test_the_question_said_back_is_a_yes_and_its_comparison_turned_round_a_no(
    question: str, text: str, answer: Answer
) -> None:
    assert understand(text, question=question).answer is answer


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Does it have sleeves?", "two", Answer.YES),
        ("Does it have keys that your fingers press?", "88 of them", Answer.YES),
        ("Does it have sleeves?", "two long ones, I knitted them", Answer.YES),
        ("Does it have a blade?", "it has three, in fact", Answer.YES),
        ("Are its legs short for its body?", "two", None),
        ("Does it have to do with music?", "two", None),
    ],
)
def test_how_many_it_has_is_a_yes_where_no_number_is_asked(question: str, text: str, answer: Answer | None) -> None:
    assert understand(text, question=question).answer is answer


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Does it have six legs?", "it has only four", Answer.NO),
        ("Does it have six legs?", "six", Answer.YES),
        ("Does it have six legs?", "eight legs", Answer.NO),
        ("Does it have more than two legs?", "two", Answer.NO),
        ("Does it have more than two legs?", "four", Answer.YES),
        ("Does it have more than two legs?", "none of them", Answer.NO),
        ("Does it have more than two legs?", "six, I think", Answer.PROBABLY),
        ("Does it have more than two legs?", "two or four", None),
        ("Does it have more than two legs?", "two ears", None),
        ("Does it have four wheels or more?", "4", Answer.YES),
        ("Does it have four wheels or more?", "only three", Answer.NO),
        ("Does it have just two wheels?", "it has 2 wheels", Answer.YES),
        ("Was it invented in the last hundred years?", "two", None),
        ("Does it have fewer than four legs?", "two", None),
        ("Does it have no more than four legs?", "six", None),
        ("Does it have two legs and wings?", "two", None),
        ("Does it have more than two legs?", "I have two", None),
        ("Does it have just two wheels?", "that's one", None),
    ],
)
def test_how_many_it_has_answers_where_a_number_is_asked(question: str, text: str, answer: Answer | None) -> None:
    assert understand(text, question=question).answer is answer


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Is it usually made mostly of rubber?", "leather, top to bottom", Answer.NO),
        ("Is it made of stone or rock?", "it's pure wool", Answer.NO),
        ("Is it made mostly of metal?", "steel", Answer.YES),
        ("Is it usually mostly red?", "gold", None),
        ("Is it a bird?", "fish", None),
    ],
)
def test_a_material_alone_answers_what_it_is_made_of(question: str, text: str, answer: Answer | None) -> None:
    assert understand(text, question=question).answer is answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is it a dog, a wolf or a fox?", "it's a wolf"),
        ("Is it wet, or full of liquid?", "it's wet"),
        ("Does it have horns or antlers?", "it has antlers"),
        ("Does it bite or sting people?", "it bites people"),
        ("Does it feel hard, like wood, stone or metal?", "it feels hard"),
        ("Does it melt when it gets warm?", "it melts"),
        ("Would it float if you dropped it in a lake?", "it floats"),
    ],
)
def test_one_of_several_and_what_goes_without_saying_are_enough_for_a_yes(question: str, text: str) -> None:
    assert understand(text, question=question).answer is Answer.YES


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Does it live in water?", "it lives"),
        ("Does it live in water?", "I think it does live"),
        ("Does it live in water?", "it lives on land"),
        ("Does it have more than two legs?", "it has legs"),
        ("Is it bigger than a person?", "it's a person"),
        ("Is it a plant or food of warm countries?", "it's a plant"),
        ("Is it round and flat, like a coin or a plate?", "it is round"),
        ("Is it used to wash or care for your body?", "it is used to"),
    ],
)
def test_a_part_of_what_is_asked_is_asked_again(question: str, text: str) -> None:
    assert understand(text, question=question).answer is None


def test_no_question_of_the_deck_without_its_last_words_is_a_sure_yes() -> None:
    """Where the question holds one thing alone; a hedge by itself ("it is usually") is an answer."""
    assert ECHOES
    left_out = ECHOES.alternatives | ECHOES.circumstances | ECHOES.comparing | {","}
    telling = ECHOES.light | ECHOES.unsaid
    taken, tried = [], 0
    for text, asked in parsed():
        whole = asked.predicate
        for end in range(1, 0 if left_out & set(whole) else len(whole)):
            begun = set(whole[:end])
            if begun <= ECHOES.unsaid | {"have", "one"} or set(whole[end:]) <= telling:
                continue
            tried += 1
            said = understand(f"{lead(asked)} {' '.join(whole[:end])}", question=text)
            taken += [(text, whole[:end])] if said.answer is Answer.YES and said.certainty > SURE else []
    assert tried > 500
    assert taken == []


def test_every_question_of_the_deck_said_back_is_a_yes() -> None:
    questions = parsed()
    assert len(questions) > 480
    texts = [(f"{lead(asked)} {' '.join(asked.predicate)}".replace(" ,", ","), text) for text, asked in questions]
    assert [pair for pair in texts if understand(pair[0], question=pair[1]).answer is not Answer.YES] == []


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Is it bigger than a car?", "it's tiny", Answer.NO),
        ("Is it bigger than a car?", "really small", Answer.PROBABLY_NOT),
        ("Is it bigger than a person?", "it's not very big", Answer.PROBABLY_NOT),
        ("Is it small enough to fit in your hand?", "it's huge", Answer.NO),
        ("Is it usually hot?", "it's cold", Answer.NO),
        ("Is it alive?", "it's dead", Answer.NO),
        ("Is it made by people?", "natural", Answer.NO),
        ("Is it natural, not made by people?", "man-made", Answer.NO),
        ("Does it feel soft when you press it?", "it feels hard", Answer.NO),
        ("Is it old-fashioned?", "it's brand new", Answer.NO),
        ("Could you lift it with one hand?", "it's very light", Answer.PROBABLY),
    ],
)
def test_a_degree_or_the_opposite_of_what_is_asked_answers_it(question: str, text: str, answer: Answer) -> None:
    assert understand(text, question=question).answer is answer


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Is it lighter than an apple?", "much lighter, it weighs next to nothing", Answer.YES),
        ("Is it bigger than a car?", "smaller, it goes in a bag", Answer.NO),
        ("Is it bigger than a car?", "bigger, but only some", Answer.SOMETIMES),
        ("Is it bigger than a car?", "bigger, no wait, smaller", None),
    ],
)
def test_what_follows_an_answer_in_the_words_of_the_question_is_read_as_after_yes_or_no(
    question: str, text: str, answer: Answer | None
) -> None:
    assert understand(text, question=question).answer is answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is it smaller than a coin?", "it's not big"),
        ("Is it bigger than a car?", "not tiny"),
        ("Is it alive?", "it's not dead"),
        ("Is it bigger than a house?", "it's big"),
        ("Is it alive?", "it is strong"),
        ("Is it usually cold?", "it's hard"),
    ],
)
def test_what_leaves_both_open_is_asked_again(question: str, text: str) -> None:
    assert understand(text, question=question).answer is None


def test_every_scale_is_of_questions_of_the_deck() -> None:
    assert ECHOES
    predicates = [" ".join(asked.predicate) for _, asked in parsed()]
    assert [one for scale in ECHOES.scales for one in scale.asked if not any(one in said for said in predicates)] == []


@given(
    st.sampled_from(QUESTIONS), st.sampled_from(QUALITIES), st.sampled_from(sorted(ECHOES.degrees if ECHOES else ()))
)
def test_no_degree_turns_an_answer_round_and_no_negation_leaves_it(question: str, quality: str, degree: str) -> None:
    plain, more, less = (said_back(f"it is {how}{quality}", question, "en") for how in ("", f"{degree} ", "not "))
    if plain and more and plain.answer in AFFIRMING:
        assert more.answer in AFFIRMING
        assert less is None or less.answer not in AFFIRMING
    elif plain and more and plain.answer in (Answer.NO, Answer.PROBABLY_NOT):
        assert more.answer not in AFFIRMING
        assert less is None or less.answer is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Does it fly?", "fly"),
        ("Does it fly?", "it flies?"),
        ("Does it stop by itself?", "stop"),
        ("Is it an animal?", "animal crackers"),
        ("Is it bigger than a car?", "bigger than what"),
        ("Is it bigger than a car?", "bigger than a mouse"),
        ("Is it big?", "smaller"),
        ("Is it?", "it"),
        ("", "it is"),
    ],
)
def test_anything_else_is_not_said_back(question: str, text: str) -> None:
    assert said_back(text, question, "en") is None


def test_what_is_said_over_and_over_is_read_at_once() -> None:
    for words in ("it is ", "very ", "a lot ", "not so ", "it ", "much way far "):
        assert understand(words * 100, question="Is it bigger than a car?").intent in Intent


def test_a_question_that_begins_otherwise_is_not_taken_apart() -> None:
    assert asked_in("Fliegt es?", "en") is None


GERMAN = {
    "being": "ist, sind", "doing": "kann", "inverting": "all", "subjects": "es, man, ich",
    "openings": "(es|das) ist, es",
    "inflections": {}, "mirrored": {}, "unsaid": "meistens", "light": "ein, eine, als, in", "circumstances": "wenn",
    "examples": "wie", "alternatives": "oder", "articles": "ein, eine", "comparing": "als", "likening": "wie",
    "degrees": "viel, sehr", "negating": "nicht", "opposites": {"größer": "kleiner"}, "alike": "gleich groß",
    "scales": [{"asked": "größer als ein auto", "NO": "winzig", "PROBABLY": "riesig"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Ist es größer als ein Auto?", "es ist viel kleiner", Answer.NO),
        ("Ist es größer als ein Auto?", "sehr winzig", Answer.NO),
        ("Ist es größer als ein Auto?", "gleich groß", Answer.SOMETIMES),
        ("Ist es ein Hund oder ein Wolf?", "ein Wolf", Answer.YES),
        ("Kann es fliegen?", "es kann fliegen", Answer.YES),
        ("Fliegt es?", "es fliegt", Answer.YES),
        ("Lebt es meistens in Afrika?", "es lebt in Afrika", Answer.YES),
        ("Lebt es meistens in Afrika?", "es lebt", None),
    ],
)
def test_another_language_needs_a_file_alone(
    monkeypatch: pytest.MonkeyPatch, question: str, text: str, answer: Answer | None
) -> None:
    german = replace(language_for("en"), echoes=Echoes.read(GERMAN))
    for module in ("asked", "said_back"):
        monkeypatch.setattr(f"twentyq.understanding.{module}.language_for", lambda _: german)
    said = said_back(text, question, "de-test")
    assert (said and said.answer) is answer


def test_a_command_stays_one_and_a_guess_is_not_said_back() -> None:
    assert understand("stop", question="Does it stop by itself?").intent is Intent.QUIT
    assert understand("is it a dog", asked=TurnKind.GUESS, question="Is it a dog?").answer is not Answer.YES
