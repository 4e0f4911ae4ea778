"""The records of teams: members, invitations, and what players dispute."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

INVITATION_KEPT = timedelta(days=14)


class Role(StrEnum):
    """OWNER: everything. EDITOR: makes and publishes the team's decks. PLAYER: plays them."""

    OWNER = "OWNER"
    EDITOR = "EDITOR"
    PLAYER = "PLAYER"


@dataclass(frozen=True, slots=True)
class Member:
    """A player in a team. `id` and `name` are what the others see."""

    id: str
    name: str
    role: Role
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class Team:
    """People who share decks, by player id."""

    id: str
    name: str
    members: Mapping[str, Member]
    created_at: datetime
    decks: tuple[str, ...] = ()
    """Ids of the decks that it shares."""
    version: int = 0
    unknown: Mapping[str, object] = field(default_factory=dict, hash=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Invitation:
    """Leave to join a team, for whoever has the code. Only the code's hash is kept."""

    id: str
    team: str
    role: Role
    expires_at: datetime
    version: int = 0
    unknown: Mapping[str, object] = field(default_factory=dict, hash=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A fact of a deck that a player says is otherwise."""

    id: str
    deck: str
    player: str
    thing: str
    question: str
    """The question's id in the deck."""
    text: str
    """What the player says about it."""
    at: datetime
    version: int = 0
    unknown: Mapping[str, object] = field(default_factory=dict, hash=False, repr=False, kw_only=True)


def invitation_id(code: str) -> str:
    """Under which an invitation is kept."""
    return sha256(code.strip().upper().encode()).hexdigest()
