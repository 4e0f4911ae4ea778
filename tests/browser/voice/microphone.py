"""What a page's microphone hears."""

import json
from base64 import b64encode
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.sound_files import encode_as
from twentyq.speech.speaking.espeak import speak_pcm

VOICE = "en-us"
SCRIPT = """
(() => {
  let context, microphone;
  const opened = [];
  navigator.mediaDevices.getUserMedia = async () => {
    context ??= new AudioContext();
    microphone = context.createMediaStreamDestination();
    opened.push(microphone.stream.getAudioTracks()[0]);
    return microphone.stream;
  };
  window.microphone = {
    isOpen: () => opened.some((track) => track.readyState === 'live'),
    hear: async (bytes) => {
      const file = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      const source = context.createBufferSource();
      source.buffer = await context.decodeAudioData(file.buffer);
      source.connect(microphone);
      source.start();
    },
    unplug: () => opened.forEach((track) => { track.stop(); track.dispatchEvent(new Event('ended')); }),
    refuse: (name) => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name)); },
  };
})();
"""
"""A microphone of the page's own, into which sounds are played: browsers let no test talk to the real one."""


@cache
def said(*words: str, pause: float = 0.0) -> bytes:
    """A WAV file of the words and nothing else, with so many seconds between them."""
    spoken, rates = zip(*(speak_pcm(each, VOICE) for each in words), strict=True)
    return encode_as("wav", bytes(2 * int(pause * rates[0])).join(spoken), rates[0])


def write_repeated(file: Path, words: str, period: float) -> None:
    """A WAV file in which the words begin a little late, and which lasts `period` seconds: a microphone repeats it."""
    pcm, rate = speak_pcm(words, VOICE)
    sound = bytes(2 * (rate // 4)) + pcm
    file.write_bytes(encode_as("wav", sound.ljust(2 * int(period * rate), b"\0"), rate))


class Microphone:
    """The scripted microphone of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.add_init_script(SCRIPT)

    def hear(self, *words: str, pause: float = 0.0) -> None:
        """Somebody begins to say this, with so many seconds between."""
        self._page.evaluate(f"microphone.hear({json.dumps(b64encode(said(*words, pause=pause)).decode())})")

    def unplug(self) -> None:
        """It goes away."""
        self._page.evaluate("microphone.unplug()")

    def refuse(self, name: str) -> None:
        """From now on it cannot be opened, for this reason."""
        self._page.evaluate(f"microphone.refuse({json.dumps(name)})")

    @property
    def is_open(self) -> bool:
        """Whether the page listens, as the browser shows it to the player."""
        is_open: bool = self._page.evaluate("microphone.isOpen()")
        return is_open
