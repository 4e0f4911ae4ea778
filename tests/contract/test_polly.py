"""Polly by boto3 against a local HTTP server, with faults."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any

import boto3
import pytest
from botocore.config import Config
from tests.polly_server import SOUND, Respond, failure, polly_server, send, sound

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.speaking.encoding import MP3, OPUS
from twentyq.speech.speaking.polly import PollySynthesizer, ssml
from twentyq.speech.speaking.rate_limit import RateLimit


@contextmanager
def polly(
    *responses: Respond, seconds: float = 60, **options: Any
) -> Iterator[tuple[PollySynthesizer, list[dict[str, Any]]]]:
    """A synthesizer that waits `seconds` for a server with these responses in turn, the last one again and again."""
    with polly_server(*responses) as (url, requests):
        client = boto3.client(
            "polly",
            endpoint_url=url,
            region_name="us-east-1",
            aws_access_key_id="AKIDEXAMPLE",
            aws_secret_access_key="secret",
            config=Config(
                connect_timeout=60, read_timeout=seconds, retries={"mode": "standard", "total_max_attempts": 1}
            ),
        )
        yield PollySynthesizer(lambda: client, limit=RateLimit(1_000), **options), requests


def test_a_sentence_is_asked_for_and_comes_back() -> None:
    with polly(sound) as (synthesizer, requests):
        spoken = synthesizer.synthesize("Is it alive? Yes & no.", "en-US")
    assert (spoken.data, spoken.content_type) == (SOUND, MP3)
    (request,) = requests
    assert request.pop("authorization").startswith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
    assert request == {
        "path": "/v1/speech",
        "Engine": "neural",
        "LanguageCode": "en-US",
        "OutputFormat": "mp3",
        "Text": "<speak><s>Is it alive?</s><s>Yes &amp; no.</s></speak>",
        "TextType": "ssml",
        "VoiceId": "Joanna",
    }


def test_engine_format_and_voice_are_settings() -> None:
    options = {"engine": "generative", "content_type": OPUS, "voices": {"en-GB": "Amy"}}
    with polly(sound, **options) as (synthesizer, requests):
        synthesizer.synthesize("Is it alive?", "en-US")
        assert synthesizer.voice.engine == "polly-generative"
    chosen = {name: requests[0][name] for name in ("Engine", "OutputFormat", "VoiceId", "LanguageCode")}
    assert chosen == {"Engine": "generative", "OutputFormat": "ogg_opus", "VoiceId": "Amy", "LanguageCode": "en-GB"}


def slow(handler: BaseHTTPRequestHandler) -> None:
    handler.rfile.read(1)  # the client hangs up first


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    send(handler, 200, SOUND[:100], "audio/mpeg", length=len(SOUND))
    handler.close_connection = True


def empty(handler: BaseHTTPRequestHandler) -> None:
    send(handler, 200, b"", "audio/mpeg")


@pytest.mark.parametrize(
    "fault",
    [
        failure(429, "ThrottlingException"),
        failure(503, "ServiceFailureException"),
        failure(403, "InvalidSignatureException"),
        slow,
        cut_off,
        empty,
    ],
)
def test_a_fault_is_unavailability_that_may_pass(fault: Respond) -> None:
    with (
        polly(fault, seconds=0.3 if fault is slow else 60) as (synthesizer, _),
        pytest.raises(SpeechUnavailableError) as caught,
    ):
        synthesizer.synthesize("Is it alive?", "en-US")
    assert caught.value.retryable
    assert "alive" not in str(caught.value)


def test_a_language_without_a_voice_is_not_asked_for() -> None:
    with polly(sound) as (synthesizer, requests):
        with pytest.raises(SpeechUnavailableError):
            synthesizer.synthesize("Ist es lebendig?", "de-DE")
        assert requests == []


def test_over_the_quota_nothing_is_asked_for() -> None:
    with polly(sound) as (synthesizer, requests):
        synthesizer._limit = RateLimit(1, max_wait=0.0, clock=lambda: 0.0)
        synthesizer.synthesize("Is it alive?", "en-US")
        with pytest.raises(SpeechUnavailableError):
            synthesizer.synthesize("Is it big?", "en-US")
        assert len(requests) == 1


def test_what_ssml_would_read_as_markup_is_escaped() -> None:
    assert ssml(' Is 1 < 2? I "think" so ') == '<speak><s>Is 1 &lt; 2?</s><s>I "think" so</s></speak>'
