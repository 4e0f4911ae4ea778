"""What the benchmark listens to: recordings of people where they are present, and speech made here."""

import io
import os
import random
import shutil
import subprocess
import tempfile
import wave
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from twentyq.speech.hearing.decoding import decode
from twentyq.speech.hearing.grammar import read_grammar
from twentyq.speech.recording import SAMPLE_RATE, Recording
from twentyq.speech.speaking.espeak import speak_pcm

HUMAN_FOLDERS: Mapping[str, str | None] = {
    "yes": "YES",
    "no": "NO",
    "stop": "QUIT",
    "words": None,
    "sentences": None,
    "background": None,
}
"""Folders of recordings of people, with what is to be heard: None where nothing may be taken for an answer."""

ESPEAK_VOICES = ("en-us", "en-us+f3", "en-us+m3", "en-us+klatt4", "en", "en-gb-scotland", "en-gb-x-rp+f2", "en-029")
FLITE_VOICES = ("kal16", "awb", "rms", "slt")


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording with what it is to be heard as."""

    group: str
    voice: str
    expected: str | None
    recording: Recording
    phrase: str = ""


def human_folder() -> Path | None:
    """Where recordings of people are; None where there are none."""
    default = Path(__file__).parents[4] / "shared" / "data" / "speech"
    folder = Path(os.environ.get("TWENTYQ_SPEECH_DATA", default))
    return folder if folder.is_dir() else None


def human_clips() -> Iterator[Clip]:
    """Recordings of people."""
    folder = human_folder()
    for name, expected in HUMAN_FOLDERS.items() if folder else ():
        for path in sorted((folder / name).glob("*.flac")) if folder else ():
            yield Clip(f"people: {name}", "people", expected, decode(path.read_bytes()))


def spoken_clips(every: int = 1) -> Iterator[Clip]:
    """Every phrase of the grammar in every voice, or each `every`-th of them."""
    phrases = [(meaning, phrase) for meaning, said in read_grammar().phrases.items() if meaning for phrase in said]
    spoken = [(voice, meaning, phrase) for voice in voices() for meaning, phrase in phrases]
    random.Random(1).shuffle(spoken)  # noqa: S311 - the same sample every time
    speak = voices()
    for voice, meaning, phrase in spoken[::every]:
        yield Clip("made: clean", voice, meaning, decode(speak[voice](phrase)), phrase)


def voices() -> Mapping[str, Callable[[str], bytes]]:
    """Voices by name: espeak-ng's always, others where they are installed."""
    found: dict[str, Callable[[str], bytes]] = {
        f"espeak {v}": lambda text, v=v: _espeak(text, v) for v in ESPEAK_VOICES
    }
    if shutil.which("flite"):
        found |= {f"flite {v}": lambda text, v=v: _flite(text, v) for v in FLITE_VOICES}
    return found


def conditions(clips: list[Clip]) -> Iterator[Clip]:
    """The clips under noise and over a telephone."""
    for name, change in (
        ("brown noise 20 dB", lambda x: _noisy(x, 20, brown=True)),
        ("brown noise 10 dB", lambda x: _noisy(x, 10, brown=True)),
        ("white noise 10 dB", lambda x: _noisy(x, 10, brown=False)),
        ("8 kHz", _telephone),
    ):
        for clip in clips:
            samples = change(np.frombuffer(clip.recording.pcm, np.int16).astype(np.float32))
            pcm = np.clip(samples, -32768, 32767).astype("<i2").tobytes()
            yield replace(clip, group=f"{clip.group.split(':')[0]}: {name}", recording=Recording(pcm))


def wav(samples: "np.ndarray[tuple[int], np.dtype[np.int16]] | bytes", sample_rate: int) -> bytes:
    """A WAV file of mono samples."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(sample_rate)
        out.writeframes(samples if isinstance(samples, bytes) else samples.tobytes())
    return file.getvalue()


def _espeak(text: str, voice: str) -> bytes:
    return wav(*speak_pcm(text, voice))


def _flite(text: str, voice: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speech.wav"
        subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True, capture_output=True)
        return path.read_bytes()


def _noisy(samples: "np.ndarray[tuple[int], np.dtype[np.float32]]", db: float, *, brown: bool) -> "np.ndarray":  # type: ignore[type-arg]
    noise = np.random.default_rng(len(samples)).standard_normal(len(samples))
    if brown:
        noise = np.cumsum(noise)
        noise -= np.convolve(noise, np.ones(400) / 400, "same")
    power = np.sort((samples[: len(samples) // 160 * 160].reshape(-1, 160) ** 2).mean(axis=1))
    level = np.sqrt(power[-max(1, len(power) // 5) :].mean())
    return samples + noise / np.sqrt((noise**2).mean()) * level / 10 ** (db / 20)


def _telephone(samples: "np.ndarray[tuple[int], np.dtype[np.float32]]") -> "np.ndarray":  # type: ignore[type-arg]
    spectrum = np.fft.rfft(samples)
    spectrum[int(len(spectrum) * 4000 / (SAMPLE_RATE / 2)) :] = 0
    return np.fft.irfft(spectrum, len(samples))
