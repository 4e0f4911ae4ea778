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


def sends(message: object, *, usage: object = "as counted", finish: str = "stop") -> Reply:
    """A completion with any message and any usage."""

    def reply(body: Body) -> Response:
        sent = completion(body, "", None, finish)
        sent["choices"][0]["message"] = message
        if usage != "as counted":
            sent["usage"] = usage
        return JSONResponse(sent)

    return reply


def calls(arguments: object) -> Reply:
    """A tool called in place of a reply."""
    call = {"id": "1", "type": "function", "function": {"name": "move", "arguments": arguments}}
    return sends({"role": "assistant", "content": None, "tool_calls": [call]}, finish="tool_calls")


def refuses(status: int, message: str, holds: Callable[[Body], bool], otherwise: Reply) -> Reply:
    """Refuses a request that holds a parameter."""
    return lambda body: error(status, "invalid_request_error", message) if holds(body) else otherwise(body)


ODD_USAGES: tuple[object, ...] = (
    {},
    None,
    "17",
    [],
    17,
    {"prompt_tokens": None, "completion_tokens": None},
    {"prompt_tokens": 100},
    {"prompt_tokens": "100", "completion_tokens": "10"},
    {"prompt_tokens": -1, "completion_tokens": float(10)},
    {"prompt_tokens": 100, "completion_tokens": 10, "prompt_tokens_details": "none"},
    {"input_tokens": 100, "output_tokens": 10},
)
THOUGHT = 'Perhaps {"move": "guess", "text": "a cat"}, but no.'


def usable(text: str) -> dict[str, Reply]:
    """Every way in which models send the question `text` so that it can be read."""
    move = {"candidates": ["a dog"], "reason": "it fits", "move": "ask", "text": text}
    written = json.dumps(move)
    part = {"type": "text", "text": written}
    thinking = {"type": "thinking", "thinking": [{"type": "text", "text": THOUGHT}]}
    texts = {
        "plain": written,
        "a fence": f"```json\n{written}\n```",
        "a fence in prose": f"Here is my move:\n```json\n{written}\n```\nGood luck!",
        "prose before": f"Sure! {written}",
        "prose after": f"{written} I hope that {{this}} helps.",
        "thoughts": f"<think>{THOUGHT}</think>\n{written}",
        "thoughts in capitals": f"<THINK>{THOUGHT}</THINK>{written}",
        "thoughts whose beginning is missing": f"{THOUGHT}</think>{written}",
        "Bedrock's reasoning": f"<reasoning>{THOUGHT}</reasoning>{written}",
        "a draft before": f'First {{"move": "guess", "text": "a cat"}}, no: {written}',
        "channels": f"<|channel|>analysis<|message|>Hm.<|end|><|channel|>final<|message|>{written}",
        "a tool call in words": f'<tool_call>{{"name": "move", "arguments": {written}}}</tool_call>',
        "one key more": json.dumps(move | {"confidence": 0.9}),
        "no reason": json.dumps({key: move[key] for key in ("candidates", "move", "text")}),
        "no candidates": json.dumps({key: move[key] for key in ("move", "text")}),
        "capitals": json.dumps({"Move": "Ask", "Text": text}),
        "thirty candidates": json.dumps(move | {"candidates": ["a dog"] * 30}),
        "candidates of another kind": json.dumps(move | {"candidates": [{"name": "a dog"}, 3, None]}),
        "candidates as a text": json.dumps(move | {"candidates": "a dog, a cat"}),
        "a long reason": json.dumps(move | {"reason": "well, " * 500}),
        "in a list": f"[{written}]",
        "in an object": json.dumps({"reply": move}),
        "wide spaces": json.dumps(move, indent=8),
        "a mark of byte order": f"\ufeff{written}",
    }
    replies = {name: says(content) for name, content in texts.items()}
    replies |= {
        "parts": sends({"role": "assistant", "content": [part]}),
        "parts with thoughts": sends({"role": "assistant", "content": [thinking, part]}),
        "parts without a type": sends({"role": "assistant", "content": [{"text": written}]}),
        "parts that are texts": sends({"role": "assistant", "content": [written[:10], written[10:]]}),
        "thoughts beside": sends({"content": written, "reasoning_content": THOUGHT, "reasoning": THOUGHT}),
        "a tool call": calls(written),
        "a tool call with an object": calls(move),
        "a function call": sends({"content": None, "function_call": {"name": "move", "arguments": written}}),
        "at the limit": says(written + " " * 9, finish="length"),
        "no refusal": sends({"role": "assistant", "content": written, "refusal": ""}),
    }
    return replies | {
        f"usage {usage}": sends({"role": "assistant", "content": written}, usage=usage) for usage in ODD_USAGES
    }


TERMINAL: dict[str, Reply] = {
    "wrong model": _fails(404, "model_not_found"),
    "expired key": _fails(401, "invalid_api_key"),
    "no permission": _fails(403, "permission_denied"),
    "no credit": _fails(402, "payment_required"),
    "quota used up": _fails(429, "insufficient_quota"),
    "a page that is not there": lambda _: Response("<html>404</html>", 404, media_type="text/html"),
    "bad request": _fails(400, "invalid_request_error"),
    "unprocessable": _fails(422, "extra_forbidden"),
    "thoughts alone, cut off": says(None, finish="length"),
    "empty, cut off": says("", finish="length"),
    "JSON cut off": says('{"candidates": ["a dog"], "move": "ask", "te', finish="length"),
    "unfinished thoughts": says("<think>Perhaps a cat, or", finish="length"),
}
"""What fails in the same way when it is tried again."""
BROKEN: dict[str, Reply] = TERMINAL | {
    "timeout": hangs,
    "slow stream": dribbles,
    "429": _fails(429, "rate_limit_exceeded"),
    "500": _fails(500, "server_error"),
    "503": _fails(503, "overloaded"),
    "refusal": says(None, refusal="I'm sorry, I can't help with that."),
    "refusal in prose": says("I'm sorry, I can't help with that."),
    "content filter": says("", finish="content_filter"),
    "broken JSON": says('{"candidates": ["a dog"], "move": "ask", "te'),
    "not the schema": says('{"question": "Is it alive?"}'),
    "the schema itself": says('{"type": "object", "properties": {"move": {"enum": ["ask", "guess"]}}}'),
    "no text": says('{"move": "ask", "text": null}'),
    "another move": says('{"move": "sing", "text": "la"}'),
    "text as a list": says('{"move": "ask", "text": ["Is it big?"]}'),
    "prose": says("Sure! Is it alive?"),
    "empty text": says(""),
    "spaces": says(" \n "),
    "thoughts alone": says("<think>Perhaps a cat.</think>"),
    "thoughts in place of a reply": sends({"content": None, "reasoning_content": THOUGHT}),
    "deep JSON": says('{"a":' * 3000),
    "many braces": says("{" * 50_000),
    "a number": says("17"),
    "null": says("null"),
    "content as a number": sends({"role": "assistant", "content": 17}),
    "content as an object": sends({"role": "assistant", "content": {"move": "ask"}}),
    "parts of another kind": sends({"role": "assistant", "content": [{"type": "image_url"}, 3, None]}),
    "a tool call without arguments": calls(None),
    "a tool call that is cut off": calls('{"move": "a'),
    "message as a text": sends("Is it alive?"),
    "no message": sends(None),
    "no choices": lambda _: JSONResponse({"id": "x", "object": "chat.completion", "choices": []}),
    "choices null": lambda _: JSONResponse({"id": "x", "choices": None, "usage": None}),
    "choices as an object": lambda _: JSONResponse({"choices": {"0": {}}}),
    "a list": lambda _: JSONResponse([]),
    "an error with 200": lambda _: JSONResponse({"error": {"code": 502, "message": "upstream"}}),
    "half a body": drops,
    "nothing": lambda _: Response(b"", media_type="application/json"),
    "not JSON at all": lambda _: Response("<html>gateway</html>", media_type="text/html"),
    "a stream": lambda _: Response('data: {"choices": []}\n\ndata: [DONE]\n\n', media_type="text/event-stream"),
    "not UTF-8": lambda _: Response(b'{"choices": "\xff\xfe"}', media_type="application/json"),
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
