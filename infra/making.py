"""Decks that players make: a queue of those to be built, who builds them, and rights to one of them at a time."""

from aws_cdk import Duration
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from infra.compute import Function
from infra.malware import MalwareScan
from infra.stage import Stage
from twentyq.storage.aws.deck_files import INCOMING

BUILDING = Duration.minutes(15)
"""The longest that a build takes: what is not built by then is built no more."""
READING = Duration.minutes(5)
TRIES = 3
FILES = "tenants/*"
"""Of all decks; a session of one deck has a part of it."""


class Making(Construct):
    """The queue and its dead letters, the scan of uploads, and the role that the Builder narrows to a deck."""

    def __init__(self, scope: Construct, stage: Stage, *, documents: s3.Bucket) -> None:
        """What cannot be built, or not be kept, waits two weeks in a queue that raises an alarm."""
        super().__init__(scope, "Making")
        self._stage, self._documents = stage, documents
        self.scan = MalwareScan(self, documents)
        self.failed = self._queue("Failed", retention_period=Duration.days(14))
        self.builds = self._queue(
            "Builds",
            retention_period=Duration.hours(4),
            visibility_timeout=BUILDING.plus(Duration.minutes(1)),
            dead_letter_queue=sqs.DeadLetterQueue(queue=self.failed, max_receive_count=TRIES),
        )

    def _queue(self, name: str, **more: object) -> sqs.Queue:
        return sqs.Queue(self, name, encryption=sqs.QueueEncryption.SQS_MANAGED, enforce_ssl=True, **more)  # type: ignore[arg-type]

    def build_with(self, builder: Function, reader: Function) -> None:
        """Have the Builder take from the queue, and the Reader read for it."""
        lambda_.EventSourceMapping(
            self,
            "Waiting",
            target=builder.alias,
            event_source_arn=self.builds.queue_arn,
            batch_size=1,
            max_concurrency=self._stage.builds_at_once,
            report_batch_item_failures=True,
        )
        self.files_role = self._files_role(builder.role)
        builder.function.add_environment("DECK_FILES_ROLE", self.files_role.role_arn)
        builder.function.add_environment("READER_FUNCTION", reader.alias.function_arn)

    def _files_role(self, builder: iam.Role) -> iam.Role:
        """All that sessions of decks may be given of the bucket."""
        incoming, files = (self._documents.arn_for_objects(f"{folder}{FILES}") for folder in (INCOMING, ""))
        objects = [
            (["DeleteObject", "GetObject"], [incoming, files]),
            (["GetObjectTagging"], [incoming]),
            (["PutObject"], [files]),
            (["ListBucket"], [self._documents.bucket_arn]),
        ]
        statements = [
            iam.PolicyStatement(actions=[f"s3:{action}" for action in actions], resources=resources)
            for actions, resources in objects
        ]
        return iam.Role(
            self,
            "FilesRole",
            assumed_by=iam.ArnPrincipal(builder.role_arn),
            inline_policies={"Files": iam.PolicyDocument(statements=statements)},
        )
