"""Hearing in processes of its own: as in this one, bounded, and started anew after a crash."""

import functools
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from tests.unit.speech.conftest import say

from twentyq.speech.allowance.sqlite import SqliteAllowance
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.processes import HearingProcesses
from twentyq.speech.recognizer import HeardKind
from twentyq.speech.recording import Recording
from twentyq.speech.settings import SpeechSettings

UNUSED = SqliteAllowance(Path("nowhere.db"), {})
"""No service that costs money is set."""


@pytest.fixture(scope="module")
def hearing() -> Iterator[HearingProcesses]:
    processes = HearingProcesses(SpeechSettings(), UNUSED, processes=2)
    yield processes
    processes.close()


def test_answers_are_heard_side_by_side(hearing: HearingProcesses) -> None:
    recordings = [say("yes"), say("no")] * 2
    with ThreadPoolExecutor(4) as pool:
        heard = list(pool.map(lambda one: hearing.recognize(one, "en-US"), recordings))
    assert [one.guesses[0].meaning for one in heard] == ["YES", "NO"] * 2


def test_a_failure_comes_back_as_it_was(hearing: HearingProcesses) -> None:
    with pytest.raises(SpeechUnavailableError):
        hearing.recognize(say("ja"), "de-DE")
    with pytest.raises(SpeechUnavailableError, match="no names of this deck"):
        hearing.recognize_thing(say("cat"), "nowhere", "en-US", {})


def test_names_are_heard(hearing: HearingProcesses) -> None:
    hearing.warm("everyday")
    silence = Recording(b"\0\0" * 16_000)
    assert hearing.recognize_thing(silence, "everyday", "en-US", {}).kind is HeardKind.SILENCE


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are not killed here")
def test_processes_that_end_are_started_anew(hearing: HearingProcesses) -> None:
    assert hearing._pool is not None
    for process in hearing._pool._processes.values():
        os.kill(process.pid, signal.SIGKILL)
        process.join()
    with pytest.raises(SpeechUnavailableError, match="ended"):
        hearing.recognize(say("yes"), "en-US")
    assert hearing.recognize(say("yes"), "en-US").guesses[0].meaning == "YES"


def test_the_end_waits_for_nothing_that_is_being_loaded() -> None:
    ending = HearingProcesses(SpeechSettings(), UNUSED, processes=1)
    loading = [ending._submitted(functools.partial(time.sleep, 3600)) for _ in range(3)]
    ending.close()
    assert all(one.cancelled() or isinstance(one.exception(), BrokenProcessPool) for one in loading)


def test_after_the_end_nothing_is_loaded() -> None:
    ended = HearingProcesses(SpeechSettings(), UNUSED, processes=1)
    ended.close()
    with pytest.raises(CancelledError):
        ended.warm("everyday")


def test_more_recordings_than_wait_are_turned_away() -> None:
    full = HearingProcesses(SpeechSettings(), UNUSED, processes=1, waiting=1)
    entered = threading.Event()

    def occupied(_work: object) -> object:
        entered.set()
        with pytest.raises(SpeechUnavailableError, match="too many"):
            full.recognize(Recording(b""), "en-US")
        raise SpeechUnavailableError("hearing", "done")

    full._submitted = occupied  # type: ignore[method-assign, assignment]
    with pytest.raises(SpeechUnavailableError, match="done"):
        full.recognize(Recording(b""), "en-US")
    assert entered.is_set()
