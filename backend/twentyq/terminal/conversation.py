"""Talking with the player in the terminal: say a line, then listen; the keyboard works all the while."""

import io
import select
import sys
import wave
from base64 import b64encode
from collections.abc import Callable
from contextlib import closing

from twentyq.speech.recording import SAMPLE_RATE
from twentyq.speech.speaking.in_process import InProcessSynthesizer
from twentyq.terminal.sound_device import FRAME_SECONDS, AudioPort

NO_INPUT_SECONDS = 8.0
LONGEST_SECONDS = 5.5
"""Of one utterance: as WAV it fits into a request."""
PAUSE_SECONDS = 0.5
"""Of silence that ends an utterance."""
LANGUAGE = "en-US"


class Conversation:
    """Says and hears through an audio port."""

    def __init__(
        self, device: AudioPort, voice: InProcessSynthesizer, typed: "Callable[[], str | None] | None" = None
    ) -> None:
        """`typed` gives a line that was typed meanwhile."""
        self._device = device
        self._voice = voice
        self._typed = typed or typed_line

    def say(self, text: str) -> None:
        """Speak, to the end."""
        self._device.play(*self._voice.samples(text, LANGUAGE))

    def listen(self) -> bytes | str | None:
        """One utterance as raw samples, a line that was typed instead, or None when neither came."""
        from pocketsphinx import Endpointer

        endpointer = Endpointer(PAUSE_SECONDS, sample_rate=SAMPLE_RATE, frame_length=FRAME_SECONDS)
        speech, waited = b"", 0.0
        with closing(self._device.frames()) as frames:
            for frame in frames:
                if (line := self._typed()) is not None:
                    return line
                speech += endpointer.process(frame) or b""
                waited += FRAME_SECONDS
                ended = speech and not endpointer.in_speech
                if ended or len(speech) >= LONGEST_SECONDS * 2 * SAMPLE_RATE:
                    return speech
                if not speech and waited >= NO_INPUT_SECONDS:
                    return None
        return speech or None


def as_audio(pcm: bytes) -> str:
    """Samples as a request carries them: base64 of a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(SAMPLE_RATE)
        out.writeframes(pcm)
    return b64encode(file.getvalue()).decode()


def typed_line() -> str | None:
    """A line that waits at the keyboard; None where none does, or where this cannot be asked (Windows, no terminal)."""
    try:
        ready, _, _ = select.select([sys.stdin], [], [], 0)
    except (OSError, ValueError):
        return None
    return sys.stdin.readline().strip() if ready else None
