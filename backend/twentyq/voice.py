"""Hearing and speaking, by the adapters that settings name, loaded when they are first needed."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Event, Lock, Thread

import msgspec
from msgspec.structs import replace

from twentyq.game.answer import Answer
from twentyq.play.ports import VoiceRecognizer
from twentyq.play.voice.spoken import SpokenSentences
from twentyq.settings import Settings
from twentyq.speech.adapters import Around, bare, build_recognizer, build_synthesizer, build_thing_recognizer
from twentyq.speech.allowance.allowance import DailyAllowance
from twentyq.speech.allowance.sqlite import SqliteAllowance
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.processes import HearingProcesses
from twentyq.speech.recognizer import Hearing
from twentyq.speech.recording import Recording
from twentyq.speech.settings import SpeechSettings
from twentyq.speech.speaking.in_process import InProcessSynthesizer
from twentyq.speech.synthesizer import Synthesizer
from twentyq.speech.thing_recognizer import HeardThing, ThingRecognizer
from twentyq.storage.files import FileRecordingStore, FileSpeechCache
from twentyq.storage.signed_links import LinkSigner
from twentyq.understanding.lines import echo

LANGUAGE = "en-US"


class WaitingRecognizer:
    """The recognizers of the settings, loaded by the first recording or by `warm`."""

    def __init__(self, settings: Settings, allowance: DailyAllowance, around: Around = bare) -> None:
        """Load nothing yet; `around` puts something about each recognizer."""
        self._settings = settings
        self._allowance = allowance
        self._around = around
        self._lock = Lock()

    def recognize(self, recording: Recording, language: str, *, strict: bool = False) -> Hearing:
        """What was said."""
        return self.warm().recognize(recording, language, strict=strict)

    def warm(self) -> VoiceRecognizer:
        """Load, so that no player waits for it."""
        with self._lock:
            return self._recognizer

    @cached_property
    def _recognizer(self) -> VoiceRecognizer:
        return build_recognizer(self._settings, self._allowance, self._around)


class WaitingThingRecognizer:
    """The recognizer of names, loaded by the first recording or by `warm`."""

    def __init__(self, settings: Settings, allowance: DailyAllowance, around: Around = bare) -> None:
        """Load nothing yet; `around` puts something about each recognizer."""
        self._settings = settings
        self._allowance = allowance
        self._around = around
        self._lock = Lock()

    def recognize_thing(
        self, recording: Recording, deck_id: str, language: str, likely: Mapping[str, float]
    ) -> HeardThing:
        """What was named."""
        return self._loaded().recognize_thing(recording, deck_id, language, likely)

    def warm(self, deck_id: str) -> None:
        """Load the names of a deck, so that no player waits for them."""
        self._loaded().warm(deck_id)

    def _loaded(self) -> ThingRecognizer:
        with self._lock:
            return self._recognizer

    @cached_property
    def _recognizer(self) -> ThingRecognizer:
        return build_thing_recognizer(self._settings, self._allowance, self._around)


@dataclass(frozen=True, slots=True)
class LocalVoice:
    """Voice on a laptop: sounds and recordings are files in the data folder."""

    hearing: HearingProcesses
    recordings: FileRecordingStore
    sounds: FileSpeechCache
    spoken: SpokenSentences
    synthesizer: Synthesizer
    closed: Event = field(default_factory=Event)

    def warm(self, deck_ids: Iterable[str]) -> None:
        """Load in the background what the first recordings and the first sentence need."""
        Thread(target=self._warm, args=[tuple(deck_ids)], name="warm-voice").start()

    def close(self) -> None:
        """End at once, whatever is being heard; a voice that is being loaded is waited for, a second."""
        self.closed.set()
        self.hearing.close()

    def _warm(self, deck_ids: tuple[str, ...]) -> None:
        # Not a daemon: a thread that is ended inside native code takes the process with it.
        if isinstance(self.synthesizer, InProcessSynthesizer):
            with suppress(SpeechUnavailableError):
                self.synthesizer.warm()
        with suppress(CancelledError, BrokenProcessPool):  # closed meanwhile
            for deck_id in deck_ids:
                self.hearing.warm(deck_id)
            for answer in Answer:
                if self.closed.is_set():
                    return
                self.spoken.link(echo(answer, LANGUAGE, more=True), LANGUAGE)


def local_allowance(settings: Settings, data_dir: Path) -> DailyAllowance:
    """What a day allows on a laptop, kept in the data folder."""
    return SqliteAllowance(data_dir / "spending.db", settings.day_limits)


def local_voice(settings: Settings, data_dir: Path, signer: LinkSigner, address: Callable[[], str]) -> LocalVoice:
    """`address` is the server's, as the client that asks reaches it, without a slash at its end."""
    sounds = FileSpeechCache(data_dir / "sounds", signer, lambda: f"{address()}/sounds")
    allowance = local_allowance(settings, data_dir)

    def voiced(voice: str) -> Synthesizer:
        return build_synthesizer(replace(settings, polly_voice=voice), allowance)

    synthesizer = build_synthesizer(settings, allowance)
    return LocalVoice(
        hearing=HearingProcesses(msgspec.convert(settings, SpeechSettings, from_attributes=True), allowance),
        recordings=FileRecordingStore(data_dir, signer, lambda: f"{address()}/recordings", signer.now),
        sounds=sounds,
        spoken=SpokenSentences(synthesizer, sounds, voiced if settings.polly_region else None),
        synthesizer=synthesizer,
    )
