"""Chromium, the server and a phone in a player's hand."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.phone import Phone
from tests.browser.phone_pool import PATIENCE, PhonePool
from tests.local_server import LocalServer

CLIENT = Path(__file__).parents[2] / "amplify" / "dist" / "index.html"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first that is there: Chromium without windows takes a third less of the processor than one that hides them."""
NO_CHROMIUM = "These tests drive Chromium. Install it: apt-get update && apt-get install -y chromium-headless-shell"
NO_CLIENT = "These tests need the built client: make setup"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
UNOPTIMIZED = "--js-flags=--liftoff-only"
"""To optimize what listens in WebAssembly takes longer than a test listens."""

NewPhone = Callable[..., Phone]
Launch = Callable[..., Browser]


@pytest.fixture(scope="package")
def launch() -> Iterator[Launch]:
    """Starts Chromium with more flags."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        pytest.fail(NO_CHROMIUM)
    if not CLIENT.exists():
        pytest.fail(NO_CLIENT)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield lambda *flags: playwright.chromium.launch(executable_path=executable, args=[*FLAGS, UNOPTIMIZED, *flags])


@pytest.fixture(scope="package")
def chromium(launch: Launch) -> Iterator[Browser]:
    """One browser for most tests."""
    browser = launch()
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """The server that the tests share; each phone is a player of its own."""
    server = LocalServer(tmp_path_factory.mktemp("data"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def stoppable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A server of its own for tests that stop one."""
    server = LocalServer(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


@pytest.fixture
def own_server(stoppable: LocalServer) -> LocalServer:
    """A server that runs, and that a test may stop."""
    stoppable.start()
    return stoppable


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path | None:
    """Where this test keeps what is seen on the screen, if anybody wants to look at it."""
    folder = os.environ.get("TWENTYQ_PICTURES")
    return Path(folder, request.node.name) if folder else None


@pytest.fixture(scope="package")
def phones(chromium: Browser) -> PhonePool:
    """Phones for most tests."""
    return PhonePool(chromium)


@pytest.fixture
def new_phone(phones: PhonePool, served: LocalServer, pictures: Path | None) -> Iterator[NewPhone]:
    """A player's phone: 390 x 844 with touch, unless told otherwise; `unused` where the browser may know nothing yet.

    Requests that pass through a service worker cannot be answered by a test, so there is none unless it is asked for.
    """

    def make(url: str = served.url, size: tuple[int, int] = (390, 844), **options: Any) -> Phone:
        return phones.take(url, size, pictures, **options)

    yield make
    phones.take_back()


@pytest.fixture
def phone(new_phone: NewPhone) -> Phone:
    """A phone on the start screen."""
    made = new_phone()
    made.visit()
    return made


@pytest.fixture
def kept_phone(new_phone: NewPhone) -> Phone:
    """A phone on the start screen whose service worker keeps the client's files."""
    made = new_phone(service_workers="allow")
    made.visit()
    return made
