"""Teams and their members."""

from dataclasses import replace

from twentyq.game.errors import InvalidInputError
from twentyq.play.decks.access import ATTEMPTS, workshop_of
from twentyq.play.decks.texts import clean
from twentyq.play.errors import NotAllowedError, OverloadedError, QuotaError, TeamNotFoundError
from twentyq.play.ports import Ports
from twentyq.storage.decks.team import Member, Role, Team
from twentyq.storage.errors import VersionConflictError

TEAMS_LIMIT, MEMBERS_LIMIT = 10, 50
NAME_LENGTH = 60


def teams(ports: Ports, player_id: str) -> list[Team]:
    """The teams that the player is a member of."""
    return ports.workshop.teams.held(player_id) if ports.workshop else []


def create_team(ports: Ports, player_id: str, name: str, member_name: str) -> Team:
    """A team that the player owns, seen by its members as `member_name`."""
    workshop = workshop_of(ports)
    if len(workshop.teams.held(player_id)) >= TEAMS_LIMIT:
        raise QuotaError("teams of one player", TEAMS_LIMIT)
    owner = new_member(ports, member_name, Role.OWNER)
    return workshop.teams.create(
        Team(ports.new_id(), clean("name", name, NAME_LENGTH), {player_id: owner}, ports.now())
    )


def new_member(ports: Ports, name: str, role: Role) -> Member:
    """Somebody who joins now."""
    return Member(ports.new_id(), clean("memberName", name, NAME_LENGTH), role, ports.now())


def set_member(ports: Ports, player_id: str, team_id: str, member_id: str, role: Role | None) -> Team:
    """Give a member another role, or with None let them go. A team keeps an owner."""
    for _ in range(ATTEMPTS):
        team = owned_team(ports, player_id, team_id)
        members = {}
        for one, member in team.members.items():
            if member.id != member_id:
                members[one] = member
            elif role is not None:
                members[one] = replace(member, role=role)
        if not any(member.role is Role.OWNER for member in members.values()):
            raise InvalidInputError("role", "a team keeps an owner")
        try:
            return workshop_of(ports).teams.save(replace(team, members=members))
        except VersionConflictError:
            continue
    raise OverloadedError("team")


def owned_team(ports: Ports, player_id: str, team_id: str) -> Team:
    """A team of which the player is an owner. TeamNotFoundError to strangers, NotAllowedError to members."""
    team = workshop_of(ports).teams.load(team_id)
    member = team.members.get(player_id) if team else None
    if team is None or member is None:
        raise TeamNotFoundError
    if member.role is not Role.OWNER:
        raise NotAllowedError
    return team
