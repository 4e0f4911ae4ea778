"""Adapters as settings ask for them."""

from functools import cache

from twentyq.speech.cascade import CascadeRecognizer
from twentyq.speech.recognizer import Recognizer
from twentyq.speech.settings import SpeechSettings
from twentyq.speech.sphinx import SphinxRecognizer
from twentyq.speech.synthesizer import Synthesizer
from twentyq.speech.thing_recognizer import ThingRecognizer


def build_recognizer(settings: SpeechSettings) -> CascadeRecognizer:
    """The in-process recognizer, warm, and Transcribe behind it where it is set."""
    sphinx, transcribe = SphinxRecognizer(), _transcribe(settings)
    sphinx.warm()
    recognizers: list[Recognizer] = [sphinx, *([transcribe] if transcribe else [])]
    return CascadeRecognizer(recognizers, settings.thresholds, settings.strict_thresholds)


def build_thing_recognizer(settings: SpeechSettings) -> ThingRecognizer:
    """Transcribe where it is set, for any words; else the deck's names in the process."""
    from twentyq.knowledge.compiled import load_named

    transcribe = _transcribe(settings)
    if transcribe:
        from twentyq.speech.thing_words import ThingsInWords

        return ThingsInWords(transcribe, cache(load_named), settings.thing_thresholds)
    from twentyq.speech.sphinx_things import SphinxThingRecognizer

    return SphinxThingRecognizer(lambda deck_id: load_named(deck_id).things, settings.thing_thresholds)


def build_synthesizer(settings: SpeechSettings) -> Synthesizer:
    """Polly where it is set, else espeak-ng."""
    if not settings.polly_region:
        from twentyq.speech.espeak import EspeakSynthesizer

        return EspeakSynthesizer(settings.content_type)
    from twentyq.speech.polly import VOICES, PollySynthesizer, polly_client
    from twentyq.speech.rate_limit import RateLimit

    return PollySynthesizer(
        polly_client(settings.polly_region),
        engine=settings.polly_engine,
        voices={**VOICES, "en-US": settings.polly_voice},
        content_type=settings.content_type,
        limit=RateLimit(settings.polly_requests_per_second),
    )


def _transcribe(settings: SpeechSettings) -> Recognizer | None:
    if not settings.transcribe:
        return None
    from botocore.session import Session

    from twentyq.speech.transcribe import TranscribeRecognizer

    session = Session()

    def credentials():  # type: ignore[no-untyped-def]  # botocore brings no types
        found = session.get_credentials()
        return found and found.get_frozen_credentials()

    return TranscribeRecognizer(settings.transcribe, credentials)
