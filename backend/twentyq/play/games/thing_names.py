"""Names of things, while they are typed."""

from twentyq.game.errors import InvalidInputError
from twentyq.play.decks.playing import playable
from twentyq.play.errors import DeckNotFoundError
from twentyq.play.ports import Ports

PREFIX_LENGTH = 100
NAMES_LIMIT = 20


def thing_names(ports: Ports, player_id: str, deck_id: str | None, prefix: str, limit: int) -> tuple[str, ...]:
    """Names of a deck's things that begin so, or have a word that does; what is thought of most comes first."""
    if len(prefix) > PREFIX_LENGTH:
        raise InvalidInputError("prefix", f"must be at most {PREFIX_LENGTH} characters")
    if not 1 <= limit <= NAMES_LIMIT:
        raise InvalidInputError("limit", f"must be 1 to {NAMES_LIMIT}")
    chosen = playable(ports, player_id, deck_id)
    insight = ports.decks.insight(chosen.info.id, chosen.version)
    if insight is None:
        raise DeckNotFoundError(chosen.info.id)
    return tuple(insight.deck.things[row].name for row in insight.deck.names.completions(prefix, limit))
