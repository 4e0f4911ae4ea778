"""Who asks, and what with."""

from dataclasses import dataclass

from twentyq.play.ports import Ports


@dataclass(frozen=True, slots=True)
class Context:
    """One request of one player."""

    ports: Ports
    player_id: str
    request_id: str
