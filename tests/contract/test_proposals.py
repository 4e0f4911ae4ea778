"""What players taught, over every RecordStore."""

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from twentyq.game.answer import Answer
from twentyq.game.proposal import MOST, Proposal
from twentyq.learning.taught.proposals import Proposals
from twentyq.storage.aws.player_hours import PlayerHours
from twentyq.storage.aws.records import DynamoDbRecordStore
from twentyq.storage.decks.records import Kind, RecordStore
from twentyq.storage.dynamodb import DynamoDbGameStore
from twentyq.storage.errors import PlayerForgottenError, RecordUnreadableError

NOW = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
KAZOO = Proposal(
    "g1", "p1", "everyday", "a kazoo", (("made", Answer.YES), ("alive", Answer.UNKNOWN)), ("harmonica", "flute"), NOW,
    question="Does it buzz?", answer=Answer.YES, instead="harmonica", deck_version="20260101T000000Z-1a2b3c4d",
)  # fmt: skip


@pytest.fixture
def proposals(records: RecordStore) -> Proposals:
    return Proposals(records)


def test_what_was_taught_is_kept_to_the_last_field(proposals: Proposals) -> None:
    other = replace(KAZOO, game_id="g2", name="a banjo", question=None, answer=None, instead=None)
    proposals.keep(KAZOO)
    proposals.keep(other)
    assert proposals.of("p1") == (KAZOO, other)
    assert proposals.of("p2") == ()


def test_a_game_teaches_one_thing(proposals: Proposals) -> None:
    proposals.keep(KAZOO)
    proposals.keep(replace(KAZOO, name="a banjo"))
    assert [one.name for one in proposals.of("p1")] == ["a banjo"]


def test_of_one_player_the_newest_are_kept(proposals: Proposals) -> None:
    for number in range(MOST + 2):
        proposals.keep(replace(KAZOO, game_id=f"g{number}", answers=()))
    kept = proposals.of("p1")
    assert (len(kept), kept[0].game_id, kept[-1].game_id) == (MOST, "g2", f"g{MOST + 1}")


def test_all_players_things_are_gone_through_and_those_of_one_forgotten(proposals: Proposals) -> None:
    for player in ("p1", "p2", "p3"):
        proposals.keep(replace(KAZOO, player_id=player))
    assert proposals.delete_player("p2") == 1
    assert sorted(one.player_id for one in proposals.all()) == ["p1", "p3"]
    assert proposals.delete_player("p2") == 0


@pytest.mark.parametrize("emulated", ["dynamodb_by_moto", "dynamodb_by_ministack"])
def test_who_is_forgotten_teaches_nothing_more(emulated: str, request: pytest.FixtureRequest) -> None:
    games: DynamoDbGameStore = request.getfixturevalue(emulated)
    records = DynamoDbRecordStore(games._client, games._table)
    proposals = Proposals(records)
    proposals.keep(KAZOO)
    PlayerHours(games._client, games._table).close("p1")
    with pytest.raises(PlayerForgottenError):
        proposals.keep(replace(KAZOO, game_id="g2"))
    assert proposals.delete_player("p1") == 1
    with pytest.raises(PlayerForgottenError):
        proposals.keep(KAZOO)
    proposals.keep(replace(KAZOO, player_id="p2"))
    assert [one.player_id for one in proposals.all()] == ["p2"]


def test_what_a_newer_release_added_survives(records: RecordStore) -> None:
    proposals = Proposals(records)
    proposals.keep(KAZOO)
    ((record,),) = (records.held(f"taught/{one[:2]}", Kind.TAUGHT) for one in [_id(records)])
    stored = msgspec.json.decode(record.state)
    stored["proposals"][0]["voice"] = "kept"
    records.save(replace(record, state=msgspec.json.encode(stored)))
    proposals.keep(replace(KAZOO, game_id="g2"))
    (after,) = records.held(f"taught/{record.id[:2]}", Kind.TAUGHT)
    assert msgspec.json.decode(after.state)["proposals"][0]["voice"] == "kept"


def test_a_newer_form_is_refused_and_passed_over_in_reviews(records: RecordStore) -> None:
    proposals = Proposals(records)
    proposals.keep(KAZOO)
    record = records.load(Kind.TAUGHT, _id(records))
    assert record is not None
    records.save(replace(record, state=b'{"form": 99, "proposals": []}'))
    with pytest.raises(RecordUnreadableError):
        proposals.of("p1")
    assert list(proposals.all()) == []


def _id(records: RecordStore) -> str:
    """The key of the one record."""
    (record,) = (one for shard in range(256) for one in records.held(f"taught/{shard:02x}", Kind.TAUGHT))
    return record.id
