"""Cold starts from the unpacked bundles, with and without their bytecode: to the first turn, in a fresh process.

`python -m tests.benchmarks.cold [ROUNDS]`. Between rounds nothing is cached but the files; the stores cost nothing.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from infra.app import OUT
from infra.bundles.bundle import API, HERE, VOICE, build

ENTRIES = {API.name: "function", VOICE.name: "voice"}
FIRST_TURN = """
import sys
sys.path.insert(0, sys.argv[1])
import importlib
from dataclasses import dataclass, replace
entry = importlib.import_module("twentyq.aws." + sys.argv[2])
from twentyq.aws import function
from twentyq.storage.memory import MemoryGameStore
@dataclass
class Invocation:
    aws_request_id: str = "cold"
    function_name: str = "cold"
    memory_limit_in_mb: int = 1769
    invoked_function_arn: str = "arn:aws:lambda:eu-west-1:123456789012:function:cold:live"
    def get_remaining_time_in_millis(self): return 15_000
store = MemoryGameStore()
ports = replace(function.ports(), games=store, history=store, spoken=None, proposals=None)
function.api._ports = lambda: ports
def ask(field, given):
    info = {"fieldName": field, "parentTypeName": "Mutation"}
    event = {"arguments": {"input": given}, "identity": {"sub": "cold"}, "info": info}
    return entry.handler(event, Invocation())["data"]
game = ask("startGame", {})["game"]
assert ask("answerQuestion", {"gameId": game["id"], "turn": 1, "answer": "YES"})["game"]["currentTurn"]["number"] == 2
"""
ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "OPENBLAS_NUM_THREADS": "1",
    "POWERTOOLS_SERVICE_NAME": "cold",
    "TWENTYQ_GAMES_TABLE": "games",
    "TWENTYQ_RECORDINGS_BUCKET": "recordings",
    "TWENTYQ_SPEECH_BUCKET": "speech",
    "TWENTYQ_POLLY_REGION": "eu-west-1",
}


def first_turn(folder: Path, entry: str) -> tuple[float, float]:
    """Milliseconds of processor time, and on the clock."""
    environment = ENVIRONMENT | {"LAMBDA_TASK_ROOT": str(folder)}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-B", "-I", "-S", "-c", FIRST_TURN, str(folder), entry]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after, seconds = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent * 1000, seconds * 1000


def main() -> None:
    """Print medians, and what bytecode leaves of the processor time."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for bundle in (API, VOICE):
        with tempfile.TemporaryDirectory() as temporary:
            compiled, plain = Path(temporary, "compiled"), Path(temporary, "plain")
            with zipfile.ZipFile(build(bundle, HERE, OUT / "bundles")) as zipped:
                zipped.extractall(compiled)
            shutil.copytree(compiled, plain, ignore=shutil.ignore_patterns("__pycache__"))
            os.sync()
            entry = ENTRIES[bundle.name]
            pairs = [(first_turn(plain, entry), first_turn(compiled, entry)) for _ in range(rounds)]
        (before, before_clock), (after, after_clock) = (
            [statistics.median(values) for values in zip(*column, strict=True)] for column in zip(*pairs, strict=True)
        )
        print(
            f"{bundle.name:6} to the first turn: {before:5.0f} ms without bytecode, {after:5.0f} with: "
            f"{after / before:.2f} (clock: {before_clock:.0f}, {after_clock:.0f} ms)"
        )


if __name__ == "__main__":
    main()
