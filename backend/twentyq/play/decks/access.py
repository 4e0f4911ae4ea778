"""Who may do what with a deck that a player made."""

from collections.abc import Callable
from enum import StrEnum

from twentyq.play.errors import DeckNotFoundError, DecksOffError, NotAllowedError, OverloadedError
from twentyq.play.ports import Ports
from twentyq.play.workshop import Workshop
from twentyq.storage.decks.deck import OwnDeck, Visibility
from twentyq.storage.decks.team import Role, Team
from twentyq.storage.errors import VersionConflictError

ATTEMPTS = 3


class Action(StrEnum):
    """PLAY: games, sources, disputes. EDIT: documents, building, review, publishing. OWN: who sees it, its end."""

    PLAY = "PLAY"
    EDIT = "EDIT"
    OWN = "OWN"


ROLES = {
    Action.PLAY: frozenset(Role),
    Action.EDIT: frozenset((Role.EDITOR, Role.OWNER)),
    Action.OWN: frozenset((Role.OWNER,)),
}


def workshop_of(ports: Ports) -> Workshop:
    """The workshop. DecksOffError where there is none."""
    if ports.workshop is None:
        raise DecksOffError
    return ports.workshop


def role_of(player_id: str, deck: OwnDeck, team: Team | None) -> Role | None:
    """The player's role with the deck, `team` being the deck's; None for a stranger."""
    if player_id == deck.owner:
        return Role.OWNER
    if deck.visibility is Visibility.PRIVATE:
        return None
    member = team.members.get(player_id) if team else None
    if member:
        return member.role
    return Role.PLAYER if deck.visibility is Visibility.LINK else None


def may(player_id: str, deck: OwnDeck, team: Team | None, action: Action) -> bool:
    """Whether the player may do this with the deck, `team` being the deck's."""
    return role_of(player_id, deck, team) in ROLES[action]


def found(ports: Ports, player_id: str, deck_id: str, action: Action) -> OwnDeck:
    """The deck, for this action. To a stranger it does not exist: DeckNotFoundError; NotAllowedError to members."""
    workshop = workshop_of(ports)
    deck = workshop.decks.load(deck_id)
    if deck is None:
        raise DeckNotFoundError(deck_id)
    team = team_of(workshop, deck)
    if may(player_id, deck, team, action):
        return deck
    if may(player_id, deck, team, Action.PLAY) and team and player_id in team.members:
        raise NotAllowedError
    raise DeckNotFoundError(deck_id)


def team_of(workshop: Workshop, deck: OwnDeck) -> Team | None:
    """The team that the deck is shared with."""
    return workshop.teams.load(deck.team) if deck.team else None


def own_decks(ports: Ports, player_id: str) -> list[OwnDeck]:
    """The player's decks and those of the player's teams, the latest change first."""
    if ports.workshop is None:
        return []
    decks = {deck.id: deck for deck in ports.workshop.decks.held(player_id)}
    for team in ports.workshop.teams.held(player_id):
        for deck_id in team.decks:
            deck = ports.workshop.decks.load(deck_id)
            if deck and deck.team == team.id and deck.visibility is not Visibility.PRIVATE:
                decks[deck.id] = deck
    return sorted(decks.values(), key=lambda deck: deck.updated_at, reverse=True)


def changed(ports: Ports, player_id: str, deck_id: str, action: Action, rule: Callable[[OwnDeck], OwnDeck]) -> OwnDeck:
    """Apply `rule` to the deck as it is now. Of two changes that race, the second sees what the first saved."""
    for _ in range(ATTEMPTS):
        deck = found(ports, player_id, deck_id, action)
        after = rule(deck)
        if after == deck:
            return deck
        try:
            return workshop_of(ports).decks.save(after)
        except VersionConflictError:
            continue
    raise OverloadedError("deck")
