"""The record of a deck that a player made: whose it is, what it is made of, how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Visibility(StrEnum):
    """Who may play. PRIVATE: its owner. TEAM: the team's members. LINK: whoever knows its id."""

    PRIVATE = "PRIVATE"
    TEAM = "TEAM"
    LINK = "LINK"


class DeckState(StrEnum):
    """EMPTY: nothing was built. REVIEW: a draft can be looked over and published. FAILED: `problem` says why."""

    EMPTY = "EMPTY"
    BUILDING = "BUILDING"
    REVIEW = "REVIEW"
    FAILED = "FAILED"


class Tone(StrEnum):
    """How the machine speaks while a deck is played."""

    PLAIN = "PLAIN"
    WARM = "WARM"
    FORMAL = "FORMAL"


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal with what would help."""

    code: str
    message: str
    help: str
    file: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A document as it was uploaded. `bytes` is 0 until it was read."""

    id: str
    name: str
    added_at: datetime
    bytes: int = 0
    text: str | None = None
    """The id of the document that was read of it."""
    warnings: tuple[str, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Brand:
    """A deck's voice. End lines are templates with {thing}."""

    host: str = ""
    greeting: str = ""
    leads: tuple[str, ...] = ()
    """Said before a question, in turn."""
    named: str = ""
    """When the thing was named."""
    lost: str = ""
    """When it was not."""
    tone: Tone = Tone.PLAIN
    voice: str = ""
    """Of Polly; empty for the usual one."""


@dataclass(frozen=True, slots=True)
class OwnDeck:
    """A deck that a player made. Times are aware datetimes in UTC; `version` counts the saved states."""

    id: str
    owner: str
    tenant: str
    """Whose files it is kept among; stays when the owner changes."""
    name: str
    language: str
    created_at: datetime
    updated_at: datetime
    description: str = ""
    visibility: Visibility = Visibility.PRIVATE
    team: str | None = None
    state: DeckState = DeckState.EMPTY
    problem: Problem | None = None
    sources: tuple[SourceFile, ...] = ()
    builds: tuple[datetime, ...] = ()
    """When its latest builds began."""
    names: Mapping[str, int] = field(default_factory=dict, hash=False)
    """By table's id: the column that names its things, from 0, where the owner said so."""
    draft: str | None = None
    """The id of the draft that is looked over."""
    published: str | None = None
    """The version that games are started with."""
    published_at: datetime | None = None
    published_texts: tuple[str, ...] = ()
    """Ids of the documents that the published version was made of."""
    thing_count: int = 0
    """Of the published version."""
    brand: Brand = Brand()
    version: int = 0
    unknown: Mapping[str, object] = field(default_factory=dict, hash=False, repr=False, kw_only=True)
    """Stored fields of a newer release: nothing here reads them, every change keeps them."""
