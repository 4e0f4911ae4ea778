"""The only place that builds real adapters from settings."""

import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from twentyq.game.game import Game
from twentyq.guessing.guesser import Guesser
from twentyq.guessing.insight import Insight
from twentyq.play.ports import DeckInfo, Decks, Ports, Recordings, Spoken, VoiceRecognizer
from twentyq.play.recording_limit import RecordingLimit, TokenBuckets
from twentyq.settings import Settings, SettingsError
from twentyq.speech.thing_recognizer import ThingRecognizer
from twentyq.storage.game_store import GameHistory, GameStore
from twentyq.understanding import Classifier

if TYPE_CHECKING:
    from twentyq.guessing.bayes import BayesGuesser
    from twentyq.guessing.llm.calls.ledger import Ledger
    from twentyq.guessing.llm.calls.meter import Meter
    from twentyq.language_model import LanguageModel
    from twentyq.voice import LocalVoice


class CompiledDecks:
    """Decks that come with Twentyq: their headers at once, a guesser when it is first asked for."""

    def __init__(self, settings: Settings, model: "LanguageModel | None" = None) -> None:
        """Take the decks that `settings` name, and let `model` play beside the decks."""
        self._settings = settings
        self._model = model
        self._guessers: dict[str, tuple[Guesser, BayesGuesser]] = {}
        self._lock = Lock()

    @cached_property
    def infos(self) -> Mapping[str, DeckInfo]:
        """By deck id, the default first."""
        from twentyq.knowledge.headers import named_header

        headers = (named_header(deck_id) for deck_id in self._settings.deck_ids)
        return {
            header.id: DeckInfo(header.id, header.name, header.description, header.language, header.thing_count)
            for header in headers
        }

    def info(self, deck_id: str) -> DeckInfo:
        """A deck of `infos`, or its bare id when it was withdrawn."""
        return self.infos.get(deck_id) or DeckInfo(deck_id, deck_id, "This deck is no longer offered.", "en-US", 0)

    def guesser(self, deck_id: str) -> Guesser:
        """The deck's guesser, built once."""
        return self._built(deck_id)[0]

    def insight(self, deck_id: str) -> Insight | None:
        """What the deck makes of games."""
        return Insight(self._built(deck_id)[1]) if deck_id in self.infos else None

    def likely(self, game: Game) -> Mapping[str, float]:
        """The belief of the deck's Bayes guesser."""
        if game.deck_id not in self.infos:
            return {}
        bayes = self._built(game.deck_id)[1]
        return dict(bayes.best(bayes.belief(game), len(bayes.deck.things)))

    def _built(self, deck_id: str) -> "tuple[Guesser, BayesGuesser]":
        """The deck's guesser, and the Bayes guesser that it is or asks."""
        with self._lock:
            if deck_id not in self._guessers:
                from twentyq.guessing.bayes import BayesGuesser
                from twentyq.knowledge.compiled import load_named

                bayes = BayesGuesser(load_named(deck_id))
                self._guessers[deck_id] = (self._model.guesser(self._settings, bayes) if self._model else bayes, bayes)
            return self._guessers[deck_id]


def check_settings(settings: Settings) -> None:
    """Refuse settings that no game could be played with: unknown decks, half a language model. SettingsError."""
    from twentyq.knowledge.headers import deck_file

    missing = [deck_id for deck_id in settings.deck_ids if not deck_file(deck_id).is_file()]
    if missing or not settings.deck_ids:
        raise SettingsError(f"TWENTYQ_DECKS: there is no deck {missing[0]}" if missing else "TWENTYQ_DECKS names none")
    if settings.llm_base_url and settings.guesser != "bayes":
        from twentyq.language_model import llm_config

        llm_config(settings)


def build_ports(
    games: GameStore,
    history: GameHistory,
    decks: Decks,
    *,
    classifier: Classifier | None = None,
    recognizer: VoiceRecognizer | None = None,
    thing_recognizer: ThingRecognizer | None = None,
    recording_limit: RecordingLimit | None = None,
    recordings: Recordings | None = None,
    spoken: Spoken | None = None,
) -> Ports:
    """Ports over these stores, with the real clock and random ids."""
    return Ports(
        games=games,
        history=history,
        decks=decks,
        now=lambda: datetime.now(UTC),
        new_id=_new_id,
        classifier=classifier,
        recognizer=recognizer,
        thing_recognizer=thing_recognizer,
        recording_limit=recording_limit,
        recordings=recordings,
        spoken=spoken,
    )


def local_ports(settings: Settings, data_dir: Path, voice: "LocalVoice | None" = None) -> Ports:
    """The laptop's form: everything in the data folder."""
    from twentyq.storage.sqlite import SqliteGameStore

    store = SqliteGameStore(data_dir / "games.db")
    model = local_model(settings, data_dir)
    return build_ports(
        store,
        store,
        CompiledDecks(settings, model),
        classifier=model.classifier if model else None,
        recognizer=voice.hearing if voice else None,
        thing_recognizer=voice.hearing if voice else None,
        recording_limit=TokenBuckets(settings.recordings_per_minute),
        recordings=voice.recordings if voice else None,
        spoken=voice.spoken if voice else None,
    )


def local_model(settings: Settings, data_dir: Path | None = None) -> "LanguageModel | None":
    """The laptop's language model. With a data folder the day's spending outlives the process."""
    from twentyq.guessing.llm.calls.ledger import MemoryLedger, SqliteLedger

    return build_model(settings, lambda: SqliteLedger(data_dir / "spending.db") if data_dir else MemoryLedger())


def build_model(
    settings: Settings, make_ledger: "Callable[[], Ledger]", meter: "Meter | None" = None
) -> "LanguageModel | None":
    """The language model that the settings name; None when they name none."""
    if not settings.llm_base_url or settings.guesser == "bayes":
        return None
    from twentyq.language_model import LanguageModel

    return LanguageModel.of(settings, make_ledger(), meter)


def model_problem(settings: Settings) -> str | None:
    """What keeps a language model from playing, in one line to be said at start; None when nothing does."""
    if settings.llm_base_url and settings.guesser != "bayes":
        from twentyq.guessing.llm import probe
        from twentyq.language_model import llm_config

        problem = probe.model_problem(llm_config(settings))
        return f"{problem}: playing without it until it does better" if problem else None
    if settings.guesser in ("llm", "hybrid"):
        return "TWENTYQ_LLM_BASE_URL is not set: playing without a language model"
    return None


def _new_id() -> str:
    return str(uuid.uuid4())
