"""Hands-free listening that nobody uses, that cannot go on, or that nobody wanted."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import NewPhone
from tests.browser.voice.listening_phone import ListeningPhone
from tests.browser.voice.microphone import Microphone

HIDE = """(state) => {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""
KEEP_CONTEXTS = """
window.contexts = [];
window.AudioContext = class extends AudioContext {
  constructor(...options) {
    super(...options);
    contexts.push(this);
  }
};
"""


def test_nobody_speaks(phone: ListeningPhone, microphone: Microphone) -> None:
    phone.page.clock.install()
    phone.begin()
    phone.listens()
    phone.page.evaluate("played.length = 0")
    phone.page.clock.fast_forward(20_000)
    phone.until("played.some(({ how }) => how === 'ended')")
    phone.listens()
    phone.page.clock.fast_forward(40_000)
    phone.sees("Take your time. I am listening.")
    assert microphone.is_open
    phone.page.clock.fast_forward(240_000)
    phone.sees("I did not hear you. Tap the microphone to go on")
    phone.until("!microphone.isOpen()")
    phone.screenshot("resting")
    phone.button("Go on listening").click()
    phone.listens()
    microphone.hear("no")
    phone.sees_turn(2)


def test_player_who_leaves_the_page_is_not_listened_to(phone: ListeningPhone, microphone: Microphone) -> None:
    phone.begin()
    phone.listens()
    phone.page.evaluate(HIDE, "hidden")
    phone.until("!microphone.isOpen()")
    phone.page.evaluate(HIDE, "visible")
    phone.sees("I stopped listening while you were away.")
    phone.button("Go on listening").click()
    phone.listens()
    assert microphone.is_open


def test_unplugged_microphone_is_said_and_another_one_taken(phone: ListeningPhone, microphone: Microphone) -> None:
    phone.begin()
    phone.listens()
    microphone.unplug()
    phone.sees("The microphone is gone.")
    phone.button("Go on listening").click()
    phone.listens()
    microphone.hear("no")
    phone.sees_turn(2)


def test_answer_that_the_microphone_loses_is_not_sent(phone: ListeningPhone, microphone: Microphone) -> None:
    sent: list[str] = []
    phone.page.on("request", lambda request: sent.append(request.post_data or ""))
    phone.begin()
    phone.listens()
    microphone.hear("you know my uncle had one of these in his garden behind the house " * 2)
    phone.sees("I hear you.")
    microphone.unplug()
    phone.sees("The microphone is gone.")
    phone.button("No").click()
    phone.sees_turn(2)
    assert not any("AnswerAloud" in body for body in sent)


def test_interrupted_sound_goes_on_by_itself_or_is_said(phone: ListeningPhone, microphone: Microphone) -> None:
    phone.page.add_init_script(KEEP_CONTEXTS)
    phone.begin()
    phone.listens()
    phone.page.evaluate("contexts[0].suspend()")
    phone.until("contexts[0].state === 'running'")
    microphone.hear("no")
    phone.sees_turn(2)
    phone.page.evaluate("contexts[0].resume = () => Promise.reject(new Error()); contexts[0].suspend()")
    phone.sees("The phone has stopped all sound.")
    phone.until("!microphone.isOpen()")
    phone.button("Yes").click()
    phone.sees_turn(3)


@pytest.mark.parametrize(
    ("reason", "message"),
    [
        ("NotAllowedError", "This page may not use the microphone."),
        ("NotFoundError", "There is no microphone here."),
        ("NotReadableError", "The microphone is in use by something else."),
    ],
)
def test_microphone_that_cannot_be_had_is_said_and_taps_work(
    phone: ListeningPhone, microphone: Microphone, reason: str, message: str
) -> None:
    phone.visit()
    microphone.refuse(reason)
    phone.start()
    phone.button("Hands-free").click()
    phone.sees(message)
    phone.screenshot(reason)
    expect(phone.button("Hands-free")).to_have_attribute("aria-pressed", "false")
    phone.button("Yes").click()
    phone.sees_turn(2)


@pytest.mark.usefixtures("microphone")
def test_listening_that_cannot_be_loaded_is_said(phone: ListeningPhone) -> None:
    phone.page.route("**/assets/ear-*/**", lambda route: route.abort())
    phone.begin()
    phone.sees("Hands-free listening could not be loaded.")
    phone.until("!microphone.isOpen()")
    expect(phone.button("Hold to talk")).to_be_visible()


@pytest.mark.usefixtures("microphone")
def test_listening_is_switched_off(phone: ListeningPhone) -> None:
    phone.begin()
    phone.listens()
    phone.button("Stop listening for now").click()
    phone.sees("Not listening.")
    phone.until("!microphone.isOpen()")
    phone.button("Go on listening").click()
    phone.listens()
    phone.button("Hands-free").click()
    expect(phone.button("Hold to talk")).to_be_visible()
    phone.until("!microphone.isOpen()")


def test_who_taps_loads_nothing_of_it(new_phone: NewPhone) -> None:
    phone = new_phone(service_workers="allow")
    loaded: list[str] = []

    def note(route: Route) -> None:
        loaded.append(route.request.url)
        route.continue_()

    phone.page.context.route("**/assets/ear-*", note)
    phone.page.context.route("**/assets/ear-*/**", note)
    phone.visit()
    phone.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    phone.start()
    phone.button("Yes").click()
    phone.sees_turn(2)
    assert loaded == []
