"""AppSync's events, answered without AWS."""

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.conftest import fake_ports
from tests.speaker import Speaker
from tests.unit.aws.conftest import Counted, FakeLambdaContext, event, recorded

from twentyq.aws import function
from twentyq.aws.appsync import Api
from twentyq.play.ports import Ports
from twentyq.storage.errors import StorageBrokenError, StorageUnavailableError
from twentyq.time_left import seconds_left

PLAYER = "b35fa898-32b7-40ab-af49-d5455ea6afe5"


@pytest.fixture
def api(ports: Ports) -> Api:
    return Api(lambda: ports)


def data(answer: dict[str, Any]) -> Any:
    assert "error" not in answer, answer
    json.dumps(answer)
    return answer["data"]


def error(answer: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = answer["error"]
    return found


def test_a_game_is_played_by_recorded_events(api: Api, context: FakeLambdaContext) -> None:
    started = data(api.answer(event("startGame", player=PLAYER, input={}), context))
    assert started["game"]["currentTurn"]["text"] == "Is it alive?"
    assert started["game"]["startedAt"] == "2026-01-02T03:04:05.000Z"
    answered = data(api.answer(recorded("answer_question_ministack"), context))
    assert answered["reply"] == {"kind": "GUESS", "text": "Is it a dog?", "speech": None, "suggestions": []}
    assert answered["game"]["turns"][0]["answeredBy"] == "TAP"


def test_the_documented_event_is_understood(api: Api, context: FakeLambdaContext) -> None:
    assert data(api.answer(recorded("games_aws"), context)) == {"items": [], "nextToken": None}


def test_every_refusal_is_typed(api: Api, context: FakeLambdaContext) -> None:
    data(api.answer(event("startGame", input={}), context))
    first = {"gameId": "game-1", "turn": 1}
    data(api.answer(event("answerQuestion", input={**first, "answer": "YES"}), context))
    refused = error(api.answer(event("answerQuestion", input={**first, "answer": "NO"}), context))
    assert refused["type"] == "TurnAlreadyAnswered"
    assert refused["info"] == {"answer": "YES"}
    assert error(api.answer(event("startGame", input={"deckId": "x"}), context))["type"] == "DeckNotFound"


@pytest.mark.parametrize("player", [None, "", 7])
def test_an_event_without_a_player_is_unauthorized(api: Api, context: FakeLambdaContext, player: Any) -> None:
    asked = event("decks", type_name="Query")
    asked["identity"] = None if player is None else {"sub": player}
    assert error(api.answer(asked, context))["type"] == "Unauthorized"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "input"),
        ({"input": None}, "input"),
        ({"input": {"gameId": "g", "turn": "one", "answer": "YES"}}, "input.turn"),
        ({"input": {"gameId": "g", "turn": 1, "answer": "MAYBE"}}, "input.answer"),
        ({"input": {"gameId": ["g"], "turn": 1, "answer": "YES"}}, "input.gameId"),
        ({"input": {"gameId": "g", "turn": 1}}, "input"),
        ({"input": {}, "extra": 1}, "extra"),
    ],
)
def test_arguments_of_wrong_types_are_invalid_input(
    api: Api, context: FakeLambdaContext, given: dict[str, Any], field: str
) -> None:
    refused = error(api.answer(event("answerQuestion", **given), context))
    assert (refused["type"], refused["info"]["field"]) == ("InvalidInput", field)


@pytest.mark.parametrize("broken", [None, [], "text", {}, {"info": {}}, {"info": {"fieldName": "nowhere"}}, [[]]])
def test_a_malformed_event_is_an_internal_error_that_tells_nothing(
    api: Api, context: FakeLambdaContext, broken: Any
) -> None:
    assert error(api.answer(broken, context)) == {
        "type": "InternalError",
        "message": "Something went wrong. Request request-1.",
        "info": None,
    }


def test_an_oversized_argument_is_refused(api: Api, context: FakeLambdaContext) -> None:
    huge = event("startGame", input={"clientRequestId": "x" * 100_000})
    assert error(api.answer(huge, context))["type"] == "InvalidInput"


def test_only_the_owner_may_follow_a_game(api: Api, context: FakeLambdaContext) -> None:
    data(api.answer(event("startGame", input={}), context))
    assert data(api.answer(event("onGameUpdate", type_name="Subscription", gameId="game-1"), context)) is None
    strange = event("onGameUpdate", type_name="Subscription", player="p2", gameId="game-1")
    assert error(api.answer(strange, context))["type"] == "GameNotFound"


def test_following_a_game_speaks_nothing(ports: Ports, context: FakeLambdaContext) -> None:
    speaker = Speaker()
    api = Api(lambda: replace(ports, spoken=speaker))
    data(api.answer(event("startGame", input={}), context))
    speaker.asked.clear()
    asked = event("onGameUpdate", type_name="Subscription", gameId="game-1")
    asked["info"]["selectionSetList"] = ["gameId", "reply/speech/url"]
    assert data(api.answer(asked, context)) is None
    assert not speaker.asked


class FailingStore:
    """A store that raises what it is told."""

    def __init__(self, failure: Exception) -> None:
        self.failure = failure

    def load(self, _game_id: str) -> None:
        raise self.failure


@pytest.mark.parametrize(
    ("failure", "retryable"), [(StorageUnavailableError("throttled"), True), (StorageBrokenError("gone"), False)]
)
def test_a_failing_store_is_said_to_be_unavailable(
    ports: Ports, context: FakeLambdaContext, failure: Exception, retryable: bool
) -> None:
    api = Api(lambda: replace(ports, games=FailingStore(failure)))  # type: ignore[arg-type]
    refused = error(api.answer(event("game", type_name="Query", id="g"), context))
    assert (refused["type"], refused["info"]) == ("ServiceUnavailable", {"retryable": retryable})
    assert "gone" not in refused["message"]


def test_stores_are_told_how_long_they_have(ports: Ports) -> None:
    seen: list[float] = []

    class Clock:
        def load(self, _game_id: str) -> None:
            seen.append(seconds_left())

    api = Api(lambda: replace(ports, games=Clock()))  # type: ignore[arg-type]
    api.answer(event("game", type_name="Query", id="g"), FakeLambdaContext(milliseconds=400))  # type: ignore[arg-type]
    assert 0 < seen[0] <= 0.2


def test_what_is_logged_holds_neither_player_nor_words(
    api: Api, context: FakeLambdaContext, capsys: pytest.CaptureFixture[str]
) -> None:
    data(api.answer(event("startGame", player="secret-player", input={}), context))
    api.answer(
        event("revealThing", player="secret-player", input={"gameId": "game-1", "thing": "secret-word"}), context
    )
    api.answer({"info": "secret-event"}, context)
    printed = capsys.readouterr()
    assert "secret" not in printed.out + printed.err


def test_what_is_logged_carries_appsyncs_id_of_the_request(
    context: FakeLambdaContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | None] = []

    def answer(*_: Any) -> dict[str, Any]:
        function.metrics.add_metric("Turns", "Count", 1)
        seen.append(function.logger.get_correlation_id())
        return {}

    monkeypatch.setattr(function.api, "answer", answer)
    for given in ("3f1c-aa", "two\nlines", 7):
        function.handler({"requestId": given}, context)
    assert seen == ["3f1c-aa", None, None]


@pytest.mark.parametrize(
    ("selected", "spoken"),
    [
        (None, True),
        ([], True),
        (["gameId", "reply/speech", "reply/speech/url"], True),
        (["gameId", "reply/text"], False),
    ],
)
def test_only_those_who_listen_are_spoken_to(
    ports: Ports, context: FakeLambdaContext, selected: list[str] | None, spoken: bool
) -> None:
    speaker = Speaker()
    asked = event("startGame", input={})
    asked["info"]["selectionSetList"] = selected
    data(Api(lambda: replace(ports, spoken=speaker)).answer(asked, context))
    assert bool(speaker.asked) is spoken


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"])
def test_a_time_beyond_the_calendar_is_the_callers_fault(api: Api, context: FakeLambdaContext, time: str) -> None:
    asked = event("games", type_name="Query", filter={"startedAfter": time})
    assert api.answer(asked, context)["error"]["type"] == "InvalidInput"


def test_half_a_character_is_the_callers_fault(api: Api, context: FakeLambdaContext) -> None:
    asked = event("abandonGame", input={"gameId": "\ud800"})
    assert api.answer(asked, context)["error"]["type"] == "InvalidInput"


def test_log_lines_tell_the_version_of_the_function() -> None:
    assert "function_version" in function.logger.get_current_keys()


def test_making_decks_may_take_longer_than_a_turn_and_is_timed_apart(counted: Counted) -> None:
    seen: dict[str, float] = {}

    def ports() -> Ports:
        seen[asked] = seconds_left()
        return fake_ports()

    for asked, kind in (("games", "Query"), ("ownDecks", "Query")):
        Api(ports).answer(event(asked, type_name=kind), FakeLambdaContext(28_000))  # type: ignore[arg-type]
    assert 14 < seen["games"] < 15 < 27 < seen["ownDecks"] < 28
    assert counted("Latency") > 0
    assert counted("Latency.making") > 0
