"""What decks of players are made with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twentyq.authoring.draft import Choices, Draft
    from twentyq.authoring.widening.answering import Worded
    from twentyq.documents.document import Document
    from twentyq.documents.errors import DocumentError
    from twentyq.knowledge.versions import Versions
    from twentyq.storage.decks.deck import OwnDeck, SourceFile
    from twentyq.storage.decks.deck_files import DeckFiles
    from twentyq.storage.decks.stores import Shelf
    from twentyq.storage.decks.team import Dispute, Invitation, Team


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of an upload: a document, or why there is none."""

    bytes: int
    """Of the upload; 0 where it could not be looked at."""
    document: "Document | None" = None
    refusal: "DocumentError | None" = None


@dataclass(frozen=True, slots=True)
class Workshop:
    """Stores of decks and teams, the reader of documents, and whoever builds."""

    decks: "Shelf[OwnDeck]"
    teams: "Shelf[Team]"
    invitations: "Shelf[Invitation]"
    disputes: "Shelf[Dispute]"
    files: "DeckFiles"
    versions: "Versions"
    read: "Callable[[OwnDeck, SourceFile], Reading]"
    """What comes of an uploaded document of a deck, by `read_source`."""
    draft: "Callable[[OwnDeck, Sequence[Document], Choices], Draft]"
    """What documents say, as a draft of this deck. AuthoringError."""
    judge: "Callable[[Draft], Draft]"
    """The draft with its verdict. AuthoringError."""
    submit: Callable[[str], None]
    """Has the deck of this id built soon, by `run_build`, outside of the request."""
    answer: Callable[[str, str, Sequence[str]], "Worded | None"] | None = None
    """A question answered in a model's words from sentences, on an account; None where no model is configured."""
    forget_answers: Callable[[], None] | None = None
    """Lets go of the answers that are kept in memory."""
    house: str | None = None
    """Whose decks are offered to everybody, unless they are private; None where nobody's are."""
