"""The only place that builds real adapters from settings."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from twentyq.decks.compiled import CompiledDecks
from twentyq.learning.taught.proposals import Proposals
from twentyq.play.ports import Decks, Ports, Recordings, Spoken, VoiceRecognizer
from twentyq.play.recording_limit import RecordingLimit, TokenBuckets
from twentyq.settings import Settings, SettingsError
from twentyq.speech.thing_recognizer import ThingRecognizer
from twentyq.storage.game_store import GameHistory, GameStore
from twentyq.understanding import Classifier

if TYPE_CHECKING:
    from twentyq.authoring.widening.answering import Answerer
    from twentyq.authoring.widening.model import Model
    from twentyq.decks.in_use import VersionsInUse
    from twentyq.guessing.llm.ledger import Ledger
    from twentyq.guessing.llm.meter import Meter
    from twentyq.knowledge.versions import Versions
    from twentyq.language_model import LanguageModel
    from twentyq.voice import LocalVoice


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
    heard_by_transcribe: bool = False,
    recording_limit: RecordingLimit | None = None,
    recordings: Recordings | None = None,
    spoken: Spoken | None = None,
    proposals: Proposals | None = None,
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
        heard_by_transcribe=heard_by_transcribe,
        recording_limit=recording_limit,
        recordings=recordings,
        spoken=spoken,
        proposals=proposals,
    )


def local_ports(settings: Settings, data_dir: Path, voice: "LocalVoice | None" = None) -> Ports:
    """The laptop's form: everything in the data folder."""
    from twentyq.storage.decks.sqlite import SqliteRecordStore
    from twentyq.storage.sqlite import SqliteGameStore

    store = SqliteGameStore(data_dir / "games.db")
    model = local_model(settings, data_dir)
    return build_ports(
        store,
        store,
        CompiledDecks(settings, model, local_versions_in_use(data_dir)),
        classifier=model.classifier if model else None,
        recognizer=voice.hearing if voice else None,
        thing_recognizer=voice.hearing if voice else None,
        heard_by_transcribe=voice is not None and settings.transcribe is not None,
        recording_limit=TokenBuckets(settings.recordings_per_minute),
        recordings=voice.recordings if voice else None,
        spoken=voice.spoken if voice else None,
        proposals=Proposals(SqliteRecordStore(data_dir / "decks.db")),
    )


def local_versions(data_dir: Path) -> "Versions":
    """The versions of decks in the data folder."""
    from twentyq.storage.objects.files import FileObjects
    from twentyq.storage.objects.versions import ObjectVersions

    return ObjectVersions(FileObjects(data_dir))


def local_versions_in_use(data_dir: Path) -> "VersionsInUse":
    """The versions that are played on a laptop; a file is looked at whenever a game begins."""
    from twentyq.decks.in_use import VersionsInUse

    return VersionsInUse(local_versions(data_dir), max_age=0)


def local_model(settings: Settings, data_dir: Path | None = None) -> "LanguageModel | None":
    """The laptop's language model. With a data folder the day's spending outlives the process."""
    return build_model(settings, lambda: _ledger(data_dir))


def local_documents_model(settings: Settings, data_dir: Path) -> "Callable[[str], Model] | None":
    """The language model that reads documents on a laptop, by the id of a build; None where it is not to."""
    return documents_model(settings, lambda: _ledger(data_dir))


def local_answerer(settings: Settings, data_dir: Path) -> "Answerer | None":
    """The language model that words answers from documents on a laptop; None where it is not to."""
    return documents_answerer(settings, lambda: _ledger(data_dir))


def documents_model(
    settings: Settings, make_ledger: "Callable[[], Ledger]", meter: "Meter | None" = None
) -> "Callable[[str], Model] | None":
    """The language model that reads documents, by the id of a build; None where it is not to."""
    if not settings.model_reads_documents:
        return None
    from twentyq import language_model

    return language_model.documents_model(settings, make_ledger(), meter)


def documents_answerer(
    settings: Settings, make_ledger: "Callable[[], Ledger]", meter: "Meter | None" = None
) -> "Answerer | None":
    """The language model that words answers from documents; None where it is not to."""
    if not settings.model_reads_documents:
        return None
    from twentyq.authoring.widening.answering import Answerer
    from twentyq.authoring.widening.endpoint_model import ANSWER
    from twentyq.language_model import documents_model

    return Answerer(documents_model(settings, make_ledger(), meter, account=ANSWER))


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


def _ledger(data_dir: Path | None) -> "Ledger":
    """What a language model on a laptop has cost."""
    from twentyq.guessing.llm.ledger import MemoryLedger, SqliteLedger

    return SqliteLedger(data_dir / "spending.db") if data_dir else MemoryLedger()


def _new_id() -> str:
    return str(uuid.uuid4())
