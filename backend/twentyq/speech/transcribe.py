"""Amazon Transcribe streaming, over its WebSocket endpoint."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.event_stream import encode_message
from twentyq.speech.recognizer import Guess, HeardKind, Hearing
from twentyq.speech.recording import SAMPLE_RATE, Recording
from twentyq.time_left import at_most

if TYPE_CHECKING:
    from botocore.credentials import ReadOnlyCredentials
    from websockets.sync.client import ClientConnection

NAME = "transcribe"
CHUNK_SECONDS = 0.1
CHUNK_BYTES = int(2 * SAMPLE_RATE * CHUNK_SECONDS)
URL_SECONDS = 60
LEAST_SECONDS = 0.5
"""A shorter recording is followed by silence up to here."""
AUDIO_HEADERS = {":content-type": "application/octet-stream", ":event-type": "AudioEvent", ":message-type": "event"}


@dataclass(frozen=True, slots=True)
class TranscribeSettings:
    """How Transcribe is asked."""

    region: str
    vocabulary: str | None = None
    """Name of a custom vocabulary in the account."""
    budget_seconds: float = 8.0
    """Wall time of one recording, connecting included."""
    pace: float = 1.0
    """Recorded seconds sent in a second; the service wants about 1."""
    endpoint: str | None = None
    """ws:// or wss:// address; None for the region's own."""

    @property
    def address(self) -> str:
        """Where the service is, without a path."""
        return self.endpoint or f"wss://transcribestreaming.{self.region}.amazonaws.com:8443"


@dataclass(slots=True)
class _Transcript:
    """What came back so far."""

    final: list[str] = field(default_factory=list)
    confidences: list[float] = field(default_factory=list)
    stable: str | None = None
    """A partial result all of whose words are stable."""

    def add(self, event: dict[str, Any]) -> None:
        """Take a TranscriptEvent in."""
        for result in event["Transcript"]["Results"]:
            best = result["Alternatives"][0]
            words = [item for item in best.get("Items", ()) if item.get("Type") != "punctuation"]
            if result["IsPartial"]:
                self.stable = best["Transcript"] if words and all(w.get("Stable") for w in words) else None
                continue
            self.stable = None
            self.final.append(best["Transcript"])
            self.confidences += [float(word["Confidence"]) for word in words if "Confidence" in word]

    @property
    def settled(self) -> bool:
        """Whether it can be used although the service has not finished."""
        return bool(self.final or self.stable)

    def hearing(self) -> Hearing:
        """The words, with the mean confidence of the final ones."""
        text = " ".join([*self.final, *([self.stable] if self.stable else [])]).strip()
        if not text:
            return Hearing(HeardKind.UNCLEAR, "", 0.0, NAME)
        confidence = sum(self.confidences) / len(self.confidences) if self.confidences else 0.5
        return Hearing(HeardKind.WORDS, text, confidence, NAME, guesses=(Guess(NAME, text, None, confidence),))


class TranscribeRecognizer:
    """Recognizer of any words, by Amazon Transcribe. The signed URL never leaves this class."""

    name = NAME

    def __init__(self, settings: TranscribeSettings, credentials: Callable[[], "ReadOnlyCredentials | None"]) -> None:
        """`credentials` gives the present ones, for they expire."""
        self._settings = settings
        self._credentials = credentials

    def recognize(self, recording: Recording, language: str) -> Hearing:
        """What was said."""
        from websockets.exceptions import InvalidHandshake, WebSocketException
        from websockets.sync.client import connect

        seconds = at_most(self._settings.budget_seconds)
        if seconds <= 0:
            raise SpeechUnavailableError(NAME, "no time left")
        deadline = monotonic() + seconds
        credentials = self._credentials()
        if credentials is None:
            raise SpeechUnavailableError(NAME, "no credentials")
        url = signed_url(self._settings, language, credentials)
        try:
            with connect(url, open_timeout=seconds, close_timeout=0.2, max_size=1 << 20) as socket:
                return self._converse(socket, recording, deadline).hearing()
        except InvalidHandshake:
            # Its text may hold the signed URL.
            raise SpeechUnavailableError(NAME, "connection refused") from None
        except (OSError, TimeoutError, WebSocketException) as exc:
            raise SpeechUnavailableError(NAME, f"connection lost ({type(exc).__name__})") from exc

    def _converse(self, socket: "ClientConnection", recording: Recording, deadline: float) -> _Transcript:
        """Send sound at its pace and take results in between, until the service has finished or time is up."""
        transcript = _Transcript()
        due = monotonic()
        *sound, end = messages(recording)
        for message in sound:
            socket.send(message)
            due += CHUNK_SECONDS / self._settings.pace
            if not _take_results(socket, transcript, min(due, deadline)):
                raise SpeechUnavailableError(NAME, "cut off")
        socket.send(end)
        finished = not _take_results(socket, transcript, deadline)
        if finished or transcript.settled:
            return transcript
        raise SpeechUnavailableError(NAME, "too slow")


def messages(recording: Recording) -> list[bytes]:
    """The recording as AudioEvents, an empty one at the end."""
    pcm = recording.pcm.ljust(int(2 * SAMPLE_RATE * LEAST_SECONDS), b"\0")
    chunks = [pcm[start : start + CHUNK_BYTES] for start in range(0, len(pcm), CHUNK_BYTES)]
    return [encode_message(AUDIO_HEADERS, chunk) for chunk in (*chunks, b"")]


def _take_results(socket: "ClientConnection", transcript: _Transcript, until: float) -> bool:
    """Take results in until a time; whether the service still speaks then."""
    from websockets.exceptions import ConnectionClosedOK

    while True:
        try:
            data = socket.recv(timeout=max(0.0, until - monotonic()))
        except TimeoutError:
            return True
        except ConnectionClosedOK:
            return False
        for event in read_events(data):
            transcript.add(event)


def read_events(data: str | bytes) -> list[dict[str, Any]]:
    """TranscriptEvents of a WebSocket message. Raises SpeechUnavailableError for exceptions and broken frames."""
    from botocore.eventstream import EventStreamBuffer, ParserError

    if isinstance(data, str):
        raise SpeechUnavailableError(NAME, "text where an event was due")
    buffer = EventStreamBuffer()
    buffer.add_data(data)
    events = []
    try:
        for message in buffer:
            if message.headers.get(":message-type") != "event":
                kind = message.headers.get(":exception-type") or message.headers.get(":error-code") or "error"
                raise SpeechUnavailableError(NAME, str(kind))
            events.append(json.loads(message.payload))
    except (ParserError, ValueError) as exc:
        raise SpeechUnavailableError(NAME, "a broken event") from exc
    return events


def signed_url(settings: TranscribeSettings, language: str, credentials: "ReadOnlyCredentials") -> str:
    """The endpoint with its parameters, signed by AWS Signature Version 4 in the query."""
    from botocore.auth import SigV4QueryAuth
    from botocore.awsrequest import AWSRequest

    parameters = {
        "language-code": language,
        "media-encoding": "pcm",
        "sample-rate": str(SAMPLE_RATE),
        "enable-partial-results-stabilization": "true",
        "partial-results-stability": "high",
    }
    if settings.vocabulary:
        parameters["vocabulary-name"] = settings.vocabulary
    web_address = settings.address.replace("ws", "http", 1)
    request = AWSRequest("GET", f"{web_address}/stream-transcription-websocket", params=parameters)
    SigV4QueryAuth(credentials, "transcribe", settings.region, expires=URL_SECONDS).add_auth(request)
    return str(request.url).replace("http", "ws", 1)
