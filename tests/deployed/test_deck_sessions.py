"""What a session of one deck may do, and what the documents' bucket refuses, where an emulator keeps to policies."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import boto3
import httpx
import pytest
from botocore.exceptions import ClientError
from tests.deployed.conftest import Deployment
from tests.making import TABLE
from tests.ministack import ACCOUNT, REGION, MiniStack

from twentyq.aws.deck_sessions import DeckSessions
from twentyq.documents.reader import read
from twentyq.play.decks.sources import read_source, texts_prefix, upload_key
from twentyq.storage.aws.deck_files import CLEAN, INCOMING, SCAN_STATUS, S3DeckFiles
from twentyq.storage.decks.deck import OwnDeck, SourceFile
from twentyq.storage.decks.deck_files import deck_prefix
from twentyq.storage.errors import StorageUnavailableError, UploadUncheckedError

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SOURCE = SourceFile("s1", "birds.csv", NOW)
DECK = OwnDeck("00000000-0000-4000-8000-00000000000a", "p1", "a" * 32, "Birds", "en-US", NOW, NOW)
OF_THE_SAME_PLAYER = OwnDeck("00000000-0000-4000-8000-00000000000b", "p1", "a" * 32, "Boats", "en-US", NOW, NOW)
OF_ANOTHER = OwnDeck("00000000-0000-4000-8000-00000000000c", "p2", "c" * 32, "Cars", "en-US", NOW, NOW)
ANYBODY = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"},
                "Action": "sts:AssumeRole",
            }
        ],
    }
)


@dataclass(frozen=True)
class Strict:
    """An emulator that keeps to policies, with the deployed bucket's and roles' own."""

    emulator: MiniStack
    bucket: str
    files_role: str
    scanner_role: str

    def s3(self, **credentials: str) -> Any:
        """A client on these credentials."""
        return boto3.client("s3", **(self.emulator.settings | credentials))

    def files(self, **credentials: str) -> S3DeckFiles:
        """The deck's files on these credentials."""
        return S3DeckFiles(self.s3(**credentials), self.bucket, lambda: datetime.now(UTC))

    @property
    def sessions(self) -> DeckSessions:
        """Of the role that has the files of all decks."""
        return DeckSessions(self.emulator.client("sts"), self.files_role, self.bucket)

    def scan(self, key: str) -> None:
        """What GuardDuty does, in its role."""
        given = self.emulator.client("sts").assume_role(RoleArn=self.scanner_role, RoleSessionName="scan")
        scanner = self.s3(
            aws_access_key_id=given["Credentials"]["AccessKeyId"],
            aws_secret_access_key=given["Credentials"]["SecretAccessKey"],
            aws_session_token=given["Credentials"]["SessionToken"],
        )
        tags = {"TagSet": [{"Key": SCAN_STATUS, "Value": CLEAN}]}
        scanner.put_object_tagging(Bucket=self.bucket, Key=key, Tagging=tags)


@pytest.fixture(scope="module")
def strict(deployment: Deployment, strict_emulator: MiniStack) -> Strict:
    bucket = deployment.physical("S3::Bucket", "StorageDocuments")
    s3 = strict_emulator.client("s3")
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    roles = [_copied(deployment, strict_emulator, f"Making{name}") for name in ("FilesRole", "MalwareScanRole")]
    policy = json.loads(deployment.emulator.client("s3").get_bucket_policy(Bucket=bucket)["Policy"])
    # What it refuses without TLS, which the emulator does not speak, is asserted on the template.
    policy["Statement"] = [one for one in policy["Statement"] if one.get("Sid")]
    assert len(policy["Statement"]) == 2
    # To AWS aws:PrincipalArn is a session's role, to the emulator the session.
    session = f"{roles[1].replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/scan"
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy).replace(roles[1], session))
    return Strict(strict_emulator, bucket, *roles)


def _copied(deployment: Deployment, strict: MiniStack, name: str) -> str:
    """The deployed role with its rights, for anybody of the account to assume; its ARN."""
    role = deployment.physical("IAM::Role", name)
    deployed, iam = deployment.emulator.client("iam"), strict.client("iam")
    arn = iam.create_role(RoleName=role, AssumeRolePolicyDocument=ANYBODY)["Role"]["Arn"]
    assert arn == deployed.get_role(RoleName=role)["Role"]["Arn"]
    for policy in deployed.list_role_policies(RoleName=role)["PolicyNames"]:
        document = deployed.get_role_policy(RoleName=role, PolicyName=policy)["PolicyDocument"]
        iam.put_role_policy(RoleName=role, PolicyName=policy, PolicyDocument=json.dumps(document))
    return str(arn)


def refused(call: Callable[..., Any], **request: Any) -> bool:
    with pytest.raises(ClientError) as failure:
        call(**request)
    return bool(failure.value.response["Error"]["Code"] == "AccessDenied")


def uploaded(strict: Strict) -> str:
    to = strict.files().create_upload(upload_key(DECK, SOURCE))
    httpx.post(to.url, data=dict(to.fields), files={"file": TABLE}).raise_for_status()
    return to.fields["key"]


def test_a_reader_and_a_builder_do_their_work_on_sessions_of_one_deck(strict: Strict) -> None:
    key = uploaded(strict)
    reader = strict.files(**strict.sessions.reader(DECK, SOURCE))
    with pytest.raises(UploadUncheckedError):
        reader.received(upload_key(DECK, SOURCE))
    s3 = strict.s3(**strict.sessions.reader(DECK, SOURCE))
    assert refused(s3.get_object, Bucket=strict.bucket, Key=key)
    tags = {"TagSet": [{"Key": SCAN_STATUS, "Value": CLEAN}]}
    assert refused(s3.put_object_tagging, Bucket=strict.bucket, Key=key, Tagging=tags)
    strict.scan(key)
    texts = texts_prefix(DECK.tenant, DECK.id)
    for _ in range(2):
        document = read_source(reader, read, upload_key(DECK, SOURCE), texts, SOURCE.name).document
    assert document is not None
    builder = strict.files(**strict.sessions.builder(DECK))
    draft = f"{deck_prefix(DECK.tenant, DECK.id)}drafts/d1"
    builder.write(draft, b"draft")
    assert builder.read(draft) == b"draft"
    assert builder.read(f"{texts}{document.id}")
    uploaded(strict)
    assert builder.delete(deck_prefix(DECK.tenant, DECK.id)) == 4


@pytest.mark.parametrize("other", [OF_THE_SAME_PLAYER, OF_ANOTHER], ids=["same player", "another player"])
def test_a_session_of_one_deck_has_nothing_of_another(strict: Strict, other: OwnDeck) -> None:
    theirs = deck_prefix(other.tenant, other.id)
    for key in (f"{theirs}texts/t1", f"{theirs}drafts/d1", f"{theirs}uploads/s1", f"{INCOMING}{theirs}uploads/s1"):
        strict.s3().put_object(Bucket=strict.bucket, Key=key, Body=b"theirs")
    for credentials in (strict.sessions.reader(DECK, SOURCE), strict.sessions.builder(DECK)):
        s3, files = strict.s3(**credentials), strict.files(**credentials)
        for key in (f"{theirs}texts/t1", f"{theirs}drafts/d1", f"{theirs}uploads/s1"):
            assert refused(s3.get_object, Bucket=strict.bucket, Key=key)
            assert refused(s3.put_object, Bucket=strict.bucket, Key=key, Body=b"mine")
            assert refused(s3.delete_object, Bucket=strict.bucket, Key=key)
        assert refused(s3.list_objects_v2, Bucket=strict.bucket)
        for call in (files.received, files.delete):
            with pytest.raises(StorageUnavailableError, match="AccessDenied"):
                call(f"{theirs}uploads/s1")


def test_a_reader_has_one_upload_of_its_deck_and_no_draft(strict: Strict) -> None:
    s3 = strict.s3(**strict.sessions.reader(DECK, SOURCE))
    mine = deck_prefix(DECK.tenant, DECK.id)
    for key in (f"{mine}drafts/d1", f"{mine}uploads/s2", f"{INCOMING}{mine}uploads/s2", f"{mine}texts/t1"):
        assert refused(s3.get_object, Bucket=strict.bucket, Key=key)
    for key in (f"{mine}drafts/d1", f"{mine}uploads/s2"):
        assert refused(s3.put_object, Bucket=strict.bucket, Key=key, Body=b"x")
