"""What a player hears of the phone client, and what it does about the player's voice."""

from typing import Any

from tests.browser.phone import Phone

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
UNTIL = """(condition) => new Promise((done) => {
  const look = () => (condition() ? done() : requestAnimationFrame(look));
  look();
})"""


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

    def until(self, condition: str) -> None:
        """Wait until this JavaScript holds on the page."""
        self.page.evaluate(f"({UNTIL})(() => {condition})")

    def played(self, how: str) -> list[dict[str, Any]]:
        """Sounds that were heard, ended or stopped: their `url`, `at` which second, `of` how many."""
        sounds: list[dict[str, Any]] = self.page.evaluate("how => played.filter((sound) => sound.how === how)", how)
        return sounds

    def peaks(self) -> list[float]:
        """The loudest sample, up to 1, of every sound that was played."""
        peaks: list[float] = self.page.evaluate(PEAKS)
        return peaks
