"""The weekly run: what finished games tell is recorded as they finish."""

from collections.abc import Mapping
from typing import Any

from aws_cdk import Duration
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from aws_cdk.aws_lambda_event_sources import SqsDlq
from constructs import Construct

from infra.compute import Function
from twentyq.game.game import GameStatus
from twentyq.storage.aws.dynamodb_items import STATE, STATUS

FINISHED = [GameStatus.GUESSED.value, GameStatus.STUMPED.value]


class Learning(Construct):
    """Feeds the Recorder from the table's stream."""

    def __init__(self, scope: Construct, *, games: dynamodb.ITableV2, recorder: Function) -> None:
        """What fails for a day waits two weeks in a queue that raises an alarm."""
        super().__init__(scope, "Learning")
        self.failed = sqs.Queue(
            self,
            "Failed",
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            retention_period=Duration.days(14),
        )
        lambda_.EventSourceMapping(
            self,
            "Finished",
            target=recorder.alias,
            event_source_arn=games.table_stream_arn,
            starting_position=lambda_.StartingPosition.TRIM_HORIZON,
            batch_size=100,
            max_batching_window=Duration.minutes(1),
            bisect_batch_on_error=True,
            retry_attempts=10,
            max_record_age=Duration.hours(24),
            on_failure=SqsDlq(self.failed),
            filters=[_written(), _removed()],
        )


def _written() -> Mapping[str, Any]:
    """A game that is over, or of which more is known after its end."""
    return lambda_.FilterCriteria.filter(
        {
            "eventName": lambda_.FilterRule.or_("INSERT", "MODIFY"),
            "dynamodb": {"NewImage": {STATUS: {"S": FINISHED}, STATE: {"S": lambda_.FilterRule.exists()}}},
        }
    )


def _removed() -> Mapping[str, Any]:
    """A game that was erased, or expired."""
    return lambda_.FilterCriteria.filter(
        {
            "eventName": lambda_.FilterRule.is_equal("REMOVE"),
            "dynamodb": {"OldImage": {STATUS: {"S": FINISHED}}},
        }
    )
