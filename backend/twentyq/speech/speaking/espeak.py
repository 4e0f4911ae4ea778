"""espeak-ng in process: speech on a laptop without a network."""

import ctypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import Any

from twentyq.speech.errors import SpeechUnavailableError
from twentyq.speech.speaking.encoding import MP3
from twentyq.speech.speaking.in_process import InProcessSynthesizer
from twentyq.speech.synthesizer import Samples, Voice

VOICES: Mapping[str, str] = {"en-US": "en-us", "en-GB": "en"}
WORDS_A_MINUTE = 160

# Of espeak-ng's speak_lib.h.
AUDIO_OUTPUT_SYNCHRONOUS = 2
EE_OK = 0
ESPEAK_CHARS_UTF8 = 1
ESPEAK_RATE = 1
INITIALIZE_DONT_EXIT = 0x8000
PHONEMES_APART = 0x02 | ord("_") << 8  # in IPA, with this between them
POS_CHARACTER = 1
SynthCallback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)

_library_lock = Lock()  # the library has one state per process


class _Library:
    """The shared library with its one callback, used under _library_lock only."""

    def __init__(self) -> None:
        """Load it. OSError when it cannot be."""
        import espeakng_loader

        self._c = ctypes.CDLL(espeakng_loader.get_library_path())
        self._pieces: list[bytes] = []
        self._callback = SynthCallback(self._take)  # kept: C calls it as long as the process lives
        data = espeakng_loader.get_data_path().encode()
        self.sample_rate: int = self._c.espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, data, INITIALIZE_DONT_EXIT)
        if self.sample_rate <= 0:
            raise OSError("espeak_Initialize failed")
        self._c.espeak_SetSynthCallback(self._callback)
        self._c.espeak_TextToPhonemes.restype = ctypes.c_char_p

    def speak(self, text: str, voice: str, words_a_minute: int) -> bytes:
        """Samples as signed 16-bit. OSError for an unknown voice."""
        self._pieces.clear()
        if self._c.espeak_SetVoiceByName(voice.encode()) != EE_OK:
            raise OSError(f"no voice {voice}")
        self._c.espeak_SetParameter(ESPEAK_RATE, words_a_minute, 0)
        utf8 = text.encode() + b"\0"
        size = ctypes.c_size_t(len(utf8))
        if self._c.espeak_Synth(utf8, size, 0, POS_CHARACTER, 0, ESPEAK_CHARS_UTF8, None, None) != EE_OK:
            raise OSError("espeak_Synth failed")
        self._c.espeak_Synchronize()
        return b"".join(self._pieces)

    def phonemes(self, text: str, voice: str) -> list[str]:
        """How the text is said, in the International Phonetic Alphabet, with marks of stress."""
        if self._c.espeak_SetVoiceByName(voice.encode()) != EE_OK:
            raise OSError(f"no voice {voice}")
        left, said = ctypes.c_char_p(text.encode()), []
        while left.value:
            clause = self._c.espeak_TextToPhonemes(ctypes.byref(left), ESPEAK_CHARS_UTF8, PHONEMES_APART)
            said += clause.decode().replace(" ", "_").split("_")
        return [phoneme for phoneme in said if phoneme]

    def _take(self, samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            self._pieces.append(ctypes.string_at(samples, 2 * count))
        return 0


_library: _Library | None = None


def speak_pcm(text: str, voice: str, words_a_minute: int = WORDS_A_MINUTE) -> Samples:
    """The text spoken. Safe for threads, one speaks at a time."""
    with _loaded() as library:
        return Samples(library.speak(text, voice, words_a_minute), library.sample_rate)


def speak_phonemes(text: str, voice: str) -> list[str]:
    """How the text is said, in the International Phonetic Alphabet, with marks of stress. Safe for threads."""
    with _loaded() as library:
        return library.phonemes(text, voice)


@contextmanager
def _loaded() -> Iterator[_Library]:
    global _library  # noqa: PLW0603  # the library cannot be initialised twice
    with _library_lock:
        try:
            _library = _library or _Library()
            yield _library
        except (ImportError, OSError) as exc:
            raise SpeechUnavailableError("espeak-ng", str(exc)) from exc


class EspeakSynthesizer(InProcessSynthesizer):
    """Synthesizer by espeak-ng."""

    def __init__(self, content_type: str = MP3, voices: Mapping[str, str] = VOICES) -> None:
        """`voices` are espeak-ng's names by language."""
        super().__init__(Voice("espeak-ng", voices, content_type), speak_pcm)
