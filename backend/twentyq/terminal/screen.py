"""Where a game at the terminal is told and answered: the console, and a conversation aloud beside it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twentyq.speech.errors import SpeechError
from twentyq.terminal.answers import COMMANDS, KEYS
from twentyq.terminal.conversation import Conversation
from twentyq.terminal.keyboard import ask
from twentyq.terminal.sound_device import SoundDeviceError

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True, slots=True)
class Screen:
    """A console, with or without voice."""

    console: "Console"
    talk: Conversation | None = None

    def heard(self, prompt: str, text: str) -> str | bytes:
        """What the player says or types to `text`; after a silence the keyboard alone is waited for."""
        said = self.listened(prompt, text)
        return ask(self.console, prompt, KEYS.keys() | COMMANDS) if said is None else said

    def listened(self, prompt: str, text: str) -> str | bytes | None:
        """What the player says to `text`, or types meanwhile; None after a silence, and without voice."""
        if self.talk is None or not self.say(text):
            return None
        self.console.print(prompt)
        try:
            return self.talk.listen()
        except SoundDeviceError as exc:
            self.warn(str(exc))
            return None

    def say(self, text: str) -> bool:
        """Whether it was said aloud."""
        try:
            if self.talk:
                self.talk.say(text)
        except (SoundDeviceError, SpeechError) as exc:
            self.warn(str(exc))
            return False
        return self.talk is not None

    def tell(self, text: str) -> None:
        """In print, and aloud where there is voice."""
        self.console.print(f"[b]{text}")
        self.say(text)

    def note(self, text: str) -> None:
        """Something by the way."""
        self.console.print(text, style="dim", highlight=False)

    def warn(self, text: str) -> None:
        """Something that did not go as it should."""
        self.console.print(text, style="yellow", highlight=False)
