"""Players join a team by a code, and leave it."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from twentyq.game.errors import InvalidInputError
from twentyq.play.decks.access import ATTEMPTS, workshop_of
from twentyq.play.errors import InvitationExpiredError, OverloadedError, QuotaError, TeamNotFoundError
from twentyq.play.ports import Ports
from twentyq.play.teams.members import MEMBERS_LIMIT, TEAMS_LIMIT, new_member, owned_team
from twentyq.play.workshop import Workshop
from twentyq.storage.decks.deck import Visibility
from twentyq.storage.decks.team import INVITATION_KEPT, Invitation, Role, Team, invitation_id
from twentyq.storage.errors import VersionConflictError

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Those that nobody takes for another."""
GROUPS, GROUP = 3, 4


@dataclass(frozen=True, slots=True)
class Code:
    """What is handed on to who shall join. It is shown once: only its hash is kept."""

    text: str
    role: Role
    expires_at: datetime


def create_invitation(ports: Ports, player_id: str, team_id: str, role: Role) -> Code:
    """A code with which people join the team in this role, for 14 days. Nobody joins as an owner."""
    team = owned_team(ports, player_id, team_id)
    if role is Role.OWNER:
        raise InvalidInputError("role", "must be EDITOR or PLAYER; an owner is made of a member")
    text = "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))
    expires_at = ports.now() + INVITATION_KEPT
    workshop_of(ports).invitations.create(Invitation(invitation_id(text), team.id, role, expires_at))
    return Code(text, role, expires_at)


def join_team(ports: Ports, player_id: str, code: str, member_name: str) -> Team:
    """Become a member by a code; who is one already stays what they are."""
    workshop = workshop_of(ports)
    invitation = workshop.invitations.load(invitation_id(code))
    if invitation is None or invitation.expires_at <= ports.now():
        raise InvitationExpiredError
    if len(workshop.teams.held(player_id)) >= TEAMS_LIMIT:
        raise QuotaError("teams of one player", TEAMS_LIMIT)
    member = new_member(ports, member_name, invitation.role)
    for _ in range(ATTEMPTS):
        team = workshop.teams.load(invitation.team)
        if team is None:
            raise InvitationExpiredError
        if player_id in team.members:
            return team
        if len(team.members) >= MEMBERS_LIMIT:
            raise QuotaError("members of one team", MEMBERS_LIMIT)
        try:
            return workshop.teams.save(replace(team, members={**team.members, player_id: member}))
        except VersionConflictError:
            continue
    raise OverloadedError("team")


def leave_team(ports: Ports, player_id: str, team_id: str) -> Team:
    """Leave a team: what the player shared with it is private again. The going of its last owner ends it."""
    workshop = workshop_of(ports)
    for _ in range(ATTEMPTS):
        team = workshop.teams.load(team_id)
        if team is None or player_id not in team.members:
            raise TeamNotFoundError
        left = {one: member for one, member in team.members.items() if one != player_id}
        try:
            if not any(member.role is Role.OWNER for member in left.values()):
                _end(workshop, team)
                return team
            taken = _take_back(workshop, team, {player_id})
            decks = tuple(deck_id for deck_id in team.decks if deck_id not in taken)
            return workshop.teams.save(replace(team, members=left, decks=decks))
        except VersionConflictError:
            continue
    raise OverloadedError("team")


def _end(workshop: Workshop, team: Team) -> None:
    _take_back(workshop, team, set(team.members))
    for invitation in workshop.invitations.held(f"team/{team.id}"):
        workshop.invitations.delete(invitation.id)
    workshop.teams.delete(team.id)


def _take_back(workshop: Workshop, team: Team, owners: set[str]) -> set[str]:
    """Make the decks of these owners private again; which they were."""
    loaded = (workshop.decks.load(deck_id) for deck_id in team.decks)
    theirs = [deck for deck in loaded if deck and deck.owner in owners]
    for deck in theirs:
        if deck.team == team.id:
            workshop.decks.save(replace(deck, team=None, visibility=Visibility.PRIVATE))
    return {deck.id for deck in theirs}
