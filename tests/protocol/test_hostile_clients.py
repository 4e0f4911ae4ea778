"""What nobody can do to others: hold connections, fill memory, play from a foreign page, ask for too much."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from tests.local_server import PATIENCE
from tests.protocol.conftest import AppFactory, Running, Serve
from tests.protocol.test_graphql_over_http import send
from tests.protocol.test_realtime import connect
from websockets.exceptions import InvalidStatus

from twentyq.local.http.sounds import sound_routes
from twentyq.local.limits import FILES_KEPT, Limits, within_open_files
from twentyq.storage.files import FileRecordingStore, FileSpeechCache
from twentyq.storage.signed_links import LinkSigner

ClientOf = Callable[[Starlette], httpx.AsyncClient]
UPGRADE = (
    b"GET /graphql/realtime HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)
PING = b"\x89\xfd\0\0\0\0" + b"x" * 125


async def ended(reader: asyncio.StreamReader) -> bytes:
    """All that comes until the server lets go."""
    with suppress(ConnectionError):
        return await asyncio.wait_for(reader.read(), PATIENCE)
    return b""


@asynccontextmanager
async def raw(running: Running) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection on which nothing was sent yet."""
    reader, writer = await asyncio.open_connection("127.0.0.1", running.port)
    try:
        yield reader, writer
    finally:
        writer.transport.abort()
        with suppress(ConnectionError):
            await writer.wait_closed()


async def test_of_too_many_silent_connections_one_gives_way_to_who_asks(serve: Serve) -> None:
    async with serve(limits=Limits(connections=2)) as running, raw(running) as (first, _), raw(running) as (second, _):
        async with raw(running) as (reader, writer):
            writer.write(b"GET /ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            assert (await ended(reader)).endswith(b"healthy")
        done, _ = await asyncio.wait(
            [asyncio.create_task(ended(one)) for one in (first, second)], return_when=asyncio.FIRST_COMPLETED
        )
        assert [one.result() for one in done] == [b""] * len(done)


@pytest.mark.parametrize("begun", [b"", b"GET /ping HTTP/1.1\r\nHost: "])
async def test_a_head_that_does_not_come_ends_the_connection(serve: Serve, begun: bytes) -> None:
    async with serve(limits=Limits(head_seconds=0.2)) as running, raw(running) as (reader, writer):
        writer.write(begun)
        assert await ended(reader) == b""


async def test_an_open_socket_outlives_the_heads_deadline(serve: Serve) -> None:
    async with (
        serve(limits=Limits(head_seconds=1)) as running,
        connect(running.realtime, subprotocols=["graphql-ws"]) as client,
    ):
        with suppress(TimeoutError):
            await asyncio.wait_for(client.recv(), 1.5)
        await (await client.ping())


async def test_a_client_that_pings_and_does_not_read_is_let_go(serve: Serve) -> None:
    limits = Limits(unsent_bytes=10_000)
    async with serve(limits=limits, send_buffer=4096) as running, raw(running) as (_, writer):
        writer.write(UPGRADE)
        await flood(writer)
        assert writer.transport.is_closing()


async def flood(writer: asyncio.StreamWriter) -> None:
    """Ping without end, until the server lets go."""
    with suppress(ConnectionError):
        for _ in range(100_000):
            writer.write(PING * 50)
            await writer.drain()


def test_connections_are_bounded_by_the_files_that_may_be_open(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 300))
    raised: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, both: raised.append(both))
    assert within_open_files(Limits(connections=1000)).connections == 300 - FILES_KEPT
    assert raised == [(300, 300)]


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "[", "169.254.169.254"])
async def test_a_name_that_is_not_this_computers_is_refused(
    make_app: AppFactory, client_of: ClientOf, host: str
) -> None:
    client = client_of(make_app(hosts=("laptop.local",)))
    assert (await client.get("/ping", headers={"host": host})).status_code == 403
    for ours in ("localhost:8020", "127.0.0.1", "[::1]:8020", "laptop.local:8020"):
        assert (await client.get("/ping", headers={"host": ours})).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost.evil.example", "file://"])
async def test_a_page_of_another_origin_becomes_no_guest(
    make_app: AppFactory, client_of: ClientOf, origin: str
) -> None:
    client = client_of(make_app(hosts=("192.168.1.20",), origins=("https://friend.example",)))
    assert (await client.post("/auth/guest", headers={"origin": origin})).status_code == 403
    for ours in ("http://localhost:5173", "https://friend.example"):
        assert (await client.post("/auth/guest", headers={"origin": ours})).status_code == 200
    phone = {"origin": "https://192.168.1.20:8021", "host": "192.168.1.20:8021"}
    assert (await client.post("/auth/guest", headers=phone)).status_code == 200


async def test_a_page_of_another_origin_opens_no_socket(serve: Serve) -> None:
    async with serve() as running:
        with pytest.raises(InvalidStatus):
            await connect(running.realtime, origin="https://evil.example")  # type: ignore[arg-type]


async def test_new_players_from_one_address_of_the_network_are_bounded(make_app: AppFactory) -> None:
    app = make_app(limits=Limits(guests_per_minute=2))
    transport = httpx.ASGITransport(app, client=("192.168.1.30", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as phone:
        answers = [await phone.post("/auth/guest") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1].headers["retry-after"]) >= 1


@pytest.mark.parametrize(
    "query",
    [
        "{ " + " ".join(f"a{n}: decks {{ id }}" for n in range(6)) + " }",
        "query($n: Int) { " + " ".join(f"a{n}: games(limit: $n) {{ items {{ turns {{ {'text ' * 20} }} }} }}"
                                       for n in range(2)) + " }",
        "{ __schema { types { ...A } } } fragment A on __Type { a: ofType { ...B } b: ofType { ...B } } "
        + " ".join(
            f"fragment {x} on __Type {{ " + " ".join(f"{x}{n}: ofType {{ ...{y} }}" for n in range(6)) + " }"
            for x, y in ("BC", "CD", "DE")
        )
        + " fragment E on __Type { kind }",
    ],
    ids=["six fields at the root", "long lists twice", "fragments that grow"],
)  # fmt: skip
async def test_what_one_request_may_ask_for_is_bounded(http: httpx.AsyncClient, token: str, query: str) -> None:
    answer = (await send(http, token, query)).json()
    assert answer["data"] is None
    assert answer["errors"][0]["errorType"] == "ValidationError"
    assert "fields" in answer["errors"][0]["message"]


async def test_graphiqls_introspection_and_a_long_history_are_within_bounds(
    http: httpx.AsyncClient, token: str
) -> None:
    from graphql import get_introspection_query

    history = "{ games(limit: 100) { items { id turns { number text answer askedAt } } } }"
    for query in (get_introspection_query(input_value_deprecation=True), history):
        assert "errors" not in (await send(http, token, query)).json()


@pytest.mark.parametrize("charset", ["punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-16"])
async def test_an_upload_in_another_charset_is_refused(
    make_app: AppFactory, client_of: ClientOf, tmp_path: Path, charset: str
) -> None:
    from datetime import UTC, datetime

    signer = LinkSigner(b"k" * 32, lambda: datetime.now(UTC))
    recordings = FileRecordingStore(tmp_path, signer, lambda: "http://localhost/recordings", signer.now)
    routes = sound_routes(FileSpeechCache(tmp_path / "sounds", signer, lambda: ""), recordings)
    client = client_of(make_app(routes=routes))
    body = b'--B\r\nContent-Disposition: form-data; name="key"\r\n\r\n\\ud800\xff\r\n--B--\r\n'
    head = {"content-type": f"multipart/form-data; boundary=B; charset={charset}"}
    assert (await client.post("/recordings", content=body, headers=head)).status_code == 400


async def test_an_upload_that_does_not_arrive_is_ended(serve: Serve, tmp_path: Path) -> None:
    from datetime import UTC, datetime

    signer = LinkSigner(b"k" * 32, lambda: datetime.now(UTC))
    recordings = FileRecordingStore(tmp_path, signer, lambda: "http://localhost/recordings", signer.now)
    routes = sound_routes(FileSpeechCache(tmp_path / "sounds", signer, lambda: ""), recordings, seconds=0.2)
    async with serve(routes=routes) as running, raw(running) as (reader, writer):
        writer.write(
            b"POST /recordings HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 5000\r\n"
            b"Content-Type: multipart/form-data; boundary=B\r\n\r\n--B\r\n"
        )
        assert b" 408 " in (await ended(reader)).partition(b"\r\n")[0]


@pytest.mark.parametrize(
    "target", [b"http://localhost/ping", b"http://localhost/ping?a=b", b"HTTP://LOCALHOST:80/ping"]
)
async def test_an_absolute_target_is_its_path(serve: Serve, target: bytes) -> None:
    async with serve() as running, raw(running) as (reader, writer):
        writer.write(b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert (await ended(reader)).endswith(b"healthy")
