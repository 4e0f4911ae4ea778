"""A draft is looked over: edits, the verdict, facts beside their sources; then it is published."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from random import Random

from msgspec.structs import replace as with_changes

from twentyq.authoring import compiling, editing
from twentyq.authoring import draft as drafts
from twentyq.authoring.draft import Draft, Edit, Fact
from twentyq.authoring.errors import AuthoringError
from twentyq.game.errors import InvalidInputError
from twentyq.play.decks.access import ATTEMPTS, Action, changed, found, workshop_of
from twentyq.play.decks.building import current, load_draft
from twentyq.play.decks.sources import draft_key
from twentyq.play.errors import DeckNotFoundError, DeckRefusedError, NotReadyError, OverloadedError
from twentyq.play.ports import Ports
from twentyq.storage.decks.deck import DeckState, OwnDeck
from twentyq.storage.errors import VersionConflictError

EDITS_LIMIT = 100
FACTS_SHOWN = 20
SAMPLED = 1_000
"""Facts among which those to show are chosen."""


def draft_of(ports: Ports, player_id: str, deck_id: str) -> Draft:
    """The draft, for who may edit the deck. NotReadyError."""
    return load_draft(workshop_of(ports), found(ports, player_id, deck_id, Action.EDIT))


def edit_draft(ports: Ports, player_id: str, deck_id: str, edits: Sequence[Edit]) -> OwnDeck:
    """Change the draft, by all edits or none."""
    if not 1 <= len(edits) <= EDITS_LIMIT:
        raise InvalidInputError("edits", f"must be 1 to {EDITS_LIMIT}")

    def edited(draft: Draft) -> Draft:
        for edit in edits:
            draft = editing.apply(draft, edit)
        return draft

    return _redrafted(ports, player_id, deck_id, edited)


def judge_draft(ports: Ports, player_id: str, deck_id: str) -> OwnDeck:
    """Play simulated games with the draft."""
    return _redrafted(ports, player_id, deck_id, workshop_of(ports).judge)


def _redrafted(ports: Ports, player_id: str, deck_id: str, change: Callable[[Draft], Draft]) -> OwnDeck:
    """Put a changed draft in the place of the one that it was made of. Of two changes that race, both hold."""
    for _ in range(ATTEMPTS):
        deck = found(ports, player_id, deck_id, Action.EDIT)
        _must_rest(deck, ports)
        if deck.draft is None:
            raise NotReadyError("This deck has not been built yet.")
        with suppress(NotReadyError, VersionConflictError):  # the draft was replaced meanwhile
            return _replaced(ports, deck, change)
    raise OverloadedError("deck")


def _replaced(ports: Ports, deck: OwnDeck, change: Callable[[Draft], Draft]) -> OwnDeck:
    workshop = workshop_of(ports)
    try:
        after = change(load_draft(workshop, deck))
    except AuthoringError as refusal:
        raise DeckRefusedError(refusal.code, refusal.reason, refusal.help) from refusal
    draft_id = ports.new_id()
    workshop.files.write(draft_key(deck, draft_id), drafts.to_state(after))
    try:
        saved = workshop.decks.save(replace(deck, draft=draft_id, updated_at=ports.now()))
    except VersionConflictError:
        workshop.files.delete(draft_key(deck, draft_id))
        raise
    if deck.draft:
        workshop.files.delete(draft_key(deck, deck.draft))
    return saved


def publish_deck(ports: Ports, player_id: str, deck_id: str) -> OwnDeck:
    """Make a version of the draft, which never changes, and play new games with it."""
    workshop = workshop_of(ports)
    deck = found(ports, player_id, deck_id, Action.EDIT)
    _must_rest(deck, ports)
    draft = with_changes(load_draft(workshop, deck), id=deck.id, name=deck.name)
    try:
        files = compiling.compile_draft(draft)
    except AuthoringError as refusal:
        raise DeckRefusedError(refusal.code, refusal.reason, refusal.help) from refusal
    version = workshop.versions.add(deck.id, files, ports.now())
    things = sum(thing.used for thing in draft.things)

    def rule(now: OwnDeck) -> OwnDeck:
        if now.draft != deck.draft:
            raise OverloadedError("deck")
        at = ports.now()
        texts = tuple(source.text for source in now.sources if source.text)
        return replace(
            now,
            published=version.id,
            published_at=at,
            published_texts=texts,
            thing_count=things,
            updated_at=at,
        )

    try:
        return changed(ports, player_id, deck_id, Action.EDIT, rule)
    except DeckNotFoundError:  # it was deleted meanwhile
        workshop.versions.delete(deck.id)
        raise


def _must_rest(deck: OwnDeck, ports: Ports) -> None:
    if current(deck, ports.now()).state is DeckState.BUILDING:
        raise NotReadyError("This deck is being built. Wait until that is done.")


def shown_facts(draft: Draft, most: int = FACTS_SHOWN) -> list[Fact]:
    """Facts with a source, drawn by the deck's id, each of another thing and question as far as that goes."""
    used = set(compiling.asked(draft))
    cited = [one for one in draft.facts if one.quotes and one.question in used and draft.things[one.thing].used]
    Random(draft.id).shuffle(cited)  # noqa: S311 - a sample is no secret
    return _varied(cited, most)


def _varied(facts: list[Fact], most: int) -> list[Fact]:
    """Facts of things and questions that were taken least."""
    taken: Counter[tuple[str, int]] = Counter()
    chosen: list[Fact] = []
    left = facts[:SAMPLED]
    while left and len(chosen) < most:
        fact = min(left, key=lambda one: taken["thing", one.thing] + taken["question", one.question])
        left.remove(fact)
        chosen.append(fact)
        taken.update((("thing", fact.thing), ("question", fact.question)))
    return chosen
