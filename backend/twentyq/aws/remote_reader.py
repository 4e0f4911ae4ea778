"""Uploads of decks are read by the Reader, which is given the rights to one of them at a time."""

import json
import time
from collections.abc import Callable
from typing import Any

from twentyq.aws.deck_sessions import DeckSessions
from twentyq.documents import document_form
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.play.decks.sources import texts_prefix, upload_key
from twentyq.play.workshop import Reading
from twentyq.storage.aws.calls import one_try
from twentyq.storage.decks.deck import OwnDeck, SourceFile
from twentyq.storage.decks.deck_files import DeckFiles

SCAN_SECONDS = 180.0
"""For how long a build waits for the verdicts on its uploads, all together."""


class ReaderFailedError(Exception):
    """The Reader raised or ran out of time or memory: a defect, what it refuses it answers."""


class RemoteReader:
    """Reads the documents of one build."""

    def __init__(
        self,
        functions: Any,
        name: str,
        sessions: DeckSessions,
        files: DeckFiles,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`functions` is Lambda's client, `name` the Reader's; texts are loaded from `files`."""
        self._functions, self._name = functions, name
        self._sessions, self._files = sessions, files
        self._clock, self._patient_until = clock, clock() + SCAN_SECONDS

    def __call__(self, deck: OwnDeck, source: SourceFile) -> Reading:
        """What comes of an upload. ReaderFailedError, StorageError."""
        texts = texts_prefix(deck.tenant, deck.id)
        answer = self._asked(
            {
                "upload": upload_key(deck, source),
                "texts": texts,
                "name": source.name,
                "patience": max(0.0, self._patient_until - self._clock()),
                "credentials": self._sessions.reader(deck, source),
            }
        )
        if refused := answer["refused"]:
            code, *told = refused
            return Reading(answer["bytes"], refusal=DocumentError(Refusal(code), *told))
        state = self._files.read(f"{texts}{answer['document']}")
        if state is None:
            raise ReaderFailedError("the text is not there")
        return Reading(answer["bytes"], document_form.from_state(state))

    def _asked(self, event: dict[str, Any]) -> dict[str, Any]:
        with one_try():
            answer = self._functions.invoke(FunctionName=self._name, Payload=json.dumps(event))
            told = answer["Payload"].read()
        if "FunctionError" in answer:
            raise ReaderFailedError(answer["FunctionError"])
        outcome: dict[str, Any] = json.loads(told)
        return outcome
