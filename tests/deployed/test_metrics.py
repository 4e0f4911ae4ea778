"""What the functions write to their logs is what alarms watch, name by name."""

import json
from collections.abc import Iterator
from typing import Any

from tests.deployed.conftest import Deployment, NewPlayer

from twentyq.aws.observed import NAMESPACE

PROVOKED = {"Api": {"Errors.ServiceUnavailable", "Latency"}, "Voice": {"Errors.ServiceUnavailable"}}
"""By a game whose item cannot be read; the voice function's time is under no alarm."""
Metric = tuple[str, str, frozenset[tuple[str, str]]]
"""Namespace, name and dimensions."""


def logged(deployment: Deployment, function: str) -> set[Metric]:
    """The metrics in a function's log, of CloudWatch's embedded metric format."""
    logs = deployment.emulator.client("logs")
    group = deployment.physical("Logs::LogGroup", f"{function}FunctionLogs")
    pages = logs.get_paginator("filter_log_events").paginate(logGroupName=group)
    lines = [line for page in pages for event in page["events"] for line in event["message"].splitlines()]
    return {metric for line in lines if '"_aws"' in line for metric in _metrics(json.loads(line))}


def _metrics(line: dict[str, Any]) -> Iterator[Metric]:
    for directive in line["_aws"]["CloudWatchMetrics"]:
        for names in directive["Dimensions"]:
            dimensions = frozenset((name, line[name]) for name in names)
            for metric in directive["Metrics"]:
                assert metric["Name"] in line
                yield directive["Namespace"], metric["Name"], dimensions


def watched(deployment: Deployment) -> set[Metric]:
    """The program's own metrics under alarm."""
    pages = deployment.emulator.client("cloudwatch").get_paginator("describe_alarms").paginate()
    alarms = [alarm for page in pages for alarm in page["MetricAlarms"] if alarm.get("Namespace") == NAMESPACE]
    return {(alarm["Namespace"], alarm["MetricName"], _dimensions(alarm)) for alarm in alarms}


def _dimensions(alarm: dict[str, Any]) -> frozenset[tuple[str, str]]:
    return frozenset((dimension["Name"], dimension["Value"]) for dimension in alarm["Dimensions"])


def _spoil(deployment: Deployment, game_id: str) -> None:
    deployment.emulator.client("dynamodb").update_item(
        TableName=deployment.outputs["GamesTable"],
        Key={"id": {"S": game_id}},
        UpdateExpression="SET #state = :state",
        ExpressionAttributeNames={"#state": "state"},
        ExpressionAttributeValues={":state": {"S": "{"}},
    )


def test_functions_log_the_metrics_that_alarms_watch(deployment: Deployment, new_player: NewPlayer) -> None:
    player = new_player()
    game = player.ask("startGame", input={})["gameId"]
    _spoil(deployment, game)
    turn = {"gameId": game, "turn": 1}
    player.refused("answerQuestion", input={**turn, "answer": "NO"})
    player.refused("answerAloud", input={**turn, "audio": {"data": "AAAA"}})
    alarms = watched(deployment)
    for function in ("Api", "Voice"):
        found = logged(deployment, function)
        of_function = {alarm for alarm in alarms if ("service", function.lower()) in alarm[2]}
        assert {alarm[2] for alarm in of_function} == {metric[2] for metric in found if metric[1] != "ColdStart"}
        assert {metric[0] for metric in found} == {NAMESPACE}
        assert PROVOKED[function] <= {metric[1] for metric in of_function & found}
