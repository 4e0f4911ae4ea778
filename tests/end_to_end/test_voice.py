"""Answering by voice through a real server, with speech made by espeak-ng."""

import json
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from tests.local_server import LocalServer
from tests.sound_files import encode_as

from twentyq.speech.speaking.espeak import speak_pcm

SPEECH = "speech { url contentType expiresAt }"
START = f"mutation {{ startGame(input: {{}}) {{ gameId reply {{ {SPEECH} }} game {{ currentTurn {{ {SPEECH} }} }} }} }}"
ALOUD = """mutation($i: AnswerAloudInput!) { answerAloud(input: $i) {
    reply { kind text } heard { transcript intent answer confidence recognizer }
    game { turns { number answer answeredBy } } } }"""
UPLOAD = """mutation($i: CreateAudioUploadInput!) {
    createAudioUpload(input: $i) { key url fields maxBytes } }"""
TAP = "mutation($i: AnswerQuestionInput!) { answerQuestion(input: $i) { game { status } } }"
REVEAL = """mutation($i: RevealThingAloudInput!) { revealThingAloud(input: $i) {
    reply { kind } heard { transcript answer } game { status thing } } }"""
KEEP = "mutation($i: RevealThingInput!) { revealThing(input: $i) { game { status thing } } }"
DELETE = "mutation { deletePlayerData { games recordings } }"


STARTS = 3
"""Times that a recording may wait in vain for recognizers that load, on a busy machine."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A server that hears."""
    with LocalServer(tmp_path_factory.mktemp("data")) as running:
        token, game = started(running)
        heard = (aloud(running, token, game["gameId"], {"data": b64encode(webm("no")).decode()}) for _ in range(STARTS))
        assert any("errors" not in response for response in heard)
        yield running


def webm(text: str) -> bytes:
    pcm, rate = speak_pcm(text, "en-us")
    return encode_as("webm", pcm, rate)


def started(server: LocalServer) -> tuple[str, dict[str, Any]]:
    token = server.guest()
    return token, server.graphql(token, START)["data"]["startGame"]


def aloud(server: LocalServer, token: str, game: str, audio: dict[str, str], turn: int = 1) -> dict[str, Any]:
    return server.graphql(token, ALOUD, {"i": {"gameId": game, "turn": turn, "audio": audio}})


def test_a_spoken_no_is_heard(server: LocalServer) -> None:
    token, game = started(server)
    response = aloud(server, token, game["gameId"], {"data": b64encode(webm("no")).decode()})
    update = response["data"]["answerAloud"]
    assert update["heard"]["recognizer"] == "in-process"
    assert update["heard"]["answer"] == "NO"
    assert update["game"]["turns"][0] == {"number": 1, "answer": "NO", "answeredBy": "VOICE"}


def test_a_question_is_heard_by_its_link_also_in_parts(server: LocalServer) -> None:
    _, game = started(server)
    link = game["game"]["currentTurn"]["speech"]
    assert link == game["reply"]["speech"]
    assert link["url"].startswith(server.url)
    whole = httpx.get(link["url"])
    assert (whole.status_code, whole.headers["content-type"]) == (200, "audio/mpeg")
    assert len(whole.content) > 2000
    part = httpx.get(link["url"], headers={"range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole.content[10:20])


def test_what_it_was_is_said_after_the_machine_gave_up_and_kept_at_a_yes(server: LocalServer) -> None:
    token, game = started(server)
    audio = {"data": b64encode(webm("a helicopter")).decode()}
    said = {"i": {"gameId": game["gameId"], "audio": audio}}
    assert server.graphql(token, REVEAL, said)["errors"][0]["errorType"] == "InvalidInput"
    for turn in range(1, 21):
        server.graphql(token, TAP, {"i": {"gameId": game["gameId"], "turn": turn, "answer": "UNKNOWN"}})
    offered = server.graphql(token, REVEAL, said)["data"]["revealThingAloud"]
    assert (offered["reply"]["kind"], offered["heard"]["transcript"]) == ("CLARIFY", "helicopter")
    assert offered["game"]["thing"] is None
    said["i"]["audio"] = {"data": b64encode(webm("yes")).decode()}
    assert server.graphql(token, REVEAL, said)["data"]["revealThingAloud"]["heard"]["answer"] == "YES"
    kept = server.graphql(token, KEEP, {"i": {"gameId": game["gameId"], "thing": "helicopter"}})
    assert kept["data"]["revealThing"]["game"] == {"status": "STUMPED", "thing": "helicopter"}


@pytest.mark.parametrize("change", ["expires=1", "signature=0"])
def test_a_forged_link_is_refused(server: LocalServer, change: str) -> None:
    _, game = started(server)
    assert httpx.get(f"{game['reply']['speech']['url']}&{change}").status_code == 403


def test_an_uploaded_recording_is_heard_and_forgotten_with_the_player(server: LocalServer) -> None:
    token, game = started(server)
    wanted = {"i": {"gameId": game["gameId"], "contentType": "audio/webm;codecs=opus"}}
    upload = server.graphql(token, UPLOAD, wanted)["data"]["createAudioUpload"]
    form = json.loads(upload["fields"])
    assert httpx.post(upload["url"], data=form, files={"file": webm("yes")}).status_code == 204
    response = aloud(server, token, game["gameId"], {"uploadKey": upload["key"]})
    assert response["data"]["answerAloud"]["heard"]["answer"] == "YES"
    stranger, other = started(server)
    refusal = aloud(server, stranger, other["gameId"], {"uploadKey": upload["key"]})
    assert refusal["errors"][0]["errorType"] == "InvalidInput"
    assert server.graphql(token, DELETE)["data"]["deletePlayerData"] == {"games": 1, "recordings": 1}


def test_an_upload_without_leave_or_too_large_is_refused(server: LocalServer) -> None:
    url = f"{server.url}/recordings"
    assert httpx.post(url, data={"key": "recordings/x"}, files={"file": b"x"}).status_code == 403
    assert httpx.post(url, files={"file": bytes(2_100_000)}).status_code == 413
    assert httpx.post(url, content=b"no form").status_code == 403


@pytest.mark.parametrize(
    ("data", "error"), [("bm90IHNvdW5k", "AudioUnreadable"), ("A" * 300_000, "AudioTooLong"), ("?", "InvalidInput")]
)
def test_bad_sound_has_a_typed_error(server: LocalServer, data: str, error: str) -> None:
    token, game = started(server)
    assert aloud(server, token, game["gameId"], {"data": data})["errors"][0]["errorType"] == error
