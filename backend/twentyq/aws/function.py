"""The function behind every field of the API."""

import os
import re
from typing import TYPE_CHECKING, Any

from twentyq.aws import startup  # isort: split

from twentyq.aws.appsync import Api
from twentyq.aws.current import ports
from twentyq.aws.observed import logger, metrics, tracer

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

REQUEST_ID = re.compile(r"[0-9A-Za-z-]{1,64}")
PAID_AHEAD = ("provisioned-concurrency", "snap-start")
"""Ways to start in which nobody waits for it."""


api = Api(ports)


def correlation_id(event: Any) -> str | None:
    """AppSync's id of the request, as the resolver hands it on."""
    given = event.get("requestId") if isinstance(event, dict) else None
    return given if isinstance(given, str) and REQUEST_ID.fullmatch(given) else None


@metrics.log_metrics(capture_cold_start_metric=True, raise_on_empty_metrics=False)
@tracer.capture_lambda_handler(capture_response=False, capture_error=False)
@logger.inject_lambda_context(log_event=False)
def handler(event: Any, context: "LambdaContext") -> dict[str, Any]:
    """Answer one field of a request. What is logged of it carries the id by which AppSync logs it."""
    logger.set_correlation_id(correlation_id(event))
    try:
        return api.answer(event, context)
    finally:
        startup.over()


if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") in PAID_AHEAD:
    ports()
