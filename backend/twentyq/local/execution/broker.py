"""Who watches which game."""

from collections import defaultdict
from typing import Protocol

from twentyq.local.execution.updates import KEY, Fields


class Subscriber(Protocol):
    """One subscription to one game."""

    @property
    def game_id(self) -> str:
        """The game it follows."""

    def deliver(self, update: Fields) -> None:
        """Take an update without waiting."""


class Broker:
    """Passes updates on to the subscribers of their game. Used from one event loop."""

    def __init__(self) -> None:
        self._by_game: defaultdict[str, set[Subscriber]] = defaultdict(set)

    def __len__(self) -> int:
        return sum(map(len, self._by_game.values()))

    def __bool__(self) -> bool:
        return bool(self._by_game)

    def add(self, subscriber: Subscriber) -> None:
        """From now on the subscriber gets the updates of its game."""
        self._by_game[subscriber.game_id].add(subscriber)

    def remove(self, subscriber: Subscriber) -> None:
        """The subscriber gets nothing more."""
        watching = self._by_game.get(subscriber.game_id, set())
        watching.discard(subscriber)
        if not watching:
            self._by_game.pop(subscriber.game_id, None)

    def publish(self, update: Fields) -> None:
        """Deliver to all who watch the game now."""
        for subscriber in tuple(self._by_game.get(update[KEY], ())):
            subscriber.deliver(update)
