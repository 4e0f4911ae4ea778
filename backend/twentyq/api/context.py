"""Who asks, and what with."""

from collections.abc import Callable
from dataclasses import dataclass

from twentyq.play.ports import Ports


@dataclass(frozen=True, slots=True)
class Context:
    """One request of one player."""

    ports: Ports
    player_id: str
    request_id: str
    selects: Callable[[str], bool] = lambda _field: True
    """Whether the request asks for a field of this name anywhere; what nobody wants is not made."""
