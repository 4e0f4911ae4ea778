"""Questions about the documents of a deck, answered by the sentences that say it."""

from functools import lru_cache
from hashlib import sha256

from twentyq.documents import document_form
from twentyq.documents.document import Document
from twentyq.documents.document_form import DocumentUnreadableError
from twentyq.documents.search.index import Found, Index
from twentyq.game.errors import InvalidInputError
from twentyq.play.decks.access import Action, found, may, team_of, workshop_of
from twentyq.play.decks.sources import text_key
from twentyq.play.decks.texts import clean
from twentyq.play.errors import NotReadyError
from twentyq.play.ports import Ports
from twentyq.play.workshop import Workshop
from twentyq.storage.decks.deck import OwnDeck

QUESTION_LENGTH = 300
PASSAGES_LIMIT = 20
ANSWERED_FROM = 8
"""Passages that a model words an answer from."""
INDEXES = 4
"""Kept in memory, the last used."""

Documents = dict[str, Document]


def search_passages(
    ports: Ports, player_id: str, deck_id: str, question: str, limit: int
) -> tuple[tuple[Found, ...], Documents]:
    """The passages that fit a question best, and the documents they are of: those of the published version.

    Who edits a deck that is not published searches the documents it is made of.
    """
    if not 1 <= limit <= PASSAGES_LIMIT:
        raise InvalidInputError("limit", f"must be 1 to {PASSAGES_LIMIT}")
    workshop = workshop_of(ports)
    deck, texts = _searched(workshop, ports, player_id, deck_id)
    index, documents = _index(workshop, deck.tenant, deck.id, texts)
    return index.search(clean("query", question, QUESTION_LENGTH), limit), documents


def answer_from_documents(
    ports: Ports, player_id: str, deck_id: str, question: str
) -> tuple[str, tuple[Found, ...], Documents] | None:
    """An answer in a model's words, the passages that it rests on, and the documents they are of.

    None where no model is configured, or it has no answer that they bear out. Its account is of deck, day and player.
    """
    workshop = workshop_of(ports)
    deck, texts = _searched(workshop, ports, player_id, deck_id)
    asked = clean("query", question, QUESTION_LENGTH)
    if workshop.answer is None:
        return None
    index, documents = _index(workshop, deck.tenant, deck.id, texts)
    passages = index.search(asked, ANSWERED_FROM)
    if not passages:
        return None
    player = sha256(f"{deck_id}/{player_id}".encode()).hexdigest()[:16]
    account = f"{deck_id}/{ports.now():%Y-%m-%d}/{player}"
    worded = workshop.answer(account, asked, [one.passage.text for one in passages])
    return (worded.text, tuple(passages[at] for at in worded.sentences), documents) if worded else None


def _searched(workshop: Workshop, ports: Ports, player_id: str, deck_id: str) -> tuple[OwnDeck, tuple[str, ...]]:
    """The deck, and its texts that the player may search."""
    deck = found(ports, player_id, deck_id, Action.PLAY)
    return deck, deck.published_texts if deck.published else _edited(workshop, player_id, deck)


def forget_searches() -> None:
    """Let go of what was read of documents."""
    _index.cache_clear()


def _edited(workshop: Workshop, player_id: str, deck: OwnDeck) -> tuple[str, ...]:
    if not may(player_id, deck, team_of(workshop, deck), Action.EDIT):
        raise NotReadyError("This deck is not published.")
    return tuple(source.text for source in deck.sources if source.text)


@lru_cache(INDEXES)
def _index(workshop: Workshop, tenant: str, deck_id: str, texts: tuple[str, ...]) -> tuple[Index, Documents]:
    documents: Documents = {}
    for text in texts:
        state = workshop.files.read(text_key(tenant, deck_id, text))
        try:
            documents |= {text: document_form.from_state(state)} if state else {}
        except DocumentUnreadableError:
            continue
    return Index(list(documents.values())), documents
