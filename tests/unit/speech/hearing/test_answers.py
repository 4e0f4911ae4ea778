"""The in-process recognizer on speech made here; people's speech is the benchmark's."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from tests.sound_files import encode_as
from tests.unit.speech.conftest import say

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.hearing.answers import AnswerRecognizer
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.recognizer import HeardKind
from twentyq.speech.recording import Recording
from twentyq.speech.speaking.espeak import speak_pcm

SAID = {
    "yes": "YES",
    "yeah": "YES",
    "nope": "NO",
    "no": "NO",
    "probably": "PROBABLY",
    "i don't think so": "PROBABLY_NOT",
    "it depends": "SOMETIMES",
    "i have no idea": "UNKNOWN",
    "say that again": "REPEAT",
    "go back": "UNDO",
    "i give up": "QUIT",
    "what can i say": "HELP",
    "start over": "RESTART",
}


@pytest.mark.parametrize(("phrase", "meaning"), SAID.items())
def test_each_meaning_is_heard(recognizer: AnswerRecognizer, phrase: str, meaning: str) -> None:
    hearing = recognizer.recognize(say(phrase), "en-US")
    assert hearing.kind is HeardKind.WORDS
    assert hearing.guesses[0].meaning == meaning
    assert hearing.confidence >= 0.5


@pytest.mark.parametrize(
    "sentence",
    ["i would like a large coffee with milk please", "the weather is quite nice in paris this morning", "banana bread"],
)
def test_other_speech_is_unclear(recognizer: AnswerRecognizer, sentence: str) -> None:
    hearing = recognizer.recognize(say(sentence), "en-US")
    assert hearing.kind is not HeardKind.SILENCE
    assert hearing.confidence < 0.5


def test_nothing_and_noise_are_silence(recognizer: AnswerRecognizer) -> None:
    noise = np.random.default_rng(1).standard_normal(32_000)
    for pcm in (b"", b"\0\0" * 16_000, (noise * 5).astype("<i2").tobytes(), (noise * 3_000).astype("<i2").tobytes()):
        assert recognizer.recognize(Recording(pcm), "en-US").kind is HeardKind.SILENCE


@pytest.mark.parametrize("gain", [0.01, 0.2, 6.0])
def test_quiet_and_clipped_speech_is_heard(recognizer: AnswerRecognizer, gain: float) -> None:
    samples = np.frombuffer(say("probably not").pcm, np.int16) * gain
    recording = Recording(np.clip(samples, -32_768, 32_767).astype("<i2").tobytes())
    assert recognizer.recognize(recording, "en-US").guesses[0].meaning == "PROBABLY_NOT"


def test_telephone_speech_is_heard(recognizer: AnswerRecognizer) -> None:
    recording = decode(encode_as("wav8k", *speak_pcm("probably", "en-us")))
    assert recognizer.recognize(recording, "en-US").guesses[0].meaning == "PROBABLY"


@pytest.mark.parametrize("seconds", [0.5, 0.7])
@pytest.mark.parametrize(("one", "other"), [("yes", "no"), ("no", "yes")])
def test_two_people_who_contradict_each_other_are_asked_back(
    recognizer: AnswerRecognizer, one: str, other: str, seconds: float
) -> None:
    both = over(say(one, "en-us"), say(other, "en-us+f3"), seconds)
    assert recognizer.recognize(both, "en-US").confidence < 0.5


@pytest.mark.parametrize("phrase", ["yes it is", "no it isn't", "i don't think so", "yeah i think so", "of course not"])
def test_a_longer_answer_is_no_contradiction(recognizer: AnswerRecognizer, phrase: str) -> None:
    assert recognizer.recognize(say(phrase), "en-US").confidence >= 0.5


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_answer_within_a_conversation_is_not_taken(recognizer: AnswerRecognizer, answer: str) -> None:
    both = over(say("the weather is quite nice in paris this morning", "en-us+f3"), say(answer), 0.5)
    assert recognizer.recognize(both, "en-US").confidence < 0.5


def over(one: Recording, other: Recording, seconds: float) -> Recording:
    """Two at once, the other one so much later."""
    first, second = (np.frombuffer(recording.pcm, np.int16).astype(int) for recording in (one, other))
    later = int(seconds * 16_000)
    mixed = np.zeros(max(len(first), later + len(second)) + 8_000)
    mixed[: len(first)] += first
    mixed[later : later + len(second)] += second
    return Recording(np.clip(mixed, -32_768, 32_767).astype("<i2").tobytes())


def test_four_at_once_hear_what_one_hears(recognizer: AnswerRecognizer) -> None:
    recordings = [say(phrase) for phrase in ("yes", "no", "i don't know", "it depends")] * 3
    alone = [recognizer.recognize(recording, "en-US") for recording in recordings]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda recording: recognizer.recognize(recording, "en-US"), recordings))
    for one, other in zip(alone, together, strict=True):
        assert one.transcript == other.transcript
        assert one.confidence == pytest.approx(other.confidence, abs=0.02)


def test_another_language_is_not_guessed_at(recognizer: AnswerRecognizer) -> None:
    with pytest.raises(SpeechUnavailableError):
        recognizer.recognize(say("yes"), "de-DE")
