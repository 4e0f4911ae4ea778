"""The pictures of the README: `python -m tests.browser.pictures` plays a game on a phone and writes docs/pictures,
and those that the client is offered with."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.phone import Phone
from tests.local_server import LocalServer
from twentyq.game.answer import Answer
from twentyq.guessing.players import TablePlayer
from twentyq.knowledge.compiled import load_named

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
OFFER = Path(__file__).parents[2] / "amplify" / "public" / "screenshots"
"""Pictures that a browser shows where it offers to install the client."""
THING = "guitar"
LABELS = {Answer.YES: "Yes", Answer.NO: "No", Answer.SOMETIMES: "Sometimes"}
COLOURS = 32
SHOWN = 7
"""The turn in the picture of a question."""


def main() -> None:
    """Play a game, and keep its start, a question, the guess and the end; the question in the dark as well."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as data, sync_playwright() as playwright:
        server = LocalServer(Path(data))
        server.start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            _play(browser, server.url, "light", {"start", "question", "guess", "end"})
            _play(browser, server.url, "dark", {"dark"})
        finally:
            browser.close()
            server.stop()


def _play(browser: Browser, url: str, scheme: str, wanted: set[str]) -> None:
    deck = load_named("everyday")
    row = deck.find(THING)
    assert row is not None
    player = TablePlayer(deck, row, 0.0, np.random.default_rng(1))
    questions = {question.text: question.id for question in deck.questions}
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        color_scheme="light" if scheme == "light" else "dark",
        reduced_motion="reduce",
        has_touch=True,
        is_mobile=True,
    )
    phone = Phone(context.new_page(), url, FOLDER)
    phone.visit()
    expect(phone.button("I have it. Ask me!")).to_be_visible()
    expect(phone.page.locator(".deck-only, .decks")).to_be_visible()
    _keep(phone, "start", wanted)
    phone.start()
    for turn in range(1, 21):
        phone.sees_turn(turn)
        text = phone.question
        right = f" {deck.things[row].says}?" in text
        expect(phone.button("No")).to_be_enabled()
        if turn == SHOWN:
            _keep(phone, "question", wanted)
            _keep(phone, "dark", wanted)
        if right:
            _keep(phone, "guess", wanted)
            phone.button("Yes!").click()
            break
        phone.button(LABELS[player.answer(questions[text])] if text in questions else "No").click()
    expect(phone.page.locator(".end")).to_be_visible()
    _keep(phone, "end", wanted)
    context.close()


def _keep(phone: Phone, name: str, wanted: set[str]) -> None:
    if name not in wanted:
        return
    phone.screenshot(name)
    file = FOLDER / f"{name}.png"
    Image.open(file).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    if (OFFER / file.name).exists():
        shutil.copy(file, OFFER)


if __name__ == "__main__":
    main()
