"""The documents of a deck: uploaded, and taken away."""

from dataclasses import dataclass, replace

from twentyq.game.errors import InvalidInputError
from twentyq.play.decks.access import Action, changed, workshop_of
from twentyq.play.decks.texts import clean
from twentyq.play.errors import QuotaError
from twentyq.play.ports import Ports
from twentyq.storage.decks.deck import OwnDeck, SourceFile
from twentyq.storage.decks.deck_files import DocumentUpload, deck_prefix

FILES_LIMIT = 20
FILE_NAME_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Upload:
    """Where a document goes, and the deck that waits for it."""

    deck: OwnDeck
    source: SourceFile
    to: DocumentUpload


def create_document_upload(ports: Ports, player_id: str, deck_id: str, file_name: str) -> Upload:
    """Leave to upload one document of the deck; a file of the same name takes the place of the one before."""
    source = SourceFile(ports.new_id(), clean("fileName", file_name, FILE_NAME_LENGTH), ports.now())
    if "/" in source.name or "\\" in source.name:
        raise InvalidInputError("fileName", "must be a file's name without folders")

    def rule(deck: OwnDeck) -> OwnDeck:
        others = tuple(one for one in deck.sources if one.name != source.name)
        if len(others) >= FILES_LIMIT:
            raise QuotaError("documents of one deck", FILES_LIMIT)
        return replace(deck, sources=(*others, source), updated_at=ports.now())

    deck = changed(ports, player_id, deck_id, Action.EDIT, rule)
    return Upload(deck, source, workshop_of(ports).files.create_upload(upload_key(deck, source)))


def remove_document(ports: Ports, player_id: str, deck_id: str, document_id: str) -> OwnDeck:
    """Take a document away; what was built of it stays until the deck is built again."""
    gone: list[SourceFile] = []

    def rule(deck: OwnDeck) -> OwnDeck:
        gone[:] = [one for one in deck.sources if one.id == document_id]
        left = tuple(one for one in deck.sources if one.id != document_id)
        return replace(deck, sources=left, updated_at=ports.now()) if gone else deck

    deck = changed(ports, player_id, deck_id, Action.EDIT, rule)
    for source in gone:
        workshop_of(ports).files.delete(upload_key(deck, source))
    return deck


def upload_key(deck: OwnDeck, source: SourceFile) -> str:
    """Where the file is that was uploaded."""
    return f"{deck_prefix(deck.tenant, deck.id)}uploads/{source.id}"


def text_key(tenant: str, deck_id: str, document_id: str) -> str:
    """Where the document is that was read, by the SHA-256 of its text."""
    return f"{deck_prefix(tenant, deck_id)}texts/{document_id}"


def draft_key(deck: OwnDeck, draft_id: str) -> str:
    """Where a draft is."""
    return f"{deck_prefix(deck.tenant, deck.id)}drafts/{draft_id}"
