"""A person's word for a version that changes more than a version may by itself."""

import msgspec

from twentyq.knowledge.versions import Pointer, Versions
from twentyq.learning.errors import NotWaitingError
from twentyq.learning.gate.check import Decision


class _Report(msgspec.Struct):
    decision: Decision
    before: str
    """The deck's version that it was held against."""


def approve(versions: Versions, deck_id: str, version: str, in_use: str) -> Pointer:
    """Put a waiting version into use, if it was held against the deck's version that is in use still.

    NotWaitingError, VersionsError: nothing has changed then.
    """
    pointer = versions.latest(deck_id)
    try:
        report = msgspec.json.decode(versions.read(deck_id, version, "report.json"), type=_Report)
    except msgspec.MsgspecError as exc:
        raise NotWaitingError(f"the report of {version} is damaged") from exc
    if report.decision is not Decision.WAITING:
        raise NotWaitingError(f"{version} waits for nobody: it was {report.decision.value.lower()}")
    if report.before != in_use:
        raise NotWaitingError(f"{version} was held against another version than the one in use; learn again")
    return versions.point(deck_id, version, pointer.etag if pointer else None)
