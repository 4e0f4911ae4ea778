"""Alarms of what is learned: games that are not recorded, runs that fail, verdicts that stay away, versions refused."""

from collections.abc import Callable

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_sqs as sqs

from infra.dashboard import SERVICES, metric
from twentyq.aws.observed import VERDICT, VERDICT_AGE, VERSIONS

WEEKS_WITHOUT = 2
Alarm = Callable[..., cloudwatch.Alarm]


def add_learning_alarms(alarm: Alarm, stage: str, failed_records: sqs.IQueue, failed_lessons: sqs.IQueue) -> None:
    """All of them. `alarm` makes one that is told to somebody."""
    _queues(alarm, failed_records, failed_lessons)
    for service in SERVICES:
        _versions(alarm, stage, service)
    _verdicts(alarm, stage)


def _queues(alarm: Alarm, failed_records: sqs.IQueue, failed_lessons: sqs.IQueue) -> None:
    alarm(
        "RecordsFailed",
        failed_records.metric_approximate_number_of_messages_visible(),
        threshold=1,
        runbook="Finished games are not recorded, or erased ones not noted: mend the cause in the Recorder's log, then "
        "invoke it with the stream's records that each message names, while the stream has them (a day).",
    )
    alarm(
        "LessonFailed",
        failed_lessons.metric_approximate_number_of_messages_visible(),
        threshold=1,
        runbook="The weekly run failed twice, and the version in use stays: read the Learner's log, mend the cause, "
        'then invoke it with {"task": "learn"}.',
    )


def _versions(alarm: Alarm, stage: str, service: str) -> None:
    alarm(
        f"{service}VersionRefused",
        metric(stage, f"{VERSIONS}.refused", service),
        threshold=1,
        runbook="A version of a deck is broken or of a newer form; the one before is played on: read the reason in the "
        "function's log, then `twentyq knowledge rollback --stack`.",
    )
    alarm(
        f"{service}VersionsUnread",
        metric(stage, f"{VERSIONS}.unread", service),
        threshold=5,
        runbook="The bucket of versions does not answer or refuses, the last version read is played on: look at AWS "
        "Health, then at the function's role.",
    )


def _verdicts(alarm: Alarm, stage: str) -> None:
    """Of the weekly run: none for two weeks, refused, or left to a person."""
    age = metric(stage, VERDICT_AGE, "learner", statistic="Maximum").with_(period=Duration.days(1))
    alarm(
        "NoVerdict",
        age,
        threshold=7 * WEEKS_WITHOUT,
        periods=2,
        treat_missing_data=cloudwatch.TreatMissingData.BREACHING,
        runbook="Nothing was learned for two weeks, or nobody says so: look at the queue of failed lessons, the "
        "schedules and the Learner's log; a new stack says so until its second noon.",
    )
    alarm(
        "LearnedVersionRefused",
        metric(stage, f"{VERSIONS}.refused", "learner"),
        threshold=1,
        runbook="What was learned does not name more, and the version in use stays: read the report in the evidence's "
        "bucket under reports/ for the check that failed.",
    )
    alarm(
        "VersionWaits",
        metric(stage, f"{VERDICT}.WAITING", "learner"),
        threshold=1,
        runbook="A better version changes more than it may by itself: read its report in the evidence's bucket under "
        "reports/, then put it into use by `twentyq knowledge approve --stack`.",
    )
