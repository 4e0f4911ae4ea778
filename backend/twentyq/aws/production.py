"""The real adapters of the functions, each timed as a step."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

from twentyq.aws import sounds
from twentyq.aws.allowance import DynamoDbAllowance
from twentyq.aws.observed import VERSIONS, Meter, Timed, count, logger, step
from twentyq.aws.recording_limit import DynamoDbRecordingLimit
from twentyq.aws.spending import DynamoDbLedger
from twentyq.aws.workshop import production_workshop
from twentyq.bootstrap import build_model, build_ports, documents_answerer
from twentyq.decks.compiled import CompiledDecks
from twentyq.decks.in_use import VersionsInUse
from twentyq.game.game import Game
from twentyq.game.proposal import Proposal
from twentyq.guessing.guesser import Guesser
from twentyq.learning.taught.proposals import Proposals
from twentyq.play.ports import Ports
from twentyq.settings import Settings, SettingsError
from twentyq.storage.aws import client
from twentyq.storage.aws.records import DynamoDbRecordStore
from twentyq.storage.aws.s3 import s3_client
from twentyq.storage.decks.records import RecordStore
from twentyq.storage.dynamodb import DynamoDbGameStore
from twentyq.storage.game_store import GameHistory, GameStore
from twentyq.storage.objects.s3 import S3Objects
from twentyq.storage.objects.versions import ObjectVersions


class TimedDecks(CompiledDecks):
    """Decks whose guessers are timed."""

    def guesser(self, deck_id: str, version: str | None = None, taught: tuple[Proposal, ...] = ()) -> Guesser:
        """The deck's guesser."""
        return cast("Guesser", Timed(super().guesser(deck_id, version, taught), "guess"))

    def likely(self, game: Game) -> Mapping[str, float]:
        """The guesser's belief."""
        with step("guess"):
            return super().likely(game)


def production_ports(settings: Settings) -> Ports:
    """Games in DynamoDB, sounds in S3. SettingsError when the table is not named."""
    if settings.games_table is None:
        raise SettingsError("TWENTYQ_GAMES_TABLE is missing")
    dynamodb, s3 = client("dynamodb"), s3_client()
    kept = timedelta(days=settings.finished_games_days) if settings.finished_games_days else None
    store = Timed(DynamoDbGameStore(dynamodb, settings.games_table, finished_kept=kept), "store")
    ledger = DynamoDbLedger(dynamodb, settings.games_table)
    model = build_model(settings, lambda: ledger, Meter())
    allowance = DynamoDbAllowance(dynamodb, settings.games_table, settings.day_limits)
    classifier = model.classifier if model else None
    records = cast("RecordStore", Timed(DynamoDbRecordStore(dynamodb, settings.games_table), "store"))
    ports = build_ports(
        cast("GameStore", store),
        cast("GameHistory", store),
        TimedDecks(settings, model, _versions_in_use(settings, s3)),
        classifier=classifier,
        recognizer=sounds.recognizer(settings, allowance),
        thing_recognizer=sounds.thing_recognizer(settings, allowance),
        heard_by_transcribe=settings.transcribe is not None,
        recording_limit=DynamoDbRecordingLimit(dynamodb, settings.games_table, settings.recordings_per_minute),
        recordings=sounds.recordings(settings, s3),
        spoken=sounds.spoken(settings, allowance, s3),
        proposals=Proposals(records),
    )
    answerer = documents_answerer(settings, lambda: ledger, Meter())
    return replace(ports, workshop=production_workshop(settings, records, answerer))


def _versions_in_use(settings: Settings, s3: Any) -> VersionsInUse | None:
    """Versions in their bucket; None where none is named."""
    if settings.versions_bucket is None:
        return None
    return VersionsInUse(ObjectVersions(S3Objects(s3, settings.versions_bucket)), _report)


def _report(kind: str, reason: str) -> None:
    count(VERSIONS, kind)
    logger.warning("A version of a deck is %s: %s", kind, reason)
