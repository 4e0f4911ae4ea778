"""Answering by voice: Chromium takes a file for its microphone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Launch
from tests.browser.phone import Phone
from tests.browser.served import Served
from tests.sound_files import encode_as
from twentyq.speech.espeak import speak_pcm

HOLD = 1800
"""Milliseconds for which the button is held: the word and a moment around it."""

SECONDS_PLAYED = """(audio) => new Promise((done) => {
    if (audio.ended) done(audio.currentTime);
    audio.addEventListener('ended', () => done(audio.currentTime));
    setTimeout(() => done(0), 8000);
})"""
"""Of the question, once it was played to its end."""


@pytest.fixture(scope="module")
def browser(launch: Launch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser whose microphone hears "no" soon after it is opened."""
    pcm, rate = speak_pcm("no", "en-us")
    file = tmp_path_factory.mktemp("sound") / "no.wav"
    file.write_bytes(encode_as("wav", bytes(rate) + pcm + bytes(4 * rate), rate))
    started = launch(
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={file}",
    )
    yield started
    started.close()


@pytest.fixture
def speaking(browser: Browser, served: Served, tmp_path: Path) -> Iterator[Phone]:
    """A phone in the hand of a player who says no; the page's security policy is in force."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, permissions=["microphone"])
    context.set_default_timeout(10_000)
    yield Phone(context.new_page(), served.url, tmp_path)
    context.close()


def test_question_is_answered_by_voice_and_the_next_one_is_heard(speaking: Phone) -> None:
    speaking.visit()
    speaking.start()
    speaking.button("Hold to talk").click(delay=HOLD)
    speaking.sees_turn(2)
    speaking.sees("I heard: “no”: I took that as no.")
    expect(speaking.button("Read questions aloud")).to_have_attribute("aria-pressed", "true")
    assert speaking.page.locator("audio").evaluate(SECONDS_PLAYED) > 0.5
    speaking.screenshot("heard")
    assert speaking.failures == []


def test_what_was_misheard_is_taken_back_by_one_tap(speaking: Phone) -> None:
    speaking.visit()
    speaking.start()
    first = speaking.question
    speaking.button("Hold to talk").click(delay=HOLD)
    speaking.sees_turn(2)
    speaking.button("Not what I said").click()
    speaking.sees_turn(1)
    assert speaking.question == first


def test_refused_microphone_is_said_and_taps_work(speaking: Phone) -> None:
    speaking.page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    )
    speaking.visit()
    speaking.start()
    speaking.button("Hold to talk").click()
    speaking.sees("This page may not use the microphone.")
    speaking.button("Yes").click()
    speaking.sees_turn(2)
