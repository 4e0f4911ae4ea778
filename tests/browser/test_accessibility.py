"""WCAG AA on every screen, in light and dark, on a small phone and a desktop."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPhone
from tests.browser.phone import Phone

AXE = Path(__file__).parents[2] / "amplify" / "node_modules" / "axe-core" / "axe.min.js"
AXE_RUN = "tags => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FINGER = 48
"""The least width and height of a touch target, in CSS pixels."""

SMALL_TARGETS = """(least) => [...document.querySelectorAll('button, nav a, main a')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('p'))
  .filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width < least || height < least;
  })
  .map((element) => element.innerText)"""
OVERFLOWING = """() => [...document.querySelectorAll('html, main, dialog, button, li')]
  .filter((element) => element.scrollWidth > element.clientWidth + 1)
  .map((element) => element.outerHTML.slice(0, 80))"""
SHIFTS = """() => new Promise((resolve) => new PerformanceObserver((list) =>
  resolve(list.getEntries().filter((entry) => !entry.hadRecentInput).reduce((sum, entry) => sum + entry.value, 0)),
).observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => resolve(0), 300))"""


def check(phone: Phone, screen: str) -> None:
    """No violation, no small target, nothing wider than the screen; a picture for people to look at."""
    phone.screenshot(screen)
    if not phone.page.evaluate("'axe' in window"):
        phone.page.add_script_tag(path=AXE)
    result: dict[str, Any] = phone.page.evaluate(AXE_RUN, RULES)
    violations = [(found["id"], [node["html"] for node in found["nodes"]]) for found in result["violations"]]
    assert violations == [], screen
    assert phone.page.evaluate(SMALL_TARGETS, FINGER) == [], screen
    assert phone.page.evaluate(OVERFLOWING) == [], screen


@pytest.mark.parametrize(
    ("size", "scheme"),
    [((360, 640), "light"), ((390, 844), "light"), ((390, 844), "dark"), ((1280, 800), "light")],
    ids=["small", "phone", "dark", "desktop"],
)
def test_every_screen_is_accessible(new_phone: NewPhone, size: tuple[int, int], scheme: str) -> None:
    phone = new_phone(size=size, color_scheme=scheme, reduced_motion="reduce")
    phone.visit()
    expect(phone.button("I have it. Ask me!")).to_be_visible()
    check(phone, "start")
    phone.start()
    check(phone, "question")
    phone.button("What counts as yes?").click()
    check(phone, "explained")
    phone.button("Yes").click()
    phone.sees_turn(2)
    phone.page.locator(".progress").click()
    check(phone, "so-far")
    phone.button("Back to the question").click()
    phone.button("In words").click()
    check(phone, "words")
    phone.button("Close").click()
    phone.button("Stop").click()
    expect(phone.button("Stop the game")).to_be_visible()
    check(phone, "stop")
    phone.button("Keep playing").click()
    expect(phone.button("Yes")).to_be_visible()
    phone.lose()
    check(phone, "end")
    phone.page.get_by_label("What was it?").fill("gitar")
    phone.button("Tell me").click()
    phone.sees("Did you mean another one?")
    phone.page.get_by_label("Which question tells it from").fill("Does it buzz?")
    check(phone, "told")
    phone.link("History").click()
    expect(phone.page.locator(".games li")).to_have_count(1)
    check(phone, "history")
    phone.page.locator(".games a").click()
    expect(phone.page.locator(".turns li")).to_have_count(20)
    check(phone, "past-game")
    phone.link("You").click()
    expect(phone.page.locator(".figures")).to_contain_text("20.0")
    check(phone, "you")


def test_colours_follow_the_dark_mode(new_phone: NewPhone) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        phone = new_phone(color_scheme=scheme)
        phone.visit()
        grounds.add(phone.page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert len(grounds) == 2


def test_nothing_moves_while_a_game_is_played(phone: Phone) -> None:
    phone.start()
    places = set()
    for turn in range(1, 9):
        phone.sees_turn(turn)
        box = phone.page.locator(".answers").bounding_box()
        assert box
        places.add((round(box["x"]), round(box["y"])))
        phone.button("No").click()
    assert len(places) == 1
    assert phone.page.evaluate(SHIFTS) < 0.05


def test_question_is_read_out_and_screens_say_their_name(phone: Phone) -> None:
    phone.start()
    expect(phone.page.locator(".question")).to_have_attribute("aria-live", "polite")
    phone.link("History").click()
    expect(phone.heading).to_be_focused()
    expect(phone.heading).to_have_text("History")
