"""Amazon Polly."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.speaking.encoding import MP3, OPUS
from twentyq.speech.speaking.rate_limit import RateLimit
from twentyq.speech.synthesizer import Sound, Voice

NAME = "polly"
VOICES: Mapping[str, str] = {"en-US": "Joanna", "en-GB": "Amy"}
NEURAL = frozenset((
    *("Danielle", "Gregory", "Ivy", "Joanna", "Joey", "Justin", "Kendra"),
    *("Kevin", "Kimberly", "Matthew", "Ruth", "Salli", "Stephen"),
))  # fmt: skip
"""Neural voices of American English."""
OUTPUT_FORMATS = {MP3: "mp3", OPUS: "ogg_opus"}
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
REQUESTS_PER_SECOND = 8.0
"""The default quota of an account for neural and generative voices."""


class Patience(NamedTuple):
    """How long a sentence is waited for."""

    attempts: int
    connect_seconds: float
    read_seconds: float
    """Of one attempt."""
    queue_seconds: float
    """For a turn within the quota."""


PATIENT = Patience(attempts=3, connect_seconds=2.0, read_seconds=5.0, queue_seconds=5.0)
IN_TURN = Patience(attempts=1, connect_seconds=0.5, read_seconds=2.0, queue_seconds=0.5)


class PollySynthesizer:
    """Synthesizer by Amazon Polly, within the account's quota."""

    def __init__(
        self,
        connect: Callable[[], Any],
        *,
        engine: str = "neural",
        voices: Mapping[str, str] = VOICES,
        content_type: str = MP3,
        limit: RateLimit | None = None,
    ) -> None:
        """`connect` makes boto3's client, once there is something to say; `voices` by language; `engine` standard,
        neural, long-form or generative."""
        self._connect = connect
        self._engine = engine
        self._limit = limit or RateLimit(REQUESTS_PER_SECOND)
        self.voice = Voice(f"{NAME}-{engine}", voices, content_type)

    @cached_property
    def _client(self) -> Any:
        return self._connect()

    def synthesize(self, text: str, language: str) -> Sound:
        """The text spoken."""
        from botocore.exceptions import BotoCoreError, ClientError
        from botocore.exceptions import HTTPClientError as CutOffError

        request = polly_request(text, language, self.voice, self._engine)
        if not self._limit.wait():
            raise SpeechUnavailableError(NAME, "too many requests at once")
        try:
            data = self._client.synthesize_speech(**request)["AudioStream"].read()
        except ClientError as exc:
            raise SpeechUnavailableError(NAME, exc.response["Error"]["Code"]) from exc
        except (BotoCoreError, CutOffError, OSError) as exc:
            raise SpeechUnavailableError(NAME, type(exc).__name__) from exc
        if not data:
            raise SpeechUnavailableError(NAME, "no sound came back")
        return Sound(data, self.voice.content_type)


def polly_request(text: str, language: str, voice: Voice, engine: str) -> dict[str, str]:
    """What SynthesizeSpeech takes."""
    name = voice.name(language)
    if name is None:
        raise SpeechUnavailableError(NAME, f"no voice for {language}")
    return {
        "Engine": engine,
        "LanguageCode": next(tag for tag, known in voice.names.items() if known == name),
        "OutputFormat": OUTPUT_FORMATS[voice.content_type],
        "Text": ssml(text),
        "TextType": "ssml",
        "VoiceId": name,
    }


def ssml(text: str) -> str:
    """The text with its sentences marked: of SSML every engine takes at least this much."""
    sentences = (f"<s>{escape(sentence)}</s>" for sentence in SENTENCE_END.split(text.strip()))
    return f"<speak>{''.join(sentences)}</speak>"


def polly_client(region: str, patience: Patience = PATIENT) -> Any:
    """boto3's client without boto3, which tries again what is throttled."""
    from botocore.config import Config
    from botocore.session import Session

    retries = {"mode": "standard", "total_max_attempts": patience.attempts}
    config = Config(
        connect_timeout=patience.connect_seconds,
        read_timeout=patience.read_seconds,
        retries=retries,
        tcp_keepalive=True,
    )
    return Session().create_client("polly", region_name=region, config=config)
