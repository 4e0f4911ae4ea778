"""JSON objects in what a model wrote, whatever stands around them."""

import json
import re

TAGS = "think|thinking|thought|reasoning|analysis"
MAX_LENGTH, MAX_STARTS = 20_000, 50
"""Past these nothing is looked for: a reply that uses more is none."""
_THOUGHT = re.compile(rf"\A.*</(?:{TAGS})>", re.DOTALL | re.IGNORECASE)
_UNFINISHED = re.compile(rf"<(?:{TAGS})>.*\Z", re.DOTALL | re.IGNORECASE)
Object = dict[str, object]


def objects_in(text: str) -> list[Object]:
    """The objects of a text without its thoughts, the last first; of an object within another the inner one first.

    Keys are in lower case.
    """
    text = _UNFINISHED.sub("", _THOUGHT.sub("", text))[:MAX_LENGTH]
    found: list[Object] = []
    at, starts = text.find("{"), 0
    while at >= 0 and starts < MAX_STARTS:
        value, end = _decoded(text, at)
        if isinstance(value, dict):
            found += [value, *(inner for inner in map(_inner, value.values()) if inner is not None)]
        at, starts = text.find("{", end), starts + 1
    return [{str(key).strip().casefold(): value for key, value in one.items()} for one in reversed(found)]


def _decoded(text: str, at: int) -> tuple[object, int]:
    try:
        return json.JSONDecoder().raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, at + 1


def _inner(value: object) -> Object | None:
    """An object in an object, also one written as a string, as tools' arguments are."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        value = _decoded(value.lstrip(), 0)[0]
    return value if isinstance(value, dict) else None
