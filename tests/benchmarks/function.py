"""The function behind AppSync: its cold import against boto3's client, a warm tap turn without the stores, memory."""

import contextlib
import io
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime

import psutil

os.environ |= {"POWERTOOLS_SERVICE_NAME": "benchmark", "OPENBLAS_NUM_THREADS": "1"}

from twentyq.aws import function
from twentyq.aws.appsync import Api
from twentyq.bootstrap import build_ports
from twentyq.decks.compiled import CompiledDecks
from twentyq.play.voice.spoken import SpokenSentences
from twentyq.settings import Settings
from twentyq.speech.adapters import build_synthesizer
from twentyq.storage.aws.s3 import S3SpeechCache, s3_client
from twentyq.storage.memory import MemoryGameStore

BOTO3 = "import boto3; boto3.client('dynamodb')"
ENTRY = "import twentyq.aws.function"
ENVIRONMENT = {"AWS_DEFAULT_REGION": "eu-west-1", "LAMBDA_TASK_ROOT": "/var/task", "POWERTOOLS_SERVICE_NAME": "api"}
ROUNDS, GAMES = 9, 30


@dataclass
class Invocation:
    """Lambda's context, as far as it is used."""

    aws_request_id: str = "benchmark"
    function_name: str = "benchmark"
    memory_limit_in_mb: int = 1769
    invoked_function_arn: str = "arn:aws:lambda:eu-west-1:123456789012:function:benchmark:live"

    def get_remaining_time_in_millis(self) -> int:
        """Enough."""
        return 15_000


def cold(code: str) -> float:
    """Seconds that a fresh Python takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=ENVIRONMENT)
    return time.perf_counter() - start


def tap_turns() -> list[float]:
    """Processor seconds of every tap turn of some games, over stores that cost nothing; links are signed."""
    store = MemoryGameStore()
    ports = build_ports(store, store, CompiledDecks(Settings()), spoken=signed_links())
    function.api = Api(lambda: ports)
    turns = []
    for number in range(GAMES):
        game = ask("startGame", {})["game"]
        while turn := game["currentTurn"]:
            given = "YES" if (turn["number"] * 7 + number) % 3 == 0 else "NO"
            start = time.process_time()
            game = ask("answerQuestion", {"gameId": game["id"], "turn": turn["number"], "answer": given})["game"]
            turns.append(time.process_time() - start)
    return turns


def signed_links() -> SpokenSentences:
    """Links to sentences that S3 has, all of them."""
    s3 = s3_client(region_name="eu-west-1", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret")
    s3.head_object = lambda **_: {}
    return SpokenSentences(
        build_synthesizer(Settings(polly_region="eu-west-1")), S3SpeechCache(s3, "speech", lambda: datetime.now(UTC))
    )


def ask(field: str, given: dict[str, object]) -> dict[str, dict]:
    """A mutation's answer."""
    event = {
        "arguments": {"input": given},
        "identity": {"sub": "benchmark"},
        "info": {"fieldName": field, "parentTypeName": "Mutation"},
    }
    return function.handler(event, Invocation())["data"]


def main() -> None:
    """Print the figures."""
    pairs = [(cold(BOTO3), cold(ENTRY)) for _ in range(ROUNDS)]
    boto3_seconds, entry_seconds = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"cold import of the entry: {entry_seconds * 1000:.0f} ms; boto3 with a client: {boto3_seconds * 1000:.0f} ms"
    )
    print(f"  ratio {entry_seconds / boto3_seconds:.2f}, at most 1.6")
    with contextlib.redirect_stdout(io.StringIO()):  # the metrics' lines
        turns = sorted(tap_turns())
    median, p95 = turns[len(turns) // 2], turns[int(len(turns) * 0.95)]
    print(f"warm tap turn, of {len(turns)}: median {median * 1e3:.2f} ms, p95 {p95 * 1e3:.2f} ms; at most 5")
    print(f"resident memory after it: {psutil.Process().memory_info().rss / 1e6:.0f} MB of 1769")


if __name__ == "__main__":
    main()
