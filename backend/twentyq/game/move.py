"""What a guesser wants to do next."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a yes/no question. `question` is its id in the deck, None for one that the deck does not hold."""

    text: str
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """Name the thing. `thing` is its bare name, `text` the sentence put to the player."""

    text: str
    thing: str


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Stop: nothing is left that is worth a turn."""


Move = Ask | Guess | GiveUp
