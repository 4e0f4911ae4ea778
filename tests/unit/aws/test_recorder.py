"""The Recorder: finished games of the table's stream become rows; erased games are noted, expired ones are not."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.unit.aws.conftest import Counted

from twentyq.aws.evidence_store import AT_ONCE, EvidenceStore
from twentyq.aws.played_decks import thing_finder
from twentyq.aws.pseudonym_keys import pseudonyms_under
from twentyq.aws.recorder import EXPIRED_BY, Recorder
from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game
from twentyq.game.move import Ask, GiveUp
from twentyq.game.rules import answer, put, reveal, start
from twentyq.knowledge import headers
from twentyq.knowledge.compiled import dump
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.errors import VersionsUnavailableError
from twentyq.knowledge.versions import DECK_FILE
from twentyq.storage.aws.dynamodb_items import game_item
from twentyq.storage.errors import StorageUnavailableError
from twentyq.storage.objects.memory import MemoryObjects
from twentyq.storage.objects.versions import ObjectVersions
from twentyq.time_left import within

AT = datetime(2026, 11, 21, 20, 45, tzinfo=UTC)


def lost_game(thing: str | None = "dog", game_id: str = "g1", question: str = "alive") -> Game:
    """A game that the machine gave up, told what it was or not."""
    game = start(game_id, "player", deck_id="everyday", language="en-US", seed=1, at=AT)
    game = put(game, Ask("Is it alive?", question), AT)
    game = answer(game, 1, Answer.YES, AnswerChannel.VOICE, AT, transcript="yes it is", confidence=0.9)
    game = put(game, GiveUp(), AT)
    return reveal(game, thing, AT) if thing else game


def written(game: Game) -> dict[str, Any]:
    """The stream's record of a game that was saved."""
    return {"eventID": game.id, "eventName": "MODIFY", "dynamodb": {"NewImage": game_item(game)}}


def removed(game: Game, by: str | None = None) -> dict[str, Any]:
    """The stream's record of a game that was deleted."""
    identity = {"userIdentity": {"type": "Service", "principalId": by}} if by else {}
    return {"eventID": game.id, "eventName": "REMOVE", "dynamodb": {"OldImage": game_item(game)}, **identity}


class FakeFirehose:
    """Takes records, but for those it is told to refuse at first."""

    def __init__(self, refused: int = 0) -> None:
        self.refused = refused
        self.requests: list[list[bytes]] = []

    def put_record_batch(self, *, DeliveryStreamName: str, Records: list[dict[str, bytes]]) -> dict[str, Any]:  # noqa: N803
        """An outcome for each record."""
        assert DeliveryStreamName == "stream"
        self.requests.append([record["Data"] for record in Records])
        outcomes = [
            {"ErrorCode": "ServiceUnavailableException"} if at < self.refused else {} for at in range(len(Records))
        ]
        self.refused = max(0, self.refused - 1)
        return {"FailedPutCount": self.refused, "RequestResponses": outcomes}


class FakeS3:
    """Keeps objects."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}

    def put_object(self, *, Bucket: str, Key: str, Body: bytes) -> None:  # noqa: N803
        """Keep one."""
        assert Bucket == "evidence"
        self.objects[Key] = Body


@pytest.fixture
def firehose() -> FakeFirehose:
    return FakeFirehose()


@pytest.fixture
def s3() -> FakeS3:
    return FakeS3()


@pytest.fixture
def recorder(firehose: FakeFirehose, s3: FakeS3) -> Recorder:
    store = EvidenceStore(firehose, "stream", s3, "evidence")
    return Recorder(lambda game: game.thing, pseudonyms_under(b"secret"), store)


def rows(firehose: FakeFirehose) -> list[list[dict[str, Any]]]:
    """The rows of each record that was sent."""
    return [[json.loads(line) for line in data.splitlines()] for request in firehose.requests for data in request]


def test_the_rows_of_a_game_are_one_record_without_words(recorder: Recorder, firehose: FakeFirehose) -> None:
    recorder.record([written(replace(lost_game(), deck_version="20261121T204500Z-1a2b3c4d"))])
    ((row,),) = rows(firehose)
    assert (row["thing"], row["question"], row["answer"]) == ("dog", "alive", "YES")
    assert row["deck_version"] == "20261121T204500Z-1a2b3c4d"
    assert "player" not in row["player"]
    assert "yes it is" not in firehose.requests[0][0].decode()


def test_a_game_whose_thing_nobody_told_leaves_nothing(recorder: Recorder, firehose: FakeFirehose) -> None:
    recorder.record([written(lost_game(thing=None))])
    assert firehose.requests == []


def test_a_player_has_another_pseudonym_every_year() -> None:
    pseudonym = pseudonyms_under(b"secret")
    assert pseudonym("p", AT) == pseudonym("p", AT.replace(month=1))
    assert pseudonym("p", AT) != pseudonym("p", AT.replace(year=2027))
    assert pseudonym("p", AT) != pseudonyms_under(b"other")("p", AT)


def test_erased_games_are_noted_and_expired_ones_are_not(recorder: Recorder, s3: FakeS3, counted: Counted) -> None:
    deck = {"OldImage": {"id": {"S": "deck#d1"}, "state": {"S": "{}"}}}
    gone = [
        removed(lost_game(game_id="g1")),
        removed(lost_game(game_id="g2"), by=EXPIRED_BY),
        {"eventID": "d1", "eventName": "REMOVE", "dynamodb": deck},
    ]
    for _ in range(2):
        recorder.record(gone)
    assert list(s3.objects.values()) == [b"g1\n"]
    assert all(key.startswith("erased/") for key in s3.objects)
    assert counted("Evidence.erased") == 2


def test_a_game_of_a_newer_release_is_counted_and_passed_over(
    recorder: Recorder, firehose: FakeFirehose, counted: Counted
) -> None:
    newer = written(lost_game())
    newer["dynamodb"]["NewImage"]["state"] = {"S": '{"form": 99}'}
    recorder.record([newer, written(lost_game(game_id="g2"))])
    assert [row["game"] for (row,) in rows(firehose)] == ["g2"]
    assert (counted("Evidence.unread"), counted("Evidence.games")) == (1, 1)


def test_what_firehose_does_not_take_is_sent_again(recorder: Recorder, firehose: FakeFirehose) -> None:
    firehose.refused = 1
    recorder.record([written(lost_game(game_id=f"g{number}")) for number in range(3)])
    assert [len(request) for request in firehose.requests] == [3, 1]


def test_what_is_never_taken_is_raised_for_the_batch_to_come_again(recorder: Recorder, firehose: FakeFirehose) -> None:
    firehose.refused = 1_000_000
    with within(1.2), pytest.raises(StorageUnavailableError, match="evidence remains"):
        recorder.record([written(lost_game())])


def test_many_games_go_in_several_requests(recorder: Recorder, firehose: FakeFirehose) -> None:
    recorder.record([written(lost_game(game_id=f"g{number}")) for number in range(AT_ONCE + 1)])
    assert [len(request) for request in firehose.requests] == [AT_ONCE, 1]


@pytest.fixture
def versions(small_deck: Deck, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> ObjectVersions:
    """The small deck in place of the bundled ones."""
    (tmp_path / "small.deck").write_bytes(dump(small_deck))
    monkeypatch.setattr(headers, "FOLDER", tmp_path)
    return ObjectVersions(MemoryObjects())


def of_small(thing: str, version: str | None = None) -> Game:
    return replace(lost_game(thing), deck_id="small", deck_version=version)


def test_a_thing_is_found_by_the_version_that_the_game_was_played_with(
    versions: ObjectVersions, small_deck: Deck
) -> None:
    taught = replace(small_deck, things=(replace(small_deck.things[0], name="zorilla"), *small_deck.things[1:]))
    version = versions.add("small", {DECK_FILE: dump(taught)}, AT).id
    thing_of = thing_finder(versions)
    assert thing_of(of_small("zorilla", version)) == "zorilla"
    assert thing_of(of_small("zorilla")) is None
    assert thing_of(replace(of_small("zorilla", version), deck_id="small+adult")) == "zorilla"


def test_a_game_of_a_deck_that_a_player_made_leaves_nothing(versions: ObjectVersions, small_deck: Deck) -> None:
    version = versions.add("made", {DECK_FILE: dump(replace(small_deck, id="made"))}, AT).id
    assert thing_finder(versions)(replace(of_small(small_deck.things[0].name, version), deck_id="made")) is None


def test_of_a_version_that_is_gone_the_bundled_deck_knows_the_things(
    versions: ObjectVersions, small_deck: Deck
) -> None:
    name = small_deck.things[0].name
    assert thing_finder(versions)(of_small(name, "20261121T204500Z-00000000")) == name
    assert thing_finder(versions)(replace(of_small(name), deck_id="withdrawn")) is None


@pytest.mark.usefixtures("versions")
def test_versions_out_of_reach_let_the_batch_come_again(small_deck: Deck) -> None:
    class CutOff(ObjectVersions):
        def read(self, deck_id: str, version: str, name: str = DECK_FILE) -> bytes:  # noqa: ARG002
            raise VersionsUnavailableError("cut off")

    with pytest.raises(VersionsUnavailableError):
        thing_finder(CutOff(MemoryObjects()))(of_small(small_deck.things[0].name, "20261121T204500Z-00000000"))
