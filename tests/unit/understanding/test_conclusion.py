"""What whole sentences come to: answers after free words, tags, contrasts, orders to others, irony, slips."""

import pytest
from tests.unit.understanding.test_ways_to_answer import heard

from twentyq.understanding import Intent, understand


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("it is, isn't it", "YES"),
        ("yes it does, doesn't it", "YES"),
        ("no it isn't, is it now", "NO"),
        ("well it is, innit", "YES"),
    ],
)
def test_a_tag_that_seeks_assent_changes_nothing(text: str, meaning: str) -> None:
    assert heard(text) == meaning


def test_a_tag_behind_something_else_is_no_answer() -> None:
    assert understand("it's raining, isn't it").answer is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("my grandma has one and it does, yes", "YES"),
        ("it has a tail and it barks so I would have to say yes", "YES"),
        ("I asked everyone at home, and the answer is no", "NO"),
        ("I've never been there so I don't know", "UNKNOWN"),
        ("I haven't looked closely but I suppose it does", "PROBABLY"),
        ("if I had to guess, I'd say no", "PROBABLY_NOT"),
        ("my teddy says no", "NO"),
        ("you would think so, but no", "NO"),
        ("people say it is but it isn't", "NO"),
    ],
)
def test_the_answer_may_come_last(text: str, meaning: str) -> None:
    assert heard(text) == meaning


@pytest.mark.parametrize(
    "text", ["put the kettle on, yes", "no don't touch that", "yeah put it over there", "the weather is nice, yes"]
)
def test_what_is_said_to_somebody_else_is_no_answer(text: str) -> None:
    assert understand(text).answer is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("nobody could say it isn't", "YES"),
        ("that's not incorrect", "YES"),
        ("not unlikely", "PROBABLY"),
        ("I don't think it isn't", "PROBABLY"),
    ],
)
def test_two_negations_take_each_other_back(text: str, meaning: str) -> None:
    assert heard(text) == meaning


@pytest.mark.parametrize(
    "text",
    ["oh sure, and pigs fly", "oh yes, of course, and I'm the queen of England"],
)
def test_irony_is_asked_again(text: str) -> None:
    assert understand(text).intent is Intent.UNCLEAR


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("when it's hot it does, when it's cold it doesn't", "SOMETIMES"),
        ("my blue one did and my red one didn't", "SOMETIMES"),
        ("the expensive ones do", "SOMETIMES"),
        ("the majority of them", "PROBABLY"),
        ("hardly any of them", "PROBABLY_NOT"),
    ],
)
def test_a_part_of_the_kind_or_of_the_time_is_neither_yes_nor_no(text: str, meaning: str) -> None:
    assert heard(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("somtiems", "SOMETIMES"), ("deffinately", "YES"), ("i dont thnk so", "PROBABLY_NOT"), ("not evn close", "NO")],
)
def test_a_slip_is_mended_inside_a_phrase_and_two_in_a_long_word(text: str, meaning: str) -> None:
    assert heard(text) == meaning


@pytest.mark.parametrize("text", ["yes mister computer", "yes my dear fellow", "yes, your honour", "yes amigo"])
def test_forms_of_address_change_nothing(text: str) -> None:
    assert heard(text) == "YES"


def test_two_changes_of_mind_are_asked_again() -> None:
    assert understand("definitely yes, I mean definitely not, I mean yes, no").answer is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ok stop the game now it's dinner time", Intent.QUIT),
        ("what was the question again I was talking to my mum", Intent.REPEAT),
        ("stop by the shop on your way home", Intent.OFF_TOPIC),
    ],
)
def test_a_command_that_names_the_game_may_be_explained(text: str, intent: Intent) -> None:
    assert understand(text).intent is intent


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("are you kidding, of course it does", "YES"),
        ("don't be silly, of course not", "NO"),
        ("more likely yes than no", "PROBABLY"),
        ("nope it has no legs", "NO"),
        ("no no, my dear, not at all", "NO"),
        ("nope it's made of plastic", "NO"),
        ("only if you plug it in", "SOMETIMES"),
    ],
)
def test_the_plain_word_counts_more_than_what_stands_around_it(text: str, meaning: str) -> None:
    assert heard(text) == meaning


@pytest.mark.parametrize(
    ("text", "question", "meaning"),
    [
        ("it doesn't have fur at all", "Does it have fur?", "NO"),
        ("it is in the kitchen", "Is it found in a kitchen?", "YES"),
        ("it's made of metal", "Is it made of metal?", "YES"),
        ("it's on the table", "Is it an animal?", "UNCLEAR"),
        ("curtain", "Is it an animal?", "UNCLEAR"),
    ],
)
def test_words_of_the_question_and_of_every_day_are_not_misspelt(text: str, question: str, meaning: str) -> None:
    assert heard(text, question=question) == meaning
