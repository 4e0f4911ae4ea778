"""WCAG AA of what hands-free listening shows, on a small phone and in the dark."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPhone
from tests.browser.test_accessibility import check
from tests.browser.voice.microphone import Microphone


@pytest.mark.parametrize(("size", "scheme"), [((360, 640), "light"), ((390, 844), "dark")], ids=["small", "dark"])
def test_every_state_of_listening_is_accessible(new_phone: NewPhone, size: tuple[int, int], scheme: str) -> None:
    phone = new_phone(size=size, color_scheme=scheme, reduced_motion="reduce", unused=True)
    microphone = Microphone(phone.page)
    phone.visit()
    phone.start()
    phone.button("Hands-free").click()
    phone.sees("I am listening.")
    check(phone, "listening")
    microphone.hear("nope")
    expect(phone.button("Not what I said")).to_be_visible()
    check(phone, "heard")
    answers = phone.page.locator(".answers").bounding_box()
    phone.button("Stop listening for now").click()
    phone.sees("Not listening.")
    check(phone, "resting")
    assert phone.page.locator(".answers").bounding_box() == answers, "nothing moves"
    phone.button("Hands-free").click()
    microphone.refuse("NotAllowedError")
    phone.button("Hands-free").click()
    expect(phone.page.get_by_role("alert")).to_contain_text("may not use the microphone")
    check(phone, "refused")
