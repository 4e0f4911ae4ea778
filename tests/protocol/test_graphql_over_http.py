"""POST /graphql as AppSync answers it, bad input included."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
import strawberry
from graphql import GraphQLError
from tests.local_server import PATIENCE

START = "mutation { startGame(input: {}) { gameId game { status questionsAsked } } }"


@strawberry.type
class Query:
    """Fields that fail in every way."""

    @strawberry.field
    def typed(self) -> str:
        """Refused by a rule."""
        raise GraphQLError("No.", extensions={"errorType": "InvalidInput", "errorInfo": {"field": "x"}})

    @strawberry.field
    def unforeseen(self) -> str:
        """A bug."""
        raise RuntimeError("secret inside")

    @strawberry.field
    def absent(self) -> str:
        """A null where none may be."""
        return None  # type: ignore[return-value]

    @strawberry.field
    def length(self, text: str) -> int:
        """Takes an argument."""
        return len(text)


async def send(http: httpx.AsyncClient, token: str | None, query: str, **variables: Any) -> httpx.Response:
    """Send a query as Amplify does."""
    headers = {"authorization": token} if token else {}
    return await http.post("/graphql", json={"query": query, "variables": variables or None}, headers=headers)


@pytest.fixture
def failing(make_app: Callable[..., Any], client_of: Callable[..., httpx.AsyncClient]) -> httpx.AsyncClient:
    """A client of a schema whose fields fail."""
    return client_of(make_app(schema=strawberry.Schema(Query), context_for=lambda *_: None))


async def test_mutation_answers_its_data_alone(http: httpx.AsyncClient, token: str) -> None:
    response = await send(http, token, START)
    assert response.status_code == 200
    assert response.json() == {
        "data": {"startGame": {"gameId": "game-1", "game": {"status": "IN_PROGRESS", "questionsAsked": 1}}}
    }


@pytest.mark.parametrize("prefix", ["", "Bearer ", "bearer "])
async def test_bearer_prefix_is_optional(http: httpx.AsyncClient, token: str, prefix: str) -> None:
    assert "errors" not in (await send(http, prefix + token, "{ decks { id } }")).json()


async def test_variables_may_be_missing(http: httpx.AsyncClient, token: str) -> None:
    response = await http.post("/graphql", json={"query": "{ decks { id } }"}, headers={"authorization": token})
    assert [deck["id"] for deck in response.json()["data"]["decks"]] == ["everyday", "animals"]


async def test_operation_name_picks_the_operation(http: httpx.AsyncClient, token: str) -> None:
    body = {"query": "query A { decks { id } } query B { playerStats { guessed } }", "operationName": "B"}
    response = await http.post("/graphql", json=body, headers={"authorization": token})
    assert response.json() == {"data": {"playerStats": {"guessed": 0}}}


async def test_clients_are_told_whether_words_go_to_a_language_model(http: httpx.AsyncClient, token: str) -> None:
    assert (await send(http, token, "{ wordsGoToModel }")).json() == {"data": {"wordsGoToModel": False}}


async def test_clients_are_told_whether_recordings_go_to_transcribe(http: httpx.AsyncClient, token: str) -> None:
    told = (await send(http, token, "{ recordingsGoToTranscribe }")).json()
    assert told == {"data": {"recordingsGoToTranscribe": False}}


async def test_several_operations_without_a_name_are_a_validation_error(http: httpx.AsyncClient, token: str) -> None:
    response = await send(http, token, "query A { decks { id } } query B { decks { id } }")
    assert response.json()["errors"][0]["errorType"] == "ValidationError"


async def test_game_of_another_player_is_null(http: httpx.AsyncClient, token: str, other_token: str) -> None:
    await send(http, token, START)
    response = await send(http, other_token, '{ game(id: "game-1") { id } }')
    assert response.json() == {"data": {"game": None}}


async def test_domain_error_has_appsyncs_form(http: httpx.AsyncClient, token: str) -> None:
    response = await send(http, token, 'mutation {\n  abandonGame(input: {gameId: "none"}) { gameId }\n}')
    assert response.status_code == 200
    [error] = response.json()["errors"]
    assert error == {
        "path": ["abandonGame"],
        "data": None,
        "errorType": "GameNotFound",
        "errorInfo": None,
        "locations": [{"line": 2, "column": 3, "sourceName": None}],
        "message": error["message"],
    }


async def test_typed_error_keeps_its_info(failing: httpx.AsyncClient, token: str) -> None:
    [error] = (await send(failing, token, "{ typed }")).json()["errors"]
    assert (error["errorType"], error["errorInfo"], error["message"]) == ("InvalidInput", {"field": "x"}, "No.")


@pytest.mark.parametrize("field", ["unforeseen", "absent"])
async def test_unforeseen_error_is_masked_and_logged(
    failing: httpx.AsyncClient, token: str, field: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        response = await send(failing, token, f"{{ {field} }}")
    [error] = response.json()["errors"]
    request_id = response.headers["x-amzn-requestid"]
    assert (error["errorType"], error["message"]) == ("InternalError", f"Something went wrong. Request {request_id}.")
    assert "secret" not in response.text
    assert any(record.exc_info and request_id in record.getMessage() for record in caplog.records)


async def test_argument_error_at_run_time_is_the_callers(failing: httpx.AsyncClient, token: str) -> None:
    query = 'query ($text: String = "x") { length(text: $text) }'
    body = {"query": query, "variables": {"text": None}}
    response = await failing.post("/graphql", json=body, headers={"authorization": token})
    assert response.json()["errors"][0]["errorType"] == "ValidationError"


INVALID_DOCUMENTS = {
    "empty": "",
    "not GraphQL": "{ decks {",
    "unknown field": "{ decks { secrets } }",
    "missing argument": "{ game { id } }",
    "wrong type": "mutation { answerQuestion(input: {gameId: 1.5, turn: true, answer: MAYBE}) { gameId } }",
    "only a fragment": "fragment F on Deck { id }",
    "fragment cycle": "{ decks { ...A } } fragment A on Deck { ...B } fragment B on Deck { ...A }",
    "too many aliases": "{" + " ".join(f"a{n}: decks {{ id }}" for n in range(31)) + "}",
    "too many tokens": "{ decks {" + " id" * 1001 + "} }",
    "deep selection": "{ games " + "{ items { turns " * 400 + "{ number }" + "}}" * 400 + "}",
    "deep value": "{ game(id: " + "[" * 900 + "]" * 900 + ") { id } }",
    "deep introspection": '{ __type(name: "A") ' + "{ fields { type " * 50 + "{ name }" + "}}" * 50 + "}",
    "subscription": 'subscription { onGameUpdate(gameId: "1") { gameId } }',
}


@pytest.mark.parametrize("query", INVALID_DOCUMENTS.values(), ids=INVALID_DOCUMENTS.keys())
async def test_invalid_document_is_a_validation_error(http: httpx.AsyncClient, token: str, query: str) -> None:
    response = await send(http, token, query)
    assert response.status_code == 200
    assert response.json()["data"] is None
    assert {error["errorType"] for error in response.json()["errors"]} == {"ValidationError"}
    assert "Traceback" not in response.text


async def test_wrong_variables_are_a_validation_error(http: httpx.AsyncClient, token: str) -> None:
    response = await send(http, token, "query ($id: ID!) { game(id: $id) { id } }", id={"deep": [1]})
    [error] = response.json()["errors"]
    assert (response.status_code, error["errorType"], error["path"]) == (200, "ValidationError", None)


BAD_BODIES = {
    "no JSON": b"{ decks { id } }",
    "empty": b"",
    "half": b'{"query": "{ dec',
    "a list": b"[]",
    "no query": b'{"variables": {}}',
    "query is a number": b'{"query": 1}',
    "variables are a list": b'{"query": "{ decks { id } }", "variables": []}',
    "not UTF-8": b'{"query": "\xff"}',
    "nested": b"[" * 100_000,
}


@pytest.mark.parametrize("body", BAD_BODIES.values(), ids=BAD_BODIES.keys())
async def test_body_that_is_no_request_is_malformed(http: httpx.AsyncClient, token: str, body: bytes) -> None:
    response = await http.post("/graphql", content=body, headers={"authorization": token})
    assert response.status_code == 400
    assert response.json()["errors"][0]["errorType"] == "MalformedHttpRequestException"


async def test_ten_megabytes_are_refused(http: httpx.AsyncClient, token: str) -> None:
    response = await http.post("/graphql", content=b" " * 10_000_000, headers={"authorization": token})
    assert response.status_code == 413
    assert response.json()["errors"][0]["errorType"] == "RequestEntityTooLarge"


async def test_body_that_does_not_arrive_is_given_up(
    make_app: Callable[..., Any], client_of: Callable[..., httpx.AsyncClient], token: str
) -> None:
    from twentyq.local.limits import Limits

    async def endless() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    http = client_of(make_app(limits=Limits(body_seconds=0.01)))
    response = await http.post("/graphql", content=endless(), headers={"authorization": token})
    assert response.status_code == 408


@pytest.mark.parametrize("bad", ["missing", "empty", "garbage", "expired", "refresh"])
async def test_bad_token_is_unauthorized(http: httpx.AsyncClient, identity: Any, clock: Any, bad: str) -> None:
    session = identity.new_guest()
    tokens = {"missing": None, "empty": "", "garbage": "x.y.z", "refresh": session.refresh_token}
    if bad == "expired":
        clock.pass_by(timedelta(hours=1))
    response = await send(http, tokens.get(bad, session.access_token), "{ decks { id } }")
    assert response.status_code == 401
    assert response.headers["x-amzn-ErrorType"] == "UnauthorizedException"
    [error] = response.json()["errors"]
    assert error == {"errorType": "UnauthorizedException", "message": error["message"]}


async def test_failure_outside_of_fields_is_masked(
    make_app: Callable[..., Any], client_of: Callable[..., httpx.AsyncClient], token: str
) -> None:
    def broken(*_: str) -> object:
        raise RuntimeError("secret inside")

    response = await send(client_of(make_app(context_for=broken)), token, "{ decks { id } }")
    assert (response.status_code, response.json()["errors"][0]["errorType"]) == (500, "InternalError")
    assert "secret" not in response.text


async def test_documents_are_prepared_once(http: httpx.AsyncClient, token: str, monkeypatch: Any) -> None:
    from twentyq.local.execution import documents

    prepared = []
    monkeypatch.setattr(documents, "validate", lambda *given: prepared.append(given) or [])
    for _ in range(3):
        await send(http, token, "{ decks { name } }")
    assert len(prepared) == 1


async def test_ping_answers_healthy(http: httpx.AsyncClient) -> None:
    assert (await http.get("/ping")).text == "healthy"


@pytest.mark.parametrize(
    "header", ["authorization", "content-type", "x-amz-user-agent", "x-amz-date", "x-api-key", "x-amz-security-token"]
)
async def test_cors_lets_amplify_send_its_headers(http: httpx.AsyncClient, header: str) -> None:
    asked = {
        "origin": "http://localhost:5173",
        "access-control-request-method": "POST",
        "access-control-request-headers": header,
    }
    response = await http.options("/graphql", headers=asked)
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"
    assert header in response.headers["access-control-allow-headers"]


async def test_cors_lets_amplify_read_the_error_type(http: httpx.AsyncClient) -> None:
    response = await http.post("/graphql", headers={"origin": "http://localhost:5173"})
    assert response.status_code == 401
    assert "x-amzn-ErrorType" in response.headers["access-control-expose-headers"]


async def test_options_without_cors_is_answered(http: httpx.AsyncClient) -> None:
    assert (await http.options("/graphql")).status_code == 204


async def test_access_log_has_no_ids_and_no_queries(
    http: httpx.AsyncClient, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "twentyq.local"):
        await http.post(f"/graphql?header={token}", headers={"authorization": token}, content=json.dumps({}))
        await http.get("/games/some-id")
    lines = [record.getMessage() for record in caplog.records if record.name == "twentyq.local.http.middleware"]
    assert [line.split(" ")[:3] for line in lines] == [["POST", "/graphql", "400"], ["GET", "/games", "503"]]


async def test_a_head_that_does_not_end_is_refused(serve: Any) -> None:
    async with serve() as running:
        reader, writer = await asyncio.open_connection("127.0.0.1", running.port)
        writer.write(b"GET /ping HTTP/1.1\r\nhost: localhost\r\nx-long: ")
        for _ in range(20):
            writer.write(b"a" * 4_096)
        assert (await asyncio.wait_for(reader.read(), PATIENCE)).startswith(b"HTTP/1.1 400 ")
        writer.close()


async def test_a_long_body_is_no_long_head(serve: Any, token: str) -> None:
    async with serve() as running, httpx.AsyncClient(timeout=PATIENCE) as client:
        for _ in range(2):
            body = {"query": START + " " * 100_000}
            response = await client.post(
                f"http://127.0.0.1:{running.port}/graphql", json=body, headers={"authorization": token}
            )
            assert response.json()["data"]["startGame"]["game"]["status"] == "IN_PROGRESS"
