"""What holds for every text, and how certain an answer is."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twentyq.game.answer import Answer
from twentyq.game.turn import Doubt, TurnKind
from twentyq.understanding import Aside, Intent, understand
from twentyq.understanding.language import language_for, languages
from twentyq.understanding.lexicon import phrases
from twentyq.understanding.lines import all_lines, apology, clarification, echo, help_text
from twentyq.understanding.unit import ContradictionError, combine
from twentyq.understanding.words import MAX_LENGTH, normalize

ENGLISH = language_for("en-US")
VOCABULARY = sorted(ENGLISH.spelling.known | set(ENGLISH.spelling.contractions)) + list(",.?!:;-'\"(){}")
SENTENCES = st.lists(st.sampled_from(VOCABULARY), max_size=40).map(" ".join)


@given(st.text(max_size=600) | SENTENCES, st.sampled_from(TurnKind), st.text(max_size=60))
@example("\ud800", TurnKind.QUESTION, "")
@example("a\u0308" * 300, TurnKind.GUESS, "")
@example("\ufdfa" * 500, TurnKind.QUESTION, "")
def test_every_text_has_exactly_one_meaning(text: str, asked: TurnKind, question: str) -> None:
    understood = understand(text, asked=asked, question=question)
    assert (understood.answer is not None) == (understood.intent is Intent.ANSWER)
    assert (understood.aside is not None) == (understood.intent is Intent.OFF_TOPIC)
    assert 0 < understood.certainty <= 1


@pytest.mark.parametrize("text", ["either", "Neither.", "ooh tricky", "almost", "technically", "it used to be", "warm"])
def test_a_bare_phrase_that_names_no_answer_is_asked_again(text: str) -> None:
    assert understand(text).intent is Intent.UNCLEAR
    assert understand(text, question="Does it live in water?").intent is Intent.UNCLEAR


def test_neither_is_a_no_to_a_question_of_one_or_the_other_and_more_words_make_an_answer() -> None:
    assert understand("neither", question="Does it have horns or antlers?").answer is Answer.NO
    assert understand("cold", question="Is it usually hot?").answer is Answer.NO
    assert understand("almost always").answer is Answer.PROBABLY
    assert understand("tricky, I don't know").answer is Answer.UNKNOWN


@given(st.text(max_size=600))
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once
    assert len(once) <= MAX_LENGTH


@given(SENTENCES)
@example("10 hay\u0131r")
def test_spelling_of_spaces_and_case_does_not_matter(text: str) -> None:
    assert understand(f"  {text.upper()} \u200b\n") == understand(text)


@pytest.mark.parametrize("tag", ["en", "en-US", "EN-gb", "xx", ""])
def test_a_language_without_a_file_is_read_as_english(tag: str) -> None:
    assert understand("yes", tag).answer is Answer.YES


@pytest.mark.parametrize(
    "junk", ["(" * 500, "no " * 250, "really " * 100, "yes, " * 120, "a" * 10_000, "not not " * 60]
)
def test_a_long_input_is_read_to_its_end_or_to_500_characters(junk: str) -> None:
    assert understand(junk).intent in Intent


def test_nothing_past_500_characters_is_read() -> None:
    assert understand("yes" + " " * 600 + "no").answer is Answer.YES


@pytest.mark.parametrize(
    ("plain", "less_plain"),
    [("yes", "yees"), ("yes", "it is"), ("no", "yes, no wait, no"), ("yes", "yes it has four legs"), ("yes", "yes?")],
)
def test_what_is_said_less_plainly_is_less_certain(plain: str, less_plain: str) -> None:
    assert understand(plain).certainty == 1.0
    assert understand(less_plain).certainty < 1.0


@given(st.sampled_from(Answer), st.sampled_from(Answer))
def test_two_answers_in_one_breath_come_to_the_same_in_either_order(first: Answer, second: Answer) -> None:
    def outcome(a: Answer, b: Answer) -> Answer | None:
        try:
            return combine(a, b)
        except ContradictionError:
            return None

    assert outcome(first, second) == outcome(second, first)


def test_choices_in_phrases_are_written_out() -> None:
    assert list(phrases("say (that|it) again, a (b|)")) == ["say that again", "say it again", "a b", "a"]


def test_every_language_holds_every_line() -> None:
    for language in languages():
        for aside in set(Aside) - {Aside.DISTRESS}:
            assert len({apology(aside, language, pick) for pick in range(12)}) >= 4
        for about in ("UNCLEAR", "SILENCE", "RESTART", *Doubt):
            assert clarification(about, language, 0) != clarification(about, language, 1)
        assert all(echo(answer, language, more=more) for answer in Answer for more in (True, False))
        assert all(help_text(kind, language) for kind in TurnKind)


def test_every_apology_apologises() -> None:
    lines = [apology(aside, "en", pick) for aside in Aside for pick in range(12)]
    assert [line for line in lines if "sorry" not in line.casefold()] == []


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself",
        "i just wanna die",
        "I don't want to live anymore",
        "yes. I'm suicidal",
        "no, I am going to hurt myself",
        "my dad hits me",
        "there's no point in living",
    ],
)
def test_distress_gets_one_plain_line_that_says_where_help_is(text: str) -> None:
    for asked in TurnKind:
        assert understand(text, asked=asked).aside is Aside.DISTRESS
    said = {apology(Aside.DISTRESS, "en", pick) for pick in range(5)}
    assert len(said) == 1
    assert {"sorry", "emergency", "helpline"} <= set(re.findall(r"[a-z]+", said.pop()))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes, it can kill you", Answer.YES),
        ("yes, I hurt myself with one once", Answer.YES),
        ("no, nobody dies of it", Answer.NO),
    ],
)
def test_talk_of_danger_is_no_distress(text: str, answer: Answer) -> None:
    assert understand(text).answer is answer


def test_every_line_is_short_enough_to_be_heard() -> None:
    long = [line for line in all_lines("en") if len(line.split()) > 20]
    assert long == [help_text(TurnKind.QUESTION, "en"), help_text(TurnKind.GUESS, "en")]


def test_no_line_has_room_for_words_of_the_player() -> None:
    assert [line for line in all_lines("en") if re.search(r"[{}%<>]", line)] == []


def test_a_clarification_asks_something_that_a_yes_settles() -> None:
    assert all(clarification(doubt, "en", pick).endswith("?") for doubt in Doubt for pick in range(2))
