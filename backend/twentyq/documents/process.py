"""Reading in a process of its own, which has few rights, little memory and an end."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from tempfile import TemporaryFile

import msgspec

from twentyq.documents.confinement import OUT_OF_MEMORY, Limits
from twentyq.documents.document import Document
from twentyq.documents.document_form import DocumentUnreadableError, from_state
from twentyq.documents.errors import DocumentError, Refusal

MODULE = "twentyq.documents.process_main"
PASSED_ON = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH")
"""Of the environment: no secret of the parent's."""
STOPPED = (OUT_OF_MEMORY, -9, -24)
"""Statuses of a process that met its limits: SIGKILL and SIGXCPU are signals 9 and 24 on Linux and macOS."""


class Refused(msgspec.Struct, array_like=True):
    """A refusal on its way to the parent."""

    code: Refusal
    file: str
    reason: str
    help: str
    place: str


class ProcessReader:
    """Reader whose files are each read by a new process, which is killed with its children when it takes too long."""

    def __init__(
        self, limits: Limits | None = None, command: Sequence[str] = (sys.executable, "-I", "-m", MODULE)
    ) -> None:
        """Start nothing yet."""
        self._limits = limits or Limits()
        self._command = command

    def read(self, data: bytes, name: str) -> Document:
        """A file's text, passages and tables. DocumentError, TOO_SLOW where the process met its limits."""
        with TemporaryFile() as answer:
            status = self._run(msgspec.msgpack.encode((name, data)), answer.fileno())
            answer.seek(0)
            outcome = answer.read()
        if status != 0 or not outcome:
            raise _ended(status, name)
        return _document(outcome, name)

    def _run(self, asked: bytes, answer: int) -> int:
        """The process's exit status. Its output goes to a file, whose size is limited."""
        command = [*self._command, *map(str, self._limits.arguments())]
        environment = {key: os.environ[key] for key in PASSED_ON if key in os.environ}
        with subprocess.Popen(  # noqa: S603 - the command is our own
            command,
            stdin=subprocess.PIPE,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        ) as process:
            try:
                process.communicate(asked, timeout=self._limits.seconds)
            except subprocess.TimeoutExpired:
                process.kill()
            finally:
                _kill_group(process.pid)
            return process.wait()


def _kill_group(leader: int) -> None:
    """Of whatever the process started what stayed in its group."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):  # nobody is left; macOS says the second
            os.killpg(leader, signal.SIGKILL)


def _document(outcome: bytes, name: str) -> Document:
    try:
        if outcome[:1] == b"D":
            return from_state(outcome[1:])
        refused = msgspec.msgpack.decode(outcome[1:], type=Refused)
    except (DocumentUnreadableError, msgspec.DecodeError):
        raise _ended(1, name) from None
    raise DocumentError(refused.code, refused.file, refused.reason, refused.help, refused.place)


def _ended(status: int, name: str) -> DocumentError:
    if status in STOPPED:
        return DocumentError(
            Refusal.TOO_SLOW, name, "It takes too long or too much memory to read.", "Upload a part of it."
        )
    return DocumentError(Refusal.DAMAGED, name, "Reading it failed.", "Save it again with the program that made it.")
