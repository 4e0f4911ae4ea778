"""Whole games on the deployed stack: Amplify client -> AppSync -> Lambda -> DynamoDB."""

import json
import uuid
from typing import Any

import pytest
from tests.deployed.amplify_player import AmplifyPlayer, CallFailedError
from tests.deployed.conftest import Deployment, NewPlayer

from twentyq.game.answer import Answer
from twentyq.guessing.players import TablePlayer
from twentyq.knowledge.compiled import load_named


def start(player: AmplifyPlayer, **given: str) -> dict[str, Any]:
    update: dict[str, Any] = player.ask("startGame", input=given)
    return update


def answer(player: AmplifyPlayer, game: dict[str, Any], given: str) -> dict[str, Any]:
    turn = game["currentTurn"]["number"]
    update = player.ask("answerQuestion", input={"gameId": game["id"], "turn": turn, "answer": given})
    played: dict[str, Any] = update["game"]
    return played


def silent(game: dict[str, Any]) -> Any:
    """The game without the links to its sounds, which are signed anew."""
    return json.loads(json.dumps(game), object_hook=lambda found: {k: v for k, v in found.items() if k != "speech"})


def honest_answer(thinker: TablePlayer, turn: dict[str, Any]) -> str:
    says = thinker.deck.things[thinker.row].says
    if turn["kind"] == "GUESS":
        return (Answer.YES if says in turn["text"] else Answer.NO).value
    (question,) = (question.id for question in thinker.deck.questions if question.text == turn["text"])
    return thinker.answer(question).value


def play(player: AmplifyPlayer, game: dict[str, Any], thinker: TablePlayer) -> dict[str, Any]:
    while game["currentTurn"]:
        game = answer(player, game, honest_answer(thinker, game["currentTurn"]))
    return game


@pytest.fixture
def thinker() -> TablePlayer:
    import numpy as np

    deck = load_named("everyday")
    popular = max(range(len(deck.things)), key=lambda row: deck.things[row].popularity)
    return TablePlayer(deck, popular, 0.0, np.random.default_rng(1))


def test_a_whole_game_is_won_and_stands_in_the_table(
    deployment: Deployment, new_player: NewPlayer, thinker: TablePlayer
) -> None:
    player = new_player()
    game = play(player, start(player)["game"], thinker)
    assert (game["status"], game["thing"]) == ("GUESSED", thinker.thing)
    table = deployment.emulator.client("dynamodb")
    item = table.get_item(TableName=deployment.outputs["GamesTable"], Key={"id": {"S": game["id"]}})["Item"]
    assert item["status"]["S"] == "GUESSED"
    assert int(item["version"]["N"]) == game["version"]
    assert "expiresAt" not in item
    assert len(json.loads(item["state"]["S"])["turns"]) == game["questionsAsked"]
    assert player.ask("game", id=game["id"]) == game
    assert [found["id"] for found in player.ask("games")["items"]] == [game["id"]]
    assert player.ask("playerStats")["guessed"] == 1


def test_the_same_request_starts_one_game(new_player: NewPlayer) -> None:
    player = new_player()
    request = str(uuid.uuid4())
    first = start(player, clientRequestId=request)
    assert start(player, clientRequestId=request)["gameId"] == first["gameId"]
    assert len(player.ask("games")["items"]) == 1


def test_words_are_understood_and_talk_uses_up_no_question(new_player: NewPlayer) -> None:
    player = new_player()
    game = start(player)["game"]
    said = {"gameId": game["id"], "turn": 1}
    talked = player.ask("answerInWords", input={**said, "text": "write me a poem about the sea"})
    assert (talked["reply"]["kind"], talked["game"]["questionsAsked"]) == ("APOLOGY", 1)
    answered = player.ask("answerInWords", input={**said, "text": "nope"})
    assert answered["game"]["turns"][0]["answer"] == "NO"
    assert answered["heard"]["transcript"] == "nope"


def test_errors_arrive_typed(new_player: NewPlayer) -> None:
    player = new_player()
    game = start(player)["game"]
    again = {"gameId": game["id"], "turn": 1}
    answer(player, game, "YES")
    refused = player.refused("answerQuestion", input={**again, "answer": "NO"})
    assert (refused["errorType"], refused["message"]) == ("TurnAlreadyAnswered", "Turn 1 was already answered.")
    assert player.refused("answerQuestion", input={**again, "turn": 9, "answer": "NO"})["errorType"] == "TurnNotAsked"
    assert player.refused("startGame", input={"deckId": "nowhere"})["errorType"] == "DeckNotFound"
    assert player.refused("games", limit=1000)["errorType"] == "InvalidInput"
    assert player.refused("games", nextToken="garbage")["errorType"] == "InvalidInput"
    assert "answer" in player.refused("answerQuestion", input={**again, "answer": "MAYBE"})["message"]


def test_another_players_game_is_not_found(new_player: NewPlayer) -> None:
    owner, other = new_player(), new_player()
    game = start(owner)["game"]
    assert other.ask("game", id=game["id"]) is None
    given = {"gameId": game["id"], "turn": 1, "answer": "YES"}
    assert other.refused("answerQuestion", input=given)["errorType"] == "GameNotFound"
    assert other.refused("abandonGame", input={"gameId": game["id"]})["errorType"] == "GameNotFound"
    assert silent(owner.ask("game", id=game["id"])) == silent(game)


def test_killing_the_function_in_the_middle_loses_nothing(
    deployment: Deployment, new_player: NewPlayer, thinker: TablePlayer
) -> None:
    player = new_player()
    game = start(player)["game"]
    for _ in range(3):
        game = answer(player, game, honest_answer(thinker, game["currentTurn"]))
    assert deployment.kill_functions()
    assert silent(player.ask("game", id=game["id"])) == silent(game)
    assert play(player, game, thinker)["status"] == "GUESSED"


def test_deleting_the_data_leaves_nothing_of_the_player(deployment: Deployment, new_player: NewPlayer) -> None:
    player = new_player()
    for _ in range(3):
        start(player, clientRequestId=str(uuid.uuid4()))
    kept = new_player()
    start(kept)
    before = _items(deployment)
    assert player.ask("deletePlayerData")["games"] == 3
    assert len(before) - len(_items(deployment)) == 7  # games, requests and the player's hour
    assert player.ask("games")["items"] == []
    assert len(kept.ask("games")["items"]) == 1


def test_a_wrong_password_does_not_sign_in(new_player: NewPlayer) -> None:
    player = new_player()
    player.call("signOut")
    with pytest.raises(CallFailedError, match="NotAuthorizedException"):
        player.call("signIn", username=player.email, password="Wrong-horse-7-battery")
    with pytest.raises(CallFailedError, match=r"NoSignedUser|NoValidAuthTokens"):
        player.run("decks")


def test_a_session_is_refreshed(new_player: NewPlayer) -> None:
    player = new_player()
    assert player.call("refresh")
    assert player.ask("decks")[0]["id"] == "everyday"


def _items(deployment: Deployment) -> list[dict[str, Any]]:
    table = deployment.emulator.client("dynamodb")
    items: list[dict[str, Any]] = table.scan(TableName=deployment.outputs["GamesTable"])["Items"]
    return items
