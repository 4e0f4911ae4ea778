"""Refusals of the use cases, beside those of the rules (`twentyq.game.errors`).

PlayError
├── DeckNotFoundError   no deck of this id, or not for this player
├── DeckUnavailableError   the deck cannot be read at the moment; the same call may succeed later
├── DecksOffError       no decks are made here
├── NotAllowedError     the player's role in the team does not reach so far
├── NotReadyError       the deck is not so far
├── DeckRefusedError    no deck can be made of this; a code says why, and what would help
├── QuotaError          as many as a player may have
├── TeamNotFoundError   no team of this id, or not this player's
├── InvitationExpiredError  no invitation has this code, or not any more
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


class DecksOffError(PlayError):
    """This server keeps no decks of players."""

    def __init__(self) -> None:
        super().__init__("Decks of your own cannot be made here.")


class NotAllowedError(PlayError):
    """Another role in the team may do this."""

    def __init__(self) -> None:
        super().__init__("Your role in the team does not allow this. Ask an owner of the team.")


class NotReadyError(PlayError):
    """Something else comes first; the message says what."""


class DeckRefusedError(PlayError):
    """What the owner asks for makes no deck."""

    def __init__(self, code: str, reason: str, advice: str) -> None:
        super().__init__(f"{reason}. {advice}" if advice else f"{reason}.")
        self.code = code
        self.help = advice


class QuotaError(PlayError):
    """As many as there may be."""

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(f"There may be {limit} {what}.")
        self.what = what
        self.limit = limit


class TeamNotFoundError(PlayError):
    """There is no such team for this player."""

    def __init__(self) -> None:
        super().__init__("There is no such team.")


class InvitationExpiredError(PlayError):
    """The code is wrong, used up by time, or its team is gone."""

    def __init__(self) -> None:
        super().__init__("This code is not good any more, or has a typing error. Ask for a new one.")


class OverloadedError(PlayError):
    """Too many changes to one thing at once."""

    def __init__(self, what: str = "game") -> None:
        super().__init__(f"This {what} is being changed from elsewhere. Try again.")


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
