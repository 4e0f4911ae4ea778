"""What a phone loads at first, and what stands beside the client."""

import gzip
import re
from io import BytesIO

from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import CLIENT, NewPhone
from tests.browser.phone import Phone

FIRST_LOAD = 150_000
"""Bytes of JavaScript, compressed, before the first screen."""


def test_first_load_is_small(new_phone: NewPhone) -> None:
    phone = new_phone(unused=True)
    phone.visit()
    expect(phone.page.locator(".deck-only, .decks")).to_be_visible()
    loaded = phone.page.evaluate(
        "performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)"
        ".filter((path) => path.endsWith('.js'))"
    )
    files = [CLIENT.parent / path.lstrip("/") for path in set(loaded) if "/assets/" in path]
    assert files
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= FIRST_LOAD


def test_licences_of_what_is_bundled_stand_beside_the_client(phone: Phone) -> None:
    phone.link("You").click()
    address = phone.link("Licences of what it is built on").get_attribute("href")
    text = phone.page.request.get(f"{phone.url}{address}").text()
    for name in ("react-dom", "aws-amplify", "onnxruntime-web", "@ricky0123/vad-web", "bricolage-grotesque"):
        assert re.search(rf"^## .*{re.escape(name)}", text, re.MULTILINE), name


def test_app_is_offered_for_installation_when_the_browser_does(new_phone: NewPhone) -> None:
    phone = new_phone()
    phone.visit("/#/you")
    expect(phone.link("Licences of what it is built on")).to_be_visible()
    expect(phone.button("Install on this device")).to_be_hidden()
    phone.page.evaluate(
        """() => {
          const event = new Event('beforeinstallprompt', { cancelable: true });
          event.prompt = () => { window.prompted = true; return Promise.resolve(); };
          window.dispatchEvent(event);
        }"""
    )
    phone.button("Install on this device").click()
    assert phone.page.evaluate("window.prompted")


def test_new_version_is_said_and_loaded_when_wanted(kept_phone: Phone) -> None:
    phone = kept_phone
    phone.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    phone.page.wait_for_function("navigator.serviceWorker.controller !== null")
    phone.page.reload()
    phone.start()
    phone.button("Yes").click()
    phone.sees_turn(2)
    phone.page.evaluate("navigator.serviceWorker.dispatchEvent(new Event('controllerchange'))")
    with phone.page.expect_event("load"):
        phone.button("A new version is here. Load it").click()
    phone.sees_turn(2)
    expect(phone.button("A new version is here. Load it")).to_be_hidden()


def test_installation_is_offered_with_pictures_of_the_game(phone: Phone) -> None:
    manifest = phone.page.request.get(f"{phone.url}/manifest.webmanifest").json()
    assert len(manifest["screenshots"]) == 3
    for picture in manifest["screenshots"]:
        answer = phone.page.request.get(f"{phone.url}{picture['src']}")
        assert Image.open(BytesIO(answer.body())).size == tuple(map(int, picture["sizes"].split("x")))
