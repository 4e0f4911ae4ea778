"""A phone with a microphone, under the page's own security policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Launch
from tests.browser.phone_pool import PATIENCE
from tests.browser.voice.listening_phone import ListeningPhone
from tests.browser.voice.microphone import Microphone, write_repeated
from tests.local_server import LocalServer

PERIOD = 2.0
"""Seconds from one "no" to the next, of a player who waits for no question's end."""


@pytest.fixture(scope="package")
def listening_browser(launch: Launch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser whose microphone hears "no" again and again."""
    file = tmp_path_factory.mktemp("sound") / "no.wav"
    write_repeated(file, "no", PERIOD)
    started = launch(
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={file}",
    )
    yield started
    started.close()


@pytest.fixture
def phone(listening_browser: Browser, served: LocalServer, pictures: Path | None) -> Iterator[ListeningPhone]:
    """A phone in the hand of a player who says no."""
    context = listening_browser.new_context(
        viewport={"width": 390, "height": 844}, permissions=["microphone"], service_workers="block"
    )
    context.set_default_timeout(PATIENCE)
    yield ListeningPhone(context.new_page(), served.url, pictures)
    context.close()


@pytest.fixture
def microphone(phone: ListeningPhone) -> Microphone:
    """What this phone hears instead."""
    return Microphone(phone.page)
