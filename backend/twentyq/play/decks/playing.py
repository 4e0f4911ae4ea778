"""Decks of players, as they are played."""

from dataclasses import dataclass

from twentyq.game.game import Game
from twentyq.play.decks.access import Action, found, own_decks
from twentyq.play.errors import DeckNotFoundError, NotReadyError
from twentyq.play.ports import DeckInfo, Ports
from twentyq.storage.decks.deck import OwnDeck, Visibility


@dataclass(frozen=True, slots=True)
class Playable:
    """A deck that a game can be started with, in this version; None for the one that is current."""

    info: DeckInfo
    version: str | None


def playable_decks(ports: Ports, player_id: str) -> list[DeckInfo]:
    """The decks that come with the program, the default first, then what is published of the player and the house."""
    own = {deck.id: deck for deck in (*own_decks(ports, player_id), *_of_the_house(ports))}
    return [*ports.decks.infos.values(), *(info_of(deck) for deck in own.values() if deck.published)]


def _of_the_house(ports: Ports) -> list[OwnDeck]:
    """Decks that are offered to everybody."""
    workshop = ports.workshop
    if workshop is None or workshop.house is None:
        return []
    return [deck for deck in workshop.decks.held(workshop.house) if deck.visibility is Visibility.LINK]


def playable(ports: Ports, player_id: str, deck_id: str | None) -> Playable:
    """The deck to start a game with, the default one where none is named. DeckNotFoundError, NotReadyError."""
    infos = ports.decks.infos
    chosen = next(iter(infos)) if deck_id is None else deck_id
    if chosen in infos:
        return Playable(infos[chosen], ports.decks.current_version(chosen))
    if ports.workshop is None:
        raise DeckNotFoundError(chosen)
    deck = found(ports, player_id, chosen, Action.PLAY)
    if deck.published is None:
        raise NotReadyError("This deck is not published.")
    return Playable(info_of(deck), deck.published)


def info_of_game(ports: Ports, game: Game) -> DeckInfo:
    """What is said of a game's deck, or what is left to say of one that is gone."""
    deck = None
    if game.deck_id not in ports.decks.infos and ports.workshop:
        deck = ports.workshop.decks.load(game.deck_id)
    return info_of(deck) if deck else ports.decks.info(game.deck_id)


def info_of(deck: OwnDeck) -> DeckInfo:
    """What players are told of a deck."""
    return DeckInfo(deck.id, deck.name, deck.description, deck.language, deck.thing_count, cited=True, brand=deck.brand)
