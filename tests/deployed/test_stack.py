"""What stands around the games on the deployed stack."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from typing import Any

import httpx
import pytest
from tests.deployed.conftest import Deployment, NewPlayer
from tests.deployed.deployment import STACK
from tests.unit.aws.conftest import event, recorded

from twentyq.aws.outputs import amplify_outputs


def invoke(deployment: Deployment, function: str, payload: Any) -> Any:
    answer = deployment.emulator.client("lambda").invoke(
        FunctionName=deployment.physical("Lambda::Function", f"{function}Function"), Payload=json.dumps(payload)
    )
    assert "FunctionError" not in answer
    return json.load(answer["Payload"])


def sub(player: Any) -> str:
    return str(player.call("refresh"))


def upload(player: Any, game_id: str) -> str:
    given = player.ask("createAudioUpload", input={"gameId": game_id, "contentType": "audio/webm"})
    httpx.post(given["url"], data=json.loads(given["fields"]), files={"file": b"sound"}).raise_for_status()
    return str(given["key"])


def test_the_outputs_command_prints_what_the_clients_took(deployment: Deployment) -> None:
    environment = {
        **os.environ,
        "AWS_ENDPOINT_URL": deployment.emulator.url,
        "AWS_ACCESS_KEY_ID": deployment.emulator.settings["aws_access_key_id"],
        "AWS_SECRET_ACCESS_KEY": "test",
    }
    command = [sys.executable, "-m", "twentyq.cli", "outputs", "--stack", STACK, "--region", "eu-west-1"]
    printed = subprocess.check_output(command, env=environment, text=True)
    assert json.loads(printed) == amplify_outputs(deployment.outputs)


def test_nobody_is_let_in_without_a_token(deployment: Deployment) -> None:
    request = urllib.request.Request(
        deployment.graphql, json.dumps({"query": "{ decks { id } }"}).encode(), {"content-type": "application/json"}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    assert refused.value.code == 401
    refused.value.close()


def test_only_its_player_may_follow_a_game(deployment: Deployment, new_player: NewPlayer) -> None:
    owner, other = new_player(), new_player()
    game = owner.ask("startGame", input={})["gameId"]

    def follow(player: Any) -> Any:
        return invoke(
            deployment, "Api", event("onGameUpdate", type_name="Subscription", player=sub(player), gameId=game)
        )

    assert follow(owner) == {"data": None}
    assert follow(other)["error"]["type"] == "GameNotFound"


def test_a_deleted_account_takes_its_games_and_recordings_along(deployment: Deployment, new_player: NewPlayer) -> None:
    leaver, stayer = new_player(), new_player()
    keys = [upload(player, player.ask("startGame", input={})["gameId"]) for player in (leaver, stayer)]
    deleted = recorded("account_deleted_aws")
    deleted["detail"]["additionalEventData"]["sub"] = sub(leaver)
    invoke(deployment, "Eraser", deleted)
    assert leaver.ask("games")["items"] == []
    assert len(stayer.ask("games")["items"]) == 1
    bucket = deployment.physical("S3::Bucket", "StorageRecordings")
    kept = deployment.emulator.client("s3").list_objects_v2(Bucket=bucket)["Contents"]
    assert [kept_one["Key"] for kept_one in kept if kept_one["Key"] in keys] == keys[1:]


def test_settings_change_without_a_deployment(deployment: Deployment, new_player: NewPlayer) -> None:
    player = new_player()
    application, environment, profile = deployment.outputs["SettingsProfile"].split("/")
    appconfig = deployment.emulator.client("appconfig")
    at_once = appconfig.create_deployment_strategy(
        Name="test", DeploymentDurationInMinutes=0, FinalBakeTimeInMinutes=0, GrowthFactor=100, ReplicateTo="NONE"
    )

    def put(value: str) -> None:
        version = appconfig.create_hosted_configuration_version(
            ApplicationId=application, ConfigurationProfileId=profile, Content=value, ContentType="application/json"
        )
        appconfig.start_deployment(
            ApplicationId=application,
            EnvironmentId=environment,
            ConfigurationProfileId=profile,
            ConfigurationVersion=str(version["VersionNumber"]),
            DeploymentStrategyId=at_once["Id"],
        )
        deployment.kill_functions()

    put('{"decks": "everyday+adult, everyday"}')
    assert [deck["id"] for deck in player.ask("decks")] == ["everyday+adult", "everyday"]
    for refused in ('{"decks": "nowhere"}', "no json"):
        put(refused)
        assert [deck["id"] for deck in player.ask("decks")] == ["everyday"]
    put("{}")
