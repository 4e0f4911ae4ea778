"""A deck is made, named, shared, and ends."""

from dataclasses import replace

from twentyq.game.errors import InvalidInputError
from twentyq.play.decks.access import Action, changed, found, team_of, workshop_of
from twentyq.play.decks.searching import forget_searches
from twentyq.play.decks.texts import clean
from twentyq.play.errors import NotReadyError, QuotaError, TeamNotFoundError
from twentyq.play.ports import Ports
from twentyq.play.workshop import Workshop
from twentyq.storage.decks.deck import OwnDeck, Visibility
from twentyq.storage.decks.deck_files import deck_prefix, tenant_of
from twentyq.storage.decks.team import Role

DECKS_LIMIT = 20
NAME_LENGTH, DESCRIPTION_LENGTH = 60, 300
LANGUAGE = "en-US"


def create_deck(ports: Ports, player_id: str, name: str) -> OwnDeck:
    """An empty deck of the player."""
    workshop = workshop_of(ports)
    kept = clean("name", name, NAME_LENGTH)
    if len(workshop.decks.held(player_id)) >= DECKS_LIMIT:
        raise QuotaError("decks of one player", DECKS_LIMIT)
    now = ports.now()
    return workshop.decks.create(
        OwnDeck(ports.new_id(), player_id, tenant_of(player_id), kept, LANGUAGE, created_at=now, updated_at=now)
    )


def name_deck(ports: Ports, player_id: str, deck_id: str, name: str, description: str) -> OwnDeck:
    """Call the deck otherwise; games and versions stay as they are."""
    kept = clean("name", name, NAME_LENGTH)
    about = clean("description", description, DESCRIPTION_LENGTH, least=0)
    return changed(
        ports,
        player_id,
        deck_id,
        Action.EDIT,
        lambda deck: replace(deck, name=kept, description=about, updated_at=ports.now()),
    )


def share_deck(ports: Ports, player_id: str, deck_id: str, visibility: Visibility, team_id: str | None) -> OwnDeck:
    """Say who may play the deck; with a team, which the player must be an owner or editor of."""
    workshop = workshop_of(ports)
    if visibility is Visibility.TEAM and team_id is None:
        raise InvalidInputError("teamId", "must be set for a deck of a team")
    before = found(ports, player_id, deck_id, Action.OWN)
    if team_id is not None:
        _hang(workshop, player_id, deck_id, team_id)
    shared = changed(
        ports,
        player_id,
        deck_id,
        Action.OWN,
        lambda deck: replace(deck, visibility=visibility, team=team_id, updated_at=ports.now()),
    )
    if before.team and before.team != team_id:
        unhang(workshop, before.team, deck_id)
    return shared


def _hang(workshop: Workshop, player_id: str, deck_id: str, team_id: str) -> None:
    team = workshop.teams.load(team_id)
    member = team.members.get(player_id) if team else None
    if team is None or member is None or member.role is Role.PLAYER:
        raise TeamNotFoundError
    if deck_id not in team.decks:
        workshop.teams.save(replace(team, decks=(*team.decks, deck_id)))


def unhang(workshop: Workshop, team_id: str, deck_id: str) -> None:
    """Take a deck off a team's list."""
    team = workshop.teams.load(team_id)
    if team and deck_id in team.decks:
        workshop.teams.save(replace(team, decks=tuple(one for one in team.decks if one != deck_id)))


def withdraw_deck(ports: Ports, player_id: str, deck_id: str) -> OwnDeck:
    """Offer the deck no more; games that run go on with their version."""

    def rule(deck: OwnDeck) -> OwnDeck:
        if deck.published is None:
            raise NotReadyError("This deck is not published.")
        return replace(deck, published=None, published_at=None, updated_at=ports.now())

    return changed(ports, player_id, deck_id, Action.EDIT, rule)


def delete_deck(ports: Ports, player_id: str, deck_id: str) -> OwnDeck:
    """Forget the deck with its documents, versions and disputes."""
    deck = found(ports, player_id, deck_id, Action.OWN)
    forget_deck(workshop_of(ports), deck)
    return deck


def forget_deck(workshop: Workshop, deck: OwnDeck) -> None:
    """Remove all that is kept of a deck, its record last, so that what fails is tried again."""
    workshop.files.delete(deck_prefix(deck.tenant, deck.id))
    workshop.versions.delete(deck.id)
    for dispute in workshop.disputes.held(f"deck/{deck.id}"):
        workshop.disputes.delete(dispute.id)
    if team := team_of(workshop, deck):
        unhang(workshop, team.id, deck.id)
    workshop.decks.delete(deck.id)
    forget_searches()
    if workshop.forget_answers:
        workshop.forget_answers()
