"""Adapters as settings ask for them."""

from collections.abc import Callable
from functools import cache, partial

from twentyq.speech.hearing.answers import AnswerRecognizer
from twentyq.speech.hearing.cascade import CascadeRecognizer
from twentyq.speech.recognizer import Recognizer
from twentyq.speech.settings import SpeechSettings
from twentyq.speech.synthesizer import Synthesizer
from twentyq.speech.thing_recognizer import ThingRecognizer

Around = Callable[[Recognizer], Recognizer]
"""Puts something about a recognizer."""


def bare(recognizer: Recognizer) -> Recognizer:
    """The recognizer as it is."""
    return recognizer


def build_recognizer(settings: SpeechSettings, around: Around = bare) -> CascadeRecognizer:
    """The in-process recognizer, warm, and Transcribe behind it where it is set."""
    answers, transcribe = AnswerRecognizer(), _transcribe(settings)
    answers.warm()
    recognizers: list[Recognizer] = [answers, *([transcribe] if transcribe else [])]
    return CascadeRecognizer([around(one) for one in recognizers], settings.thresholds, settings.strict_thresholds)


def build_thing_recognizer(settings: SpeechSettings, around: Around = bare) -> ThingRecognizer:
    """Transcribe where it is set, for any words; else the deck's names in the process."""
    from twentyq.knowledge.compiled import load_named

    transcribe = _transcribe(settings)
    if transcribe:
        from twentyq.speech.hearing.things.among_words import ThingsInWords

        return ThingsInWords(around(transcribe), cache(load_named), settings.thing_thresholds)
    from twentyq.speech.hearing.things.sphinx import SphinxThingRecognizer

    return SphinxThingRecognizer(lambda deck_id: load_named(deck_id).things, settings.thing_thresholds)


def build_synthesizer(settings: SpeechSettings, *, in_turn: bool = False) -> Synthesizer:
    """Polly where it is set, else espeak-ng. `in_turn`, while a player waits, Polly is asked once and not for long."""
    if not settings.polly_region:
        from twentyq.speech.speaking.espeak import EspeakSynthesizer

        return EspeakSynthesizer(settings.content_type)
    from twentyq.speech.speaking.polly import IN_TURN, PATIENT, VOICES, PollySynthesizer, polly_client
    from twentyq.speech.speaking.rate_limit import RateLimit

    patience = IN_TURN if in_turn else PATIENT
    return PollySynthesizer(
        partial(polly_client, settings.polly_region, patience),
        engine=settings.polly_engine,
        voices={**VOICES, "en-US": settings.polly_voice},
        content_type=settings.content_type,
        limit=RateLimit(settings.polly_requests_per_second, patience.queue_seconds),
    )


def _transcribe(settings: SpeechSettings) -> Recognizer | None:
    if not settings.transcribe:
        return None
    from botocore.session import Session

    from twentyq.speech.hearing.transcribe import TranscribeRecognizer

    session = Session()

    def credentials():  # type: ignore[no-untyped-def]  # botocore brings no types
        found = session.get_credentials()
        return found and found.get_frozen_credentials()

    return TranscribeRecognizer(settings.transcribe, credentials)
