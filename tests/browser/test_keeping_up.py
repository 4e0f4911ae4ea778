"""Reloads, lost networks, a server that goes away, and a game in two tabs."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPhone
from tests.browser.phone import Phone
from tests.browser.phone_pool import PATIENCE
from tests.browser.test_accessibility import OVERFLOWING
from tests.browser.test_ending import PLACES
from tests.local_server import LocalServer

LONGEST_WAIT = 30_000 + PATIENCE
"""Milliseconds: the client tries again at last after thirty seconds."""
TRY_AGAIN = "() => [...document.querySelectorAll('button')].find((one) => one.innerText === 'Try again')?.click()"
"""A tap, unless the client tried again by itself just now."""
KEPT_URLS = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  return found;
}"""


def test_reload_resumes_the_game(phone: Phone) -> None:
    phone.start()
    phone.button("Yes").click()
    phone.sees_turn(2)
    question = phone.question
    phone.page.reload()
    phone.sees_turn(2)
    assert phone.question == question


def test_running_game_is_offered_to_a_device_that_forgot_it(phone: Phone) -> None:
    phone.start()
    phone.button("Yes").click()
    phone.sees_turn(2)
    phone.page.evaluate("localStorage.removeItem('twentyq.game')")
    phone.page.reload()
    phone.button("Continue at 2 of 20").click()
    phone.sees_turn(2)


KEPT_BYTES = """async () => {
  let bytes = 0;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const kept of await cache.matchAll()) bytes += (await kept.arrayBuffer()).byteLength;
  }
  return bytes;
}"""
SHELL_BYTES = 700_000
LOADED = """async (part) => {
  const found = performance.getEntriesByType('resource').find(({ name }) => name.includes(part));
  return found && import(found.name).then(() => true);
}"""
"""Whether a part of the client is there, with all that it needs."""


def test_answer_given_offline_is_sent_when_the_network_is_back(phone: Phone) -> None:
    phone.start()
    phone.page.context.set_offline(True)
    phone.sees("You are offline")
    phone.screenshot("offline")
    phone.link("You").click()
    phone.link("Twentyq").click()
    phone.button("Yes").click()
    phone.sees("No connection to the game")
    phone.sees_turn(1)
    phone.page.context.set_offline(False)
    phone.sees_turn(2)
    expect(phone.page.locator(".banner")).to_have_count(0)


@pytest.mark.parametrize(
    ("size", "font"),
    [
        ((320, 568), "our own font"),
        ((320, 568), "the system's font"),
        ((390, 844), "our own font"),
        ((844, 390), "our own font"),
        ((1280, 800), "our own font"),
    ],
    ids=str,
)
def test_nothing_moves_as_the_network_goes(new_phone: NewPhone, size: tuple[int, int], font: str) -> None:
    phone = new_phone(size=size, reduced_motion="reduce")
    if font == "the system's font":  # as on a slow network
        phone.page.route("**/*.woff2", lambda route: route.abort())
    for turn in (1, 21):
        phone.visit_game(turn)
        expect(phone.button("Undo" if turn == 1 else "Play again")).to_be_visible()
        places, sign = phone.page.evaluate(PLACES), phone.page.locator(".brand svg").bounding_box()
        phone.page.context.set_offline(True)
        phone.sees("You are offline")
        phone.screenshot(f"offline-{turn}")
        assert phone.page.evaluate(PLACES) == places
        assert phone.page.locator(".brand svg").bounding_box() == sign
        assert phone.page.evaluate(OVERFLOWING) == []
        phone.link("Twentyq").click(trial=True)
        phone.page.context.set_offline(False)
        expect(phone.page.locator(".banner")).to_have_count(0)


def test_answer_survives_a_server_that_restarts(new_phone: NewPhone, own_server: LocalServer) -> None:
    phone = new_phone(own_server.url)
    phone.visit()
    phone.start()
    own_server.stop()
    phone.button("No").click()
    phone.sees("No connection to the game")
    own_server.start()
    phone.page.evaluate(TRY_AGAIN)
    phone.sees_turn(2)


def test_unsent_answer_goes_by_itself_once_the_server_is_back(new_phone: NewPhone, own_server: LocalServer) -> None:
    phone = new_phone(own_server.url)
    phone.visit()
    phone.start()
    own_server.stop()
    phone.button("No").click()
    phone.sees("No connection to the game")
    own_server.start()
    expect(phone.page.locator(".count")).to_have_text("2 of 20", timeout=LONGEST_WAIT)
    expect(phone.page.locator(".banner")).to_have_count(0)


def test_start_goes_on_by_itself_once_the_server_is_back(new_phone: NewPhone, own_server: LocalServer) -> None:
    phone = new_phone(own_server.url, service_workers="allow")
    phone.visit()
    phone.start()
    phone.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    own_server.stop()
    phone.page.reload()
    expect(phone.heading).to_have_text("Waiting for the game.")
    own_server.start()
    expect(phone.page.locator(".count")).to_have_text("1 of 20", timeout=LONGEST_WAIT)


def test_every_screen_opens_without_service_worker_and_server(new_phone: NewPhone, own_server: LocalServer) -> None:
    phone = new_phone(own_server.url)
    phone.visit()
    phone.start()
    phone.page.wait_for_function(LOADED, arg="YouScreen")
    own_server.stop()
    for screen in ("History", "You"):
        phone.link(screen).click()
        expect(phone.heading).to_have_text(screen)
        phone.sees("No connection to the game")
        phone.screenshot(f"{screen}-unreachable")
    own_server.start()
    expect(phone.page.locator(".figures div", has_text="Games")).to_contain_text("0", timeout=LONGEST_WAIT)


def test_screen_that_cannot_be_drawn_leaves_the_others(phone: Phone) -> None:
    no_page = {"data": {"games": {"items": [None], "nextToken": None}}}
    phone.start()
    phone.page.route(
        "**/graphql",
        lambda route: route.fulfill(json=no_page) if "Games" in (route.request.post_data or "") else route.continue_(),
    )
    phone.link("History").click()
    expect(phone.heading).to_have_text("That did not work.")
    phone.screenshot("broken")
    phone.link("Twentyq").click()
    phone.sees_turn(1)


def test_service_worker_takes_over_at_once_and_keeps_little(kept_phone: Phone) -> None:
    phone = kept_phone
    phone.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    phone.page.wait_for_function("navigator.serviceWorker.controller !== null")
    assert phone.page.evaluate(KEPT_BYTES) < SHELL_BYTES


def test_two_tabs_stay_in_step(phone: Phone) -> None:
    other = Phone(phone.page.context.new_page(), phone.url, phone.screenshots)
    phone.start()
    other.visit()
    other.sees_turn(1)
    phone.button("Yes").click()
    other.sees_turn(2)
    phone.sees_turn(2)
    assert other.question == phone.question
    other.button("Undo").click()
    phone.sees_turn(1)


def test_refused_token_is_renewed_unseen(phone: Phone) -> None:
    phone.start()
    phone.page.evaluate(
        """() => {
          const guest = JSON.parse(localStorage.getItem('twentyq.guest'));
          localStorage.setItem('twentyq.guest', JSON.stringify({ ...guest, accessToken: 'spoiled' }));
        }"""
    )
    phone.page.reload()
    phone.sees_turn(1)
    phone.button("Yes").click()
    phone.sees_turn(2)
    assert phone.page.evaluate("JSON.parse(localStorage.getItem('twentyq.guest')).accessToken") != "spoiled"


def test_app_starts_without_a_network_and_keeps_nothing_but_its_own_files(kept_phone: Phone) -> None:
    phone = kept_phone
    phone.start()
    phone.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    kept = phone.page.evaluate(KEPT_URLS)
    assert "/" in kept
    assert not [path for path in kept if path.startswith(("/graphql", "/auth", "/amplify_outputs"))]
    phone.page.context.set_offline(True)
    phone.page.reload()
    expect(phone.heading).to_have_text("Waiting for the game.")
    phone.screenshot("start-offline")
    phone.page.context.set_offline(False)
    phone.sees_turn(1)
