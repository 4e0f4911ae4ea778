"""Speaking in the process: samples of one loudness, from which files are made."""

from collections.abc import Callable

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.speaking.encoding import encode
from twentyq.speech.speaking.loudness import LOUDNESS, level
from twentyq.speech.synthesizer import Samples, Sound, Voice


class InProcessSynthesizer:
    """Synthesizer by a library that makes samples."""

    def __init__(self, voice: Voice, speak: Callable[[str, str], Samples]) -> None:
        """`speak` takes a text and the name of a voice, and is safe for threads. Raises SpeechUnavailableError."""
        self._name = voice.engine
        self._speak = speak
        self.voice = Voice(f"{voice.engine} at {LOUDNESS:g} LUFS", voice.names, voice.content_type)

    def synthesize(self, text: str, language: str) -> Sound:
        """The text spoken."""
        return encode(*self.samples(text, language), self.voice.content_type)

    def warm(self) -> None:
        """Load what it speaks with, so that no player waits for it. Raises SpeechUnavailableError."""
        self._speak("Yes.", next(iter(self.voice.names.values())))

    def samples(self, text: str, language: str) -> Samples:
        """The text spoken, for a loudspeaker. SpeechUnavailableError where nothing of it can be said."""
        name = self.voice.name(language)
        if name is None:
            raise SpeechUnavailableError(self._name, f"no voice for {language}")
        spoken = self._speak(text, name)
        if not spoken.pcm:
            raise SpeechUnavailableError(self._name, "nothing to say")
        return level(spoken)
