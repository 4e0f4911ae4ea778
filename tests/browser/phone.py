"""What a player sees and does on the phone client."""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Response, expect

from tests.local_server import graphql, new_guest

KEEP = "kept => Object.entries(kept).forEach(([name, value]) => localStorage.setItem(name, value))"
"""Puts this into what the client keeps on the device."""
EMPTY = '<link rel="icon" href="data:,">'
"""A page for which nothing more is asked."""
GUEST, GAME = "twentyq.guest", "twentyq.game"


class Phone:
    """One page of the client, in the player's words."""

    def __init__(self, page: Page, url: str, screenshots: Path | None) -> None:
        self.page = page
        self.url = url
        self.failures: list[str] = []
        self.screenshots = screenshots
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.on("console", lambda message: self.failures.append(message.text) if message.type == "error" else None)

    def visit(self, path: str = "/") -> None:
        """Open the client."""
        self.page.goto(self.url + path)

    def button(self, name: str) -> Locator:
        """The button of exactly this name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        """The link of exactly this name."""
        return self.page.get_by_role("link", name=name, exact=True)

    @property
    def heading(self) -> Locator:
        """The screen's first heading: the question, while a game runs."""
        return self.page.get_by_role("heading", level=1)

    @property
    def question(self) -> str:
        """The question on screen."""
        return self.page.locator(".question h1").inner_text()

    def start(self) -> None:
        """Start a game and wait for its first question."""
        self.button("I have it. Ask me!").click()
        self.sees_turn(1)

    def sees_turn(self, number: int) -> None:
        """Wait until the count stands at this turn."""
        expect(self.page.locator(".count")).to_have_text(f"{number} of 20")

    def sees(self, text: str | re.Pattern[str]) -> None:
        """Wait until the text shows."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    @property
    def is_guess(self) -> bool:
        """Whether the machine names something instead of asking."""
        return self.page.locator(".kicker").is_visible()

    def play(self, choose: Callable[[int, bool], str], first: int = 1) -> int:
        """Answer from turn `first` to the end with `choose(turn, is_guess)`; the number of turns."""
        for turn in range(first, 21):
            self.sees_turn(turn)
            self.button(choose(turn, self.is_guess)).click()
            expect(
                self.page.locator(".end").or_(self.page.locator(".count", has_text=f"{turn + 1} of"))
            ).to_be_visible()
            if self.page.locator(".end").is_visible():
                return turn
        raise AssertionError("the game did not end after twenty turns")

    def answered(self, operation: str, *, within: float | None = None) -> AbstractContextManager[Any]:
        """Waits for the server's response to an operation that is sent in the block; `within` are milliseconds."""

        def answers(response: Response) -> bool:
            sent = response.request
            return sent.resource_type in ("fetch", "xhr") and operation in (sent.post_data or "")

        return self.page.expect_response(answers, timeout=within)

    def ask(self, query: str) -> dict[str, Any]:
        """What the server answers another client of this player."""
        return _data(self.url, json.loads(self.page.evaluate(f"localStorage.getItem('{GUEST}')")), query)

    def visit_game(self, turn: int) -> None:
        """Open the client at this turn of a game in which every answer was no; the machine has lost it at the 21st."""
        guest = new_guest(self.url)
        game = _data(self.url, guest, "mutation { startGame(input: {}) { gameId } }")["startGame"]["gameId"]
        _answer_no(self.url, guest, game, range(1, turn))
        self.page.route("**/empty", lambda route: route.fulfill(body=EMPTY, content_type="text/html"))
        self.visit("/empty")
        self.page.evaluate(KEEP, {GUEST: json.dumps(guest), GAME: game})
        self.visit()

    def lose(self) -> None:
        """Answer no to all that is left of the machine's turns, the last one by a tap."""
        guest = json.loads(self.page.evaluate(f"localStorage.getItem('{GUEST}')"))
        (game,) = _data(self.url, guest, "{ games(limit: 1) { items { id turns { number } } } }")["games"]["items"]
        self.page.goto("about:blank")
        _answer_no(self.url, guest, game["id"], range(len(game["turns"]), 20))
        self.visit()
        self.sees_turn(20)
        self.button("No").click()
        expect(self.page.locator(".end")).to_be_visible()

    def forget(self) -> None:
        """Leave nothing on the phone of what was done with it."""
        context = self.page.context
        for other in context.pages:
            if other is not self.page:
                other.close()
        context.unroute_all(behavior="ignoreErrors")
        self.page.unroute_all(behavior="ignoreErrors")
        context.set_offline(False)
        self.page.evaluate("() => { try { sessionStorage.clear(); } catch {} }")
        self.page.goto("about:blank")
        devtools = context.new_cdp_session(self.page)
        devtools.send("Storage.clearDataForOrigin", {"origin": self.url, "storageTypes": "all"})
        devtools.detach()
        self.failures.clear()

    def screenshot(self, name: str) -> None:
        """Keep a picture once nothing moves, where somebody wants it."""
        if self.screenshots:
            self.page.screenshot(path=self.screenshots / f"{name}.png", animations="disabled")


def _answer_no(url: str, guest: dict[str, Any], game: str, turns: range) -> None:
    for turn in turns:
        given = f'{{ gameId: "{game}", turn: {turn}, answer: NO }}'
        _data(url, guest, f"mutation {{ answerQuestion(input: {given}) {{ gameId }} }}")


def _data(url: str, guest: dict[str, Any], query: str) -> dict[str, Any]:
    answer = graphql(url, guest["accessToken"], query)
    assert "errors" not in answer, answer
    data: dict[str, Any] = answer["data"]
    return data
