"""The function that forgets a player whose account was deleted."""

from functools import cache
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from twentyq import play
from twentyq.aws.observed import logger, metrics, tracer
from twentyq.aws.production import production_ports
from twentyq.play.ports import Ports
from twentyq.settings import read_settings
from twentyq.storage.aws import client
from twentyq.storage.aws.player_hours import PlayerHours
from twentyq.time_left import within


@metrics.log_metrics(raise_on_empty_metrics=False)
@tracer.capture_lambda_handler(capture_response=False, capture_error=False)
@logger.inject_lambda_context(log_event=False)
def handler(event: dict[str, Any], context: LambdaContext) -> None:
    """Remove what is kept of the account in a CloudTrail event. Whatever it raises is tried again."""
    player_id = event["detail"]["additionalEventData"]["sub"]
    with within(context.get_remaining_time_in_millis() / 1000):
        accounts().close(player_id)
        deleted = play.history.delete_player_data(ports(), player_id)
    logger.info("A deleted account's data were removed", games=deleted.games, recordings=deleted.recordings)


@cache
def ports() -> Ports:
    """By the environment alone: what is set beside it concerns players, and a key that this function may not read."""
    return production_ports(read_settings())


def accounts() -> PlayerHours:
    """Where it stands that an account is gone."""
    return PlayerHours(client("dynamodb"), str(read_settings().games_table))
