"""The Builder and the Reader: what one hands to the other, and what comes back."""

import io
import json
from typing import Any

import pytest
from botocore.exceptions import ClientError, NoCredentialsError, ReadTimeoutError
from msgspec.structs import replace as with_changes
from tests.conftest import NOW
from tests.making import TABLE, making_ports
from tests.unit.aws.conftest import SETTINGS, Counted, FakeLambdaContext

from twentyq.authoring.draft import Choices
from twentyq.authoring.widening.endpoint_model import EndpointModel
from twentyq.aws import builder, reader
from twentyq.aws.deck_sessions import DeckSessions
from twentyq.aws.remote_reader import SCAN_SECONDS, ReaderFailedError, RemoteReader
from twentyq.aws.workshop import production_workshop
from twentyq.documents.document_form import to_state
from twentyq.documents.reader import read
from twentyq.play.decks import making
from twentyq.play.decks.building import Outcome
from twentyq.play.decks.sources import texts_prefix, upload_key
from twentyq.storage.aws.deck_files import CLEAN, INCOMING, SCAN_STATUS
from twentyq.storage.decks.deck import OwnDeck, SourceFile
from twentyq.storage.decks.memory import MemoryDeckFiles, MemoryRecordStore
from twentyq.storage.errors import StorageBrokenError, StorageUnavailableError

DECK = OwnDeck("d1", "p1", "a" * 32, "Birds", "en-US", NOW, NOW)
SOURCE = SourceFile("s1", "birds.csv", NOW)
KEY, TEXTS = upload_key(DECK, SOURCE), texts_prefix(DECK.tenant, DECK.id)
CREDENTIALS = dict.fromkeys(("aws_access_key_id", "aws_secret_access_key", "aws_session_token"), "test")


class FakeSts:
    """Gives credentials, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.policies: list[dict[str, Any]] = []

    def assume_role(self, *, Policy: str, **_asked: object) -> dict[str, Any]:  # noqa: N803 - as boto3 has it
        """A session."""
        self.policies.append(json.loads(Policy))
        return {"Credentials": {"AccessKeyId": "test", "SecretAccessKey": "test", "SessionToken": "test"}}


class FakeLambda:
    """Answers as the Reader is told to."""

    def __init__(self, **answer: Any) -> None:
        self.answer = answer
        self.events: list[dict[str, Any]] = []

    def invoke(self, *, FunctionName: str, Payload: str) -> dict[str, Any]:  # noqa: N803 - as boto3 has it
        """What the function answers."""
        assert FunctionName == "reader"
        self.events.append(json.loads(Payload))
        failed = {"FunctionError": "Unhandled"} if "errorType" in self.answer else {}
        return {"Payload": io.BytesIO(json.dumps(self.answer).encode()), **failed}


def remote(functions: FakeLambda, clock: Any = lambda: 0.0) -> tuple[RemoteReader, MemoryDeckFiles, FakeSts]:
    files, sts = MemoryDeckFiles(), FakeSts()
    sessions = DeckSessions(sts, "arn:aws:iam::123456789012:role/files", "documents")
    return RemoteReader(functions, "reader", sessions, files, clock), files, sts


def event(**changes: Any) -> dict[str, Any]:
    return {"upload": KEY, "texts": TEXTS, "name": "birds.csv", "patience": 0, "credentials": CREDENTIALS, **changes}


def test_the_reader_is_handed_one_upload_and_rights_to_it_alone() -> None:
    document = read(TABLE, "birds.csv")
    functions = FakeLambda(bytes=len(TABLE), document=document.id, refused=None)
    reading, files, sts = remote(functions)
    files.write(f"{TEXTS}{document.id}", to_state(document))
    assert reading(DECK, SOURCE).document == document
    assert functions.events == [event(patience=SCAN_SECONDS)]
    named = [one for policy in sts.policies for one in policy["Statement"] if "Condition" not in one]
    assert named
    assert all(DECK.tenant in resource and DECK.id in resource for one in named for resource in one["Resource"])


def test_what_the_reader_refuses_is_told_as_on_a_laptop() -> None:
    refused = ["DAMAGED", "birds.csv", "Its end is missing.", "Save it again.", "page 2"]
    reading = remote(FakeLambda(bytes=7, document=None, refused=refused))[0](DECK, SOURCE)
    assert reading.refusal is not None
    assert (reading.bytes, reading.document) == (7, None)
    assert [reading.refusal.code, reading.refusal.file, reading.refusal.reason] == refused[:3]
    assert [reading.refusal.help, reading.refusal.place] == refused[3:]


@pytest.mark.parametrize("answer", [{"errorType": "Sandbox.Timedout"}, {"bytes": 1, "document": "x", "refused": None}])
def test_a_reader_that_dies_or_keeps_nothing_is_a_defect(answer: dict[str, Any]) -> None:
    with pytest.raises(ReaderFailedError):
        remote(FakeLambda(**answer))[0](DECK, SOURCE)


THROTTLED = ClientError({"Error": {"Code": "TooManyRequestsException"}}, "Invoke")
FORBIDDEN = ClientError({"Error": {"Code": "AccessDenied"}}, "AssumeRole")


@pytest.mark.parametrize("client", ["functions", "sts"])
@pytest.mark.parametrize(
    ("failure", "ours"),
    [
        (THROTTLED, StorageUnavailableError),
        (ReadTimeoutError(endpoint_url="reader"), StorageUnavailableError),
        (FORBIDDEN, StorageBrokenError),
        (NoCredentialsError(), StorageBrokenError),
    ],
)
def test_what_keeps_the_reader_from_being_asked_says_whether_it_passes(
    client: str, failure: Exception, ours: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_asked: object) -> None:
        raise failure

    monkeypatch.setattr(*((FakeLambda, "invoke") if client == "functions" else (FakeSts, "assume_role")), fail)
    with pytest.raises(ours):
        remote(FakeLambda())[0](DECK, SOURCE)


@pytest.mark.usefixtures("aws")
def test_a_build_is_tried_again_but_for_the_last_time(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[bool] = []

    def build(_deck: str, *, again: bool) -> None:
        tried.append(again)
        if again:
            raise StorageUnavailableError("TooManyRequestsException")

    monkeypatch.setattr(builder, "build", build)
    monkeypatch.setattr(builder, "current_settings", lambda: SETTINGS)
    for received in range(1, builder.TRIES + 1):
        attributes = {"ApproximateReceiveCount": str(received)}
        record = {"messageId": "m", "receiptHandle": "r", "body": '{"deck": "d1"}', "attributes": attributes}
        assert builder._built(record, FakeLambdaContext()) is (received == builder.TRIES)  # type: ignore[arg-type]
    assert tried == [True, True, False]


@pytest.mark.usefixtures("aws")
def test_who_is_not_the_builder_neither_reads_nor_drafts() -> None:
    workshop = production_workshop(SETTINGS, MemoryRecordStore())
    assert workshop
    with pytest.raises(StorageBrokenError):
        workshop.read(DECK, SOURCE)
    with pytest.raises(StorageBrokenError):
        workshop.draft(DECK, (), Choices())


@pytest.mark.parametrize("outcome", Outcome)
def test_builds_are_counted_by_how_they_ended_and_those_of_nothing_not_at_all(
    outcome: Outcome, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    ports = making_ports(builds_at_once=False)
    deck = making.create_deck(ports, "p1", "Birds")
    monkeypatch.setattr(builder, "ports", lambda: ports)
    monkeypatch.setattr(builder, "_bench", lambda workshop, _deck: workshop)
    monkeypatch.setattr(builder, "run_build", lambda *_given, **_more: outcome)
    builder.build(deck.id, again=False)
    ended = {one: counted(f"Builds.{one.value}") for one in Outcome}
    assert ended == {one: one is outcome is not Outcome.NOTHING for one in Outcome}


def test_all_documents_of_a_build_wait_for_their_verdicts_together() -> None:
    now = [0.0]
    functions = FakeLambda(bytes=0, document=None, refused=["UNCHECKED", "birds.csv", "", "", ""])
    reading = remote(functions, lambda: now[0])[0]
    for now[0] in (0.0, 100.0, SCAN_SECONDS + 1):
        reading(DECK, SOURCE)
    assert [one["patience"] for one in functions.events] == [SCAN_SECONDS, SCAN_SECONDS - 100, 0]


@pytest.fixture
def uploaded(aws: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """S3 with an upload that was found clean."""
    monkeypatch.setenv("TWENTYQ_DOCUMENTS_BUCKET", "documents")
    s3 = aws.client("s3")
    s3.put_object(Bucket="documents", Key=INCOMING + KEY, Body=TABLE, Tagging=f"{SCAN_STATUS}={CLEAN}")
    return s3


def test_the_reader_keeps_the_text_of_an_upload(uploaded: Any) -> None:
    document = read(TABLE, "birds.csv")
    told = reader.handler(event(), FakeLambdaContext())  # type: ignore[arg-type]
    assert told == {"bytes": len(TABLE), "document": document.id, "refused": None}
    kept = uploaded.get_object(Bucket="documents", Key=f"{TEXTS}{document.id}")["Body"].read()
    assert kept == to_state(document)


def test_the_reader_refuses_and_raises_nothing(uploaded: Any) -> None:
    for body, name, code in ((b"PK\x03\x04 cut off", "a.xlsx", "DAMAGED"), (b"\x00\x01\x02", "a.exe", "WRONG_TYPE")):
        uploaded.put_object(Bucket="documents", Key=INCOMING + KEY, Body=body, Tagging=f"{SCAN_STATUS}={CLEAN}")
        told = reader.handler(event(name=name), FakeLambdaContext())  # type: ignore[arg-type]
        assert (told["document"], told["refused"][0], told["bytes"]) == (None, code, len(body))
    uploaded.delete_object(Bucket="documents", Key=KEY)
    told = reader.handler(event(), FakeLambdaContext())  # type: ignore[arg-type]
    assert (told["bytes"], told["refused"][0]) == (0, "MISSING")


@pytest.mark.usefixtures("aws")
def test_the_model_reads_documents_where_the_settings_say_so_and_only_there() -> None:
    model = with_changes(SETTINGS, llm_base_url="http://localhost:1/v1", llm_model="m")
    assert builder._drafter(SETTINGS)._model_for is None
    assert builder._drafter(model)._model_for is None
    model_for = builder._drafter(with_changes(model, llm_documents=True))._model_for
    assert model_for is not None
    asked = model_for("build-1")
    assert isinstance(asked, EndpointModel)
    assert asked._endpoint._budget._limits.game_input_tokens == SETTINGS.llm_build_input_tokens
