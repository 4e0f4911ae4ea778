"""The weekly run: what finished games tell is recorded as they finish, and learned from once a week."""

from collections.abc import Mapping
from typing import Any

from aws_cdk import Duration
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_destinations as destinations
from aws_cdk import aws_scheduler as scheduler
from aws_cdk import aws_scheduler_targets as targets
from aws_cdk import aws_sqs as sqs
from aws_cdk.aws_lambda_event_sources import SqsDlq
from constructs import Construct

from infra.compute import Function
from twentyq.game.game import GameStatus
from twentyq.storage.aws.dynamodb_items import PLAYER, STATE, STATUS

LEARN, WATCH = "learn", "watch"
"""What the Learner is asked for."""
FINISHED = [GameStatus.GUESSED.value, GameStatus.STUMPED.value]


class Learning(Construct):
    """Feeds the Recorder from the table's stream, and wakes the Learner."""

    def __init__(self, scope: Construct, *, games: dynamodb.ITableV2, recorder: Function, learner: Function) -> None:
        """What fails waits two weeks in queues that raise alarms."""
        super().__init__(scope, "Learning")
        self.failed = self._queue("Failed")
        self.unlearned = self._queue("Unlearned")
        self._follow(games, recorder)
        self._wake(learner)

    def _queue(self, name: str) -> sqs.Queue:
        return sqs.Queue(
            self,
            name,
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            retention_period=Duration.days(14),
        )

    def _follow(self, games: dynamodb.ITableV2, recorder: Function) -> None:
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

    def _wake(self, learner: Function) -> None:
        """To learn on Mondays at three, UTC; and to say every day for how long there has been no verdict.

        A run that fails is tried once more.
        """
        learner.alias.configure_async_invoke(
            on_failure=destinations.SqsDestination(self.unlearned), retry_attempts=1, max_event_age=Duration.hours(1)
        )
        weekly = scheduler.ScheduleExpression.cron(minute="0", hour="3", week_day="MON")
        daily = scheduler.ScheduleExpression.cron(minute="0", hour="12")
        for name, expression, task in (("Weekly", weekly, LEARN), ("Daily", daily, WATCH)):
            target = targets.LambdaInvoke(
                learner.alias,
                dead_letter_queue=self.unlearned,
                input=scheduler.ScheduleTargetInput.from_object({"task": task}),
                retry_attempts=3,
                max_event_age=Duration.hours(1),
            )
            scheduler.Schedule(self, name, schedule=expression, target=target)


def _written() -> Mapping[str, Any]:
    """A game that is over, or of which more is known after its end."""
    return lambda_.FilterCriteria.filter(
        {
            "eventName": lambda_.FilterRule.or_("INSERT", "MODIFY"),
            "dynamodb": {"NewImage": {STATUS: {"S": FINISHED}, STATE: {"S": lambda_.FilterRule.exists()}}},
        }
    )


def _removed() -> Mapping[str, Any]:
    """A game that was erased, or expired; one that goes on after it was over has rows, too. Decks have no player."""
    return lambda_.FilterCriteria.filter(
        {
            "eventName": lambda_.FilterRule.is_equal("REMOVE"),
            "dynamodb": {"OldImage": {name: {"S": lambda_.FilterRule.exists()} for name in (STATE, PLAYER)}},
        }
    )
