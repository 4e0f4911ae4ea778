"""Reading in a process of its own."""

import os
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
    reader = ProcessReader(Limits(seconds=1, memory=600_000_000, output=2_000_000), UNRULY)
    with pytest.raises(DocumentError) as refused:
        reader.read(b"", way)
    assert refused.value.code is code
    assert refused.value.file == way


def test_the_environment_stays_with_the_parent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TWENTYQ_LLM_API_KEY", "secret")
    script = tmp_path / "environment.py"
    script.write_text("import os, sys\nsys.exit(2 if 'TWENTYQ_LLM_API_KEY' in os.environ else 0)\n")
    with pytest.raises(DocumentError) as refused:
        ProcessReader(command=(sys.executable, str(script))).read(b"", "any.csv")
    assert refused.value.code is Refusal.DAMAGED  # status 0 without an answer, not 2
