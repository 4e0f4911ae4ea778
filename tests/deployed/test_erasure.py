"""From a deleted account to its erasure, and to the queue of what failed."""

import json
import time
from collections.abc import Callable
from typing import Any, TypeVar

from tests.deployed.conftest import Deployment, NewPlayer
from tests.unit.aws.conftest import recorded

SECONDS = 90
Found = TypeVar("Found")


def eventually(found: Callable[[], Found], seconds: float = SECONDS) -> Found:
    """The first answer that holds; the last one when time is up."""
    deadline = time.monotonic() + seconds
    while not (answer := found()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return answer


def deleted(player: Any) -> dict[str, Any]:
    event = recorded("account_deleted_aws")
    event["detail"]["additionalEventData"]["sub"] = str(player.call("refresh"))
    return event


def put(deployment: Deployment, event: dict[str, Any], source: str) -> None:
    """Nobody but AWS may send events of AWS, so that these come from a source of their own."""
    entry = {"Source": source, "DetailType": event["detail-type"], "Detail": json.dumps(event["detail"])}
    assert deployment.emulator.client("events").put_events(Entries=[entry])["FailedEntryCount"] == 0


def test_cloudtrails_event_of_a_deleted_account_reaches_the_eraser(
    deployment: Deployment, new_player: NewPlayer
) -> None:
    events = deployment.emulator.client("events")
    rule = events.describe_rule(Name=deployment.physical("Events::Rule", "Erasure"))
    leaver, stayer = new_player(), new_player()
    for player in (leaver, stayer):
        player.ask("startGame", input={})
    event, refused = deleted(leaver), deleted(stayer)
    refused["detail"]["errorCode"] = "NotAuthorizedException"
    for given, matches in ((event, True), (refused, False)):
        tested = events.test_event_pattern(EventPattern=rule["EventPattern"], Event=json.dumps(given))
        assert tested["Result"] is matches
    heard = {**json.loads(rule["EventPattern"]), "source": ["test"]}
    events.put_rule(Name=rule["Name"], EventPattern=json.dumps(heard))
    put(deployment, refused, "test")
    put(deployment, event, "test")
    assert eventually(lambda: not leaver.ask("games")["items"])
    assert len(stayer.ask("games")["items"]) == 1
    events.put_rule(Name=rule["Name"], EventPattern=rule["EventPattern"])


def test_what_the_eraser_cannot_do_waits_in_the_queue_and_is_done_from_there(
    deployment: Deployment, new_player: NewPlayer
) -> None:
    player = new_player()
    player.ask("startGame", input={})
    functions, sqs = deployment.emulator.client("lambda"), deployment.emulator.client("sqs")
    eraser = deployment.physical("Lambda::Function", "EraserFunction")
    queue = deployment.physical("SQS::Queue", "ErasureFailed")
    _fail_as_the_alias(functions, eraser)
    environment = functions.get_function_configuration(FunctionName=eraser)["Environment"]["Variables"]
    nowhere = {**environment, "TWENTYQ_GAMES_TABLE": "nowhere"}
    functions.update_function_configuration(FunctionName=eraser, Environment={"Variables": nowhere})
    functions.invoke(FunctionName=eraser, InvocationType="Event", Payload=json.dumps(deleted(player)))
    failed = eventually(lambda: sqs.receive_message(QueueUrl=queue).get("Messages", []))
    functions.update_function_configuration(FunctionName=eraser, Environment={"Variables": environment})
    assert len(player.ask("games")["items"]) == 1
    (message,) = failed
    event = json.loads(message["Body"])["requestPayload"]
    functions.invoke(FunctionName=eraser, Payload=json.dumps(event))
    assert player.ask("games")["items"] == []
    sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])


def _fail_as_the_alias(functions: Any, name: str) -> None:
    """MiniStack heeds what is to happen to failures of the function alone, not of its alias."""
    of_alias = functions.get_function_event_invoke_config(FunctionName=name, Qualifier="live")
    kept = ("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig")
    functions.put_function_event_invoke_config(FunctionName=name, **{key: of_alias[key] for key in kept})
