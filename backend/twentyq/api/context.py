"""Who asks, and what with."""

from dataclasses import dataclass

from twentyq.play.ports import Ports


@dataclass(frozen=True, slots=True)
class Context:
    """One request of one player."""

    ports: Ports
    player_id: str
    request_id: str
    speaks: bool = True
    """Whether the request asks for sound; a sentence that nobody wants to hear is not spoken."""
