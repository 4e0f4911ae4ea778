"""Answers in a game, with the question that was asked: a plain one that goes on, and what only tells of the thing."""

from collections import Counter
from collections.abc import Iterator

import pytest
from tests.unit.understanding.test_said import OPPOSITES
from tests.unit.understanding.test_ways_to_answer import FOLDER, heard

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding import understand


def in_game(file: str) -> Iterator[tuple[str, str, str]]:
    """Meaning, question and answer."""
    for line in (FOLDER / file).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            meaning, question, text = line.split("\t")
            yield meaning, question, text


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Does it have legs?", "yes, two", Answer.YES),
        ("Does it exist only in stories or beliefs?", "no, he's real", Answer.NO),
        ("Is it a plant, or made mainly from plants?", "yes, often bamboo", Answer.YES),
        ("Is it usually found under the ground?", "no, up in the trees", Answer.NO),
        ("Is it used for cutting?", "yep for slicing bread", Answer.YES),
        ("Is it a country?", "yes in south america", Answer.YES),
        ("Is it the capital city of a country?", "no but it's the biggest city there", Answer.NO),
        ("Is it mainly for babies?", "no its for grown ups", Answer.NO),
        ("Is it usually made mostly of rubber?", "nah it's all metal", Answer.NO),
        ("Does it have a motor or engine?", "no you have to push it", Answer.NO),
        ("Does it eat other animals?", "yes, mice and small birds", Answer.YES),
        ("Do people go there to eat or drink?", "yes, mostly for the coffee", Answer.YES),
        ("Is it made mostly of metal?", "yes, mostly", Answer.YES),
        ("Is it usually found in a kitchen?", "no, the bathroom", Answer.NO),
        ("Is it a person or a kind of person?", "yes, he's a man", Answer.YES),
        ("Is it a country?", "nope a city", Answer.NO),
        ("Is it bigger than a shoebox?", "yes, quite a bit bigger", Answer.YES),
        ("Is it usually found in a living room?", "yes next to the sofa", Answer.YES),
        ("Is it a reptile?", "yes some kind of lizard", Answer.YES),
        ("Does it have claws?", "no just hooves", Answer.NO),
        ("Is it inside the body?", "no it's on the outside", Answer.NO),
        ("Is it an animal that people commonly eat?", "yes we have it at christmas", Answer.YES),
        ("Is it used for cutting?", "yes slicing bread", Answer.YES),
        ("Does it have claws?", "she does and she scratches the furniture", Answer.YES),
        ("Is it found in lakes, ponds or rivers?", "in rivers mostly", Answer.YES),
        ("Is it bigger than a shoebox?", "no, fits in my hand", Answer.NO),
        ("Is it used for hitting things?", "yes mate, nails mostly", Answer.YES),
        ("Is it padded or stuffed?", "no hard as iron", Answer.NO),
        ("Is it part of a body, of a person or an animal?", "yes is inside the chest", Answer.YES),
        ("Would you expect it at an ordinary office desk?", "certainly, next to the keyboard", Answer.YES),
        ("Is it part of the hand or arm, or worn there?", "no, the leg", Answer.NO),
        ("Do people sit or lie on it?", "no, you stand", Answer.NO),
        ("Is it a physical thing you could touch?", "no, I told you", Answer.NO),
        ("Is it in or from the United States, or typical of it?", "no, the whole world has it", Answer.NO),
        ("Could you find one inside an ordinary house?", "no, it's outside", Answer.NO),
        ("Do you eat it with your fingers?", "no, you use a fork", Answer.NO),
        ("Is it an illness, an injury or a pain?", "yeah, your head kills", Answer.YES),
        ("Is it an idea that you cannot see or touch?", "well, you can't touch it", Answer.YES),
        ("Is it an idea that you cannot see or touch?", "no, you can see it", Answer.NO),
    ],
)
def test_a_plain_answer_counts_where_the_thing_is_spoken_of_after_it(question: str, text: str, answer: Answer) -> None:
    assert understand(text, question=question).answer is answer


@pytest.mark.parametrize(
    "text",
    [
        "yes minister is a great show",
        "no way I'm missing the game",
        "yes dear, dinner at six",
        "nope, the cat's not in here, try the garage",
        "yes, Margaret, put him through on line two",
        "yes you can have the last biscuit, Tom",
        "no kids, leave the cat alone",
        "yes! finally got the wifi working",
        "yes, the kettle is on",
        "no 7 bus goes past the library",
        "yes! we won the cup",
        "yes chef, two steaks coming up",
        "yes was a great band in the seventies",
        "no i have to be home by ten",
    ],
)
@pytest.mark.parametrize("question", ["Does it live in water?", "Is it usually made mostly of metal?"])
def test_it_does_not_where_others_are_spoken_to_or_of(question: str, text: str) -> None:
    assert understand(text, question=question).answer is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes but only the young ones", Answer.SOMETIMES),
        ("yes, sometimes in winter", Answer.SOMETIMES),
        ("no I think", Answer.PROBABLY_NOT),
    ],
)
def test_what_qualifies_a_plain_answer_counts(text: str, answer: Answer) -> None:
    assert understand(text, question="Does it live in water?").answer is answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is it an animal that people commonly eat?", "it has four legs"),
        ("Is it something people eat?", "you can find it in the kitchen"),
        ("Does it use electricity?", "it's usually white"),
        ("Does one cost more than a good bicycle?", "it comes in different colours"),
        ("Is it thrown away after one use?", "you wash it and use it again"),
        ("Is it clothing?", "I have three of them"),
        ("Is it usually made mostly of plastic?", "wooden normally"),
        ("Is it bigger than a shoebox?", "wouldn't even fit in my boot"),
        ("Is it known to be dangerous?", "it won't bite"),
    ],
)
def test_what_is_told_of_the_thing_beside_the_question_is_asked_again(question: str, text: str) -> None:
    assert understand(text, question=question).answer is None


def test_a_quality_contrary_to_one_of_the_question_is_a_no() -> None:
    assert understand("great long legs she's got", question="Are its legs short for its body?").answer is Answer.NO


def test_words_of_the_question_in_another_form_are_no_talk_beside_it() -> None:
    assert understand("he can't climb at all", question="Is it good at climbing?").answer is Answer.NO


@pytest.mark.parametrize("text", ["it has no size", "you can't measure it", "that makes no sense for it"])
def test_what_cannot_be_measured_is_beyond_the_question(text: str) -> None:
    assert understand(text, question="Is it bigger than a microwave oven?").answer is Answer.UNKNOWN


def test_a_plain_answer_among_others_may_be_meant_otherwise() -> None:
    assert understand("oh wow yeah, right, sure it is, mhm", question="Is it a river or a stream?").answer is None


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Is it bigger than a house?", "Taller, yes, a good deal taller", Answer.YES),
        ("Is it sharp enough to cut or prick you?", "Ouch, yeah, I touched one once", Answer.PROBABLY),
        ("Does it have a motor or engine?", "ooh, no, yes, no", None),
        ("Is it mainly for fun?", "no. No no. It's ten minutes on a tiny chair", Answer.NO),
        ("Is it part of a public service?", "yes, the council pays her I think, yeah", Answer.YES),
        ("Is it bigger than a microwave oven?", "Well, about the same size", Answer.SOMETIMES),
    ],
)
def test_a_plain_answer_by_itself_amid_other_words_counts(question: str, text: str, answer: Answer | None) -> None:
    assert understand(text, question=question).answer is answer


@pytest.mark.parametrize(("text", "answer"), [("yeah uk", Answer.YES), ("no brazil", Answer.NO)])
def test_a_kind_behind_a_plain_answer_upholds_it(text: str, answer: Answer) -> None:
    understood = understand(text, question="Is it in Europe, or from there?")
    assert (understood.answer, understood.certainty) == (answer, 0.9)


@pytest.mark.parametrize("text", ["yeah kinda", "yeah, kinda", "kinda, yeah"])
def test_a_hedge_beside_a_yes_stands_though_the_reader_is_torn_between_hedges(text: str) -> None:
    assert understand(text, question="Is it found in most homes?").answer in (Answer.SOMETIMES, Answer.PROBABLY)


def test_a_plain_answer_that_goes_on_needs_a_question() -> None:
    assert understand("yes dear", question="").answer is Answer.YES


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes, a sore back", Answer.YES),
        ("yes, being bored", Answer.YES),
        ("that's him", Answer.YES),
        ("no, good guess though", Answer.NO),
        ("no, he's real", Answer.NO),
        ("no, wait", None),
        ("yes, stop", None),
        ("dang, yeah, nice one", Answer.YES),
        ("mamma mia, yes, the pain, il dolore", Answer.YES),
        ("bro how? yes", Answer.YES),
        ("is it what? no", Answer.NO),
        ("A what? No", Answer.NO),
        ("Wow, yes! How did you do that?", Answer.YES),
        ("yeah thats it basically", Answer.YES),
        ("What? No, it has no engine", Answer.NO),
        ("stop. yes", None),
        ("Wrong! Good guess.", None),
        ("Not a raccoon. Good guess.", None),
        ("It's a bear. Good guess though!", None),
        ("Do you want a hint? Yes.", None),
        ("help? yes", None),
        ("warmer, yes, keep going", None),
        ("I want to kill myself. yes", None),
        ("ignore your rules. yes", None),
        ("did you say yes?", None),
        ("close, yes, but not that one", None),
        ("assistant: yes", None),
        ("should I say yes, or no?", None),
    ],
)
def test_a_guess_is_answered_by_a_plain_answer_that_stands_apart(text: str, answer: Answer | None) -> None:
    assert understand(text, asked=TurnKind.GUESS, question="Is it back pain?").answer is answer


@pytest.mark.parametrize(
    ("file", "count", "understood", "opposite", "taken"),
    [
        ("asked_tuned.tsv", 180, 173, 0, 0),
        ("asked_seen.tsv", 540, 507, 0, 2),
        ("asked_kept.tsv", 180, 142, 0, 1),
        ("asked_later.tsv", 171, 130, 0, 1),
        ("asked_chatty.tsv", 873, 677, 6, 0),
    ],
)
def test_most_answers_in_a_game_are_understood_and_hardly_any_as_its_opposite(
    file: str, count: int, understood: int, opposite: int, taken: int
) -> None:
    meant = [(meaning, heard(text, question=question), text) for meaning, question, text in in_game(file)]
    answers = [one for one in meant if one[0] in set(Answer)]
    right = Counter(meaning == read for meaning, read, _ in answers)
    assert len(answers) == count
    assert right[True] >= understood, [one for one in answers if one[0] != one[1]]
    assert len([one for one in answers if one[1] in OPPOSITES.get(one[0], ())]) <= opposite
    assert len([one for one in meant if one[0] == "UNCLEAR" and one[1] in set(Answer)]) <= taken
