"""Plays a turn on a version that has no traffic yet, and tells CodeDeploy; runs as it is, inside of Lambda.

Its player exists for this one game, which is removed again. Standard library and boto3 only.
"""

import json
import logging
import os
from typing import Any
from uuid import uuid4

import boto3


class TrialError(Exception):
    """The version does not play as it should."""


def handler(event: dict[str, str], _context: Any) -> str:
    """CodeDeploy's hook before traffic. Whatever goes wrong fails the deployment, and the version before stays."""
    status = "Failed"
    try:
        play(boto3.client("lambda"), os.environ["VERSION"], os.environ["GAMES"])
        status = "Succeeded"
    except Exception:
        logging.getLogger().exception("The version does not play")
    boto3.client("codedeploy").put_lifecycle_event_hook_execution_status(
        deploymentId=event["DeploymentId"],
        lifecycleEventHookExecutionId=event["LifecycleEventHookExecutionId"],
        status=status,
    )
    return status


def play(functions: Any, version: str, games: str) -> None:
    """Begin a game by the function `games`, answer its first question by `version`, and have it forgotten."""
    player = f"trial-{uuid4()}"
    try:
        game = ask(functions, games, player, "startGame", input={})["gameId"]
        given = {"gameId": game, "turn": 1, "answer": "NO"}
        after = ask(functions, version, player, "answerQuestion", input=given)["game"]
        if not after or not after["currentTurn"] or after["currentTurn"]["number"] != 2:
            raise TrialError("no second question came")
    finally:
        forgotten = ask(functions, games, player, "deletePlayerData")["games"]
    if forgotten != 1:
        raise TrialError("the game was not there to be forgotten")


def ask(functions: Any, function: str, player: str, field: str, **arguments: Any) -> Any:
    """One field, as AppSync's resolver asks for it."""
    info = {"fieldName": field, "parentTypeName": "Mutation"}
    event = {"arguments": arguments, "identity": {"sub": player}, "info": info}
    answer = functions.invoke(FunctionName=function, Payload=json.dumps(event).encode())
    said = json.load(answer["Payload"])
    if answer.get("FunctionError") or "data" not in said:
        raise TrialError(f"{field}: {(said.get('error') or {}).get('type') or said.get('errorType')}")
    return said["data"]
