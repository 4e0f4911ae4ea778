"""Hearing and speaking on AWS: sounds in S3, sentences by Polly, and what is watched of both."""

from datetime import UTC, datetime
from typing import Any, cast

from msgspec.structs import replace

from twentyq.aws.observed import UNHEARD, UNSPOKEN, Timed, count, metrics, step
from twentyq.play.ports import Recordings, Spoken
from twentyq.play.voice.spoken import SpokenSentences
from twentyq.settings import Settings
from twentyq.speech.adapters import build_synthesizer
from twentyq.speech.allowance.allowance import DailyAllowance
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.recognizer import Hearing, Recognizer
from twentyq.speech.recording import Recording
from twentyq.speech.speaking.polly import NAME as POLLY
from twentyq.speech.synthesizer import Sound, Synthesizer
from twentyq.storage.aws.s3 import S3RecordingStore, S3SpeechCache
from twentyq.storage.speech_cache import SpeechLink
from twentyq.time_left import seconds_left
from twentyq.voice import WaitingRecognizer, WaitingThingRecognizer

CHARACTERS = "Spoken.characters"
"""What Polly bills."""
LEAST_SECONDS = 5.0
"""No sentence is begun with less time left: the turn is saved already, and its text is enough to play."""
FAILURES, REST_SECONDS = 2, 30


class WatchedRecognizer:
    """Recognizer each of whose calls is a step of its own name; Amazon Transcribe bills its calls."""

    def __init__(self, recognizer: Recognizer) -> None:
        """Watch `recognizer`."""
        self._recognizer = recognizer
        self.name = recognizer.name

    def recognize(self, recording: Recording, language: str) -> Hearing:
        """What was said."""
        try:
            with step(self.name):
                return self._recognizer.recognize(recording, language)
        except SpeechUnavailableError:
            count(UNHEARD, self.name)
            raise


class WatchedSynthesizer:
    """Synthesizer that counts what it speaks, and rests after two failures so that no turn waits for it."""

    def __init__(self, synthesizer: Synthesizer) -> None:
        """Watch `synthesizer`."""
        from circuitbreaker import CircuitBreaker

        self._synthesizer = synthesizer
        self.voice = synthesizer.voice
        self._breaker: Any = CircuitBreaker(FAILURES, REST_SECONDS, SpeechUnavailableError, name=POLLY)

    def synthesize(self, text: str, language: str) -> Sound:
        """The text spoken."""
        if self._breaker.opened:
            raise SpeechUnavailableError(POLLY, "resting")
        with self._breaker, step(POLLY):
            sound = self._synthesizer.synthesize(text, language)
        metrics.add_metric(CHARACTERS, "Count", len(text))
        return sound


class TimelySpoken:
    """Spoken while there is time."""

    def __init__(self, spoken: Spoken) -> None:
        """Take links from `spoken`."""
        self._spoken = spoken

    def link(self, text: str, language: str, lead: str = "", voice: str = "") -> SpeechLink | None:
        """A link to the text."""
        if seconds_left() < LEAST_SECONDS:
            return None
        with step("speak"):
            link = self._spoken.link(text, language, lead, voice)
        if link is None:
            count(UNSPOKEN)
        return link


def recognizer(settings: Settings, allowance: DailyAllowance) -> WaitingRecognizer:
    """Hears nothing before it is needed: of the functions one alone holds the libraries."""
    return WaitingRecognizer(settings, allowance, WatchedRecognizer)


def thing_recognizer(settings: Settings, allowance: DailyAllowance) -> WaitingThingRecognizer | None:
    """Hears what the thing was, by Transcribe: the bundles lack what it takes to hear names in the process."""
    return WaitingThingRecognizer(settings, allowance, WatchedRecognizer) if settings.transcribe else None


def recordings(settings: Settings, s3: Any) -> Recordings | None:
    """Recordings in S3, where the settings name a bucket."""
    if settings.recordings_bucket is None:
        return None
    return cast("Recordings", Timed(S3RecordingStore(s3, settings.recordings_bucket, _now), "recordings"))


def spoken(settings: Settings, allowance: DailyAllowance, s3: Any) -> Spoken | None:
    """Sentences in S3, spoken by Polly, where the settings name both."""
    if settings.speech_bucket is None or not settings.polly_region:
        return None
    cache = S3SpeechCache(s3, settings.speech_bucket, _now)

    def voiced(voice: str) -> WatchedSynthesizer:
        return WatchedSynthesizer(build_synthesizer(replace(settings, polly_voice=voice), allowance, in_turn=True))

    return TimelySpoken(SpokenSentences(voiced(settings.polly_voice), cache, voiced))


def _now() -> datetime:
    return datetime.now(UTC)
