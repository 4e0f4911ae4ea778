"""After the machine gave up: the player says what it was."""

import re
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.voice.listening_phone import ListeningPhone
from tests.browser.voice.microphone import Microphone

HOLD = 600
OFFER = {"transcript": "guitar", "intent": "UNCLEAR", "answer": None}
YES = {"transcript": "", "intent": "ANSWER", "answer": "YES"}
NOTHING = {"transcript": "", "intent": "UNCLEAR", "answer": None}


class Heard:
    """What the server will have heard, one recording after the other; all else is the server's."""

    def __init__(self, phone: ListeningPhone) -> None:
        self._coming: list[tuple[str, dict[str, Any]]] = []
        phone.page.route("**/graphql", self._answer)

    def then(self, text: str, heard: dict[str, Any]) -> None:
        """The next recording is heard so, and the machine says `text`."""
        self._coming.append((text, heard))

    def _answer(self, route: Route) -> None:
        sent = route.request.post_data_json or {}
        if "RevealThingAloud" not in sent["query"]:
            route.continue_()
            return
        assert sent["variables"]["input"]["audio"]["data"], "a recording"
        text, heard = self._coming.pop(0)
        update = {
            "gameId": sent["variables"]["input"]["gameId"],
            "game": None,
            "reply": {"kind": "CLARIFY", "text": text, "speech": None, "suggestions": []},
            "heard": {**heard, "confidence": 0.6, "recognizer": "pocketsphinx"},
        }
        route.fulfill(json={"data": {"revealThingAloud": update}})


@pytest.fixture
def heard(phone: ListeningPhone) -> Heard:
    """A game that the machine has lost, and what it hears then."""
    phone.visit_game(21)
    expect(phone.heading).to_have_text("You win.")
    return Heard(phone)


def test_name_said_hands_free_is_kept(phone: ListeningPhone, microphone: Microphone) -> None:
    phone.visit_game(20)
    phone.button("Hands-free").click()
    phone.listens()
    microphone.hear("no")
    expect(phone.heading).to_have_text("You win.")
    phone.listens()
    microphone.hear("umbrella")
    expect(phone.heading).to_have_text("An umbrella")
    phone.button("Stop listening for now").click()
    phone.until("!microphone.isOpen()")
    assert phone.failures == []


def test_half_heard_name_is_kept_by_one_tap(phone: ListeningPhone, heard: Heard) -> None:
    heard.then("Was it a guitar?", OFFER)
    phone.hold(HOLD)
    phone.sees("Was it a guitar?")
    phone.screenshot("offer")
    phone.button("Yes, guitar").click()
    expect(phone.heading).to_have_text("A guitar")
    assert phone.failures == []


def test_spoken_yes_keeps_the_name_that_was_offered(phone: ListeningPhone, heard: Heard) -> None:
    heard.then("Was it a guitar?", OFFER)
    phone.hold(HOLD)
    phone.sees("Was it a guitar?")
    heard.then("What was it?", YES)
    phone.hold(HOLD)
    expect(phone.heading).to_have_text("A guitar")


def test_refused_name_is_typed(phone: ListeningPhone, heard: Heard) -> None:
    heard.then("Was it a guitar?", OFFER)
    phone.hold(HOLD)
    phone.button("No").click()
    expect(phone.button("Yes, guitar")).to_be_hidden()
    expect(phone.page.get_by_label("What was it?")).to_be_focused()
    phone.page.keyboard.type("sitar")
    phone.button("Tell me").click()
    expect(phone.heading).to_have_text(re.compile("sitar", re.IGNORECASE))


def test_name_that_was_not_heard_is_asked_again(phone: ListeningPhone, heard: Heard) -> None:
    heard.then("Sorry, say it once more.", NOTHING)
    phone.hold(HOLD)
    phone.sees("Sorry, say it once more.")
    expect(phone.button("Hold to talk")).to_be_visible()
    expect(phone.button("Yes, guitar")).to_be_hidden()
