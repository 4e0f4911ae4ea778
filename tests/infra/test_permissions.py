"""The calls that functions make in play, held against the policies that are synthesized: none missing, none in vain."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

import botocore.client
import pytest
import requests
from tests.conftest import NOW
from tests.infra.conftest import Template, made
from tests.making import TABLE, drafted
from tests.unit.aws.conftest import SETTINGS, SPEAKING, FakeLambdaContext, aws, event, recorded
from tests.unit.aws.test_recorder import lost_game, removed, written

from twentyq.aws import builder, configuration, current, erasure, learner, recorder
from twentyq.aws.appsync import Api
from twentyq.aws.configuration import current_settings
from twentyq.aws.production import production_ports
from twentyq.aws.spending import DynamoDbLedger
from twentyq.aws.verdicts import Verdicts
from twentyq.documents.reader import read
from twentyq.game.proposal import Proposal
from twentyq.guessing.llm.config import Room, Usage
from twentyq.knowledge.headers import named_bytes
from twentyq.knowledge.versions import DECK_FILE
from twentyq.play.decks.building import run_build
from twentyq.play.decks.sources import read_source, texts_prefix, upload_key
from twentyq.play.ports import Ports
from twentyq.play.workshop import Reading, Workshop
from twentyq.storage.aws import client
from twentyq.storage.aws.deck_files import CLEAN, SCAN_STATUS, S3DeckFiles
from twentyq.storage.aws.s3 import S3RecordingStore
from twentyq.storage.decks.deck import OwnDeck, SourceFile
from twentyq.storage.objects.s3 import S3Objects

__all__ = ["aws"]

PARTS = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem", "ConditionCheck": "ConditionCheckItem"}
OTHER_NAMES = {
    "s3:ListObjectsV2": {"s3:ListBucket"},
    "s3:HeadObject": {"s3:GetObject", "s3:ListBucket"},  # to be told that there is nothing
    "s3:DeleteObjects": {"s3:DeleteObject"},
    "lambda:Invoke": {"lambda:InvokeFunction"},
}
UNSEEN = {"xray:PutTraceSegments", "xray:PutTelemetryRecords", "transcribe:StartStreamTranscriptionWebSocket"} | {
    *("logs:CreateLogStream", "logs:PutLogEvents"),
    *("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ReceiveMessage", "sqs:SendMessage"),
    *("glue:GetDatabase", "glue:GetTable", "glue:GetPartitions"),
    *("s3:GetBucketLocation", "s3:ListBucketMultipartUploads", "s3:AbortMultipartUpload"),
    *("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"),
}
"""Calls that boto3 does not make: Lambda, for logs, traces, streams, queues and failed events, Athena, a WebSocket.

Who sends messages to which queue: tests/infra/test_making.py.
"""
RECORDING = {
    "EVIDENCE_STREAM": "stream",
    "EVIDENCE_BUCKET": "evidence",
    "PSEUDONYMS_SECRET": "pseudonyms",
    "TWENTYQ_VERSIONS_BUCKET": "versions",
}
LEARNING = {
    "EVIDENCE_BUCKET": "evidence",
    "EVIDENCE_DATABASE": "learning",
    "EVIDENCE_WORKGROUP": "group",
    "TWENTYQ_VERSIONS_BUCKET": "versions",
}
REFUSED = {"bytes": 0, "document": None, "refused": ["INFECTED", "birds.csv", "Malware was found in it.", "", ""]}
STACK_SETTINGS = {
    "GAMES_TABLE": "games",
    "VERSIONS_BUCKET": "versions",
    "DOCUMENTS_BUCKET": "documents",
    "BUILDS_QUEUE": str(SETTINGS.builds_queue),
}
CANNED = {
    "Invoke": {"Payload": None},
    "StartConfigurationSession": {"InitialConfigurationToken": "token"},
    "GetLatestConfiguration": {"NextPollConfigurationToken": "token", "Configuration": None},
    "GetSecretValue": {"SecretString": ""},
    "StartQueryExecution": {"QueryExecutionId": "q"},
    "GetQueryExecution": {
        "QueryExecution": {
            "QueryExecutionId": "q",
            "Status": {"State": "SUCCEEDED"},
            "ResultConfiguration": {"OutputLocation": "s3://evidence/results/q.csv"},
        }
    },
    "GetQueryResults": {"ResultSet": {"ResultSetMetadata": {"ColumnInfo": [{"Type": "bigint"}]}}},
    "StopQueryExecution": {},
}


def granted(template: Template, function: str) -> set[str]:
    """What a function's role may do."""
    actions: set[str] = set()
    for name, policy in made(template, "IAM::Policy").items():
        if name.startswith(f"{function}FunctionRole"):
            for statement in policy["Properties"]["PolicyDocument"]["Statement"]:
                action = statement["Action"]
                actions |= set(action if isinstance(action, list) else [action])
    return actions - UNSEEN


@pytest.fixture
def streamed(aws: Any) -> None:
    """A Firehose stream into a bucket."""
    aws.client("s3").create_bucket(Bucket="evidence", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    destination = {"RoleARN": "arn:aws:iam::123456789012:role/stream", "BucketARN": "arn:aws:s3:::evidence"}
    aws.client("firehose").create_delivery_stream(
        DeliveryStreamName="stream", ExtendedS3DestinationConfiguration=destination
    )


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, aws: Any) -> Iterator[set[str]]:  # noqa: ARG001
    """The actions of all calls from now on."""
    seen: set[str] = set()
    real = botocore.client.BaseClient._make_api_call  # type: ignore[attr-defined]

    def call(self: Any, name: str, parameters: Any) -> Any:
        service = self.meta.service_model.service_name.removesuffix("data")
        if name == "TransactWriteItems":
            seen.update(f"dynamodb:{PARTS[part]}" for one in parameters["TransactItems"] for part in one)
        else:
            seen.update(OTHER_NAMES.get(f"{service}:{name}", {f"{service}:{name}"}))
        if name in CANNED:
            fresh = {"Payload": io.BytesIO(json.dumps(REFUSED).encode()), "Configuration": io.BytesIO(b"{}")}
            return {key: fresh.get(key, value) for key, value in CANNED[name].items()}
        return real(self, name, parameters)

    monkeypatch.setattr(botocore.client.BaseClient, "_make_api_call", call)
    monkeypatch.setattr("twentyq.storage.aws.s3.S3RecordingStore.create_upload", _watched(S3RecordingStore, seen))
    monkeypatch.setattr("twentyq.storage.aws.deck_files.S3DeckFiles.create_upload", _watched(S3DeckFiles, seen))
    configuration.forget()
    for name, value in {"SETTINGS_PROFILE": "a/e/p", "LLM_KEY_SECRET": "key", "TWENTYQ_GAMES_TABLE": "games"}.items():
        monkeypatch.setenv(name, value)
    yield seen
    configuration.forget()


def _watched(store: Any, seen: set[str]) -> Any:
    real = store.create_upload

    def create_upload(self: Any, *given: Any) -> Any:
        seen.add("s3:PutObject")
        return real(self, *given)

    return create_upload


def ports() -> Ports:
    return production_ports(SPEAKING)


def ask(api: Api, field: str, kind: str = "Mutation", **given: Any) -> Any:
    answer = api.answer(event(field, type_name=kind, **given), FakeLambdaContext())  # type: ignore[arg-type]
    assert "data" in answer, answer
    return answer["data"]


def spend() -> None:
    """What a language model's move writes down."""
    ledger = DynamoDbLedger(client("dynamodb"), "games")
    ledger.take("game:g", Usage(input=1), Room())
    ledger.add("game:g", Usage(input=1))
    ledger.spent("game:g")


def teach(built: Ports, player: str = "p1") -> None:
    """What a player who teaches two things has written down."""
    proposal = Proposal("g1", player, "everyday", "a kazoo", (), (), datetime.now(UTC))
    assert built.proposals is not None
    built.proposals.keep(proposal)
    built.proposals.keep(replace(proposal, game_id="g2"))


def test_the_function_of_all_fields_may_do_what_it_does(template: Template, called: set[str]) -> None:
    current_settings()
    built = ports()
    api = Api(lambda: built)
    game = ask(api, "startGame", input={"clientRequestId": "r"})["gameId"]
    ask(api, "startGame", input={"clientRequestId": "r"})
    ask(api, "answerQuestion", input={"gameId": game, "turn": 1, "answer": "YES"})
    ask(api, "games", "Query")
    ask(api, "playerStats", "Query")
    spend()
    teach(built)
    before = set(called)
    _post(ask(api, "createAudioUpload", input={"gameId": game, "contentType": "audio/webm"}))
    called.intersection_update(before)
    make_a_deck(api, built, called)
    ask(api, "deletePlayerData")
    assert called - UNSEEN == granted(template, "Api")


def make_a_deck(api: Api, built: Ports, called: set[str], player: str = "p1", name: str = "Birds") -> str:
    """What a player does who makes a deck; what the Builder and the Reader do meanwhile is not theirs."""
    asked = {"player": player}
    deck = str(ask(api, "createDeck", input={"name": name}, **asked)["id"])
    upload = ask(api, "createDocumentUpload", input={"deckId": deck, "fileName": "birds.csv"}, **asked)
    ask(api, "buildDeck", input={"deckId": deck}, **asked)
    before = set(called)
    _post(upload, TABLE)
    key = json.loads(upload["fields"])["key"]
    clean = {"TagSet": [{"Key": SCAN_STATUS, "Value": CLEAN}]}
    client("s3").put_object_tagging(Bucket="documents", Key=key, Tagging=clean)
    workshop = built.workshop
    assert workshop
    run_build(replace(built, workshop=replace(workshop, read=partial(_read, workshop), draft=drafted)), deck)
    called.intersection_update(before)
    ask(api, "editDraft", input={"deckId": deck, "edits": [{"switchThing": {"thing": "owl", "used": True}}]}, **asked)
    ask(api, "publishDeck", input={"deckId": deck}, **asked)
    assert ask(api, "searchPassages", "Query", deckId=deck, query="owl", **asked)
    ask(api, "exportPlayerData", "Query", **asked)
    return deck


def share(api: Api, deck: str, player: str, heir: str) -> None:
    """Make another player an owner of the deck's team."""
    team = ask(api, "createTeam", input={"name": "5b", "memberName": "Ann"}, player=player)["id"]
    code = ask(api, "createInvitation", input={"teamId": team, "role": "EDITOR"}, player=player)["code"]
    ask(api, "joinTeam", input={"code": code, "memberName": "Ben"}, player=heir)
    members = ask(api, "teams", "Query", player=heir)[0]["members"]
    member = next(one["id"] for one in members if one["you"])
    ask(api, "setMember", input={"teamId": team, "memberId": member, "role": "OWNER"}, player=player)
    ask(api, "shareDeck", input={"deckId": deck, "visibility": "TEAM", "teamId": team}, player=player)


def _read(workshop: Workshop, deck: OwnDeck, source: SourceFile) -> Reading:
    upload, texts = upload_key(deck, source), texts_prefix(deck.tenant, deck.id)
    return read_source(workshop.files, read, upload, texts, source.name)


def test_the_function_of_speech_may_do_what_it_does(template: Template, called: set[str]) -> None:
    built = ports()
    assert built.recordings is not None
    assert built.recording_limit is not None
    assert built.spoken is not None
    game = ask(Api(lambda: built), "startGame", input={})["gameId"]
    called.clear()
    current_settings()
    upload = ask(Api(lambda: built), "createAudioUpload", input={"gameId": game, "contentType": "audio/webm"})
    _post(upload)
    built.recording_limit.admit("p1")
    built.recordings.load("p1", game, upload["key"])
    ask(Api(lambda: built), "answerInWords", input={"gameId": game, "turn": 1, "text": "yes"})
    built.spoken.link("A new sentence.", "en-US")
    spend()
    assert called == granted(template, "Voice")


def test_the_eraser_may_do_what_it_does(template: Template, called: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    built = ports()
    deleted = recorded("account_deleted_aws")
    player = deleted["detail"]["additionalEventData"]["sub"]
    ask(Api(lambda: built), "startGame", player=player, input={})
    upload = built.recordings.create_upload(player, "g", "audio/webm")  # type: ignore[union-attr]
    _post({"url": upload.url, "fields": dict(upload.fields)})
    teach(built, player)
    for name in ("Birds", "Boats"):
        deck = make_a_deck(Api(lambda: built), built, called, player, name)
    share(Api(lambda: built), deck, player, "somebody-else")
    called.clear()
    monkeypatch.setattr(erasure, "ports", lambda: built)
    erasure.handler(deleted, FakeLambdaContext())  # type: ignore[arg-type]
    ask(Api(lambda: built), "deletePlayerData", player="somebody-else")
    assert called == granted(template, "Eraser")


def test_the_builder_may_do_what_it_does(template: Template, called: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {f"TWENTYQ_{name}": value for name, value in STACK_SETTINGS.items()}
    roles = {"DECK_FILES_ROLE": "arn:aws:iam::123456789012:role/files", "READER_FUNCTION": "reader"}
    for name, value in (settings | roles).items():
        monkeypatch.setenv(name, value)
    current._ports_of.cache_clear()
    api = Api(ports)
    deck = ask(api, "createDeck", input={"name": "Birds"})["id"]
    ask(api, "createDocumentUpload", input={"deckId": deck, "fileName": "birds.csv"})
    ask(api, "buildDeck", input={"deckId": deck})
    called.clear()
    records = [
        {
            "messageId": str(number),
            "receiptHandle": "r",
            "body": json.dumps(body),
            "attributes": {"ApproximateReceiveCount": "1"},
        }
        for number, body in enumerate(({"deck": deck}, {}))
    ]
    outcome = builder.handler({"Records": records}, FakeLambdaContext(900_000))  # type: ignore[arg-type]
    assert outcome == {"batchItemFailures": [{"itemIdentifier": "1"}]}
    kept = ports().workshop.decks.load(deck)  # type: ignore[union-attr]
    assert kept is not None
    assert (kept.state, kept.problem.code) == ("FAILED", "INFECTED")  # type: ignore[union-attr]
    spend()
    assert called == granted(template, "Builder")
    current._ports_of.cache_clear()


def test_the_recorder_may_do_what_it_does(
    template: Template,
    streamed: None,  # noqa: ARG001
    called: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in RECORDING.items():
        monkeypatch.setenv(name, value)
    recorder.recorder.cache_clear()
    gone = replace(lost_game(), deck_version="20261121T204500Z-00000000")
    recorder.handler({"Records": [written(gone), removed(gone)]}, FakeLambdaContext())  # type: ignore[arg-type]
    assert called | {"s3:ListBucket"} == granted(template, "Recorder")  # to be told that a version is gone


def test_the_learner_may_do_what_it_does(
    template: Template,
    streamed: None,  # noqa: ARG001
    called: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in LEARNING.items():
        monkeypatch.setenv(name, value)
    learning = learner.lesson()
    pointer = learning.versions.latest("everyday")
    made = learning.versions.add("everyday", {DECK_FILE: named_bytes("everyday")}, NOW)
    learning.versions.point("everyday", made.id, pointer.etag if pointer else None)
    learning.aggregator.put_facts("v1", b"facts")
    client("s3").put_object(Bucket="evidence", Key="results/q.csv", Body=b'"games"\n"7"\n')
    assert list(learning.aggregator.rows("SELECT 7 AS games")) == [(7,)]
    client("athena").stop_query_execution(QueryExecutionId="q")
    Verdicts(S3Objects(client("s3"), "evidence")).keep(NOW, {"report.html": b""})
    assert called == granted(template, "Learner")


def _post(upload: dict[str, Any], data: bytes = b"sound") -> None:
    fields = upload["fields"] if isinstance(upload["fields"], dict) else json.loads(upload["fields"])
    requests.post(upload["url"], data=fields, files={"file": data}, timeout=60).raise_for_status()
