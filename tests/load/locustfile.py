"""Players on a deployed stack, by Locust in an environment of its own: `locust -f tests/load/locustfile.py --host URL`.

URL is the stack's GraphqlUrl; POOL, CANARY_CLIENT and PLAYERS (how many accounts) are environment variables. Accounts
are made ahead, signed in as the canary is, and forgotten at the end. README.md beside this has the arithmetic.
"""

import itertools
import os
import random
from collections.abc import Iterator
from typing import Any, ClassVar

import boto3
from infra.canary.game import ANSWER, FORGET, START, sign_in
from locust import HttpUser, between, events, task

PLAYERS = int(os.environ.get("PLAYERS", "20"))
ANSWERS = ("YES", "NO", "NO", "NO", "PROBABLY", "UNKNOWN")


@events.test_start.add_listener
def _sign_in(**_: Any) -> None:
    cognito = boto3.client("cognito-idp")
    pool, client = os.environ["POOL"], os.environ["CANARY_CLIENT"]
    emails = [f"load-{number}@twentyq.invalid" for number in range(PLAYERS)]
    Player.tokens = itertools.cycle([sign_in(cognito, pool, client, email) for email in emails])


class Player(HttpUser):
    """Plays game after game, thinking two to six seconds over each question."""

    wait_time = between(float(os.environ.get("THINK_LEAST", "2")), float(os.environ.get("THINK_MOST", "6")))
    tokens: ClassVar[Iterator[str]]
    game: dict[str, Any] | None = None

    def on_start(self) -> None:
        """Take an account."""
        self.token = next(Player.tokens)

    @task
    def turn(self) -> None:
        """Answer the waiting question, or start."""
        if self.game is None or self.game["currentTurn"] is None:
            self.game = self._ask("startGame", START)
            return
        given = {
            "gameId": self.game["id"],
            "turn": self.game["currentTurn"]["number"],
            "answer": random.choice(ANSWERS),  # noqa: S311 - no secret
        }
        self.game = self._ask("answerQuestion", ANSWER, {"input": given})

    def on_stop(self) -> None:
        """Leave nothing behind."""
        self._ask("deletePlayerData", FORGET)

    def _ask(self, field: str, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any] | None:
        body = {"query": query, "variables": variables or {}}
        headers = {"authorization": self.token}
        with self.client.post("", json=body, headers=headers, name=field, catch_response=True) as answer:
            content = answer.json() if answer.ok else {"errors": [{"errorType": answer.status_code}]}
            if content.get("errors"):
                answer.failure(str(content["errors"][0].get("errorType")))
                return None
            found: dict[str, Any] = content["data"][field]
            return found.get("game")
