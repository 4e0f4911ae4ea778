"""What a player sees and does on the phone client."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

ALL_BUT_THE_LAST = """async () => {
  const { accessToken } = JSON.parse(localStorage.getItem('twentyq.guest'));
  const ask = async (query) => {
    const headers = { authorization: accessToken, 'content-type': 'application/json' };
    const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { data, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { games } = await ask('{ games(limit: 1) { items { id turns { number } } } }');
  const { id, turns } = games.items[0];
  for (let turn = turns.length; turn < 20; turn += 1)
    await ask(`mutation { answerQuestion(input: { gameId: "${id}", turn: ${turn}, answer: NO }) { game { id } } }`);
}"""
"""Answers no on the player's behalf, as another client of theirs would."""


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

    def lose(self) -> None:
        """Answer no to all that is left of the machine's turns, the last one by a tap."""
        self.page.evaluate(ALL_BUT_THE_LAST)
        self.page.reload()
        self.sees_turn(20)
        self.button("No").click()
        expect(self.page.locator(".end")).to_be_visible()

    def screenshot(self, name: str) -> None:
        """Keep a picture once nothing moves, where somebody wants it."""
        if self.screenshots:
            self.page.screenshot(path=self.screenshots / f"{name}.png", animations="disabled")
