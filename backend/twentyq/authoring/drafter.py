"""Documents to drafts, with a language model's help where there is one."""

from collections.abc import Callable, Sequence
from uuid import uuid4

from twentyq.authoring import drafting
from twentyq.authoring.draft import Choices, Draft
from twentyq.authoring.widening.model import Model
from twentyq.authoring.widening.widen import widened
from twentyq.documents.document import Document

REMEMBERED = 5_000
"""Replies of the model that are kept in memory, so that building again asks only for what is new."""


class Drafter:
    """Drafts by tables alone, or by a model as well."""

    def __init__(self, model_for: Callable[[str], Model] | None = None) -> None:
        """`model_for` has the model for the build of this id, on whose account it counts what it spends."""
        self._model_for = model_for
        self._replies: dict[str, str] = {}

    def draft(self, documents: Sequence[Document], *, deck_id: str, name: str, choices: Choices) -> Draft:
        """The draft of a deck. AuthoringError."""
        if self._model_for is None:
            return drafting.draft(documents, deck_id=deck_id, name=name, choices=choices)
        model = self._model_for(str(uuid4()))
        made = widened(documents, model, self._replies, deck_id=deck_id, name=name, choices=choices)
        for old in list(self._replies)[:-REMEMBERED]:
            del self._replies[old]
        return made
