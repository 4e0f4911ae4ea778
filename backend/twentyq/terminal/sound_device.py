"""Port for this computer's microphone and speaker, and its adapter."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Protocol

from twentyq.speech.recording import SAMPLE_RATE

FRAME_SECONDS = 0.03


class SoundDeviceError(Exception):
    """There is no way to hear or to be heard here; the message says what to do."""


class AudioPort(Protocol):
    """A microphone and a speaker. Raises SoundDeviceError."""

    def frames(self) -> Generator[bytes]:
        """What the microphone hears from now on, in frames of FRAME_SECONDS: mono, 16 bits, SAMPLE_RATE."""

    def play(self, pcm: bytes, sample_rate: int) -> None:
        """Play mono samples of 16 bits to their end."""


class SoundDevice:
    """AudioPort by PortAudio."""

    def __init__(self) -> None:
        """Look for PortAudio and a microphone."""
        try:
            import sounddevice
        except OSError as exc:
            raise SoundDeviceError(
                "voice needs PortAudio: apt install libportaudio2, or your system's package"
            ) from exc
        self._library = sounddevice
        with self._errors():
            sounddevice.check_input_settings(samplerate=SAMPLE_RATE, channels=1, dtype="int16")

    def frames(self) -> Generator[bytes]:
        """What the microphone hears, until the generator is closed."""
        size = int(FRAME_SECONDS * SAMPLE_RATE)
        with (
            self._errors(),
            self._library.RawInputStream(samplerate=SAMPLE_RATE, channels=1, dtype="int16", blocksize=size) as stream,
        ):
            while True:
                yield bytes(stream.read(size)[0])

    def play(self, pcm: bytes, sample_rate: int) -> None:
        """Play, and wait for the end."""
        with self._errors(), self._library.RawOutputStream(samplerate=sample_rate, channels=1, dtype="int16") as stream:
            stream.write(pcm)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except (self._library.PortAudioError, ValueError) as exc:
            raise SoundDeviceError(f"no microphone or speaker can be used ({exc})") from exc
