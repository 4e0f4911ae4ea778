"""Who decides, and what is done with it."""

import pytest

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.hearing.cascade import CascadeRecognizer
from twentyq.speech.recognizer import Certainty, Guess, HeardKind, Hearing
from twentyq.speech.recording import Recording

RECORDING = Recording(b"\0\0" * 16_000)


class FakeRecognizer:
    """Hears what it is told, in order."""

    def __init__(self, name: str, *hears: tuple[str, float] | Exception | None) -> None:
        self.name = name
        self.hears = list(hears)
        self.asked = 0

    def recognize(self, recording: Recording, language: str) -> Hearing:
        """The next scripted words; None for silence."""
        assert (recording, language) == (RECORDING, "en-US")
        self.asked += 1
        heard = self.hears.pop(0)
        if isinstance(heard, Exception):
            raise heard
        if heard is None:
            return Hearing(HeardKind.SILENCE, "", 0.0, self.name)
        words, confidence = heard
        guess = Guess(self.name, words, None, confidence)
        return Hearing(HeardKind.WORDS, words, confidence, self.name, guesses=(guess,))


def failing(name: str) -> FakeRecognizer:
    return FakeRecognizer(name, SpeechUnavailableError(name, "slow"))


def hear(*recognizers: FakeRecognizer, strict: bool = False) -> Hearing:
    return CascadeRecognizer(recognizers).recognize(RECORDING, "en-US", strict=strict)


@pytest.mark.parametrize(
    ("confidence", "strict", "certainty"),
    [
        (0.9, False, Certainty.SURE),
        (0.89, False, Certainty.HALF_SURE),
        (0.5, False, Certainty.HALF_SURE),
        (0.49, False, Certainty.UNSURE),
        (0.9, True, Certainty.HALF_SURE),
        (0.97, True, Certainty.SURE),
        (0.79, True, Certainty.UNSURE),
    ],
)
def test_confidence_decides_what_is_done(confidence: float, strict: bool, certainty: Certainty) -> None:
    hearing = hear(FakeRecognizer("first", ("yes", confidence)), strict=strict)
    assert hearing.certainty is certainty
    assert hearing.kind is (HeardKind.UNCLEAR if certainty is Certainty.UNSURE else HeardKind.WORDS)


def test_what_the_first_is_sure_of_goes_no_further() -> None:
    second = FakeRecognizer("second")
    assert hear(FakeRecognizer("first", ("yes", 0.6)), second).recognizer == "first"
    assert second.asked == 0


def test_what_the_first_is_unsure_of_goes_to_the_second() -> None:
    hearing = hear(FakeRecognizer("first", ("yes", 0.4)), FakeRecognizer("second", ("guess", 0.95)))
    assert (hearing.recognizer, hearing.transcript, hearing.certainty) == ("second", "guess", Certainty.SURE)
    assert [guess.recognizer for guess in hearing.guesses] == ["first", "second"]


def test_when_nobody_is_sure_the_best_guess_is_kept() -> None:
    hearing = hear(FakeRecognizer("first", ("yes", 0.4)), FakeRecognizer("second", ("yet", 0.2)))
    assert (hearing.kind, hearing.transcript, hearing.recognizer) == (HeardKind.UNCLEAR, "yes", "first")


def test_silence_is_not_heard_twice() -> None:
    second = FakeRecognizer("second")
    assert hear(FakeRecognizer("first", None), second).kind is HeardKind.SILENCE
    assert second.asked == 0


def test_silence_to_the_second_is_unclear_speech() -> None:
    assert hear(FakeRecognizer("first", ("yes", 0.1)), FakeRecognizer("second", None)).kind is HeardKind.UNCLEAR


def test_a_recognizer_that_fails_is_passed_over() -> None:
    assert hear(failing("first"), FakeRecognizer("second", ("no", 0.9))).transcript == "no"
    assert hear(FakeRecognizer("first", ("no", 0.3)), failing("second")).kind is HeardKind.UNCLEAR


def test_when_all_fail_hearing_is_unavailable_for_now() -> None:
    with pytest.raises(SpeechUnavailableError) as caught:
        hear(failing("first"), failing("second"))
    assert caught.value.retryable
