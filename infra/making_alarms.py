"""Alarms of decks that players make: builds that fail or wait, malware, documents that nobody could look at."""

from collections.abc import Callable

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch

from infra.dashboard import metric
from infra.making import Making
from twentyq.aws.observed import BUILDS, DOCUMENTS
from twentyq.documents.errors import Refusal

WAITING_MINUTES = 5
Alarm = Callable[..., cloudwatch.Alarm]


def add_making_alarms(alarm: Alarm, stage: str, making: Making) -> None:
    """All of them. `alarm` makes one that is told to somebody."""
    alarm(
        "BuildsNotKept",
        making.failed.metric_approximate_number_of_messages_visible(),
        threshold=1,
        runbook="How a build ended could not be kept three times: mend the cause in the Builder's log, then delete the "
        "message; its owner was told to build again.",
    )
    alarm(
        "BuildsWait",
        making.builds.metric_approximate_number_of_messages_visible(period=Duration.minutes(1)),
        threshold=1,
        periods=WAITING_MINUTES,
        runbook="Decks wait to be built, after a quarter of an hour in vain: look at the Builder's throttles, then "
        "raise builds_at_once in infra/stage.py.",
    )
    alarm(
        "BuildFails",
        metric(stage, f"{BUILDS}.failed", "builder"),
        threshold=1,
        runbook="A defect, the Reader failed or was out of reach, or a build was not begun in time: find it in the "
        "Builder's log by level ERROR.",
    )
    alarm(
        "MalwareUploaded",
        metric(stage, f"{DOCUMENTS}.{Refusal.INFECTED.value}", "reader"),
        threshold=1,
        runbook="GuardDuty found malware in an upload, which nobody read and which is gone; its owner was told. Its "
        "findings say what it was.",
    )
    alarm(
        "UploadsUnchecked",
        metric(stage, f"{DOCUMENTS}.{Refusal.UNCHECKED.value}", "reader"),
        threshold=5,
        runbook="GuardDuty says nothing of uploads within three minutes: look at the protection plan's status and at "
        "its role, then at AWS Health. Nothing is read meanwhile.",
    )
