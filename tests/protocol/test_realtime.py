"""AppSync's WebSocket protocol, rule by rule."""

import asyncio
import json
from base64 import b64encode, urlsafe_b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from tests.local_server import PATIENCE
from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as open_socket
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Subprotocol

from twentyq.local.execution.broker import Broker
from twentyq.local.identity import GuestIdentity
from twentyq.local.limits import Limits

connect = partial(open_socket, open_timeout=PATIENCE)
"""A machine busy with other tests may be slow to answer."""

START_GAME = "mutation { startGame(input: {}) { gameId } }"
ANSWER = """mutation ($gameId: ID!, $turn: Int!, $answer: Answer!) {
  answerQuestion(input: {gameId: $gameId, turn: $turn, answer: $answer}) { gameId game { id questionsAsked } }
}"""
WATCH = "subscription ($gameId: ID!) { onGameUpdate(gameId: $gameId) { gameId game { id questionsAsked } } }"


class Socket:
    """A client's end, which skips what keeps the connection alive."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def send(self, message: Any) -> None:
        """Send JSON, or text as it is."""
        await self.connection.send(message if isinstance(message, str | bytes) else json.dumps(message))

    async def receive(self) -> dict[str, Any]:
        """The next message that says something."""
        while (message := json.loads(await asyncio.wait_for(self.connection.recv(), PATIENCE)))["type"] == "ka":
            pass
        return message

    async def start(self, key: str, token: str, query: str = WATCH, **variables: Any) -> dict[str, Any]:
        """Subscribe, and the answer to that."""
        await self.send(start_message(key, token, query, variables))
        return await self.receive()

    async def until_closed(self) -> AsyncIterator[dict[str, Any]]:
        """All messages to the end of the socket."""
        with suppress(ConnectionClosed):
            while True:
                yield await self.receive()

    async def closed(self) -> tuple[int | None, str | None]:
        """Wait for the end: code and reason."""
        await asyncio.wait_for(self.connection.wait_closed(), PATIENCE)
        return self.connection.close_code, self.connection.close_reason


def start_message(key: str, token: str, query: str, variables: dict[str, Any]) -> dict[str, Any]:
    """A `start` as Amplify sends it."""
    data = json.dumps({"query": query, "variables": variables})
    extensions = {"authorization": {"Authorization": token, "host": "localhost"}}
    return {"id": key, "type": "start", "payload": {"data": data, "extensions": extensions}}


def in_subprotocol(token: str) -> dict[str, Any]:
    """As JS and Flutter send the token."""
    encoded = urlsafe_b64encode(json.dumps({"Authorization": token, "host": "localhost"}).encode()).decode()
    return {"subprotocols": [Subprotocol("graphql-ws"), Subprotocol("header-" + encoded.rstrip("="))]}


@asynccontextmanager
async def connected(url: str, token: str) -> Any:
    """A socket that was acknowledged."""
    async with connect(url, **in_subprotocol(token)) as connection:
        client = Socket(connection)
        await client.send({"type": "connection_init"})
        assert (await client.receive())["type"] == "connection_ack"
        yield client


async def post(port: int, token: str, query: str, **variables: Any) -> dict[str, Any]:
    """Run a query over HTTP."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as http:
        body = {"query": query, "variables": variables}
        response = await http.post("/graphql", json=body, headers={"authorization": token})
        return dict(response.json()["data"])


async def answer(port: int, token: str, game_id: str, turn: int, query: str = ANSWER) -> dict[str, Any]:
    """Answer no over HTTP."""
    return await post(port, token, query, gameId=game_id, turn=turn, answer="NO")


async def new_game(port: int, token: str) -> str:
    """Start a game over HTTP."""
    return str((await post(port, token, START_GAME))["startGame"]["gameId"])


def places(token: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """What to append to the URL and to give to `connect`, by where the token goes."""
    header = json.dumps({"authorization": token, "host": "localhost"}).encode()
    plain = {"subprotocols": [Subprotocol("graphql-ws")]}
    return {
        "subprotocol": ("", in_subprotocol(token)),
        "headers": ("", plain | {"additional_headers": {"Authorization": token}}),
        "headers with Bearer": ("", plain | {"additional_headers": {"authorization": f"Bearer {token}"}}),
        "query": (f"?header={quote(b64encode(header).decode())}&payload=e30=", plain),
        "query, unescaped": (f"?header={b64encode(header).decode()}&payload=e30=", plain),
    }


@pytest.mark.parametrize("path", ["/graphql/realtime", "/graphql"])
@pytest.mark.parametrize("place", ["subprotocol", "headers", "headers with Bearer", "query", "query, unescaped"])
async def test_token_is_found_in_all_places(serve: Any, token: str, place: str, path: str) -> None:
    suffix, arguments = places(token)[place]
    async with serve() as running, connect(f"ws://127.0.0.1:{running.port}{path}{suffix}", **arguments) as connection:
        assert connection.subprotocol == "graphql-ws"
        await connection.send('{"type": "connection_init"}')
        ack = {"type": "connection_ack", "payload": {"connectionTimeoutMs": 300_000}}
        assert json.loads(await connection.recv()) == ack
        assert json.loads(await connection.recv()) == {"type": "ka"}


@pytest.mark.parametrize("kind", ["expired", "garbage", "missing", "not base64"])
async def test_bad_token_is_told_in_band_then_the_socket_is_closed(
    serve: Any, identity: GuestIdentity, clock: Any, kind: str
) -> None:
    token = identity.new_guest().access_token
    clock.pass_by(timedelta(hours=2))
    arguments = {
        "expired": in_subprotocol(token),
        "garbage": in_subprotocol("nonsense"),
        "missing": {"subprotocols": [Subprotocol("graphql-ws")]},
        "not base64": {"subprotocols": [Subprotocol("graphql-ws"), Subprotocol("header-!!!")]},
    }[kind]
    async with serve() as running, connect(running.realtime, **arguments) as connection:
        client = Socket(connection)
        await client.send({"type": "connection_init"})
        message = await client.receive()
        assert message["type"] == "connection_error"
        [error] = message["payload"]["errors"]
        assert (error["errorType"], error["errorCode"]) == ("UnauthorizedException", 401)
        assert await client.closed() == (1008, "UnauthorizedException")


async def test_long_tokens_fit_into_the_upgrade(serve: Any) -> None:
    async with serve() as running, connect(running.realtime, **in_subprotocol("x" * 30_000)) as connection:
        await connection.send('{"type": "connection_init"}')
        assert json.loads(await connection.recv())["type"] == "connection_error"


async def test_socket_is_kept_alive(serve: Any, token: str) -> None:
    async with (
        serve(Limits(handshake_seconds=1, keep_alive_seconds=0.01)) as running,
        connected(running.realtime, token) as client,
    ):
        for _ in range(4):
            assert json.loads(await client.connection.recv()) == {"type": "ka"}


async def test_silent_socket_is_closed(serve: Any, token: str) -> None:
    async with (
        serve(Limits(handshake_seconds=0.01)) as running,
        connect(running.realtime, **in_subprotocol(token)) as connection,
    ):
        assert (await Socket(connection).closed())[0] == 1008


async def test_subscriber_gets_what_the_mutation_selected(serve: Any, token: str) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        game_id = await new_game(running.port, token)
        query = (
            'subscription { onGameUpdate(gameId: "%s") { id: gameId game { id questionsAsked thing } reply { text } } }'
        )
        assert await client.start("a", token, query % game_id) == {"id": "a", "type": "start_ack"}
        await answer(running.port, token, game_id, 1)
        assert await client.receive() == {
            "id": "a",
            "type": "data",
            "payload": {
                "data": {
                    "onGameUpdate": {
                        "id": game_id,
                        "game": {"id": game_id, "questionsAsked": 2, "thing": None},
                        "reply": None,
                    }
                }
            },
        }


async def test_missing_non_null_field_makes_its_parent_null(serve: Any, token: str) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        game_id = await new_game(running.port, token)
        query = "subscription ($gameId: ID!) { onGameUpdate(gameId: $gameId) { gameId game { id status } } }"
        await client.start("a", token, query, gameId=game_id)
        await answer(running.port, token, game_id, 1)
        payload = (await client.receive())["payload"]
        assert payload["data"] == {"onGameUpdate": {"gameId": game_id, "game": None}}
        assert payload["errors"][0]["path"] == ["onGameUpdate", "game", "status"]


async def test_mutation_that_does_not_select_the_game_id_is_not_delivered(serve: Any, token: str) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        game_id = await new_game(running.port, token)
        await client.start("a", token, gameId=game_id)
        await answer(running.port, token, game_id, 1, ANSWER.replace("gameId game", "game"))
        await answer(running.port, token, game_id, 2)
        assert (await client.receive())["payload"]["data"]["onGameUpdate"]["game"]["questionsAsked"] != 2


async def test_refused_mutation_is_not_delivered(serve: Any, token: str) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        game_id = await new_game(running.port, token)
        await client.start("a", token, gameId=game_id)
        async with httpx.AsyncClient(timeout=PATIENCE) as http:
            body = {"query": ANSWER, "variables": {"gameId": game_id, "turn": 7, "answer": "NO"}}
            url = f"http://127.0.0.1:{running.port}/graphql"
            assert "errors" in (await http.post(url, json=body, headers={"authorization": token})).json()
        await client.send({"id": "a", "type": "stop"})
        assert await client.receive() == {"id": "a", "type": "complete"}


async def test_many_subscriptions_share_a_socket(serve: Any, token: str) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        games = [await new_game(running.port, token) for _ in range(3)]
        for game_id in games:
            assert (await client.start(f"sub-{game_id}", token, gameId=game_id))["type"] == "start_ack"
        for game_id in reversed(games):
            await answer(running.port, token, game_id, 1)
        received = [await client.receive() for _ in games]
        assert [message["id"] for message in received] == [f"sub-{game_id}" for game_id in reversed(games)]


async def test_two_subscriptions_to_one_game_both_get_it(serve: Any, token: str) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        game_id = await new_game(running.port, token)
        await client.start("a", token, gameId=game_id)
        await client.start("b", token, gameId=game_id)
        await answer(running.port, token, game_id, 1)
        assert {(await client.receive())["id"] for _ in range(2)} == {"a", "b"}


async def test_same_id_replaces_the_old_subscription(serve: Any, token: str) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        old, new = [await new_game(running.port, token) for _ in range(2)]
        await client.start("a", token, gameId=old)
        assert (await client.start("a", token, gameId=new))["type"] == "start_ack"
        await answer(running.port, token, old, 1)
        await answer(running.port, token, new, 1)
        assert (await client.receive())["payload"]["data"]["onGameUpdate"]["gameId"] == new


async def test_nothing_comes_after_complete(serve: Any, token: str) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        game_id = await new_game(running.port, token)
        await client.start("a", token, gameId=game_id)
        await client.start("b", token, gameId=game_id)
        await client.send({"id": "a", "type": "stop"})
        assert await client.receive() == {"id": "a", "type": "complete"}
        await answer(running.port, token, game_id, 1)
        assert (await client.receive())["id"] == "b"


async def test_stop_of_an_unknown_id_is_completed(serve: Any, token: str) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        await client.send({"id": "never", "type": "stop"})
        assert await client.receive() == {"id": "never", "type": "complete"}


async def test_game_of_another_player_is_not_found(serve: Any, token: str, other_token: str) -> None:
    async with serve() as running, connected(running.realtime, other_token) as client:
        game_id = await new_game(running.port, token)
        refused = await client.start("a", other_token, gameId=game_id)
        assert (refused["id"], refused["type"]) == ("a", "error")
        assert refused["payload"]["errors"][0]["errorType"] == "GameNotFound"


async def test_every_start_needs_its_own_token(serve: Any, token: str, identity: GuestIdentity) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        game_id = await new_game(running.port, token)
        refresh_token = identity.new_guest().refresh_token
        for bad in ("", "garbage", refresh_token):
            refused = await client.start("a", bad, gameId=game_id)
            assert refused["payload"]["errors"][0]["errorType"] == "UnauthorizedException"
        assert (await client.start("a", token, gameId=game_id))["type"] == "start_ack"


BAD_STARTS = {
    "null game": (WATCH, {"gameId": None}, "ValidationError"),
    "no game": (WATCH, {}, "ValidationError"),
    "skipped": ('subscription { onGameUpdate(gameId: "1") @skip(if: true) { gameId } }', {}, "ValidationError"),
    "unknown field": ('subscription { onGameUpdate(gameId: "1") { nothing } }', {}, "ValidationError"),
    "no GraphQL": ("subscription {", {}, "ValidationError"),
    "query": ("{ decks { id } }", {}, "UnsupportedOperation"),
    "mutation": (START_GAME, {}, "UnsupportedOperation"),
    "unknown game": (WATCH, {"gameId": "none"}, "GameNotFound"),
}


@pytest.mark.parametrize(("query", "variables", "error_type"), BAD_STARTS.values(), ids=BAD_STARTS.keys())
async def test_bad_start_is_refused_and_the_socket_lives(
    serve: Any, token: str, query: str, variables: dict[str, Any], error_type: str
) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        refused = await client.start("a", token, query, **variables)
        assert (refused["id"], refused["type"]) == ("a", "error")
        assert refused["payload"]["errors"][0]["errorType"] == error_type
        await client.send({"id": "b", "type": "stop"})
        assert (await client.receive())["type"] == "complete"


STRANGE_MESSAGES = {
    "unknown type": {"type": "subscribe", "id": "a"},
    "no type": {"id": "a"},
    "number": 7,
    "no JSON": "{",
    "binary": b"\x00\xff",
    "nested": "[" * 50_000,
    "start without id": {"type": "start", "payload": {"data": "{}"}},
    "start with a long id": {"type": "start", "id": "x" * 200, "payload": {"data": "{}"}},
    "start without payload": {"type": "start", "id": "a"},
    "start with payload of another form": {"type": "start", "id": "a", "payload": {"data": 1}},
    "id is a list": {"type": "stop", "id": [1]},
}


@pytest.mark.parametrize("message", STRANGE_MESSAGES.values(), ids=STRANGE_MESSAGES.keys())
async def test_strange_message_is_an_error_and_the_socket_lives(serve: Any, token: str, message: Any) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        await client.send(message)
        assert (await client.receive())["type"] == "error"
        await client.send({"id": "b", "type": "stop"})
        assert (await client.receive())["type"] == "complete"


async def test_start_before_init_is_refused(serve: Any, token: str) -> None:
    async with serve() as running, connect(running.realtime, **in_subprotocol(token)) as connection:
        refused = await Socket(connection).start("a", token, gameId="1")
        assert refused["payload"]["errors"][0]["errorType"] == "UnsupportedOperation"


async def test_huge_message_ends_the_socket_and_not_the_server(serve: Any, token: str) -> None:
    async with serve(Limits(message_bytes=10_000)) as running:
        async with connected(running.realtime, token) as client:
            await client.send("x" * 20_000)
            assert (await client.closed())[0] == 1009
        assert await new_game(running.port, token)


async def test_number_of_subscriptions_is_bounded(serve: Any, token: str) -> None:
    async with (
        serve(Limits(subscriptions_per_socket=2)) as running,
        connected(running.realtime, token) as client,
    ):
        game_id = await new_game(running.port, token)
        answers = [await client.start(key, token, gameId=game_id) for key in ("a", "b", "c", "b")]
        assert [message["type"] for message in answers] == ["start_ack", "start_ack", "error", "start_ack"]
        assert answers[2]["payload"]["errors"][0]["errorType"] == "MaxSubscriptionsReachedError"


async def test_failure_of_the_ownership_check_is_masked(serve: Any, token: str) -> None:
    async def broken(_player_id: str, _game_id: str) -> bool:
        raise RuntimeError("secret inside")

    async with serve(may_watch=broken) as running, connected(running.realtime, token) as client:
        refused = await client.start("a", token, gameId="1")
        assert refused["payload"]["errors"][0]["errorType"] == "InternalError"
        assert "secret" not in json.dumps(refused)


async def test_client_that_does_not_read_loses_its_socket_and_delays_nobody(serve: Any, token: str) -> None:
    subscriptions = 50
    async with (
        serve(Limits(queued_messages=2 * subscriptions), send_buffer=4096) as running,
        connected(running.realtime, token) as fast,
        connected(running.realtime, token) as slow,
    ):
        game_id = await new_game(running.port, token)
        await fast.start("a", token, gameId=game_id)
        many = "{" + " ".join(f"a{n}: gameId" for n in range(30)) + "}"
        for key in range(subscriptions):
            await slow.start(
                str(key), token, WATCH.replace("{ gameId game { id questionsAsked } }", many), gameId=game_id
            )
        slow.connection.transport.pause_reading()
        for turn in range(1, 20):
            await answer(running.port, token, game_id, turn)
            assert (await fast.receive())["payload"]["data"]["onGameUpdate"]["game"]["questionsAsked"] == turn + 1
        slow.connection.transport.resume_reading()
        assert len([message async for message in slow.until_closed()]) < 19 * subscriptions


async def test_half_open_socket_is_dropped(serve: Any, token: str) -> None:
    async with serve(ping_seconds=0.02) as running:
        reader, writer = await asyncio.open_connection("127.0.0.1", running.port)
        writer.write(
            b"GET /graphql/realtime HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        )
        silence = await asyncio.wait_for(reader.read(), PATIENCE)
        assert silence.startswith(b"HTTP/1.1 101")
        writer.close()
        assert await new_game(running.port, token)


async def test_shutdown_tells_clients_to_come_back(serve: Any, token: str) -> None:
    async with serve() as running, connected(running.realtime, token) as client:
        running.server.stop()
        assert (await client.closed())[0] == 1012


async def test_sockets_that_end_leave_nothing_behind(serve: Any, token: str) -> None:
    broker = Broker()
    async with serve(broker=broker) as running:
        for abrupt in (False, True):
            async with connected(running.realtime, token) as client:
                await client.start("a", token, gameId=await new_game(running.port, token))
                assert broker
                if abrupt:
                    client.connection.transport.abort()
    assert len(broker) == 0


async def test_socket_at_another_path_is_refused(serve: Any, token: str) -> None:
    async with serve() as running:
        with pytest.raises(InvalidStatus):
            await connect(f"ws://127.0.0.1:{running.port}/elsewhere", **in_subprotocol(token))
