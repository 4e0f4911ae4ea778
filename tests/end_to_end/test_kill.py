"""What was acknowledged outlives kill -9."""

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from threading import Event
from urllib.error import URLError

from tests.local_server import LocalServer

START = "mutation { startGame(input: {}) { gameId } }"
ANSWER = """mutation($i: AnswerQuestionInput!) {
    answerQuestion(input: $i) { game { status } }
}"""
GAME = "query($id: ID!) { game(id: $id) { turns { number answer } } }"
PLAYERS, KILLS = 6, 3
ENOUGH = 60
"""Acknowledged answers before the server is killed."""


class Ledger:
    """What one player was told is stored."""

    def __init__(self, server: LocalServer) -> None:
        self.token = server.guest()
        self.answers: dict[str, dict[int, str]] = {}

    def play(self, server: LocalServer, told: list[int], enough: Event) -> None:
        """Play game after game until the server is gone."""
        try:
            while True:
                self._one_game(server, told, enough)
        except (URLError, HTTPException, OSError):
            return

    def _one_game(self, server: LocalServer, told: list[int], enough: Event) -> None:
        game = server.graphql(self.token, START)["data"]["startGame"]["gameId"]
        self.answers[game] = {}
        for turn in range(1, 21):
            given = "YES" if turn % 3 == 0 else "NO"
            answer = {"i": {"gameId": game, "turn": turn, "answer": given}}
            update = server.graphql(self.token, ANSWER, answer)["data"]["answerQuestion"]
            self.answers[game][turn] = given
            told.append(turn)
            if len(told) >= ENOUGH:
                enough.set()
            if update["game"]["status"] != "IN_PROGRESS":
                return


def played_until_killed(server: LocalServer) -> list[Ledger]:
    """What players were told before the server was killed in the middle of their games."""
    told: list[int] = []
    enough = Event()
    ledgers = [Ledger(server) for _ in range(PLAYERS)]
    with ThreadPoolExecutor(PLAYERS) as pool:
        playing = [pool.submit(ledger.play, server, told, enough) for ledger in ledgers]
        assert enough.wait(timeout=60)
        server.kill()
        for player in playing:
            player.result()
    assert len(told) >= ENOUGH
    return ledgers


def assert_kept(server: LocalServer, ledgers: list[Ledger]) -> None:
    for ledger in ledgers:
        for game, answers in ledger.answers.items():
            turns = server.graphql(ledger.token, GAME, {"id": game})["data"]["game"]["turns"]
            stored = {turn["number"]: turn["answer"] for turn in turns}
            assert stored.items() >= answers.items()


def test_every_acknowledged_answer_is_there_after_every_kill_9(tmp_path: Path) -> None:
    ledgers: list[Ledger] = []
    for _ in range(KILLS):
        with LocalServer(tmp_path) as server:
            assert_kept(server, ledgers)
            ledgers += played_until_killed(server)
    with LocalServer(tmp_path) as server:
        assert_kept(server, ledgers)
