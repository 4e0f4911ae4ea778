"""A page of the client whose microphone hears recordings, and when it sends and plays sounds."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import NamedTuple

from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from tests.benchmarks.voice.turn_taking.answers import Spoken
from tests.browser.conftest import FLAGS
from tests.browser.voice.listening_phone import ListeningPhone
from twentyq.speech.recording import SAMPLE_RATE

LONGEST = 20
"""Seconds that anything is waited for."""
SCRIPT = """
(() => {
  let context, microphone;
  window.sent = [];
  window.replied = [];
  window.begun = 0;
  window.nextSounds = [];
  navigator.mediaDevices.getUserMedia = async () => {
    context ??= new AudioContext();
    microphone = context.createMediaStreamDestination();
    return microphone.stream;
  };
  window.hear = async (bytes, seconds) => {
    for (const times of [sent, replied, nextSounds]) times.length = 0;
    const file = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
    const source = context.createBufferSource();
    source.buffer = await context.decodeAudioData(file.buffer);
    source.connect(microphone);
    const start = context.currentTime + 0.1;
    source.start(start);
    window.begun = performance.now() + (start - context.currentTime) * 1000;
    window.over = begun + seconds * 1000;
  };
  const { fetch } = window;
  window.fetch = async (...request) => {
    const isSound = /answerAloud|createAudioUpload/.test(String(request[1]?.body));
    if (isSound) sent.push(performance.now());
    const response = await fetch(...request);
    if (isSound) replied.push(performance.now());
    return response;
  };
  window.until = (condition) => new Promise((done) => {
    const end = performance.now() + LONGEST;
    const look = () => (condition() || performance.now() > end ? done() : requestAnimationFrame(look));
    look();
  });
  const watch = (audio, { at, url }) => {
    if (audio.currentSrc !== url || audio.paused) return;
    if (!audio.currentTime) return requestAnimationFrame(() => watch(audio, { at, url }));
    nextSounds.push(performance.now() - audio.currentTime * 1000);
  };
  document.addEventListener('playing', ({ target }) => watch(target, { url: target.currentSrc }), true);
})();
"""
"""The page's own microphone and clock: browsers let nobody talk to the real one. All times in its milliseconds."""
SPOKEN = "document.querySelector('audio').paused"
OVER = "nextSounds.length > 0 || document.querySelector('.end') !== null"
NOTHING_NEW = {"transcript": "", "intent": "REPEAT", "answer": None, "confidence": 1, "recognizer": "none"}


class Turn(NamedTuple):
    """Seconds from the end of speech until something is sent, answered, and the next sound begins."""

    spoken: Spoken
    sent: list[float]
    replied: list[float]
    played: list[float]

    @property
    def is_cut_off(self) -> bool:
        """Whether something was sent while it was still said."""
        return bool(self.sent) and self.sent[0] < 0


class ListeningPage:
    """A game that is played hands-free."""

    def __init__(self, page: Page, url: str) -> None:
        """Start it."""
        self._page = page
        page.set_default_timeout(LONGEST * 1000)
        page.add_init_script(SCRIPT.replace("LONGEST", str(LONGEST * 1000)))
        phone = ListeningPhone(page, url, Path())
        phone.begin()
        phone.listens()

    @property
    def is_over(self) -> bool:
        """Whether the machine has named the thing, or given up."""
        return self._page.locator(".end").is_visible()

    def answer(self, spoken: Spoken) -> Turn:
        """Say it when the question has been heard, and wait for the next sound."""
        self._wait(SPOKEN)
        self.begin(spoken)
        return self._turn(spoken, OVER)

    def begin(self, spoken: Spoken) -> None:
        """Begin to say it."""
        seconds = len(spoken.samples) / SAMPLE_RATE
        self._page.evaluate(f"hear('{b64encode(spoken.file).decode()}', {seconds})")

    def end(self, spoken: Spoken) -> Turn:
        """Wait until the microphone has heard all of it."""
        return self._turn(spoken, "performance.now() > over")

    def keep_asking(self) -> None:
        """From now on what is sent changes nothing: the same question waits for an answer."""
        self._page.route("**/graphql", _nothing_new)

    def _turn(self, spoken: Spoken, until: str) -> Turn:
        self._wait(until)
        start, *times = self._page.evaluate("[begun, sent, replied, nextSounds]")
        return Turn(spoken, *([(at - start) / 1000 - spoken.end for at in each] for each in times))

    def _wait(self, condition: str) -> None:
        self._page.evaluate(f"until(() => {condition})")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, which plays sounds without a touch and keeps time when nobody sees it."""
    expect.set_options(timeout=LONGEST * 1000)
    path = which("chromium") or which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def _nothing_new(route: Route) -> None:
    sent = route.request.post_data_json or {}
    if "answerAloud" not in sent["query"]:
        return route.continue_()
    update = {"gameId": sent["variables"]["input"]["gameId"], "game": None, "reply": None, "heard": NOTHING_NEW}
    return route.fulfill(json={"data": {"answerAloud": update}})
