"""Reading in a process of its own."""

import os
import select
import sys
from pathlib import Path

import pytest

from twentyq.documents.confinement import Limits
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.process import ProcessReader
from twentyq.documents.reader import read

UNRULY = (sys.executable, str(Path(__file__).with_name("unruly.py")))
CHEESES = b"name,fat\nBrie,45\nGouda,48\n"


def test_a_process_reads_as_this_one_does() -> None:
    assert ProcessReader().read(CHEESES, "cheeses.csv") == read(CHEESES, "cheeses.csv")


def test_a_refusal_crosses_whole() -> None:
    with pytest.raises(DocumentError) as here:
        read(b"", "empty.csv")
    with pytest.raises(DocumentError) as there:
        ProcessReader().read(b"", "empty.csv")
    assert here.value.__reduce__() == there.value.__reduce__()


@pytest.mark.skipif(os.name == "nt", reason="Windows bounds the time alone")
@pytest.mark.parametrize(
    ("way", "code"),
    [
        ("spins", Refusal.TOO_SLOW),
        ("sleeps", Refusal.TOO_SLOW),
        ("grows", Refusal.TOO_SLOW),
        ("crashes", Refusal.DAMAGED),
        ("babbles", Refusal.DAMAGED),
        ("floods", Refusal.DAMAGED),
    ],
)
def test_a_process_that_does_not_behave_is_a_refusal(way: str, code: Refusal) -> None:
    seconds = 1 if code is Refusal.TOO_SLOW else 60
    reader = ProcessReader(Limits(seconds=seconds, memory=600_000_000, output=2_000_000), UNRULY)
    with pytest.raises(DocumentError) as refused:
        reader.read(b"", way)
    assert refused.value.code is code
    assert refused.value.file == way


LEAVES_A_CHILD = """
import os, signal, sys
told, tell = os.pipe()
if os.fork() == 0:
    heard = open(PATH, "wb", buffering=0)
    heard.write(b"x")
    os.write(tell, b"x")
    signal.pause()
os.read(told, 1)
if STAYS:
    signal.pause()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no groups of processes")
@pytest.mark.parametrize("stays", [True, False])
def test_what_a_process_started_ends_with_it(tmp_path: Path, stays: bool) -> None:
    script, fifo = tmp_path / "leaves.py", tmp_path / "fifo"
    script.write_text(LEAVES_A_CHILD.replace("PATH", repr(str(fifo))).replace("STAYS", str(stays)))
    os.mkfifo(fifo)
    heard = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with pytest.raises(DocumentError):
            ProcessReader(Limits(seconds=5), (sys.executable, "-I", str(script))).read(b"", "any.csv")
        assert os.read(heard, 1) == b"x"
        assert select.select([heard], [], [], 60)[0]
        assert os.read(heard, 1) == b""
    finally:
        os.close(heard)


@pytest.mark.skipif(os.name == "nt", reason="Windows bounds the time alone")
def test_a_process_that_reads_may_start_no_other(tmp_path: Path) -> None:
    script = tmp_path / "forks.py"
    script.write_text(
        "import os, resource, sys\nfrom twentyq.documents.confinement import Limits, confine\n"
        "confine(Limits(*map(int, sys.argv[1:])))\n"
        "if os.getuid() == 0:  # whom the limit does not hold\n"
        "    sys.exit(3 if resource.getrlimit(resource.RLIMIT_NPROC) == (0, 0) else 1)\n"
        "try:\n    os.fork()\nexcept BlockingIOError:\n    sys.exit(3)\n"
    )
    with pytest.raises(DocumentError) as refused:
        ProcessReader(command=(sys.executable, str(script))).read(b"", "any.csv")
    assert refused.value.code is Refusal.TOO_SLOW  # status 3, which says that it met its limits


def test_the_environment_stays_with_the_parent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TWENTYQ_LLM_API_KEY", "secret")
    script = tmp_path / "environment.py"
    script.write_text("import os, sys\nsys.exit(2 if 'TWENTYQ_LLM_API_KEY' in os.environ else 0)\n")
    with pytest.raises(DocumentError) as refused:
        ProcessReader(command=(sys.executable, str(script))).read(b"", "any.csv")
    assert refused.value.code is Refusal.DAMAGED  # status 0 without an answer, not 2
