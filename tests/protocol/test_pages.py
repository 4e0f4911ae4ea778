"""Guests, outputs, the client's files, the explorer and /trust over HTTP."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from twentyq.api.context import Context
from twentyq.local.guest_sessions import GuestSessions
from twentyq.local.home.certificates import load_or_make_authority
from twentyq.local.home.trust import trust_routes
from twentyq.local.identity import GuestIdentity
from twentyq.play.ports import Ports

HTML = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def client_folder(tmp_path: Path) -> Path:
    """A built client, where the application looks for it."""
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>App</title>")
    (folder / "assets" / "index-4f3a.js").write_text("const big = 0;\n" * 1000)
    (folder / "sw.js").write_text("self.x = 1;")
    (tmp_path / "secret.txt").write_text("outside")
    return folder


async def test_guest_without_a_body_is_a_new_player(http: httpx.AsyncClient, identity: GuestIdentity) -> None:
    session = (await http.post("/auth/guest")).json()
    assert session.keys() == {"accessToken", "refreshToken", "playerId", "expiresAt"}
    assert session["expiresAt"] == "2026-01-02T04:04:05Z"
    assert identity.player_id(session["accessToken"]) == session["playerId"]


@pytest.mark.parametrize("body", [b"{}", b'{"refreshToken": null}', b"  "])
async def test_guest_without_a_token_is_a_new_player(http: httpx.AsyncClient, body: bytes) -> None:
    assert (await http.post("/auth/guest", content=body)).status_code == 200


async def test_guest_returns_with_a_refresh_token(http: httpx.AsyncClient, clock: Any) -> None:
    session = (await http.post("/auth/guest")).json()
    clock.pass_by(timedelta(hours=5))
    returned = await http.post("/auth/guest", json={"refreshToken": session["refreshToken"]})
    assert returned.json()["playerId"] == session["playerId"]
    assert returned.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("bad", ["accessToken", "garbage", "expired"])
async def test_guest_with_another_token_is_unauthorized(http: httpx.AsyncClient, clock: Any, bad: str) -> None:
    session = (await http.post("/auth/guest")).json()
    if bad == "expired":
        clock.pass_by(timedelta(days=30))
    token = {"garbage": "a.b.c", "expired": session["refreshToken"]}.get(bad) or session[bad]
    response = await http.post("/auth/guest", json={"refreshToken": token})
    assert (response.status_code, response.headers["x-amzn-ErrorType"]) == (401, "UnauthorizedException")


async def test_deletion_of_a_players_data_ends_all_their_tokens(
    make_app: Callable[..., Any], client_of: Callable[..., httpx.AsyncClient], ports: Ports
) -> None:
    sessions = GuestSessions()
    app = make_app(
        identity=GuestIdentity(b"k" * 32, sessions=sessions),
        context_for=lambda player, request: Context(replace(ports, sessions=sessions), player, request),
    )
    http = client_of(app)
    session = (await http.post("/auth/guest")).json()
    deletion = {"query": "mutation { deletePlayerData { games } }"}
    headers = {"authorization": session["accessToken"]}
    assert (await http.post("/graphql", json=deletion, headers=headers)).json() == {
        "data": {"deletePlayerData": {"games": 0}}
    }
    assert (await http.post("/graphql", json=deletion, headers=headers)).status_code == 401
    refreshed = await http.post("/auth/guest", json={"refreshToken": session["refreshToken"]})
    assert refreshed.status_code == 401
    sessions.close()


async def test_guests_that_cannot_be_looked_up_may_try_again(
    make_app: Callable[..., Any], client_of: Callable[..., httpx.AsyncClient]
) -> None:
    sessions = GuestSessions()
    http = client_of(make_app(identity=GuestIdentity(b"k" * 32, sessions=sessions)))
    session = (await http.post("/auth/guest")).json()
    sessions.close()
    refreshed = await http.post("/auth/guest", json={"refreshToken": session["refreshToken"]})
    assert (refreshed.status_code, refreshed.headers["x-amzn-ErrorType"]) == (503, "ServiceUnavailable")
    asked = await http.post(
        "/graphql", json={"query": "{ __typename }"}, headers={"authorization": session["accessToken"]}
    )
    assert asked.status_code == 503


@pytest.mark.parametrize("body", [b"[]", b'{"refreshToken": 1}', b"{"])
async def test_guest_request_of_another_form_is_malformed(http: httpx.AsyncClient, body: bytes) -> None:
    assert (await http.post("/auth/guest", content=body)).status_code == 400


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("http://localhost:8000", "HTTP://localhost:8000/graphql"),
        ("http://192.168.1.20:9", "HTTP://192.168.1.20:9/graphql"),
        ("https://laptop.local:8001", "https://laptop.local:8001/graphql"),
    ],
)
async def test_outputs_name_the_address_that_was_asked(http: httpx.AsyncClient, base: str, url: str) -> None:
    outputs = (await http.get(f"{base}/amplify_outputs.json")).json()
    assert outputs["version"] == "1.4"
    assert outputs["data"]["url"] == url
    assert outputs["data"]["default_authorization_type"] == "AMAZON_COGNITO_USER_POOLS"
    assert "auth" not in outputs


async def test_missing_client_says_how_to_build_it(http: httpx.AsyncClient) -> None:
    response = await http.get("/", headers=HTML)
    assert response.status_code == 503
    assert "make setup" in response.text


@pytest.mark.parametrize("path", ["/", "/index.html", "/history", "/games/some-id"])
async def test_addresses_of_the_app_get_its_page(http: httpx.AsyncClient, client_folder: Path, path: str) -> None:
    response = await http.get(path, headers=HTML)
    assert response.text == (client_folder / "index.html").read_text()
    assert response.headers["cache-control"] == "no-cache"
    assert "etag" in response.headers


@pytest.mark.usefixtures("client_folder")
async def test_hashed_assets_are_kept_and_compressed(http: httpx.AsyncClient) -> None:
    response = await http.get("/assets/index-4f3a.js")
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["content-encoding"] == "gzip"
    assert response.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("silero_vad.onnx", "application/octet-stream"),
        ("runtime.bin", "application/octet-stream"),
        ("runtime.wasm", "application/wasm"),
        ("runtime.mjs", "text/javascript; charset=utf-8"),
    ],
)
async def test_what_listens_is_served_as_what_it_is(
    http: httpx.AsyncClient, client_folder: Path, name: str, content_type: str
) -> None:
    (client_folder / "assets" / name).write_bytes(b"bytes")
    assert (await http.get(f"/assets/{name}")).headers["content-type"] == content_type


@pytest.mark.usefixtures("client_folder")
@pytest.mark.parametrize("path", ["/assets/gone.js", "/favicon.ico", "/..%2fsecret.txt", "/%2e%2e/secret.txt"])
async def test_missing_files_are_not_found(http: httpx.AsyncClient, path: str) -> None:
    response = await http.get(path)
    assert response.status_code == 404
    assert "outside" not in response.text


@pytest.mark.usefixtures("client_folder")
@pytest.mark.parametrize("path", ["/", "/sw.js", "/graphql", "/amplify_outputs.json"])
async def test_every_response_has_security_headers(http: httpx.AsyncClient, path: str) -> None:
    headers = (await http.get(path, headers=HTML)).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert headers["x-content-type-options"] == "nosniff"
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert "'unsafe-" not in headers["content-security-policy"]
    assert policy["connect-src"] == "'self' ws://localhost:8000 wss://localhost:8000"


async def test_strange_host_does_not_get_into_the_policy(http: httpx.AsyncClient) -> None:
    headers = {"host": "x; script-src *"}
    assert "script-src *" not in (await http.get("/ping", headers=headers)).headers["content-security-policy"]


async def test_browser_gets_the_explorer_and_its_files(http: httpx.AsyncClient, tmp_path: Path) -> None:
    assets = tmp_path / "explorer" / "assets"
    assets.mkdir(parents=True)
    (assets.parent / "index.html").write_text("<!doctype html><title>Explorer</title>")
    (assets / "index-1.js").write_text("1;")
    page = await http.get("/graphql", headers=HTML)
    assert (page.status_code, page.headers["cache-control"]) == (200, "no-cache")
    assert "<title>Explorer</title>" in page.text
    script = await http.get("/graphql/assets/index-1.js")
    assert (script.status_code, script.headers["cache-control"]) == (200, "public, max-age=31536000, immutable")


async def test_explorer_that_is_not_built_says_how_to_build_it(http: httpx.AsyncClient) -> None:
    response = await http.get("/graphql", headers=HTML)
    assert response.status_code == 503
    assert "make setup" in response.text


async def test_get_without_a_browser_is_refused(http: httpx.AsyncClient) -> None:
    response = await http.get("/graphql", params={"query": "{ decks { id } }"})
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


async def test_phone_gets_the_certificate_and_how_to_trust_it(
    make_app: Callable[..., Any], client_of: Callable[..., httpx.AsyncClient], tmp_path: Path
) -> None:
    authority = load_or_make_authority(tmp_path / "tls", "Twentyq")
    http = client_of(make_app(routes=trust_routes(authority, 8001)))
    page = await http.get("http://192.168.1.20:8000/trust")
    assert 'href="https://192.168.1.20:8001/"' in page.text
    assert "iPhone" in page.text
    assert "Android" in page.text
    certificate = await http.get("/trust/twentyq.crt")
    assert certificate.content == authority.certificate
    assert certificate.headers["content-type"] == "application/x-x509-ca-cert"
    assert "content-disposition" not in certificate.headers
    assert (await http.get("/trust/trust.css")).status_code == 200
