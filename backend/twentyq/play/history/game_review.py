"""A finished game beside the documents that its deck was made of."""

from typing import TYPE_CHECKING

from twentyq.game.game import Game, GameStatus
from twentyq.game.rules import owned
from twentyq.knowledge.errors import KnowledgeError
from twentyq.play.decks.access import Action, found
from twentyq.play.ports import Ports
from twentyq.play.workshop import Workshop

if TYPE_CHECKING:
    from twentyq.authoring.evidence import Evidence
    from twentyq.authoring.review import GameReview


def game_review(ports: Ports, player_id: str, game_id: str) -> "GameReview | None":
    """The player's game beside its sources; None while it runs, where nobody told what it was, and of other decks.

    Whoever may not play the deck any more sees nothing of its documents: DeckNotFoundError.
    """
    from twentyq.authoring.review import review

    game = owned(ports.games.load(game_id), player_id)
    if ports.workshop is None or game.deck_version is None or game.deck_id in ports.decks.infos:
        return None
    found(ports, player_id, game.deck_id, Action.PLAY)
    insight = ports.decks.insight(game.deck_id, game.deck_version)
    sources = _evidence(ports.workshop, game, game.deck_version)
    if insight is None or sources is None or game.status is GameStatus.IN_PROGRESS:
        return None
    return review(game, insight, sources)


def _evidence(workshop: Workshop, game: Game, version: str) -> "Evidence | None":
    from twentyq.authoring import evidence
    from twentyq.authoring.errors import EvidenceUnreadableError

    try:
        return evidence.load(workshop.versions.read(game.deck_id, version, evidence.EVIDENCE_FILE))
    except (KnowledgeError, EvidenceUnreadableError):
        return None
