"""Services that take connections and never answer: whoever waits gives up while the function can still say so."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from botocore.credentials import ReadOnlyCredentials
from tests.unit.aws.conftest import SETTINGS, FakeLambdaContext, event
from websockets.sync.server import ServerConnection, serve

from twentyq.aws import configuration
from twentyq.aws.allowance import DynamoDbAllowance
from twentyq.aws.appsync import Api
from twentyq.aws.configuration import current_settings
from twentyq.aws.production import production_ports
from twentyq.aws.spending import DynamoDbLedger
from twentyq.decks.in_use import LOOK_SECONDS
from twentyq.guessing.llm.classifier import SECONDS as SECONDS_OF_WORDS
from twentyq.guessing.llm.classifier import LlmClassifier, words_endpoint
from twentyq.guessing.llm.config import Limits, LlmConfig, Room, Usage
from twentyq.guessing.llm.endpoint import ChatEndpoint, outcome
from twentyq.guessing.llm.errors import LlmError
from twentyq.guessing.llm.ledger import Budget, MemoryLedger
from twentyq.guessing.llm.meter import Unmetered
from twentyq.guessing.llm.wire import Question
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.recording import Recording
from twentyq.speech.speaking.polly import IN_TURN, PollySynthesizer, polly_client
from twentyq.speech.transcribe import TranscribeRecognizer, TranscribeSettings
from twentyq.storage.aws import client
from twentyq.time_left import KEPT_SECONDS, within

BUSY = 3.0
"""Seconds more that a busy machine may take; what is never answered takes for ever."""
SECONDS = 3.5
"""Left of the function in most of these tests."""


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a server that never answers; AWS's clients are led there."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as listening:
        held: list[socket.socket] = []

        def take() -> None:
            while True:
                try:
                    held.append(listening.accept()[0])
                except OSError:
                    return

        threading.Thread(target=take, daemon=True).start()
        address = f"127.0.0.1:{listening.getsockname()[1]}"
        for name, value in {
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "eu-west-1",
            "AWS_ENDPOINT_URL": f"http://{address}",
            "SETTINGS_PROFILE": "app/env/profile",
            "LLM_KEY_SECRET": "llm-key",
        }.items():
            monkeypatch.setenv(name, value)
        configuration.forget()
        yield address
        listening.shutdown(socket.SHUT_RDWR)
        configuration.forget()
    for connection in held:
        connection.close()


def took(call: Callable[[], object]) -> float:
    begin = time.monotonic()
    call()
    return time.monotonic() - begin


def refused(kind: type[Exception], call: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        with pytest.raises(kind):
            call()

    return run


def transcribe(address: str) -> Callable[[], object]:
    settings = TranscribeSettings("eu-west-1", budget_seconds=8.0, endpoint=f"ws://{address}")
    recognizer = TranscribeRecognizer(settings, lambda: ReadOnlyCredentials("a", "b", None))
    return lambda: recognizer.recognize(Recording(b"\1\0" * 16_000), "en-US")


def test_transcribe_that_does_not_let_in(silent: str) -> None:
    with within(SECONDS):
        assert took(refused(SpeechUnavailableError, transcribe(silent))) < SECONDS - KEPT_SECONDS + 0.5 + BUSY


def test_transcribe_that_listens_and_says_nothing() -> None:
    def listen(connection: ServerConnection) -> None:
        for _ in connection:
            pass

    with serve(listen, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"127.0.0.1:{server.socket.getsockname()[1]}"
        with within(SECONDS):
            assert took(refused(SpeechUnavailableError, transcribe(address))) < SECONDS - KEPT_SECONDS + 0.5 + BUSY
        server.shutdown()
        thread.join()


def test_with_less_left_than_is_kept_transcribe_is_not_asked(silent: str) -> None:
    with within(KEPT_SECONDS):
        assert took(refused(SpeechUnavailableError, transcribe(silent))) < 1.0


def test_polly_takes_no_longer_than_its_part_of_a_turn(silent: str) -> None:
    synthesizer = PollySynthesizer(lambda: polly_client("eu-west-1", IN_TURN))
    assert silent
    assert took(refused(SpeechUnavailableError, lambda: synthesizer.synthesize("Is it alive?", "en-US"))) < 3.0 + BUSY


def test_a_language_model(silent: str) -> None:
    config = LlmConfig(base_url=f"http://{silent}/v1", model="m", api_key="k", turn_seconds=8.0)
    endpoint = ChatEndpoint(config, Budget(MemoryLedger(), Limits()), Unmetered())
    question = Question("move", [{"role": "user", "content": "x"}], {}, json.loads)
    with within(SECONDS):
        assert (
            took(refused(LlmError, lambda: outcome(endpoint.run(endpoint.ask, "g1", question, 8.0)))) < SECONDS + BUSY
        )
    endpoint.close()


@pytest.mark.parametrize(("left", "most"), [(15.0, SECONDS_OF_WORDS), (SECONDS, SECONDS - KEPT_SECONDS)])
def test_the_classifier_is_of_no_use_and_then_left_alone(silent: str, left: float, most: float) -> None:
    config = LlmConfig(base_url=f"http://{silent}/v1", model="m", api_key="k", turn_seconds=8.0)
    endpoint = words_endpoint(config, MemoryLedger(), Unmetered())
    classifier = LlmClassifier(endpoint)
    meanings = []
    for allowed in (most + 0.5, most + 0.5, 0.1):
        with within(left):
            assert (
                took(lambda: meanings.append(classifier.classify("it floats", "Is it alive?", "g1"))) < allowed + BUSY
            )
    assert meanings == [None] * 3
    endpoint.close()


def test_the_days_allowance_of_speech(silent: str) -> None:
    assert silent
    allowance = DynamoDbAllowance(client("dynamodb"), "games", {"polly": 100})
    with within(8.0):
        assert took(refused(SpeechUnavailableError, lambda: allowance.take("polly", 1))) < 2.5 + BUSY


def test_the_ledger(silent: str) -> None:
    ledger = DynamoDbLedger(client("dynamodb"), "games")
    assert silent
    with within(8.0):
        assert took(refused(LlmError, lambda: ledger.take("day", Usage(input=1), Room()))) < 2.5 + BUSY


def test_settings_and_the_key(silent: str) -> None:
    assert silent
    with within(8.0):
        assert took(current_settings) < 4.0 + BUSY
        assert took(current_settings) < 1.0


def test_the_table_ends_in_a_retryable_error(silent: str) -> None:
    assert silent
    ports = production_ports(SETTINGS)
    api, asked = Api(lambda: ports), event("startGame", input={})
    api.answer(asked, FakeLambdaContext(milliseconds=2_500))  # type: ignore[arg-type]
    begin = time.monotonic()
    answer = api.answer(asked, FakeLambdaContext(milliseconds=2_500))  # type: ignore[arg-type]
    assert time.monotonic() - begin < 2.5 + BUSY, "what is loaded once is loaded"
    assert (answer["error"]["type"], answer["error"]["info"]) == ("ServiceUnavailable", {"retryable": True})


@pytest.mark.usefixtures("silent")
def test_a_game_begins_and_goes_on_without_its_versions() -> None:
    """The first look waits for S3; a minute's turns do not."""
    decks = production_ports(SETTINGS).decks
    with within(LOOK_SECONDS + KEPT_SECONDS + 1):
        assert took(lambda: decks.current_version("everyday")) < LOOK_SECONDS + BUSY
        assert decks.current_version("everyday") is None
        decks.guesser("everyday")
    with within(LOOK_SECONDS + KEPT_SECONDS + 1):
        assert took(lambda: decks.guesser("everyday", "20261121T204500Z-1a2b3c4d")) < LOOK_SECONDS + BUSY
        assert took(lambda: decks.guesser("everyday", "20261121T204500Z-1a2b3c4d")) < 1.0
