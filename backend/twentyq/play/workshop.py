"""What decks of players are made with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from twentyq.authoring.draft import Choices, Draft
from twentyq.documents.document import Document
from twentyq.knowledge.versions import Versions
from twentyq.storage.decks.deck import OwnDeck
from twentyq.storage.decks.deck_files import DeckFiles
from twentyq.storage.decks.stores import Shelf
from twentyq.storage.decks.team import Dispute, Invitation, Team


@dataclass(frozen=True, slots=True)
class Workshop:
    """Stores of decks and teams, the reader of documents, and whoever builds."""

    decks: Shelf[OwnDeck]
    teams: Shelf[Team]
    invitations: Shelf[Invitation]
    disputes: Shelf[Dispute]
    files: DeckFiles
    versions: Versions
    read: Callable[[bytes, str], Document]
    """A file and its name, as a document. DocumentError."""
    draft: Callable[[OwnDeck, Sequence[Document], Choices], Draft]
    """What documents say, as a draft of this deck. AuthoringError."""
    judge: Callable[[Draft], Draft]
    """The draft with its verdict. AuthoringError."""
    submit: Callable[[str], None]
    """Has the deck of this id built soon, by `run_build`, outside of the request."""
    house: str | None = None
    """Whose decks are offered to everybody, unless they are private; None where nobody's are."""
