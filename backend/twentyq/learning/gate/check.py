"""One check of a version, and the verdict of all."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, and whether it speaks for publishing. Figures are shares, or bits, before and after."""

    name: str
    passed: bool
    detail: str
    before: float | None = None
    after: float | None = None
    change: tuple[float, float] | None = None
    """The 95 % interval of after less before."""


class Decision(StrEnum):
    """What becomes of a version."""

    PUBLISHED = "PUBLISHED"
    WAITING = "WAITING"
    """It is better, and changes so much that a person decides."""
    REFUSED = "REFUSED"
    UNCHANGED = "UNCHANGED"
    """It is the version in use."""
    OVERTAKEN = "OVERTAKEN"
    """Another version was published meanwhile."""
