"""Whether to stop is asked and answered by voice."""

from playwright.sync_api import expect

from tests.browser.voice.listening_phone import ListeningPhone
from tests.browser.voice.microphone import Microphone


def test_player_who_says_stop_is_asked_and_a_spoken_no_or_yes_settles_it(
    phone: ListeningPhone, microphone: Microphone
) -> None:
    phone.begin()
    phone.listens()
    microphone.hear("stop the game")
    expect(phone.button("Stop the game")).to_be_visible()
    phone.listens()
    microphone.hear("no")
    expect(phone.button("Stop the game")).to_be_hidden()
    phone.sees_turn(1)
    microphone.hear("stop the game")
    expect(phone.button("Stop the game")).to_be_visible()
    phone.listens()
    microphone.hear("yes")
    expect(phone.heading).to_have_text("Game stopped.")
    assert phone.failures == []
