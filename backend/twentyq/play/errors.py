"""Refusals of the use cases, beside those of the rules (`twentyq.game.errors`).

PlayError
├── DeckNotFoundError   no deck of this id
├── DeckUnavailableError   the deck cannot be read at the moment; the same call may succeed later
├── VoiceOffError       nobody listens here
├── TeachingOffError    nothing can be taught here
├── RateLimitedError    more recordings of one player than are listened to
└── OverloadedError     the game changed under every attempt; the same call may succeed later
"""


class PlayError(Exception):
    """A refusal which the player is told."""


class DeckNotFoundError(PlayError):
    """There is no such deck."""

    def __init__(self, deck_id: str) -> None:
        super().__init__(f"There is no deck {deck_id[:50]!r}.")
        self.deck_id = deck_id


class DeckUnavailableError(PlayError):
    """The deck is known, but not to be had now."""

    def __init__(self, deck_id: str) -> None:
        super().__init__("This deck cannot be read at the moment. Try again.")
        self.deck_id = deck_id


class OverloadedError(PlayError):
    """Too many changes to one game at once."""

    def __init__(self) -> None:
        super().__init__("This game is being changed from elsewhere. Try again.")


class RateLimitedError(PlayError):
    """Too many recordings; the same call may succeed after some seconds."""

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__("That was a lot to listen to. Please tap an answer, or wait a moment.")
        self.retry_after_seconds = retry_after_seconds


class TeachingOffError(PlayError):
    """Nothing that is taught is kept here, or the game's deck was withdrawn."""

    def __init__(self) -> None:
        super().__init__("Nothing can be taught here.")


class VoiceOffError(PlayError):
    """This server has no recognizer; taps and words work."""

    def __init__(self) -> None:
        super().__init__("Voice is not available here. Please tap an answer.")
