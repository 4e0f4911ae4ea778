"""Hearing in processes of its own: recordings wait neither for each other's decoding nor hold up taps."""

import os
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from multiprocessing import active_children, get_context, parent_process
from threading import BoundedSemaphore, Lock, Thread
from typing import TypeVar

from twentyq.speech.adapters import build_recognizer, build_thing_recognizer
from twentyq.speech.allowance.allowance import DailyAllowance
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.hearing.cascade import CascadeRecognizer
from twentyq.speech.recognizer import Hearing
from twentyq.speech.recording import Recording
from twentyq.speech.settings import SpeechSettings
from twentyq.speech.thing_recognizer import HeardThing, ThingRecognizer

NAME = "hearing"
MOST_PROCESSES = 4
WAITING = 32
"""Recordings that are heard or wait; one more is turned away."""
SECONDS = 20.0
"""Until a recording is heard, a start of the processes included."""
NICENESS = 5
"""Taps come first."""

T = TypeVar("T")


class HearingProcesses:
    """Recognizer of answers and of names, as many at once as there are processors. Processes start when needed."""

    def __init__(
        self,
        settings: SpeechSettings,
        allowance: DailyAllowance,
        processes: int | None = None,
        waiting: int = WAITING,
    ) -> None:
        """Start nothing yet. `allowance` goes to every process."""
        self._settings = settings
        self._allowance = allowance
        self._processes = processes or min(MOST_PROCESSES, os.cpu_count() or 1)
        self._room = BoundedSemaphore(waiting)
        self._lock = Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._closed = False

    def recognize(self, recording: Recording, language: str, *, strict: bool = False) -> Hearing:
        """What was said."""
        return self._result(partial(_recognize, recording, language, strict))

    def recognize_thing(
        self, recording: Recording, deck_id: str, language: str, likely: Mapping[str, float]
    ) -> HeardThing:
        """What was named."""
        return self._result(partial(_recognize_thing, recording, deck_id, language, likely))

    def warm(self, deck_id: str) -> None:
        """Load models and the names of a deck in every process, so that no player waits for them.

        CancelledError or BrokenProcessPool once it is closed.
        """
        for loaded in [self._submitted(partial(_warm, deck_id)) for _ in range(self._processes)]:
            loaded.result()

    def close(self) -> None:
        """End the processes, whatever they are at, for good."""
        with self._lock:
            self._closed = True
        self._end()

    def _end(self) -> None:
        with self._lock:
            if self._pool:
                self._pool.shutdown(wait=False, cancel_futures=True)
                for process in active_children():
                    process.terminate()
                self._pool.shutdown()
            self._pool = None

    def _result(self, work: Callable[[], T]) -> T:
        if not self._room.acquire(blocking=False):
            raise SpeechUnavailableError(NAME, "too many recordings at once")
        try:
            return self._submitted(work).result(SECONDS)
        except BrokenProcessPool as exc:
            self._end()
            raise SpeechUnavailableError(NAME, "a process ended") from exc
        except TimeoutError as exc:
            raise SpeechUnavailableError(NAME, "too slow") from exc
        finally:
            self._room.release()

    def _submitted(self, work: Callable[[], T]) -> Future[T]:
        with self._lock:
            if self._closed:
                raise CancelledError
            if self._pool is None:
                spawning = get_context("spawn")  # a fork would copy the server's threads in the middle of their work
                self._pool = ProcessPoolExecutor(self._processes, spawning, _begin, (self._settings, self._allowance))
            return self._pool.submit(work)


class _Worker:
    """What one process holds."""

    def __init__(self, settings: SpeechSettings, allowance: DailyAllowance) -> None:
        self._settings = settings
        self._allowance = allowance

    @cache  # noqa: B019 - one per process
    def recognizer(self) -> CascadeRecognizer:
        return build_recognizer(self._settings, self._allowance)

    @cache  # noqa: B019 - one per process
    def things(self) -> ThingRecognizer:
        return build_thing_recognizer(self._settings, self._allowance)


_worker: _Worker


def _begin(settings: SpeechSettings, allowance: DailyAllowance) -> None:
    global _worker  # noqa: PLW0603 - set once, as the process begins
    _worker = _Worker(settings, allowance)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the server, which ends its processes
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    Thread(target=_end_with_parent, daemon=True).start()
    _worker.recognizer()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _recognize(recording: Recording, language: str, strict: bool) -> Hearing:
    return _worker.recognizer().recognize(recording, language, strict=strict)


def _recognize_thing(recording: Recording, deck_id: str, language: str, likely: Mapping[str, float]) -> HeardThing:
    return _worker.things().recognize_thing(recording, deck_id, language, likely)


def _warm(deck_id: str) -> None:
    _worker.things().warm(deck_id)
