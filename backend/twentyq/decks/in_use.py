"""Which version of a deck is in use: looked at now and then, in front of versions that may not answer."""

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING

from twentyq.knowledge.errors import KnowledgeError, RefusedVersionError, VersionsUnavailableError
from twentyq.knowledge.versions import Pointer, Versions
from twentyq.time_left import about_to_wait, at_most

if TYPE_CHECKING:
    from twentyq.knowledge.deck import Deck

MAX_AGE, RETRY_AFTER = 300.0, 30.0
"""Seconds until versions are asked again, after an answer or a failure."""
LOOK_SECONDS = 4.0
"""No look is begun with less left to wait of a request; a silent S3 takes two attempts of half a second."""
REFUSED, UNREAD = "refused", "unread"

Report = Callable[[str, str], None]
"""Told of REFUSED and UNREAD with the reason."""


@dataclass(slots=True)
class _State:
    """Of one deck."""

    due: float = -math.inf
    version: str | None = None
    etag: str | None = None
    refusal: str = ""
    """The last one that was reported."""


class VersionsInUse:
    """The last version of each deck that was good. Safe for threads; none waits while another looks."""

    def __init__(
        self,
        versions: Versions,
        report: Report | None = None,
        *,
        max_age: float = MAX_AGE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask `versions` once in `max_age` seconds at most."""
        self._versions = versions
        self._report = report or _log
        self._max_age = max_age
        self._clock = clock
        self._states: dict[str, _State] = {}
        self._unread: dict[tuple[str, str], float] = {}
        self._looking = Lock()

    def version(self, deck_id: str, prepare: Callable[[Pointer], object]) -> str | None:
        """The version in use, None for none; `prepare` is given a new one first, and may refuse it by a KnowledgeError.

        What cannot be reached, or is refused, leaves the one before in use.
        """
        state = self._states.setdefault(deck_id, _State())
        if self._clock() >= state.due and at_most(math.inf) >= LOOK_SECONDS and self._looking.acquire(blocking=False):
            try:
                self._look(deck_id, state, prepare)
            finally:
                self._looking.release()
        return state.version

    def _look(self, deck_id: str, state: _State, prepare: Callable[[Pointer], object]) -> None:
        about_to_wait()
        state.due = self._clock() + self._max_age
        etag = state.etag
        try:
            pointer = self._versions.latest(deck_id, etag)
            if pointer is not None:
                etag = pointer.etag
                prepare(pointer)
                state.version = pointer.version
        except VersionsUnavailableError as exc:
            state.due = self._clock() + RETRY_AFTER
            self._report(UNREAD, str(exc))
            return
        except KnowledgeError as exc:
            if state.refusal != str(exc):
                state.refusal = str(exc)
                self._report(REFUSED, str(exc))
        state.etag = etag

    def deck(self, deck_id: str, version: str, digest: str | None = None) -> "Deck":
        """The deck of a version, checked. VersionsError, CompiledDeckError."""
        from twentyq.knowledge.compiled import load

        data = self._versions.read(deck_id, version)
        if digest is not None and sha256(data).hexdigest() != digest:
            raise RefusedVersionError(version, "latest.json has another checksum")
        deck = load(data)
        if deck.id != deck_id:
            raise RefusedVersionError(version, f"it is one of the deck {deck.id}")
        return deck

    def readable(self, deck_id: str, version: str) -> bool:
        """Whether to try and read a version, which failed too short a time ago else; its games go on meanwhile."""
        due = self._unread.get((deck_id, version), -math.inf)
        return self._clock() >= due and at_most(math.inf) >= LOOK_SECONDS

    def failed(self, deck_id: str, version: str, error: KnowledgeError) -> None:
        """A version that a running game needs could not be read."""
        self._unread[deck_id, version] = self._clock() + RETRY_AFTER
        self._report(UNREAD if isinstance(error, VersionsUnavailableError) else REFUSED, str(error))


def _log(kind: str, reason: str) -> None:
    logging.getLogger(__name__).warning("A version of a deck is %s: %s", kind, reason)
