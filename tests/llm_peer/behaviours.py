"""How the peer may behave: well, badly, and broken in every way that endpoints are."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable

from starlette.responses import JSONResponse, Response, StreamingResponse

from tests.llm_peer.server import MODEL, Body, Reply, error

FOREVER = 3600.0
"""Seconds; whoever waits for the whole of this has no deadline."""


def says(text: str | None, *, refusal: str | None = None, finish: str = "stop") -> Reply:
    """A completion with this text."""

    def reply(body: Body) -> Response:
        return JSONResponse(completion(body, text, refusal, finish))

    return reply


def completion(body: Body, text: str | None, refusal: str | None = None, finish: str = "stop") -> Body:
    """A completion object."""
    usage = body["usage"]
    output = -(-len(text or "") // 4)
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": MODEL,
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": text, "refusal": refusal},
            }
        ],
        "usage": {
            "prompt_tokens": usage["prompt_tokens"],
            "completion_tokens": output,
            "total_tokens": usage["prompt_tokens"] + output,
            "prompt_tokens_details": {"cached_tokens": usage["cached"]},
        },
    }


def moves(move: str, text: str) -> Reply:
    """A well-formed move."""
    return says(json.dumps({"candidates": ["a dog"], "reason": "it fits", "move": move, "text": text}))


def asks(text: str) -> Reply:
    """A question."""
    return moves("ask", text)


def guesses(text: str) -> Reply:
    """A guess."""
    return moves("guess", text)


def hangs(_: Body) -> Response:
    """Accepts the request and sends nothing."""

    async def nothing() -> AsyncIterator[bytes]:
        await asyncio.sleep(FOREVER)
        yield b""

    return StreamingResponse(nothing(), media_type="application/json")


def dribbles(body: Body) -> Response:
    """Sends a good reply so slowly that no single read times out."""

    async def slowly() -> AsyncIterator[bytes]:
        for byte in json.dumps(completion(body, "{}")).encode():
            yield bytes([byte])
            await asyncio.sleep(0.02)

    return StreamingResponse(slowly(), media_type="application/json")


def drops(_: Body) -> Response:
    """Promises more than it sends, and closes."""
    return Response(b"{", headers={"content-length": "1"}, media_type="application/json")


def _fails(status: int, code: str) -> Reply:
    return lambda _: error(status, code, "no", {"retry-after": "0"} if status == 429 else None)


BROKEN: dict[str, Reply] = {
    "timeout": hangs,
    "slow stream": dribbles,
    "429": _fails(429, "rate_limit_exceeded"),
    "500": _fails(500, "server_error"),
    "503": _fails(503, "overloaded"),
    "refusal": says(None, refusal="I'm sorry, I can't help with that."),
    "content filter": says("", finish="content_filter"),
    "broken JSON": says('{"candidates": ["a dog"], "move": "ask", "te'),
    "not the schema": says('{"question": "Is it alive?"}'),
    "prose": says("Sure! Is it alive?"),
    "empty text": says(""),
    "no choices": lambda _: JSONResponse({"id": "x", "object": "chat.completion", "choices": []}),
    "half a body": drops,
    "not JSON at all": lambda _: Response("<html>gateway</html>", media_type="text/html"),
    "wrong model": _fails(404, "model_not_found"),
    "expired key": _fails(401, "invalid_api_key"),
}
BAD: dict[str, Callable[[str], Reply]] = {
    "repeats": asks,
    "no yes/no question": lambda _: asks("What colour is it?"),
    "either or": lambda _: asks("Is it red or blue?"),
    "too long": lambda _: asks(f"Is it {'very ' * 30}big?"),
    "markup": lambda _: asks("Is it <b>big</b>?"),
    "two questions": lambda _: asks("Is it big? Is it red?"),
    "no question": lambda _: asks("I think it is big."),
    "an essay as a guess": lambda _: guesses("well, " * 12),
}
