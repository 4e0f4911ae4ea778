"""What decks are made with on AWS: records in the games' table, files and versions in buckets, builds in a queue."""

import json
from datetime import UTC, datetime
from functools import partial
from typing import Any

from twentyq.authoring.draft import Draft
from twentyq.authoring.widening.answering import Answerer
from twentyq.play.workshop import Workshop
from twentyq.settings import Settings
from twentyq.storage.aws import client
from twentyq.storage.aws.calls import perform
from twentyq.storage.aws.deck_files import FILE_SECONDS, S3DeckFiles
from twentyq.storage.aws.s3 import s3_client
from twentyq.storage.decks.records import RecordStore
from twentyq.storage.decks.stores import deck_shelf, dispute_shelf, invitation_shelf, team_shelf
from twentyq.storage.errors import StorageBrokenError
from twentyq.storage.objects.s3 import S3Objects
from twentyq.storage.objects.versions import ObjectVersions

DECK = "deck"
"""The field of a message that names the deck to build."""


def production_workshop(settings: Settings, records: RecordStore, answerer: Answerer | None = None) -> Workshop | None:
    """None where no decks are made. It neither reads nor drafts, which the Builder adds."""
    if not (settings.documents_bucket and settings.builds_queue):
        return None
    s3 = s3_client(read_seconds=FILE_SECONDS)
    return Workshop(
        decks=deck_shelf(records),
        teams=team_shelf(records),
        invitations=invitation_shelf(records),
        disputes=dispute_shelf(records),
        files=S3DeckFiles(s3, settings.documents_bucket, lambda: datetime.now(UTC)),
        versions=ObjectVersions(S3Objects(s3, str(settings.versions_bucket))),
        read=_elsewhere,
        draft=_elsewhere,
        judge=_judge,
        submit=partial(_submit, settings.builds_queue),
        answer=answerer.answer if answerer else None,
        forget_answers=answerer.forget if answerer else None,
    )


def _submit(queue: str, deck_id: str) -> None:
    perform(client("sqs").send_message, QueueUrl=queue, MessageBody=json.dumps({DECK: deck_id}))


def _judge(draft: Draft) -> Draft:
    from twentyq.authoring.verdict import judge

    return judge(draft)


def _elsewhere(*_given: object) -> Any:
    raise StorageBrokenError("documents are read and drafted by the Builder alone")
