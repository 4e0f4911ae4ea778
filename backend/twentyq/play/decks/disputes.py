"""Facts that players dispute, for a deck's owners to see."""

from twentyq.game.errors import InvalidInputError
from twentyq.game.game import GameStatus
from twentyq.game.rules import owned
from twentyq.play.decks.access import Action, found, workshop_of
from twentyq.play.decks.texts import clean
from twentyq.play.errors import QuotaError
from twentyq.play.ports import Ports
from twentyq.storage.decks.team import Dispute

DISPUTES_LIMIT = 200
TEXT_LENGTH = 300


def dispute_fact(ports: Ports, player_id: str, game_id: str, turn: int, text: str) -> Dispute:
    """Say that what the deck has of the game's thing, at a turn's question, is otherwise."""
    workshop = workshop_of(ports)
    game = owned(ports.games.load(game_id), player_id)
    found(ports, player_id, game.deck_id, Action.PLAY)
    said = clean("text", text, TEXT_LENGTH, least=0)
    if game.status is GameStatus.IN_PROGRESS or game.thing is None:
        raise InvalidInputError("gameId", "must be of a game that is over and told what it was")
    asked = next((one for one in game.turns if one.number == turn and one.answer is not None), None)
    if asked is None or asked.subject is None:
        raise InvalidInputError("turn", "must be of a question of the deck that was answered")
    if len(workshop.disputes.held(f"deck/{game.deck_id}")) >= DISPUTES_LIMIT:
        raise QuotaError("disputes of one deck; its owner has to look at them first", DISPUTES_LIMIT)
    dispute = Dispute(ports.new_id(), game.deck_id, player_id, game.thing, asked.subject, said, ports.now())
    return workshop.disputes.create(dispute)


def disputes(ports: Ports, player_id: str, deck_id: str) -> list[Dispute]:
    """What players dispute of a deck, the latest first, for those who edit it."""
    deck = found(ports, player_id, deck_id, Action.EDIT)
    kept = workshop_of(ports).disputes.held(f"deck/{deck.id}")
    return sorted(kept, key=lambda one: one.at, reverse=True)


def settle_dispute(ports: Ports, player_id: str, deck_id: str, dispute_id: str) -> list[Dispute]:
    """Take a dispute off the list; what is left."""
    left = disputes(ports, player_id, deck_id)
    if any(one.id == dispute_id for one in left):
        workshop_of(ports).disputes.delete(dispute_id)
    return [one for one in left if one.id != dispute_id]
