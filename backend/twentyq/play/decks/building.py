"""A deck is built of its documents, outside of the request that asks for it."""

import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum

from twentyq.authoring import draft as drafts
from twentyq.authoring.draft import Choices, Draft
from twentyq.authoring.errors import AuthoringError
from twentyq.documents.document import Document
from twentyq.play.decks.access import ATTEMPTS, Action, changed, workshop_of
from twentyq.play.decks.sources import draft_key
from twentyq.play.errors import NotReadyError, OverloadedError, QuotaError
from twentyq.play.ports import Ports
from twentyq.play.workshop import Workshop
from twentyq.storage.decks.deck import DeckState, OwnDeck, Problem, SourceFile
from twentyq.storage.decks.deck_files import deck_prefix
from twentyq.storage.errors import StorageError, StorageUnavailableError, VersionConflictError

logger = logging.getLogger(__name__)

BUILDS_LIMIT, BUILDS_TIME = 5, timedelta(hours=1)
BUILD_BOUND = timedelta(minutes=15)
"""After that a build has failed, whatever became of it."""
FAILED = Problem("FAILED", "Building failed.", "Build it again; if that does not help, leave a document out.")


class Outcome(Enum):
    """How a build ended; NOTHING where nobody waits for it."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    NOTHING = "nothing"


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
        _submit(workshop, deck)
    return deck


def _submit(workshop: Workshop, deck: OwnDeck) -> None:
    """Have it built; a build that nobody was told of has failed, at once where that can be kept, or when it is late."""
    try:
        workshop.submit(deck.id)
    except StorageError:
        with suppress(StorageError, OverloadedError):
            _finish(workshop, deck, [], problem=FAILED)
        raise


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


def resume_builds(ports: Ports, decks: Iterable[OwnDeck]) -> None:
    """Begin again what was being built when a process stopped, the oldest first; what took too long stays failed."""
    under_way = [deck for deck in decks if current(deck, ports.now()).state is DeckState.BUILDING]
    for deck in sorted(under_way, key=lambda deck: deck.builds[-1]):
        workshop_of(ports).submit(deck.id)


def run_build(ports: Ports, deck_id: str, *, again: bool = False) -> Outcome:
    """Build a deck that waits for it: read its documents, draft, judge. What fails is kept with the deck, and told.

    With `again` the build is run once more after StorageUnavailableError, which it raises then.
    """
    workshop = workshop_of(ports)
    deck = workshop.decks.load(deck_id)
    if deck is None or deck.state is not DeckState.BUILDING:
        return Outcome.NOTHING
    if current(deck, ports.now()).state is DeckState.FAILED:
        logger.error("A build was not begun in time")
        return Outcome.FAILED
    sources: list[SourceFile] = []
    draft_id, problem = None, None
    try:
        draft = _draft(workshop, deck, sources)
        workshop.files.write(draft_key(deck, build_id := ports.new_id()), drafts.to_state(draft))
        draft_id = build_id
    except _RefusedError as refusal:
        problem = refusal.problem
    except AuthoringError as refusal:
        problem = problem_of(refusal)
    except Exception as exc:
        if again and isinstance(exc, StorageUnavailableError):
            raise
        logger.exception("A build failed")
        problem = FAILED
    if not _finish(workshop, deck, sources, draft_id=draft_id, problem=problem):
        _clear(workshop, deck, draft_id)
        return Outcome.NOTHING
    return Outcome.DONE if problem is None else Outcome.FAILED if problem == FAILED else Outcome.REFUSED


def _draft(workshop: Workshop, deck: OwnDeck, sources: list[SourceFile]) -> Draft:
    documents = [_read(workshop, deck, source, sources) for source in deck.sources]
    refused = next((source.problem for source in sources if source.problem), None)
    if refused:
        raise _RefusedError(refused)
    return workshop.judge(workshop.draft(deck, [one for one in documents if one], _choices(workshop, deck)))


def _clear(workshop: Workshop, deck: OwnDeck, draft_id: str | None) -> None:
    """Leave nothing of a build that came too late."""
    if workshop.decks.load(deck.id) is None:
        workshop.files.delete(deck_prefix(deck.tenant, deck.id))
    elif draft_id:
        workshop.files.delete(draft_key(deck, draft_id))


def _read(workshop: Workshop, deck: OwnDeck, source: SourceFile, done: list[SourceFile]) -> Document | None:
    """A document, kept as it was read; what was refused stands in `done` with its problem."""
    reading = workshop.read(deck, source)
    if refusal := reading.refusal:
        problem = Problem(refusal.code.value, refusal.reason, refusal.help, source.name, refusal.place or None)
        done.append(replace(source, bytes=reading.bytes, problem=problem))
    elif document := reading.document:
        done.append(replace(source, bytes=reading.bytes, text=document.id, warnings=document.warnings, problem=None))
    return reading.document


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
) -> bool:
    """Keep how the build ended; False where nobody waits for it: the deck is gone, or this build was overtaken."""
    read = {source.id: source for source in sources}
    for _ in range(ATTEMPTS):
        deck = workshop.decks.load(built.id)
        if deck is None or deck.state is not DeckState.BUILDING or deck.builds[-1] != built.builds[-1]:
            return False
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
        return True
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
