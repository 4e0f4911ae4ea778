"""A tap turn over HTTP against a constant query on the same server, with 1, 10 and 100 players; and memory.

`taps` are of players who say no to everything, so that many games go the same way, `varied` of players who answer at
random. All kinds are sent by turns, a few requests of each at a time, so that they meet the machine alike. On one that
others use too, the server's processor time a request and its ratio tell more than the latency.
"""

import asyncio
import json
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psutil

from tests.local_server import LocalServer

PLAYERS = (1, 10, 100)
REQUESTS = 2_000
"""Of each kind for every number of players."""
ROUNDS = 10
"""In which they are sent."""
KINDS = ("constant", "taps", "varied")
ANSWERS = ("YES", "NO", "NO", "NO", "UNKNOWN")
GAMES = 10_000
CONSTANT = "{ decks { id } }"
START = "mutation { startGame(input: {}) { gameId } }"
TAP = """mutation($i: AnswerQuestionInput!) { answerQuestion(input: $i) {
    gameId game { status questionsAsked currentTurn { number kind text } } reply { kind text }
} }"""


class Player:
    """One connection of one guest."""

    def __init__(self, server: LocalServer) -> None:
        self._server = server
        self._token = server.guest()
        self._random = random.Random(self._token)  # noqa: S311 - answers, not secrets
        self._waiting: dict[str, tuple[str, int]] = {}

    async def connect(self) -> "Player":
        """Open the connection that all requests share."""
        self._reader, self._writer = await asyncio.open_connection("localhost", self._server.port)
        return self

    async def send(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """Send a document; the response's data."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        head = (
            f"POST /graphql HTTP/1.1\r\nhost: localhost\r\nauthorization: {self._token}\r\n"
            f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        self._writer.write(head.encode() + body)
        headers = await self._reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1]) for line in headers.lower().split(b"\r\n") if line.startswith(b"content-length")
        )
        response = json.loads(await self._reader.readexactly(length))
        assert "errors" not in response, response
        data: dict[str, Any] = response["data"]
        return data

    async def constant(self, count: int) -> list[float]:
        """Seconds of each of `count` constant queries."""
        times = []
        for _ in range(count):
            begun = time.perf_counter()
            await self.send(CONSTANT)
            times.append(time.perf_counter() - begun)
        return times

    async def taps(self, count: int) -> list[float]:
        """Seconds of each of `count` tap turns, in as many games as that takes; every answer is no."""
        return [await self._tap("taps", "NO") for _ in range(count)]

    async def varied(self, count: int) -> list[float]:
        """The same with answers of all kinds, by chance."""
        return [await self._tap("varied", self._random.choice(ANSWERS)) for _ in range(count)]

    async def _tap(self, kind: str, answer: str) -> float:
        """Seconds of the next turn of this kind of game, in a new one where the last is over."""
        game, turn = self._waiting.pop(kind, ("", 1))
        game = game or (await self.send(START))["startGame"]["gameId"]
        begun = time.perf_counter()
        update = (await self.send(TAP, {"i": {"gameId": game, "turn": turn, "answer": answer}}))["answerQuestion"]
        seconds = time.perf_counter() - begun
        if update["game"]["status"] == "IN_PROGRESS":
            self._waiting[kind] = game, turn + 1
        return seconds

    async def play(self, games: int) -> None:
        """Start games and answer their first question."""
        for _ in range(games):
            game = (await self.send(START))["startGame"]["gameId"]
            await self.send(TAP, {"i": {"gameId": game, "turn": 1, "answer": "NO"}})


@dataclass
class Measured:
    """Of one kind of requests."""

    times: list[float] = field(default_factory=list)
    seconds: float = 0.0
    """While they were sent."""
    spent: float = 0.0
    """Of the server's processor."""

    def beside(self, constant: "Measured") -> str:
        """The figures of a line, with ratios to those of the constant query."""
        p50, p99, spent = median(self.times), quantiles(self.times, n=100)[98], self.spent / len(self.times)
        ratios = p50 / median(constant.times), spent / (constant.spent / len(constant.times))
        return (
            f"{p50 * 1e3:7.2f}ms {p99 * 1e3:7.2f}ms {len(self.times) / self.seconds:9.0f} {ratios[0]:6.2f}"
            f" {spent * 1e3:8.2f}ms {ratios[1]:6.2f}"
        )


async def measure(server: LocalServer) -> None:
    """Print latency, throughput, the server's processor time a request, and ratios, by number of players."""
    process = psutil.Process(server.pid)
    columns = f"{'median':>9} {'p99':>9} {'a second':>9} {'ratio':>6} {'processor':>10} {'ratio':>6}"
    print(f"{'players':>8} {'what':>9} {columns}")
    for count in PLAYERS:
        players = [await Player(server).connect() for _ in range(count)]
        await asyncio.gather(*(player.taps(20) for player in players))
        await asyncio.gather(*(player.varied(20) for player in players))
        measured = {what: Measured() for what in KINDS}
        for _ in range(ROUNDS):
            for what, so_far in measured.items():
                begun, before = time.perf_counter(), processor_seconds(process)
                each = await asyncio.gather(*(getattr(one, what)(REQUESTS // count // ROUNDS) for one in players))
                so_far.seconds += time.perf_counter() - begun
                so_far.spent += processor_seconds(process) - before
                so_far.times += [seconds for times in each for seconds in times]
        for what, found in measured.items():
            print(f"{count:8} {what:>9} {found.beside(measured[KINDS[0]])}")


def processor_seconds(process: psutil.Process) -> float:
    """Used so far."""
    used = process.cpu_times()
    return float(used.user + used.system)


async def play_many(server: LocalServer) -> None:
    """Start 10,000 games from 10 connections."""
    players = [await Player(server).connect() for _ in range(10)]
    await asyncio.gather(*(player.play(GAMES // 10) for player in players))


def main() -> None:
    """Run against a server over an empty data folder."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with LocalServer(Path(folder)) as server:
            print(f"start to listening: {time.perf_counter() - begun:.2f} s")
            process = psutil.Process(server.pid)
            print(f"memory at rest: {process.memory_info().rss / 2**20:.0f} MB")
            asyncio.run(measure(server))
            before = process.memory_info().rss
            asyncio.run(play_many(server))
            after = process.memory_info().rss
            print(f"memory: {before / 2**20:.0f} MB, after {GAMES:,} more games {after / 2**20:.0f} MB")


if __name__ == "__main__":
    main()
