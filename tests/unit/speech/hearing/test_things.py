"""Names of things: how they sound, their grammar, and how they are heard in the process and among words."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.speech.conftest import say

from twentyq.game.answer import Answer
from twentyq.knowledge.compiled import load_named
from twentyq.knowledge.deck import Deck, Thing
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.hearing.cascade import Thresholds
from twentyq.speech.hearing.lattice import BigramModel
from twentyq.speech.hearing.phonemes import pronounce
from twentyq.speech.hearing.things.among_words import ThingsInWords, bare_name
from twentyq.speech.hearing.things.grammar import spoken_forms, thing_grammar
from twentyq.speech.hearing.things.sphinx import SphinxThingRecognizer, weighed
from twentyq.speech.recognizer import Certainty, HeardKind, Hearing
from twentyq.speech.recording import Recording

THINGS = tuple(
    Thing(name, f"a {name}", "", 3, aliases)
    for name, aliases in {
        "bat, the animal": (),
        "acoustic guitar": ("guitar",),
        "elephant": (),
        "umbrella": ("brolly",),
        "quesadilla": (),
        "dinosaur": (),
        "washing machine": (),
        "butterfly": ("guitar",),
    }.items()
)


@pytest.fixture(scope="module")
def ear() -> SphinxThingRecognizer:
    def things(deck_id: str) -> tuple[Thing, ...]:
        if deck_id != "small":
            raise FileNotFoundError(deck_id)
        return THINGS

    recognizer = SphinxThingRecognizer(things, Thresholds())
    recognizer.warm("small")
    return recognizer


def test_a_name_is_said_without_what_tells_namesakes_apart() -> None:
    assert spoken_forms(THINGS)["bat"].name == "bat, the animal"


def test_an_alias_of_two_things_is_the_first_ones() -> None:
    assert spoken_forms(THINGS)["guitar"].name == "acoustic guitar"


def test_a_word_that_no_dictionary_has_is_pronounced() -> None:
    assert pronounce("quesadilla") == "K EY S AH D IY AH"
    assert "+quesadilla K EY S AH D IY AH\n" in thing_grammar(THINGS).dictionary


def test_probabilities_after_a_word_sum_to_one() -> None:
    text = thing_grammar(THINGS).model
    model = BigramModel(text.splitlines())
    words = [line.split()[1] for line in text.split("\\2-grams:")[0].splitlines() if line.startswith("-")]
    words.remove("<s>")
    for after in ("<s>", "+elephant", "it_was", "the", "time"):
        total = sum(2.718281828459045 ** model.log_probability(word, after) for word in words)
        assert 0.95 < total < 1.05, after


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("elephant", "elephant"),
        ("it was an umbrella", "umbrella"),
        ("a guitar", "acoustic guitar"),
        ("i was thinking of a dinosaur", "dinosaur"),
        ("washing machine", "washing machine"),
    ],
)
def test_a_name_is_heard_alone_and_after_a_few_words(ear: SphinxThingRecognizer, said: str, name: str) -> None:
    heard = ear.recognize_thing(say(said), "small", "en-US", {})
    assert (heard.kind, heard.name) == (HeardKind.WORDS, name)
    assert heard.certainty is not Certainty.UNSURE


def test_a_yes_to_an_offer_is_heard(ear: SphinxThingRecognizer) -> None:
    heard = ear.recognize_thing(say("yes"), "small", "en-US", {})
    assert (heard.answer, heard.name) == (Answer.YES, "")


def test_other_speech_is_no_name_and_silence_is_silence(ear: SphinxThingRecognizer) -> None:
    talk = ear.recognize_thing(say("the weather is quite nice in paris this morning"), "small", "en-US", {})
    assert (talk.certainty, talk.answer) == (Certainty.UNSURE, None)
    assert ear.recognize_thing(Recording(b"\0\0" * 16_000), "small", "en-US", {}).kind is HeardKind.SILENCE


def test_another_language_or_deck_is_not_guessed_at(ear: SphinxThingRecognizer) -> None:
    def no_deck(deck_id: str) -> tuple[Thing, ...]:
        raise FileNotFoundError(deck_id)

    with pytest.raises(SpeechUnavailableError):
        ear.recognize_thing(say("elephant"), "small", "de-DE", {})
    with pytest.raises(SpeechUnavailableError):
        SphinxThingRecognizer(no_deck, Thresholds()).recognize_thing(say("elephant"), "gone", "en-US", {})


ALIKE = {"cat": 0.5, "bat": 0.4, "YES": 0.05}


def best(meanings: Mapping[str, float]) -> str:
    return max(meanings, key=meanings.__getitem__)


def test_the_belief_decides_between_names_that_sound_alike() -> None:
    weights = weighed(ALIKE, {"cat": 0.01, "bat": 0.6, "dog": 0.39})
    assert best(weights) == "bat"
    assert best(weighed(ALIKE, {"cat": 0.6, "bat": 0.01, "dog": 0.39})) == "cat"


def test_what_it_cannot_be_is_not_heard() -> None:
    weights = weighed(ALIKE, {"cat": 0.0, "bat": 0.5, "dog": 0.5})
    assert "cat" not in weights
    assert best(weights) == "bat"


def test_a_yes_is_not_heard_in_place_of_what_it_cannot_be() -> None:
    assert weighed({"cat": 0.99, "YES": 0.005}, {"cat": 0.0, "dog": 1.0})["YES"] < Thresholds().half_sure


def test_without_a_belief_names_are_heard_as_they_sound() -> None:
    assert weighed(ALIKE, {}) == ALIKE


def test_an_even_belief_leaves_names_in_their_proportions() -> None:
    weights = weighed(ALIKE, dict.fromkeys(("cat", "bat"), 0.5))
    assert weights["cat"] / weights["bat"] == pytest.approx(0.5 / 0.4)


def test_other_words_are_not_taken_for_the_likeliest_name() -> None:
    likely = {"cat": 0.05} | {f"thing {number}": 0.95 / 999 for number in range(999)}
    assert weighed({"cat": 0.02}, likely)["cat"] < Thresholds().half_sure


@given(
    st.dictionaries(st.sampled_from("abcdeYN"), st.floats(0, 1 / 7), min_size=1),
    st.dictionaries(st.sampled_from("abcde"), st.floats(0, 1)),
)
def test_weighed_meanings_are_probabilities(meanings: dict[str, float], likely: dict[str, float]) -> None:
    weights = weighed(meanings, likely)
    assert all(0 <= weight <= 1 for weight in weights.values())
    assert sum(weights.values()) <= 1.000001


def test_what_was_guessed_in_vain_is_not_offered_again(ear: SphinxThingRecognizer) -> None:
    even = dict.fromkeys((thing.name for thing in THINGS), 1 / len(THINGS))
    assert ear.recognize_thing(say("elephant"), "small", "en-US", even).name == "elephant"
    in_vain = ear.recognize_thing(say("elephant"), "small", "en-US", even | {"elephant": 0.0})
    assert (in_vain.name == "elephant", in_vain.certainty) == (False, Certainty.UNSURE)


class FakeRecognizer:
    """Hears these words with this confidence."""

    name = "fake"

    def __init__(self, words: str, confidence: float) -> None:
        self.hearing = Hearing(HeardKind.WORDS if words else HeardKind.UNCLEAR, words, confidence, self.name)

    def recognize(self, recording: Recording, language: str) -> Hearing:  # noqa: ARG002 - part of the port
        return self.hearing


@pytest.mark.parametrize(
    ("words", "confidence", "name", "certainty"),
    [
        ("Um, it was a dog.", 0.95, "dog", Certainty.SURE),
        ("Dogs.", 0.6, "dog", Certainty.HALF_SURE),
        ("A dog.", 0.3, "", Certainty.UNSURE),
        ("I was thinking of a zither.", 0.95, "zither", Certainty.HALF_SURE),
        ("I will tell you when we meet next time.", 0.95, "", Certainty.UNSURE),
        ("", 0.0, "", Certainty.UNSURE),
    ],
)
def test_among_words_only_what_the_deck_knows_is_sure(
    small_deck: Deck, words: str, confidence: float, name: str, certainty: Certainty
) -> None:
    ear = ThingsInWords(FakeRecognizer(words, confidence), lambda _: small_deck, Thresholds())
    heard = ear.recognize_thing(Recording(b""), "small", "en-US", {})
    assert (heard.name, heard.certainty) == (name, certainty)


def test_words_are_offered_as_heard_where_the_decks_names_do_not_come_along() -> None:
    ear = ThingsInWords(FakeRecognizer("A dog.", 0.95), load_named, Thresholds())
    heard = ear.recognize_thing(Recording(b""), "a-players-own", "en-US", {})
    assert (heard.name, heard.certainty) == ("dog", Certainty.HALF_SURE)


def test_among_words_a_name_that_only_the_version_in_use_has_is_known(small_deck: Deck) -> None:
    ear = ThingsInWords(FakeRecognizer("It was a zither.", 0.95), lambda _: small_deck, Thresholds())
    heard = ear.recognize_thing(Recording(b""), "small", "en-US", {"dog": 0.5, "zither": 0.5})
    assert (heard.name, heard.says, heard.certainty) == ("zither", "a zither", Certainty.SURE)


def test_a_no_among_words_is_an_answer(small_deck: Deck) -> None:
    ear = ThingsInWords(FakeRecognizer("No.", 0.95), lambda _: small_deck, Thresholds())
    assert ear.recognize_thing(Recording(b""), "small", "en-US", {}).answer is Answer.NO


def test_hesitation_is_no_part_of_a_name() -> None:
    assert bare_name("Uh, well, it's the Eiffel Tower!") == "eiffel tower"


def test_of_a_deck_that_a_player_made_the_likely_names_are_heard(ear: SphinxThingRecognizer) -> None:
    likely = {"Albatross": 0.5, "Dolphin": 0.3, "Pelican": 0.2}
    heard = ear.recognize_thing(say("dolphin"), "own", "en-US", likely)
    assert (heard.name, heard.says) == ("Dolphin", "Dolphin")
    with pytest.raises(SpeechUnavailableError):
        ear.recognize_thing(say("dolphin"), "own", "en-US", {})


def test_a_name_that_only_the_version_in_use_has_is_heard_beside_the_decks(ear: SphinxThingRecognizer) -> None:
    likely = dict.fromkeys([*(thing.name for thing in THINGS), "pelican"], 1 / (len(THINGS) + 1))
    assert ear.recognize_thing(say("pelican"), "small", "en-US", likely).name == "pelican"
    assert ear.recognize_thing(say("umbrella"), "small", "en-US", likely).name == "umbrella"
