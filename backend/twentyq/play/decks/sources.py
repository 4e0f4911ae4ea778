"""The documents of a deck: uploaded, read, and taken away."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from twentyq.documents import document_form
from twentyq.documents.document import Document
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.game.errors import InvalidInputError
from twentyq.play.decks.access import Action, changed, workshop_of
from twentyq.play.decks.texts import clean
from twentyq.play.errors import QuotaError
from twentyq.play.ports import Ports
from twentyq.play.workshop import Reading
from twentyq.storage.decks.deck import OwnDeck, SourceFile
from twentyq.storage.decks.deck_files import DeckFiles, DocumentUpload, deck_prefix
from twentyq.storage.errors import UploadInfectedError, UploadUncheckedError

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
    replaced: list[SourceFile] = []

    def rule(deck: OwnDeck) -> OwnDeck:
        replaced[:] = [one for one in deck.sources if one.name == source.name]
        others = tuple(one for one in deck.sources if one.name != source.name)
        if len(others) >= FILES_LIMIT:
            raise QuotaError("documents of one deck", FILES_LIMIT)
        return replace(deck, sources=(*others, source), updated_at=ports.now())

    deck = changed(ports, player_id, deck_id, Action.EDIT, rule)
    for one in replaced:
        workshop_of(ports).files.delete(upload_key(deck, one))
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


def read_source(
    files: DeckFiles, read: Callable[[bytes, str], Document], upload: str, texts: str, name: str
) -> Reading:
    """Read the upload of this key and keep its text among `texts`; `read` raises DocumentError."""
    size = 0
    try:
        data = _received(files, upload, name)
        size = len(data)
        document = read(data, name)
    except DocumentError as refusal:
        return Reading(size, refusal=refusal)
    files.write(f"{texts}{document.id}", document_form.to_state(document))
    return Reading(size, document)


def _received(files: DeckFiles, upload: str, name: str) -> bytes:
    try:
        data = files.received(upload)
    except UploadInfectedError as exc:
        reason, advice = "Malware was found in it, and it was removed.", "Upload a clean copy."
        raise DocumentError(Refusal.INFECTED, name, reason, advice) from exc
    except UploadUncheckedError as exc:
        advice = "Build again in a few minutes; if that does not help, upload it again, without a password."
        raise DocumentError(Refusal.UNCHECKED, name, "It could not be checked for malware.", advice) from exc
    if data is None:
        raise DocumentError(Refusal.MISSING, name, "This document has not arrived.", "Upload it again.")
    return data


def upload_key(deck: OwnDeck, source: SourceFile) -> str:
    """Where the file is that was uploaded."""
    return f"{deck_prefix(deck.tenant, deck.id)}uploads/{source.id}"


def text_key(tenant: str, deck_id: str, document_id: str) -> str:
    """Where the document is that was read, by the SHA-256 of its text."""
    return f"{texts_prefix(tenant, deck_id)}{document_id}"


def texts_prefix(tenant: str, deck_id: str) -> str:
    """What the key of every document that was read begins with."""
    return f"{deck_prefix(tenant, deck_id)}texts/"


def draft_key(deck: OwnDeck, draft_id: str) -> str:
    """Where a draft is."""
    return f"{deck_prefix(deck.tenant, deck.id)}drafts/{draft_id}"
