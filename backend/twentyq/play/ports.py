"""What the use cases need from the outside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from twentyq.game.game import Game
from twentyq.game.proposal import Proposal
from twentyq.guessing.guesser import Guesser
from twentyq.guessing.insight import Insight
from twentyq.learning.taught.proposals import Proposals
from twentyq.play.recording_limit import RecordingLimit
from twentyq.play.workshop import Workshop
from twentyq.speech.recognizer import Hearing
from twentyq.speech.recording import Recording
from twentyq.speech.thing_recognizer import ThingRecognizer
from twentyq.storage.decks.deck import Brand
from twentyq.storage.game_store import GameHistory, GameStore
from twentyq.storage.recordings import RecordingDeletion, RecordingExport, RecordingStore
from twentyq.storage.speech_cache import SpeechLink
from twentyq.understanding import Classifier


@dataclass(frozen=True, slots=True)
class DeckInfo:
    """What a player is told about a deck."""

    id: str
    name: str
    description: str
    language: str
    """BCP 47."""
    thing_count: int
    cited: bool = False
    """Whether its facts have sources."""
    brand: Brand = field(default_factory=Brand)
    """Its voice."""


class Decks(Protocol):
    """The decks that can be played."""

    @property
    def infos(self) -> Mapping[str, DeckInfo]:
        """By deck id, the default deck first."""

    def info(self, deck_id: str) -> DeckInfo:
        """A deck of `infos`, or what is left to say of one that was withdrawn since a game was played."""

    def current_version(self, deck_id: str) -> str | None:
        """The version that a game of a deck of `infos` begins with, read and checked; None for the bundled deck."""

    def guesser(self, deck_id: str, version: str | None = None, taught: tuple[Proposal, ...] = ()) -> Guesser:
        """The guesser for a deck of `infos` as of a version, and for what its player taught. DeckUnavailableError."""

    def insight(self, deck_id: str, version: str | None = None, taught: tuple[Proposal, ...] = ()) -> Insight | None:
        """What a version of the deck, with what a player taught, makes of games; None where the deck is withdrawn."""

    def likely(self, game: Game) -> Mapping[str, float]:
        """P(thing | the game's turns) by name, 0 for what was guessed in vain; empty where the deck is withdrawn."""


class VoiceRecognizer(Protocol):
    """Hears answers, and says what to do with them (`Hearing.certainty`). Raises SpeechUnavailableError."""

    def recognize(self, recording: Recording, language: str, *, strict: bool = False) -> Hearing:
        """What was said; `strict` for players who had to undo."""


class Recordings(RecordingStore, RecordingExport, RecordingDeletion, Protocol):
    """Recordings that are uploaded, taken along, and forgotten."""


class Sessions(Protocol):
    """Players who are signed in."""

    def revoke(self, player_id: str) -> None:
        """End the player's sessions: tokens given so far are good no more."""


class Spoken(Protocol):
    """Sentences spoken aloud."""

    def link(self, text: str, language: str, lead: str = "", voice: str = "") -> SpeechLink | None:
        """A link to the text spoken, None where it cannot be. `lead`: a sentence it begins with. Never raises.

        `voice` is one of Polly's; another speaker speaks as it always does.
        """


@dataclass(frozen=True, slots=True)
class Ports:
    """One of everything, built once per process."""

    games: GameStore
    history: GameHistory
    decks: Decks
    now: Callable[[], datetime]
    """The time, aware, in UTC."""
    new_id: Callable[[], str]
    """An unguessable id."""
    classifier: Classifier | None = None
    """Reads words that the rules of understanding leave open, where there is a language model."""
    recognizer: VoiceRecognizer | None = None
    """None where nobody listens."""
    thing_recognizer: ThingRecognizer | None = None
    """Hears what it was after the machine gave up; None where nobody listens."""
    heard_by_transcribe: bool = False
    """Whether recordings may leave for Amazon Transcribe."""
    recording_limit: RecordingLimit | None = None
    """None for as many recordings as a player sends."""
    recordings: Recordings | None = None
    """None where no uploads are taken."""
    spoken: Spoken | None = None
    """None where nobody speaks."""
    proposals: Proposals | None = None
    """None where nothing that is taught is kept."""
    sessions: Sessions | None = None
    """None where players sign in elsewhere."""
    workshop: Workshop | None = None
    """None where players make no decks."""
