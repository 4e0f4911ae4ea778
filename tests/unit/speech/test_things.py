"""Names of things: how they sound, their grammar, and how they are heard in the process and among words."""

import pytest
from tests.unit.speech.conftest import say

from twentyq.game import Answer
from twentyq.knowledge.deck import Deck, Thing
from twentyq.speech.cascade import Thresholds
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.lattice import BigramModel
from twentyq.speech.phonemes import pronounce
from twentyq.speech.recognizer import Certainty, HeardKind, Hearing
from twentyq.speech.recording import Recording
from twentyq.speech.sphinx_things import SphinxThingRecognizer
from twentyq.speech.thing_words import ThingsInWords, bare_name
from twentyq.speech.things import spoken_forms, thing_grammar

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
    recognizer = SphinxThingRecognizer(lambda deck_id: {"small": THINGS}[deck_id], Thresholds())
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
    heard = ear.recognize_thing(say(said), "small", "en-US")
    assert (heard.kind, heard.name) == (HeardKind.WORDS, name)
    assert heard.certainty is not Certainty.UNSURE


def test_a_yes_to_an_offer_is_heard(ear: SphinxThingRecognizer) -> None:
    heard = ear.recognize_thing(say("yes"), "small", "en-US")
    assert (heard.answer, heard.name) == (Answer.YES, "")


def test_other_speech_is_no_name_and_silence_is_silence(ear: SphinxThingRecognizer) -> None:
    talk = ear.recognize_thing(say("the weather is quite nice in paris this morning"), "small", "en-US")
    assert (talk.certainty, talk.answer) == (Certainty.UNSURE, None)
    assert ear.recognize_thing(Recording(b"\0\0" * 16_000), "small", "en-US").kind is HeardKind.SILENCE


def test_another_language_or_deck_is_not_guessed_at(ear: SphinxThingRecognizer) -> None:
    def no_deck(deck_id: str) -> tuple[Thing, ...]:
        raise FileNotFoundError(deck_id)

    with pytest.raises(SpeechUnavailableError):
        ear.recognize_thing(say("elephant"), "small", "de-DE")
    with pytest.raises(SpeechUnavailableError):
        SphinxThingRecognizer(no_deck, Thresholds()).recognize_thing(say("elephant"), "gone", "en-US")


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
    heard = ear.recognize_thing(Recording(b""), "small", "en-US")
    assert (heard.name, heard.certainty) == (name, certainty)


def test_a_no_among_words_is_an_answer(small_deck: Deck) -> None:
    ear = ThingsInWords(FakeRecognizer("No.", 0.95), lambda _: small_deck, Thresholds())
    assert ear.recognize_thing(Recording(b""), "small", "en-US").answer is Answer.NO


def test_hesitation_is_no_part_of_a_name() -> None:
    assert bare_name("Uh, well, it's the Eiffel Tower!") == "eiffel tower"
