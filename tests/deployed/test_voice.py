"""A game by voice on the deployed stack: speech made here, heard in the voice function, questions from the bucket."""

import json
from base64 import b64encode
from typing import Any

import httpx
from tests.deployed.amplify_player import AmplifyPlayer
from tests.deployed.conftest import Deployment, NewPlayer
from tests.polly_server import SOUND
from tests.sound_files import encode_as

from twentyq.speech.speaking.espeak import speak_pcm


def webm(text: str) -> bytes:
    pcm, rate = speak_pcm(text, "en-us")
    return encode_as("webm", pcm, rate)


def start(player: AmplifyPlayer) -> dict[str, Any]:
    update: dict[str, Any] = player.ask("startGame", input={})
    return update


def aloud(game_id: str, turn: int, **audio: str) -> dict[str, Any]:
    return {"gameId": game_id, "turn": turn, "audio": audio}


def inline(clip: bytes) -> str:
    return b64encode(clip).decode()


def test_a_question_is_heard_by_its_link(new_player: NewPlayer) -> None:
    turn = start(new_player())["game"]["currentTurn"]
    question = httpx.get(turn["speech"]["url"])
    assert (question.status_code, question.headers["content-type"]) == (200, "audio/mpeg")
    assert question.content == SOUND


def test_speech_sent_along_and_speech_uploaded_are_heard_and_kept(
    deployment: Deployment, new_player: NewPlayer
) -> None:
    player = new_player()
    game_id = start(player)["gameId"]
    heard_no = player.ask("answerAloud", input=aloud(game_id, 1, data=inline(webm("no"))))
    assert (heard_no["heard"]["recognizer"], heard_no["heard"]["answer"]) == ("in-process", "NO")
    assert heard_no["reply"]["speech"]["url"]
    wanted = {"gameId": game_id, "contentType": "audio/webm;codecs=opus"}
    upload = player.ask("createAudioUpload", input=wanted)
    posted = httpx.post(upload["url"], data=json.loads(upload["fields"]), files={"file": webm("yes")})
    assert posted.is_success, posted.text
    heard_yes = player.ask("answerAloud", input=aloud(game_id, 2, uploadKey=upload["key"]))
    assert heard_yes["heard"]["answer"] == "YES"
    table = deployment.emulator.client("dynamodb")
    item = table.get_item(TableName=deployment.outputs["GamesTable"], Key={"id": {"S": game_id}})["Item"]
    turns = json.loads(item["state"]["S"])["turns"]
    assert [(turn["answer"], turn["answered_by"]) for turn in turns[:2]] == [("NO", "VOICE"), ("YES", "VOICE")]
    assert player.ask("deletePlayerData") == {"games": 1, "recordings": 1, "decks": 0, "taught": 0}


def test_what_cannot_be_heard_is_refused_and_the_turn_waits(new_player: NewPlayer) -> None:
    player = new_player()
    game = start(player)["game"]
    for audio, error in (
        ({"data": inline(b"no sound")}, "AudioUnreadable"),
        ({"data": "A" * 262_148}, "AudioTooLong"),
        ({"uploadKey": "recordings/of/another"}, "InvalidInput"),
        ({}, "InvalidInput"),
    ):
        assert player.refused("answerAloud", input=aloud(game["id"], 1, **audio))["errorType"] == error
    too_early = {"gameId": game["id"], "audio": {"data": inline(webm("a guitar"))}}
    assert player.refused("revealThingAloud", input=too_early)["errorType"] == "InvalidInput"
    assert player.ask("game", id=game["id"])["version"] == game["version"]
