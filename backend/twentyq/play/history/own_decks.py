"""What is kept of a player beside games: decks, teams, disputes; taken along, and forgotten."""

from dataclasses import dataclass, replace

import msgspec

from twentyq.play.decks.making import forget_deck
from twentyq.play.decks.sources import upload_key
from twentyq.play.ports import Ports
from twentyq.play.teams import leave_team
from twentyq.play.workshop import Workshop
from twentyq.storage.decks.deck import OwnDeck
from twentyq.storage.decks.form import to_state
from twentyq.storage.decks.team import Role


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document that the player uploaded, behind a link that expires within an hour or two."""

    name: str
    url: str
    bytes: int


@dataclass(frozen=True, slots=True)
class KeptDecks:
    """Decks and disputes as they are stored, the player's own part of teams, and documents."""

    records: tuple[bytes, ...] = ()
    """JSON."""
    documents: tuple[KeptDocument, ...] = ()


def kept_decks(ports: Ports, player_id: str) -> KeptDecks:
    """All that `forget_decks` would remove."""
    workshop = ports.workshop
    if workshop is None:
        return KeptDecks()
    decks = workshop.decks.held(player_id)
    teams = (
        msgspec.json.encode({"team": team.id, "name": team.name, "member": team.members[player_id]})
        for team in workshop.teams.held(player_id)
    )
    disputes = (to_state(one) for one in workshop.disputes.held(player_id))
    documents = tuple(
        KeptDocument(source.name, workshop.files.link(upload_key(deck, source)), source.bytes)
        for deck in decks
        for source in deck.sources
    )
    return KeptDecks((*(to_state(deck) for deck in decks), *teams, *disputes), documents)


def forget_decks(ports: Ports, player_id: str) -> int:
    """Remove the player's decks, teams and disputes; how many decks. What a team shares stays another owner's."""
    workshop = ports.workshop
    if workshop is None:
        return 0
    gone = 0
    for deck in workshop.decks.held(player_id):
        if heir := _heir(workshop, deck):
            workshop.decks.save(replace(deck, owner=heir))
        else:
            forget_deck(workshop, deck)
            gone += 1
    for team in workshop.teams.held(player_id):
        leave_team(ports, player_id, team.id)
    for dispute in workshop.disputes.held(player_id):
        workshop.disputes.delete(dispute.id)
    return gone


def _heir(workshop: Workshop, deck: OwnDeck) -> str | None:
    """Another owner of the team that the deck is shared with."""
    team = workshop.teams.load(deck.team) if deck.team else None
    owners = (one for one, member in team.members.items() if member.role is Role.OWNER) if team else ()
    return next((one for one in owners if one != deck.owner), None)
