"""The function that learns once a week, and says every day for how long there has been no verdict."""

import os
from datetime import UTC, datetime
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from twentyq.aws.observed import VERDICT, VERDICT_AGE, VERSIONS, count, logger, metrics, tracer
from twentyq.aws.verdicts import Verdicts
from twentyq.knowledge.compiled import load, named_origins
from twentyq.knowledge.headers import named_bytes
from twentyq.learning.aggregators.athena import AthenaAggregator
from twentyq.learning.gate.check import Decision
from twentyq.learning.gate.verdict import Verdict
from twentyq.learning.learn import Lesson, learn
from twentyq.storage.aws import client
from twentyq.storage.objects.s3 import S3Objects
from twentyq.storage.objects.versions import ObjectVersions

DECK = "everyday"
WATCH = "watch"
"""The task of the day; any other event is the one of the week."""
CONNECT_SECONDS, READ_SECONDS, ATTEMPTS = 5, 60, 4


@metrics.log_metrics(raise_on_empty_metrics=False)
@tracer.capture_lambda_handler(capture_response=False, capture_error=False)
@logger.inject_lambda_context(log_event=False)
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, str]:  # noqa: ARG001 - Lambda's signature
    """Learn, or watch. Whatever it raises leaves the version in use and is tried again."""
    verdicts = Verdicts(S3Objects(_client("s3"), os.environ["EVIDENCE_BUCKET"]))
    return answer(str(event.get("task")), verdicts, datetime.now(UTC))


def answer(task: str, verdicts: Verdicts, now: datetime) -> dict[str, str]:
    """What came of a task."""
    if task == WATCH:
        age = verdicts.age(now)
        metrics.add_metric(VERDICT_AGE, "Count", age)
        return {"days": str(age)}
    verdict, report = learn(lesson(), now)
    verdicts.keep(now, report)
    _count(verdict)
    logger.info("A verdict", decision=verdict.decision.value, reason=verdict.reason, version=verdict.version)
    return {"decision": verdict.decision.value, "reason": verdict.reason}


def lesson() -> Lesson:
    """The bundled deck, the evidence of Athena, the versions of the bucket."""
    s3 = _client("s3")
    aggregator = AthenaAggregator(
        _client("athena"),
        s3,
        database=os.environ["EVIDENCE_DATABASE"],
        workgroup=os.environ["EVIDENCE_WORKGROUP"],
        bucket=os.environ["EVIDENCE_BUCKET"],
    )
    authored = load(named_bytes(DECK))
    origins = named_origins(authored)
    versions = ObjectVersions(S3Objects(s3, os.environ["TWENTYQ_VERSIONS_BUCKET"]))
    return Lesson(aggregator, versions, authored, origins, say=logger.info)


def _count(verdict: Verdict) -> None:
    count(VERDICT, verdict.decision.value)
    if verdict.decision is Decision.REFUSED and verdict.after:
        count(VERSIONS, "refused")


def _client(service: str) -> Any:
    """A client that may take its time: nobody waits for this function."""
    more = {"connect_timeout": CONNECT_SECONDS, "read_timeout": READ_SECONDS}
    return client(service, attempts=ATTEMPTS, more=more)
