"""Use cases of teams."""

from twentyq.play.teams.joining import create_invitation, join_team, leave_team
from twentyq.play.teams.members import create_team, set_member, teams

__all__ = ["create_invitation", "create_team", "join_team", "joining", "leave_team", "set_member", "teams"]
