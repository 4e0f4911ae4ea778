"""A deck is built of its documents, outside of the request that asks for it."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from twentyq.authoring import draft as drafts
from twentyq.authoring.draft import Choices, Draft
from twentyq.authoring.errors import AuthoringError
from twentyq.documents import document_form
from twentyq.documents.document import Document
from twentyq.documents.errors import DocumentError
from twentyq.play.decks.access import ATTEMPTS, Action, changed, workshop_of
from twentyq.play.decks.sources import draft_key, text_key, upload_key
from twentyq.play.errors import NotReadyError, OverloadedError, QuotaError
from twentyq.play.ports import Ports
from twentyq.play.workshop import Workshop
from twentyq.storage.decks.deck import DeckState, OwnDeck, Problem, SourceFile
from twentyq.storage.errors import VersionConflictError

logger = logging.getLogger(__name__)

BUILDS_LIMIT, BUILDS_TIME = 5, timedelta(hours=1)
BUILD_BOUND = timedelta(minutes=15)
"""After that a build has failed, whatever became of it."""


class _RefusedError(Exception):
    """A build ends with a problem that its owner is told."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def build_deck(ports: Ports, player_id: str, deck_id: str, names: Mapping[str, int] | None = None) -> OwnDeck:
    """Begin to build the deck; one that is being built stays so. `names`: the column that names things, by table."""
    workshop = workshop_of(ports)
    begun: list[bool] = []

    def rule(deck: OwnDeck) -> OwnDeck:
        begun.clear()
        if current(deck, ports.now()).state is DeckState.BUILDING:
            return deck
        if not deck.sources:
            raise NotReadyError("This deck has no documents yet. Upload one first.")
        _within_quota(workshop, deck, ports.now())
        begun.append(True)
        recent = tuple(at for at in deck.builds if ports.now() - at < BUILDS_TIME)
        chosen = dict(deck.names if names is None else names)
        builds = (*recent, ports.now())
        return replace(
            deck, state=DeckState.BUILDING, problem=None, names=chosen, builds=builds, updated_at=ports.now()
        )

    deck = changed(ports, player_id, deck_id, Action.EDIT, rule)
    if begun:
        workshop.submit(deck.id)
    return deck


def _within_quota(workshop: Workshop, deck: OwnDeck, now: datetime) -> None:
    owned = workshop.decks.held(deck.owner)
    if sum(now - at < BUILDS_TIME for one in owned for at in one.builds) >= BUILDS_LIMIT:
        raise QuotaError("builds of one player in an hour", BUILDS_LIMIT)


def current(deck: OwnDeck, now: datetime) -> OwnDeck:
    """The deck, in which a build that took too long has failed."""
    if deck.state is not DeckState.BUILDING or now - deck.builds[-1] < BUILD_BOUND:
        return deck
    problem = Problem("TOO_SLOW", "Building took too long.", "Build it again; leave out what is not needed.")
    return replace(deck, state=DeckState.FAILED, problem=problem)


def run_build(ports: Ports, deck_id: str) -> None:
    """Build a deck that waits for it: read its documents, draft, judge. What fails is kept with the deck."""
    workshop = workshop_of(ports)
    deck = workshop.decks.load(deck_id)
    if deck is None or deck.state is not DeckState.BUILDING:
        return
    sources: list[SourceFile] = []
    try:
        documents = [_read(workshop, deck, source, sources) for source in deck.sources]
        refused = next((source.problem for source in sources if source.problem), None)
        if refused:
            raise _RefusedError(refused)
        draft = workshop.judge(workshop.draft(deck, [one for one in documents if one], _choices(workshop, deck)))
    except _RefusedError as refusal:
        _finish(workshop, deck, sources, problem=refusal.problem)
    except AuthoringError as refusal:
        _finish(workshop, deck, sources, problem=problem_of(refusal))
    except Exception:
        logger.exception("A build failed")
        problem = Problem("FAILED", "Building failed.", "Build it again; if that does not help, leave a document out.")
        _finish(workshop, deck, sources, problem=problem)
    else:
        draft_id = ports.new_id()
        workshop.files.write(draft_key(deck, draft_id), drafts.to_state(draft))
        _finish(workshop, deck, sources, draft_id=draft_id)


def _read(workshop: Workshop, deck: OwnDeck, source: SourceFile, done: list[SourceFile]) -> Document | None:
    """A document, kept as it was read; what was refused stands in `done` with its problem."""
    data = workshop.files.read(upload_key(deck, source))
    if data is None:
        problem = Problem("MISSING", "This document has not arrived.", "Upload it again.", source.name)
        done.append(replace(source, problem=problem))
        return None
    try:
        document = workshop.read(data, source.name)
    except DocumentError as refusal:
        problem = Problem(refusal.code.value, refusal.reason, refusal.help, source.name, refusal.place or None)
        done.append(replace(source, bytes=len(data), problem=problem))
        return None
    workshop.files.write(text_key(deck.tenant, deck.id, document.id), document_form.to_state(document))
    done.append(replace(source, bytes=len(data), text=document.id, warnings=document.warnings, problem=None))
    return document


def _choices(workshop: Workshop, deck: OwnDeck) -> Choices:
    """What the owner decided at the draft before."""
    state = workshop.files.read(draft_key(deck, deck.draft)) if deck.draft else None
    edits = drafts.from_state(state).choices.edits if state else ()
    return Choices(names=dict(deck.names), edits=edits)


def _finish(
    workshop: Workshop,
    built: OwnDeck,
    sources: list[SourceFile],
    *,
    draft_id: str | None = None,
    problem: Problem | None = None,
) -> None:
    """Keep how the build ended, unless the deck is gone or another build has begun."""
    read = {source.id: source for source in sources}
    for _ in range(ATTEMPTS):
        deck = workshop.decks.load(built.id)
        if deck is None or deck.builds[-1] != built.builds[-1]:
            return
        after = replace(
            deck,
            state=DeckState.FAILED if problem else DeckState.REVIEW,
            problem=problem,
            draft=draft_id or deck.draft,
            sources=tuple(read.get(source.id, source) for source in deck.sources),
        )
        try:
            workshop.decks.save(after)
        except VersionConflictError:
            continue
        if draft_id and deck.draft:
            workshop.files.delete(draft_key(deck, deck.draft))
        return
    raise OverloadedError("deck")


def problem_of(refusal: AuthoringError) -> Problem:
    """What keeps a deck from being made, as it is kept and told."""
    return Problem(refusal.code, refusal.reason, refusal.help, refusal.file, refusal.place)


def load_draft(workshop: Workshop, deck: OwnDeck) -> Draft:
    """The draft that is looked over. NotReadyError."""
    state = workshop.files.read(draft_key(deck, deck.draft)) if deck.draft else None
    if state is None:
        raise NotReadyError("This deck has not been built yet.")
    return drafts.from_state(state)
