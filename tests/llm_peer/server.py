"""The peer's server: /v1/models and /v1/chat/completions, with keys, usage and a script of behaviours."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

MODEL = "peer-1"
KEY = "peer-key"
Body = dict[str, Any]
Reply = Callable[[Body], Response]
"""From the request's body to the HTTP response."""


@dataclass
class Peer:
    """A running peer. `script` chooses the behaviour for the n-th chat request, counted from 0."""

    script: Callable[[int, Body], Reply]
    url: str = ""
    key_header: str = "authorization"
    keyless: bool = False
    """Admits everybody."""
    bodies: list[Body] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def cached_tokens(self, text: str) -> int:
        """Tokens of the longest beginning shared with an earlier prompt, as providers' caches have it."""
        shared = max((_shared(text, prompt_of(body)) for body in self.bodies[-50:]), default=0)
        return shared // 4

    async def chat(self, request: Request) -> Response:
        """POST /v1/chat/completions."""
        if not self._admits(request):
            return error(401, "invalid_api_key", "Incorrect API key provided")
        body: Body = json.loads(await request.body())
        if body["model"] != MODEL:
            return error(404, "model_not_found", "The model does not exist")
        with self.lock:
            number = len(self.bodies)
            usage = {"prompt_tokens": -(-len(prompt_of(body)) // 4), "cached": self.cached_tokens(prompt_of(body))}
            self.bodies.append(body)
            self.headers.append(dict(request.headers))
        body["usage"] = usage
        return self.script(number, body)(body)

    async def models(self, request: Request) -> Response:
        """GET /v1/models."""
        if not self._admits(request):
            return error(401, "invalid_api_key", "Incorrect API key provided")
        return JSONResponse(
            {"object": "list", "data": [{"id": MODEL, "object": "model", "created": 0, "owned_by": ""}]}
        )

    def _admits(self, request: Request) -> bool:
        given = request.headers.get(self.key_header, "")
        return self.keyless or given.removeprefix("Bearer ") == KEY


def prompt_of(body: Body) -> str:
    """All that the model reads."""
    return "\n".join(message["content"] for message in body["messages"])


def error(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> Response:
    """An error as OpenAI sends it."""
    return JSONResponse({"error": {"message": message, "type": code, "code": code}}, status, headers)


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@contextmanager
def running_peer(script: Callable[[int, Body], Reply]) -> Iterator[Peer]:
    """A peer on a free port of localhost."""
    peer = Peer(script)
    routes = [
        Route("/v1/chat/completions", peer.chat, methods=["POST"]),
        Route("/v1/models", peer.models, methods=["GET"]),
    ]
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(Starlette(routes=routes), log_level="critical", ws="none", lifespan="off")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        peer.url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
        try:
            yield peer
        finally:
            server.force_exit = True
            server.should_exit = True
            thread.join()
