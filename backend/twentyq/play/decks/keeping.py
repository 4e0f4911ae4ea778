"""A draft that was made on this computer is kept as a deck, and published."""

from dataclasses import replace

from msgspec.structs import replace as with_changes

from twentyq.authoring import draft as drafts
from twentyq.authoring.draft import Draft
from twentyq.play.decks.access import Action, changed, workshop_of
from twentyq.play.decks.making import create_deck
from twentyq.play.decks.review import publish_deck
from twentyq.play.decks.sources import draft_key
from twentyq.play.ports import Ports
from twentyq.storage.decks.deck import DeckState, OwnDeck, Visibility


def keep_deck(ports: Ports, player_id: str, draft: Draft) -> OwnDeck:
    """Publish the draft for whoever plays here: the next version of the player's deck of its name, or a new one."""
    workshop = workshop_of(ports)
    named = (one for one in workshop.decks.held(player_id) if one.name.casefold() == draft.name.casefold())
    deck = next(named, None) or create_deck(ports, player_id, draft.name)
    draft_id = ports.new_id()
    made = with_changes(draft, id=deck.id, name=deck.name)
    workshop.files.write(draft_key(deck, draft_id), drafts.to_state(made))

    def rule(now: OwnDeck) -> OwnDeck:
        at = ports.now()
        return replace(now, draft=draft_id, state=DeckState.REVIEW, visibility=Visibility.LINK, updated_at=at)

    changed(ports, player_id, deck.id, Action.EDIT, rule)
    if deck.draft:
        workshop.files.delete(draft_key(deck, deck.draft))
    return publish_deck(ports, player_id, deck.id)
