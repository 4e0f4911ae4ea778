"""Speech made by espeak-ng, as samples."""

import pytest
from tests.sound_files import encode_as

from twentyq.speech.hearing.answers import AnswerRecognizer
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.recording import Recording
from twentyq.speech.speaking.espeak import speak_pcm


def say(text: str, voice: str = "en-us") -> Recording:
    """The text, spoken."""
    return decode(encode_as("wav", *speak_pcm(text, voice)))


@pytest.fixture(scope="session")
def recognizer() -> AnswerRecognizer:
    """One recognizer, warm."""
    recognizer = AnswerRecognizer()
    recognizer.warm()
    return recognizer
