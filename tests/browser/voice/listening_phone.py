"""What a player hears of the phone client, and what it does about the player's voice."""

from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.phone import Phone
from tests.browser.phone_pool import PATIENCE

PLAYED = """() => {
  window.played = [];
  const audio = document.querySelector('audio');
  const note = (how) => played.push({ how, url: audio.currentSrc, at: audio.currentTime, of: audio.duration });
  audio.addEventListener('timeupdate', () => audio.currentTime > 0 && note('heard'));
  audio.addEventListener('pause', () => note(audio.ended ? 'ended' : 'stopped'));
}"""
"""Keeps what is played of sounds, and how it ended."""
PEAKS = """async () => {
  const context = new OfflineAudioContext(1, 1, 16000);
  const peak = async (url) => {
    const sound = await context.decodeAudioData(await (await fetch(url)).arrayBuffer());
    return sound.getChannelData(0).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  };
  return Promise.all([...new Set(played.map(({ url }) => url))].map(peak));
}"""
"""How loud every sound is that was played."""
UNTIL = """async (condition, patience) => {
  const end = performance.now() + patience;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`never: ${condition}`);
    await new Promise(requestAnimationFrame);
  }
}"""


class ListeningPhone(Phone):
    """One page of the client that plays by voice."""

    def start(self) -> None:
        """Start a game, and keep what is played from its first question on."""
        super().start()
        self.page.evaluate(PLAYED)

    def begin(self) -> None:
        """Start a game and switch hands-free listening on."""
        self.visit()
        self.start()
        self.button("Hands-free").click()

    def listens(self) -> None:
        """Wait until the phone has asked its question and listens."""
        self.sees("I am listening.")

    def hold(self, milliseconds: int, place: Locator | None = None) -> None:
        """Hold the button, in this place, for so long from when it records."""
        place = place or self.page.locator("main")
        expect(place.get_by_role("button", name="Hold to talk")).to_be_enabled()
        place.get_by_role("button", name="Hold to talk").hover()
        self.page.mouse.down()
        expect(place.get_by_role("button", name="Send what I said")).to_be_visible()
        self.page.wait_for_timeout(milliseconds)
        self.page.mouse.up()

    def until(self, condition: str) -> None:
        """Wait until this JavaScript holds on the page."""
        self.page.evaluate(f"({UNTIL})(() => {condition}, {PATIENCE})")

    def played(self, how: str) -> list[dict[str, Any]]:
        """Sounds that were heard, ended or stopped: their `url`, `at` which second, `of` how many."""
        sounds: list[dict[str, Any]] = self.page.evaluate("how => played.filter((sound) => sound.how === how)", how)
        return sounds

    def peaks(self) -> list[float]:
        """The loudest sample, up to 1, of every sound that was played."""
        peaks: list[float] = self.page.evaluate(PEAKS)
        return peaks
