"""What a player sees and can do before the app has loaded."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Route, expect

from tests.browser.conftest import NewPhone
from tests.browser.phone import Phone

APP = "**/assets/index-*.js"
START = "I have it. Ask me!"


@contextmanager
def held(phone: Phone, pattern: str, body: str = "") -> Iterator[None]:
    """Files, and requests with this in their body, that are not answered before the end of the block."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        if body in (route.request.post_data or ""):
            waiting.append(route)
        else:
            route.continue_()

    phone.page.route(pattern, hold)
    yield
    for route in waiting:
        route.continue_()
    phone.page.unroute(pattern)


def test_start_stands_before_the_app_and_a_tap_on_it_is_kept(new_phone: NewPhone) -> None:
    phone = new_phone(unused=True)
    with held(phone, APP):
        phone.page.goto(phone.url, wait_until="commit")
        expect(phone.heading).to_have_text("Think of something.")
        phone.button(START).tap()
        expect(phone.button(START)).to_have_attribute("data-tapped", "")
        phone.screenshot("tapped")
    phone.sees_turn(1)
    assert not phone.failures


def test_tap_waits_for_the_connection(new_phone: NewPhone) -> None:
    phone = new_phone(unused=True)
    with held(phone, "**/amplify_outputs.json"):
        phone.visit()
        phone.button(START).tap()
        expect(phone.button("One moment")).to_be_visible()
    phone.sees_turn(1)
    assert phone.page.evaluate("performance.getEntriesByType('navigation').length") == 1


def test_last_of_early_taps_counts(new_phone: NewPhone) -> None:
    phone = new_phone(unused=True)
    with held(phone, APP):
        phone.page.goto(phone.url, wait_until="commit")
        phone.button(START).tap()
        phone.link("History").tap()
    expect(phone.heading).to_have_text("History")
    phone.link("Twentyq").click()
    expect(phone.button(START)).to_be_visible()


def test_start_is_not_shown_where_a_game_goes_on_or_another_screen_is_wanted(phone: Phone) -> None:
    phone.start()
    for path, heading in (("/", phone.question), ("/#/history", "History")):
        phone.page.goto("about:blank")
        with held(phone, APP):
            phone.page.goto(phone.url + path, wait_until="commit")
            phone.page.locator("#root").wait_for(state="attached")
            expect(phone.page.get_by_text("Think of something.")).to_be_hidden()
        expect(phone.heading).to_have_text(heading)


def test_app_that_did_not_load_says_so_and_loads_by_itself(new_phone: NewPhone) -> None:
    phone = new_phone(unused=True)
    phone.page.route(APP, lambda route: route.abort())
    phone.page.goto(phone.url)
    phone.sees("No connection to the game. It loads by itself once there is one.")
    phone.screenshot("not-loaded")
    phone.page.unroute(APP)
    expect(phone.page.locator("#unreachable")).to_be_empty()
    phone.start()


def test_connection_that_did_not_load_is_made_once_it_can_be(new_phone: NewPhone) -> None:
    phone = new_phone(unused=True)
    phone.page.route("**/assets/amplify-*.js", lambda route: route.abort())
    phone.page.goto(phone.url)
    expect(phone.heading).to_have_text("Waiting for the game.")
    phone.page.unroute("**/assets/amplify-*.js")
    phone.start()
