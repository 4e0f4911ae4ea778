"""What the gate asks of a version, and how closely it looks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a version must not exceed, and how much is looked at."""

    unknown: float = 0.05
    """Share of answers about what the deck lacks."""
    lost: float = 0.9
    """Share of known games that were lost first: more, and most told things are doubtful."""
    games: int = 500
    players: int = 100
    """Held-out games, and players in them, at least."""
    looked_at: int = 4000
    """Held-out games at most."""
    pairs: int = 1536
    """Games replayed at most, by both versions."""
    batch: int = 256
    level: float = 0.05
    early: float = 0.001
    """Level at which the replay ends before its last batch (Haybittle and Peto): looking often costs hardly a thing."""
    judged_apart: float = 0.005
    """Share of games by which it may name fewer of those that answer by the authored table."""
    slice: float = 0.03
    """Share of games by which it may name fewer of a region, or of a third by popularity."""
    bench: int = 256
    """Games against each version's own table."""
    pinned: int = 5
    """Popularity of the things that must stay named."""
    changed: float = 0.005
    """Share of the cells that may change sides without a person."""
