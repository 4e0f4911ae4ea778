"""Teaching on AWS: over AppSync's events and an emulated table, from a lost game to the next one."""

from typing import Any

from tests.unit.aws.conftest import SETTINGS, FakeLambdaContext, aws, event

from twentyq.aws.appsync import Api
from twentyq.aws.production import production_ports

__all__ = ["aws"]


def test_what_was_taught_is_named_to_its_teacher_alone_exported_and_erased(
    aws: Any,  # noqa: ARG001 - the emulated services
    context: FakeLambdaContext,
) -> None:
    built = production_ports(SETTINGS)
    api = Api(lambda: built)

    def ask(field: str, kind: str = "Mutation", player: str = "p1", **given: Any) -> Any:
        answer = api.answer(event(field, type_name=kind, player=player, **given), context)
        assert "data" in answer, answer
        return answer["data"]

    def played(player: str) -> Any:
        game = ask("startGame", player=player, input={})["game"]
        while turn := game["currentTurn"]:
            right = turn["kind"] == "GUESS" and "flurble" in turn["text"]
            given = {"gameId": game["id"], "turn": turn["number"], "answer": "YES" if right else "NO"}
            game = ask("answerQuestion", player=player, input=given)["game"]
        return game

    lost = played("p1")
    given = {"gameId": lost["id"], "name": "flurble"}
    refused = api.answer(event("teachThing", input={**given, "name": "my sister Ann"}), context)["error"]
    assert (refused["type"], refused["info"]["code"]) == ("InvalidInput", "PRIVATE_PERSON")
    taught = ask("teachThing", input={**given, "question": "Does it hum?", "answer": "YES"})
    assert taught["game"]["taught"]
    assert played("p1")["thing"] == "flurble"
    assert played("p2")["status"] == "STUMPED"
    assert len(ask("exportPlayerData", "Query")["taught"]) == 1
    assert ask("deletePlayerData")["taught"] == 1
    assert ask("exportPlayerData", "Query")["taught"] == []
