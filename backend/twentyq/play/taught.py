"""The guesser and the insight of a game, with what its player taught, and what they know."""

from twentyq.game.answer import Answer
from twentyq.game.game import Game
from twentyq.game.proposal import Proposal
from twentyq.guessing.guesser import Guesser
from twentyq.guessing.insight import Insight
from twentyq.play.ports import Ports
from twentyq.storage.errors import StorageError
from twentyq.understanding import Known


def taught_before(ports: Ports, player_id: str, deck_id: str) -> tuple[Proposal, ...]:
    """What the player taught of a deck; nothing where it cannot be read: a game goes on without."""
    if ports.proposals is None:
        return ()
    try:
        return tuple(one for one in ports.proposals.of(player_id) if one.deck_id == deck_id)
    except StorageError:
        return ()


def guesser_of(ports: Ports, game: Game) -> Guesser:
    """The guesser of the game."""
    return ports.decks.guesser(game.deck_id, game.deck_version, taught_in(ports, game))


def insight_of(ports: Ports, game: Game) -> Insight | None:
    """What the game's deck makes of it; None where the deck is withdrawn."""
    return ports.decks.insight(game.deck_id, game.deck_version, taught_in(ports, game))


def known_in(ports: Ports, game: Game, question: str | None) -> Known:
    """What the game's deck surely answers to a question, by its id, of things of a kind."""

    def known(kind: str) -> Answer | None:
        insight = insight_of(ports, game)
        return insight.of_kind(kind, question) if insight else None

    return known


def taught_in(ports: Ports, game: Game) -> tuple[Proposal, ...]:
    """Read only for a game whose player had taught something when it began, and no more than was taught by then."""
    if not game.personal:
        return ()
    found = taught_before(ports, game.player_id, game.deck_id)
    return tuple(one for one in found if one.taught_at <= game.started_at)
