"""Services that are asked within the day's allowance alone."""

from math import ceil

from twentyq.speech.allowance.allowance import DailyAllowance, claim
from twentyq.speech.recognizer import Hearing, Recognizer
from twentyq.speech.recording import Recording
from twentyq.speech.synthesizer import Sound, Synthesizer

LEAST_SECONDS = 15
"""Amazon Transcribe bills a shorter recording as this long."""


class LimitedRecognizer:
    """Recognizer that bills by the second."""

    def __init__(self, recognizer: Recognizer, allowance: DailyAllowance) -> None:
        """Ask `recognizer`; its name is the service's."""
        self._recognizer = recognizer
        self._allowance = allowance
        self.name = recognizer.name

    def recognize(self, recording: Recording, language: str) -> Hearing:
        """What was said."""
        claim(self._allowance, self.name, max(LEAST_SECONDS, ceil(recording.seconds)))
        return self._recognizer.recognize(recording, language)


class LimitedSynthesizer:
    """Synthesizer that bills by the character."""

    def __init__(self, synthesizer: Synthesizer, service: str, allowance: DailyAllowance) -> None:
        """Ask `synthesizer` in the name of `service`."""
        self._synthesizer = synthesizer
        self._service = service
        self._allowance = allowance
        self.voice = synthesizer.voice

    def synthesize(self, text: str, language: str) -> Sound:
        """The text spoken."""
        claim(self._allowance, self._service, len(text))
        return self._synthesizer.synthesize(text, language)
