"""Answering by the button that is held: Chromium takes a file for its microphone."""

import re

from playwright.sync_api import expect

from tests.browser.voice.listening_phone import ListeningPhone
from tests.browser.voice.microphone import Microphone

HOLD = 1800
"""Milliseconds for which it records: the word and a moment around it."""


def test_question_is_answered_by_voice_and_the_next_one_is_heard(phone: ListeningPhone) -> None:
    phone.visit()
    phone.start()
    phone.hold(HOLD)
    phone.sees_turn(2)
    expect(phone.page.locator(".note")).to_contain_text(re.compile(r"^No\.|I took that as no\."))
    expect(phone.button("Read questions aloud")).to_have_attribute("aria-pressed", "true")
    phone.until("played.some(({ how }) => how === 'ended')")
    assert phone.played("ended")[0]["of"] > 0.5
    assert min(phone.peaks()) > 0.1, "no sound is silence"
    phone.screenshot("heard")
    assert phone.failures == []


def test_what_was_misheard_is_taken_back_by_one_tap(phone: ListeningPhone) -> None:
    phone.visit()
    phone.start()
    first = phone.question
    phone.hold(HOLD)
    phone.sees_turn(2)
    phone.button("Not what I said").click()
    phone.sees_turn(1)
    assert phone.question == first


def test_refused_microphone_is_said_and_taps_work(phone: ListeningPhone, microphone: Microphone) -> None:
    phone.visit()
    microphone.refuse("NotAllowedError")
    phone.start()
    phone.button("Hold to talk").click()
    phone.sees("This page may not use the microphone.")
    phone.button("Yes").click()
    phone.sees_turn(2)
