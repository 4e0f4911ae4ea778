"""Transcribe against a local server that speaks its protocol: signed WebSocket, event-stream frames, faults."""

import hashlib
import hmac
import json
import struct
import threading
from binascii import crc32
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from botocore.credentials import ReadOnlyCredentials
from botocore.eventstream import EventStreamBuffer
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import ServerConnection, serve

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.event_stream import encode_message
from twentyq.speech.recognizer import HeardKind, Hearing
from twentyq.speech.recording import Recording
from twentyq.speech.transcribe import TranscribeRecognizer, TranscribeSettings

KEY = ReadOnlyCredentials("AKIDEXAMPLE", "a secret", "a session token")
RECORDING = Recording(bytes(range(256)) * 100)
FAST = 1_000.0
PATH = "/stream-transcription-websocket"
Answer = Callable[[ServerConnection, "Transcriber"], None]


class Transcriber:
    """The service: checks the signature, takes the sound, answers as scripted."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.query: dict[str, str] = {}
        self.sound: list[bytes] = []

    def handshake(self, _connection: ServerConnection, request: Request) -> Response | None:
        """403 for a signature that is not right."""
        url = urlsplit(request.path)
        self.query = dict(parse_qsl(url.query, keep_blank_values=True))
        if url.path == PATH and signature(self.query, request.headers["Host"]) == self.query["X-Amz-Signature"]:
            return None
        return _connection.respond(403, "The request signature we calculated does not match")

    def serve(self, connection: ServerConnection) -> None:
        """Take sound until the empty event, then answer."""
        try:
            while (chunk := audio_of(connection.recv())) != b"":
                self.sound.append(chunk)
            self._answer(connection, self)
        except ConnectionClosed:
            pass


def signature(query: dict[str, str], host: str) -> str:
    """Signature Version 4 of a query, from its definition."""
    signed = {name: value for name, value in query.items() if name != "X-Amz-Signature"}
    canonical = "&".join(
        f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in sorted(signed.items())
    )
    empty = hashlib.sha256(b"").hexdigest()
    request = f"GET\n{PATH}\n{canonical}\nhost:{host}\n\nhost\n{empty}"
    _, date, region, service, end = query["X-Amz-Credential"].split("/")
    assert (region, service, end) == ("eu-west-1", "transcribe", "aws4_request")
    scope = f"{date}/{region}/{service}/{end}"
    to_sign = f"AWS4-HMAC-SHA256\n{query['X-Amz-Date']}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    key = ("AWS4" + KEY.secret_key).encode()
    for part in (date, region, service, end):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()


def audio_of(frame: str | bytes) -> bytes:
    """The sound of an AudioEvent, its checksums verified."""
    assert isinstance(frame, bytes)
    buffer = EventStreamBuffer()
    buffer.add_data(frame)
    (message,) = buffer
    assert message.headers[":event-type"] == "AudioEvent"
    assert message.headers[":message-type"] == "event"
    return bytes(message.payload)


def result(text: str, *, partial: bool = False, confidence: float = 0.98, stable: bool = True) -> bytes:
    """A TranscriptEvent of one result."""
    items: list[dict[str, Any]] = [
        {"Content": word, "Type": "pronunciation", "Stable": stable} | ({} if partial else {"Confidence": confidence})
        for word in text.split()
    ]
    items.append({"Content": ".", "Type": "punctuation"})
    body = {"Transcript": {"Results": [{"IsPartial": partial, "Alternatives": [{"Transcript": text, "Items": items}]}]}}
    return event("TranscriptEvent", body)


def event(kind: str, body: dict[str, Any]) -> bytes:
    headers = {":event-type": kind, ":content-type": "application/json", ":message-type": "event"}
    return encode_message(headers, json.dumps(body).encode())


def exception(kind: str) -> bytes:
    headers = {":exception-type": kind, ":content-type": "application/json", ":message-type": "exception"}
    return encode_message(headers, json.dumps({"Message": "no"}).encode())


@contextmanager
def transcriber(answer: Answer) -> Iterator[tuple[Transcriber, str]]:
    service = Transcriber(answer)
    with serve(service.serve, "localhost", 0, process_request=service.handshake, close_timeout=0.1) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        host, port = server.socket.getsockname()[:2]
        try:
            yield service, f"ws://localhost:{port}" if host else ""
        finally:
            server.shutdown()
            thread.join()


def recognize(
    url: str,
    *,
    budget: float = 5.0,
    key: ReadOnlyCredentials | None = KEY,
    vocabulary: str | None = None,
    pace: float = FAST,
) -> Hearing:
    settings = TranscribeSettings("eu-west-1", vocabulary, budget, pace=pace, endpoint=url)
    return TranscribeRecognizer(settings, lambda: key).recognize(RECORDING, "en-US")


def answering(*frames: bytes | str) -> Answer:
    return lambda connection, _service: [connection.send(frame) for frame in frames] and None


def test_words_come_back_with_their_confidence() -> None:
    with transcriber(answering(result("it", partial=True), result("It is", partial=True), result("It is a dog"))) as (
        service,
        url,
    ):
        hearing = recognize(url, vocabulary="things")
    assert (hearing.kind, hearing.transcript, hearing.recognizer) == (HeardKind.WORDS, "It is a dog", "transcribe")
    assert hearing.confidence == pytest.approx(0.98)
    assert b"".join(service.sound) == RECORDING.pcm
    assert max(len(chunk) for chunk in service.sound) <= 6_400
    expected = {
        "language-code": "en-US",
        "media-encoding": "pcm",
        "sample-rate": "16000",
        "enable-partial-results-stabilization": "true",
        "partial-results-stability": "high",
        "vocabulary-name": "things",
        "X-Amz-Security-Token": "a session token",
    }
    assert expected.items() <= service.query.items()


def test_several_results_are_joined() -> None:
    with transcriber(answering(result("Yes.", confidence=0.9), result("No wait.", confidence=0.6))) as (_, url):
        hearing = recognize(url)
    assert hearing.transcript == "Yes. No wait."
    assert hearing.confidence == pytest.approx(0.7)


def test_a_service_that_is_done_as_soon_as_the_sound_ends_has_cut_nothing_off() -> None:
    with transcriber(answering(result("Yes."))) as (_, url):
        assert recognize(url, pace=10).transcript == "Yes."


def test_nothing_understood_is_unclear() -> None:
    with transcriber(answering(event("TranscriptEvent", {"Transcript": {"Results": []}}))) as (_, url):
        assert recognize(url).kind is HeardKind.UNCLEAR


def test_a_short_recording_is_lengthened_by_silence() -> None:
    with transcriber(answering(result("Yes"))) as (service, url):
        settings = TranscribeSettings("eu-west-1", pace=FAST, endpoint=url)
        TranscribeRecognizer(settings, lambda: KEY).recognize(Recording(b"\1\0" * 800), "en-US")
    assert len(b"".join(service.sound)) == 16_000


def test_a_wrong_signature_is_refused_and_the_url_stays_secret() -> None:
    forged = ReadOnlyCredentials(KEY.access_key, "another secret", KEY.token)
    with transcriber(answering()) as (_, url), pytest.raises(SpeechUnavailableError) as caught:
        recognize(url, key=forged)
    assert "X-Amz" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_missing_credentials_are_told_without_asking() -> None:
    with pytest.raises(SpeechUnavailableError, match="credentials"):
        recognize("ws://localhost:9", key=None)


@pytest.mark.parametrize("kind", ["LimitExceededException", "BadRequestException", "InternalFailureException"])
def test_an_exception_frame_is_a_failure(kind: str) -> None:
    answer = answering(result("Ye", partial=True), exception(kind))
    with transcriber(answer) as (_, url), pytest.raises(SpeechUnavailableError, match=kind) as caught:
        recognize(url)
    assert caught.value.retryable


def test_a_service_that_never_answers_is_given_up_in_time() -> None:
    def silent(connection: ServerConnection, _service: Transcriber) -> None:
        connection.recv()

    with transcriber(silent) as (_, url), pytest.raises(SpeechUnavailableError, match="slow"):
        recognize(url, budget=0.3)


def test_when_time_is_up_a_stable_partial_result_counts() -> None:
    def stuck(connection: ServerConnection, _service: Transcriber) -> None:
        connection.send(result("it is a dog", partial=True))
        connection.recv()

    with transcriber(stuck) as (_, url):
        hearing = recognize(url, budget=0.5)
    assert hearing.transcript == "it is a dog"
    assert hearing.confidence == 0.5


def test_when_time_is_up_an_unstable_partial_result_does_not_count() -> None:
    def stuck(connection: ServerConnection, _service: Transcriber) -> None:
        connection.send(result("it is", partial=True, stable=False))
        connection.recv()

    with transcriber(stuck) as (_, url), pytest.raises(SpeechUnavailableError, match="slow"):
        recognize(url, budget=0.3)


def test_a_connection_cut_off_is_a_failure() -> None:
    def cut(connection: ServerConnection, _service: Transcriber) -> None:
        connection.socket.close()

    with transcriber(cut) as (_, url), pytest.raises(SpeechUnavailableError, match="lost"):
        recognize(url)


def test_a_connection_closed_amid_the_sound_is_a_failure() -> None:
    class Impatient(Transcriber):
        def serve(self, connection: ServerConnection) -> None:
            connection.recv()
            connection.close()

    service = Impatient(answering())
    with serve(service.serve, "localhost", 0, process_request=service.handshake) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        settings = TranscribeSettings("eu-west-1", endpoint=f"ws://localhost:{server.socket.getsockname()[1]}", pace=20)
        with pytest.raises(SpeechUnavailableError):
            TranscribeRecognizer(settings, lambda: KEY).recognize(RECORDING, "en-US")
        server.shutdown()
        thread.join()


def test_nobody_there_is_a_failure() -> None:
    with pytest.raises(SpeechUnavailableError, match="lost"):
        recognize("ws://localhost:9")


@pytest.mark.parametrize("broken", [result("Yes")[:-1] + b"\0", b"\0" * 40, struct.pack("!I", 2**31) + b"\0" * 20])
def test_a_broken_frame_is_a_failure(broken: bytes) -> None:
    with transcriber(answering(broken)) as (_, url), pytest.raises(SpeechUnavailableError):
        recognize(url)


def test_a_text_frame_is_a_failure() -> None:
    answer = answering("hello")
    with transcriber(answer) as (_, url), pytest.raises(SpeechUnavailableError, match="text"):
        recognize(url)


def test_a_message_has_the_checksums_of_its_definition() -> None:
    message = encode_message({":message-type": "event"}, b"sound")
    total, headers, prelude_checksum = struct.unpack("!III", message[:12])
    assert (total, headers) == (len(message), 1 + 13 + 3 + 5)
    assert prelude_checksum == crc32(message[:8])
    assert struct.unpack("!I", message[-4:])[0] == crc32(message[:-4])
