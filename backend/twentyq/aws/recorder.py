"""The function that keeps what finished games tell of their things: the games' stream in, rows of evidence out."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from twentyq.aws.evidence_store import EvidenceStore
from twentyq.aws.observed import EVIDENCE, count, logger, metrics, tracer
from twentyq.aws.played_decks import played_decks
from twentyq.aws.pseudonym_keys import pseudonyms
from twentyq.game.game import Game
from twentyq.learning.evidence import Row, evidence_rows
from twentyq.learning.pseudonyms import Pseudonyms
from twentyq.storage.aws import client
from twentyq.storage.aws.dynamodb_items import KEY, PLAYER, STATE
from twentyq.storage.errors import GameUnreadableError
from twentyq.storage.game_form import from_state
from twentyq.time_left import within

EXPIRED_BY = "dynamodb.amazonaws.com"
"""Removes what is past its time; no player has asked for that."""

Record = dict[str, Any]


@dataclass(frozen=True)
class Recorder:
    """Turns changes of the games' table into evidence."""

    thing_of: Callable[[Game], str | None]
    pseudonyms: Pseudonyms
    store: EvidenceStore

    def record(self, records: list[Record]) -> None:
        """Keep the rows of finished games, and note the games that were erased. Again is no harm: rows count once."""
        games = [rows for game in finished(records) if (rows := self._rows(game))]
        self.store.keep(games)
        erased = list(erased_games(records))
        if erased:
            self.store.erase(records[0]["eventID"], erased)
        count(EVIDENCE, "games", len(games))
        count(EVIDENCE, "erased", len(erased))

    def _rows(self, game: Game) -> list[Row]:
        return list(evidence_rows(game, self.thing_of(game), self.pseudonyms, deck_version=game.deck_version))


def finished(records: Iterable[Record]) -> Iterator[Game]:
    """The games that were written; one that cannot be read is counted and passed over."""
    for record in records:
        state = record["dynamodb"].get("NewImage", {}).get(STATE)
        if state is None:
            continue
        try:
            yield from_state(state["S"])
        except GameUnreadableError:
            count(EVIDENCE, "unread")


def erased_games(records: Iterable[Record]) -> Iterator[str]:
    """Ids of the games that were removed with their player; not of those that expired, nor of decks and teams."""
    for record in records:
        removed = record["dynamodb"].get("OldImage", {}) if record["eventName"] == "REMOVE" else {}
        if {STATE, PLAYER} <= removed.keys() and record.get("userIdentity", {}).get("principalId") != EXPIRED_BY:
            yield removed[KEY]["S"]


@metrics.log_metrics(raise_on_empty_metrics=False)
@tracer.capture_lambda_handler(capture_response=False, capture_error=False)
@logger.inject_lambda_context(log_event=False)
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Record a batch of the stream. Whatever it raises is tried again."""
    with within(context.get_remaining_time_in_millis() / 1000):
        recorder().record(event["Records"])


@cache
def recorder() -> Recorder:
    """The real one, built once per process."""
    store = EvidenceStore(
        client("firehose"), os.environ["EVIDENCE_STREAM"], client("s3"), os.environ["EVIDENCE_BUCKET"]
    )
    return Recorder(played_decks(os.environ.get("TWENTYQ_VERSIONS_BUCKET")), pseudonyms(), store)
