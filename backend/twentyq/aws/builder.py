"""The function that builds decks: messages with their ids in, drafts or problems out."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from botocore.exceptions import BotoCoreError, ClientError

from twentyq.authoring.draft import Choices, Draft
from twentyq.authoring.drafter import Drafter
from twentyq.aws.configuration import current_settings
from twentyq.aws.current import ports
from twentyq.aws.deck_sessions import DeckSessions
from twentyq.aws.observed import BUILDS, Meter, count, logger, metrics, tracer
from twentyq.aws.remote_reader import RemoteReader
from twentyq.aws.spending import DynamoDbLedger
from twentyq.aws.workshop import DECK
from twentyq.bootstrap import documents_model
from twentyq.documents.document import Document
from twentyq.play.decks.access import workshop_of
from twentyq.play.decks.building import Outcome, run_build
from twentyq.play.workshop import Workshop
from twentyq.settings import Settings
from twentyq.storage.aws import client
from twentyq.storage.aws.deck_files import FILE_SECONDS, S3DeckFiles
from twentyq.storage.aws.s3 import s3_client
from twentyq.storage.decks.deck import OwnDeck
from twentyq.time_left import within

RESERVED_SECONDS = 20.0
"""Kept back of the function's time, to keep how a build ended."""
READING_SECONDS = 320
"""A little more than the Reader has."""
AGAIN_SECONDS = 60
"""Until a build that could not be done or kept is tried again; SQS by itself would wait until nobody waits for it."""
TRIES = 3
"""That the queue gives a build; the last one ends it."""
ATTEMPTS = 5


@metrics.log_metrics(raise_on_empty_metrics=False)
@tracer.capture_lambda_handler(capture_response=False, capture_error=False)
@logger.inject_lambda_context(log_event=False)
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Build the decks of a batch; those that could not be done for now, or not be kept, are tried again."""
    failed = [record["messageId"] for record in event["Records"] if not _built(record, context)]
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed]}


def _built(record: dict[str, Any], context: LambdaContext) -> bool:
    try:
        with within(context.get_remaining_time_in_millis() / 1000 - RESERVED_SECONDS):
            last = int(record["attributes"]["ApproximateReceiveCount"]) >= TRIES
            build(json.loads(record["body"])[DECK], again=not last)
    except Exception:
        logger.exception("A build could not be done for now, or how it ended not be kept")
        with suppress(BotoCoreError, ClientError):
            client("sqs").change_message_visibility(
                QueueUrl=current_settings().builds_queue,
                ReceiptHandle=record["receiptHandle"],
                VisibilityTimeout=AGAIN_SECONDS,
            )
        return False
    return True


def build(deck_id: str, *, again: bool) -> None:
    """Build a deck on rights to its own files alone; nothing where it is gone. `again`: there is another try."""
    making = ports()
    deck = workshop_of(making).decks.load(deck_id)
    if deck is None:
        return
    counted(run_build(replace(making, workshop=_bench(workshop_of(making), deck)), deck_id, again=again))


def counted(outcome: Outcome) -> None:
    """Note how a build ended."""
    if outcome is not Outcome.NOTHING:
        count(BUILDS, outcome.value)


def _bench(workshop: Workshop, deck: OwnDeck) -> Workshop:
    settings = current_settings()
    bucket = str(settings.documents_bucket)
    sessions = DeckSessions(client("sts", attempts=ATTEMPTS), os.environ["DECK_FILES_ROLE"], bucket)
    files = S3DeckFiles(s3_client(ATTEMPTS, FILE_SECONDS, **sessions.builder(deck)), bucket, lambda: datetime.now(UTC))
    functions = client("lambda", more={"read_timeout": READING_SECONDS})
    read = RemoteReader(functions, os.environ["READER_FUNCTION"], sessions, files)
    return replace(workshop, files=files, read=read, draft=_draft)


def _draft(deck: OwnDeck, documents: Sequence[Document], choices: Choices) -> Draft:
    return _drafter(current_settings()).draft(documents, deck_id=deck.id, name=deck.name, choices=choices)


@lru_cache(maxsize=1)
def _drafter(settings: Settings) -> Drafter:
    """With the language model where the settings let it read documents; it remembers replies from build to build."""
    return Drafter(
        documents_model(settings, lambda: DynamoDbLedger(client("dynamodb"), str(settings.games_table)), Meter())
    )
