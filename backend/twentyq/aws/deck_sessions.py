"""Rights to the files of one deck, for a quarter of an hour: a role's own, narrowed by a session policy."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from twentyq.play.decks.sources import texts_prefix, upload_key
from twentyq.storage.aws.calls import one_try
from twentyq.storage.aws.deck_files import INCOMING
from twentyq.storage.decks.deck import OwnDeck, SourceFile
from twentyq.storage.decks.deck_files import deck_prefix

SECONDS = 900
"""The least that STS gives, and the longest that a build takes."""

Statement = dict[str, Any]


class DeckSessions:
    """Assumes the role that has the files of all decks, for one of them at a time. StorageError."""

    def __init__(self, sts: Any, role: str, bucket: str) -> None:
        """`role` is its ARN."""
        self._sts, self._role = sts, role
        self._bucket = f"arn:{role.split(':')[1]}:s3:::{bucket}"

    def builder(self, deck: OwnDeck) -> Mapping[str, str]:
        """Credentials to load what was read, and to keep drafts."""
        return self._credentials(deck, "builder", builder_policy(self._bucket, deck))

    def reader(self, deck: OwnDeck, source: SourceFile) -> Mapping[str, str]:
        """Credentials to take one upload in, and to keep its text."""
        return self._credentials(deck, "reader", reader_policy(self._bucket, deck, source))

    def _credentials(self, deck: OwnDeck, name: str, statements: Sequence[Statement]) -> Mapping[str, str]:
        with one_try():
            given = self._sts.assume_role(
                RoleArn=self._role,
                RoleSessionName=f"{name}-{deck.id}"[:64],
                DurationSeconds=SECONDS,
                Policy=json.dumps({"Version": "2012-10-17", "Statement": statements}),
            )["Credentials"]
        return {
            "aws_access_key_id": given["AccessKeyId"],
            "aws_secret_access_key": given["SecretAccessKey"],
            "aws_session_token": given["SessionToken"],
        }


def builder_policy(bucket: str, deck: OwnDeck) -> list[Statement]:
    """Read texts and drafts, keep drafts, and remove everything should the deck be gone."""
    prefix = deck_prefix(deck.tenant, deck.id)
    return [
        _allow(["GetObject"], [f"{bucket}/{texts_prefix(deck.tenant, deck.id)}*"]),
        _allow(["GetObject", "PutObject"], [f"{bucket}/{prefix}drafts/*"]),
        _allow(["DeleteObject"], [f"{bucket}/{prefix}*", f"{bucket}/{INCOMING}{prefix}*"]),
        _listing(bucket, prefix),
    ]


def reader_policy(bucket: str, deck: OwnDeck, source: SourceFile) -> list[Statement]:
    """Take in one upload, or remove it; keep texts."""
    upload, prefix = upload_key(deck, source), deck_prefix(deck.tenant, deck.id)
    return [
        _allow(["GetObject", "GetObjectTagging", "DeleteObject"], [f"{bucket}/{INCOMING}{upload}"]),
        _allow(["GetObject", "PutObject"], [f"{bucket}/{upload}"]),
        _allow(["PutObject"], [f"{bucket}/{texts_prefix(deck.tenant, deck.id)}*"]),
        _listing(bucket, prefix),
    ]


def _allow(actions: list[str], resources: list[str]) -> Statement:
    return {"Effect": "Allow", "Action": [f"s3:{action}" for action in actions], "Resource": resources}


def _listing(bucket: str, prefix: str) -> Statement:
    under = {"StringLike": {"s3:prefix": [f"{prefix}*", f"{INCOMING}{prefix}*"]}}
    return _allow(["ListBucket"], [bucket]) | {"Condition": under}
