"""Forgetting a player: deleting the account removes the games."""

from aws_cdk import Duration
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_destinations as destinations
from aws_cdk import aws_sqs as sqs
from constructs import Construct

HOUR = Duration.hours(1)


class Erasure(Construct):
    """Hears of deleted accounts from CloudTrail, which has to be on in the AWS account, and tells the function.

    An account of another pool has no games here: its erasure changes nothing.
    """

    def __init__(self, scope: Construct, *, eraser: lambda_.Alias) -> None:
        """What fails, on the way to the function or in it, waits two weeks in a queue that raises an alarm."""
        super().__init__(scope, "Erasure")
        self.failed = sqs.Queue(
            self,
            "Failed",
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            retention_period=Duration.days(14),
        )
        eraser.configure_async_invoke(
            on_failure=destinations.SqsDestination(self.failed), retry_attempts=2, max_event_age=HOUR
        )
        events.Rule(
            self,
            "AccountDeleted",
            event_pattern=events.EventPattern(
                source=["aws.cognito-idp"],
                detail_type=["AWS API Call via CloudTrail"],
                detail={
                    "eventName": ["DeleteUser", "AdminDeleteUser"],
                    "errorCode": [{"exists": False}, ""],
                    "additionalEventData": {"sub": [{"exists": True}]},
                },
            ),
            targets=[
                targets.LambdaFunction(eraser, dead_letter_queue=self.failed, retry_attempts=5, max_event_age=HOUR)
            ],
        )
