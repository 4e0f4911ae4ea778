"""Adapters as settings ask for them."""

from collections.abc import Callable
from functools import cache, partial

from twentyq.speech.allowance.allowance import DailyAllowance
from twentyq.speech.allowance.limited import LimitedRecognizer, LimitedSynthesizer
from twentyq.speech.hearing.answers import AnswerRecognizer
from twentyq.speech.hearing.cascade import CascadeRecognizer
from twentyq.speech.recognizer import Recognizer
from twentyq.speech.settings import SpeechSettings
from twentyq.speech.speaking.in_process import InProcessSynthesizer
from twentyq.speech.synthesizer import Synthesizer
from twentyq.speech.thing_recognizer import ThingRecognizer

Around = Callable[[Recognizer], Recognizer]
"""Puts something about a recognizer."""


def bare(recognizer: Recognizer) -> Recognizer:
    """The recognizer as it is."""
    return recognizer


def build_recognizer(settings: SpeechSettings, allowance: DailyAllowance, around: Around = bare) -> CascadeRecognizer:
    """The in-process recognizer, warm, and Transcribe behind it where it is set."""
    answers, transcribe = AnswerRecognizer(), _transcribe(settings, allowance, around)
    answers.warm()
    recognizers = [around(answers), *([transcribe] if transcribe else [])]
    return CascadeRecognizer(recognizers, settings.thresholds, settings.strict_thresholds)


def build_thing_recognizer(
    settings: SpeechSettings, allowance: DailyAllowance, around: Around = bare
) -> ThingRecognizer:
    """Transcribe where it is set, for any words; else the deck's names in the process."""
    from twentyq.knowledge.compiled import load_named

    transcribe = _transcribe(settings, allowance, around)
    if transcribe:
        from twentyq.speech.hearing.things.among_words import ThingsInWords

        return ThingsInWords(transcribe, cache(load_named), settings.thing_thresholds)
    from twentyq.speech.hearing.things.sphinx import SphinxThingRecognizer

    return SphinxThingRecognizer(lambda deck_id: load_named(deck_id).things, settings.thing_thresholds)


def build_synthesizer(
    settings: SpeechSettings, allowance: DailyAllowance | None = None, *, in_turn: bool = False
) -> Synthesizer:
    """Polly where it is set, else a voice in the process.

    `in_turn`, while a player waits, Polly is asked once and not for long.
    Without an allowance, as an operator asks ahead of games, Polly speaks as much as it is asked to.
    """
    if not settings.polly_region:
        return build_in_process_synthesizer(settings)
    from twentyq.speech.speaking.polly import IN_TURN, NAME, PATIENT, VOICES, PollySynthesizer, polly_client
    from twentyq.speech.speaking.rate_limit import RateLimit

    patience = IN_TURN if in_turn else PATIENT
    polly = PollySynthesizer(
        partial(polly_client, settings.polly_region, patience),
        engine=settings.polly_engine,
        voices={**VOICES, "en-US": settings.polly_voice},
        content_type=settings.content_type,
        limit=RateLimit(settings.polly_requests_per_second, patience.queue_seconds),
    )
    return LimitedSynthesizer(polly, NAME, allowance) if allowance else polly


def build_in_process_synthesizer(settings: SpeechSettings) -> InProcessSynthesizer:
    """The local voice."""
    from twentyq.speech.speaking.espeak import EspeakSynthesizer
    from twentyq.speech.speaking.hibari import HibariSynthesizer, is_installed

    if settings.local_voice == "hibari" or (settings.local_voice == "auto" and is_installed()):
        return HibariSynthesizer(settings.content_type)
    return EspeakSynthesizer(settings.content_type)


def _transcribe(settings: SpeechSettings, allowance: DailyAllowance, around: Around) -> Recognizer | None:
    """Refusals by the allowance stay outside of `around`, which watches what the service does."""
    if not settings.transcribe:
        return None
    from botocore.session import Session

    from twentyq.speech.transcribe import TranscribeRecognizer

    session = Session()

    def credentials():  # type: ignore[no-untyped-def]  # botocore brings no types
        found = session.get_credentials()
        return found and found.get_frozen_credentials()

    return LimitedRecognizer(around(TranscribeRecognizer(settings.transcribe, credentials)), allowance)
