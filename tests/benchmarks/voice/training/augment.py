"""Recordings as they might have been: another pitch, pace and place, under noise, over a telephone, overdriven."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft, next_fast_len, rfft

from twentyq.speech.hearing.network.features import FFT, HOP, WINDOW, mel_filters, spread, window
from twentyq.speech.recording import SAMPLE_RATE

FRAMES = 128
"""Of what is learned from."""

Samples = NDArray[np.int16]
Floats = NDArray[np.float32]

SLOPES = (0.0, 0.5, 1.0)
"""Of noise: white, pink and brown."""
NOISE_SECONDS = 60


class Settings(NamedTuple):
    """How often, and how much."""

    warped: float = 0.65
    warp: tuple[float, float] = (-0.24, 0.36)
    """Natural log of the factor on pitch and formants."""
    pace: tuple[float, float] = (-0.25, 0.22)
    noisy: float = 0.8
    snr: tuple[float, float] = (0.0, 30.0)
    reverberant: float = 0.25
    clipped: float = 0.15
    narrow: float = 0.25
    tilted: float = 0.4


UNCHANGED = Settings()


class Augmenter:
    """Makes batches of features."""

    def __init__(
        self, recordings: list, rooms: list, babblers: list, seed: int, settings: Settings = UNCHANGED
    ) -> None:
        self._chance = np.random.default_rng(seed)
        self._recordings, self._settings = recordings, settings
        self._noises = [self._sloped(slope) for slope in SLOPES]
        self._noises += [self._rooms(rooms) for _ in range(3)]
        self._noises += [self._babble(babblers, count) for count in (3, 4, 6, 8)]

    def features(self, row: int) -> Floats:
        """Features of a recording, changed: bands by FRAMES."""
        pace = float(np.exp(self._chance.uniform(*self._settings.pace)))
        return self._heard(self._placed(self._recordings[row], int(FRAMES * HOP * pace) + FFT), pace)

    def _placed(self, samples: Samples, length: int) -> Floats:
        """One recording, changed, somewhere within so many samples, under noise."""
        chance, settings = self._chance, self._settings
        speech = samples.astype(np.float32) / 32768
        speech = speech - speech.mean()
        if chance.random() < settings.warped:
            factor = np.exp(chance.uniform(*settings.warp))
            speech = np.interp(np.arange(0, len(speech) - 1, factor), np.arange(len(speech)), speech).astype(np.float32)
        level = loudness(speech)
        wave = np.zeros(length, np.float32)
        spare = length - len(speech)
        start = int(chance.integers(0, spare + 1)) if spare > 0 else 0
        cut = int(chance.integers(0, max(1, min(-spare, len(speech) // 8)))) if spare < 0 else 0
        piece = speech[cut : cut + length - start]
        wave[start : start + len(piece)] = piece
        if chance.random() < settings.reverberant:
            wave = self._reverberant(wave)
        snr = chance.uniform(*settings.snr) if chance.random() < settings.noisy else chance.uniform(30, 60)
        wave += self._noise(length) * level / 10 ** (snr / 20)
        if chance.random() < settings.clipped:
            most = np.abs(wave).max() / 10 ** (chance.uniform(3, 22) / 20)
            wave = np.clip(wave, -most, most)
        return wave

    def _noise(self, length: int) -> Floats:
        if self._chance.random() < 0.1:
            return self._hum(length)
        noise = self._noises[self._chance.integers(len(self._noises))]
        start = int(self._chance.integers(0, len(noise) - length))
        piece = noise[start : start + length]
        return piece / (np.sqrt((piece**2).mean()) + 1e-9)

    def _hum(self, length: int) -> Floats:
        pitch = np.exp(self._chance.uniform(np.log(50), np.log(1500)))
        harmonics = range(1, 1 + int(self._chance.integers(1, 6)))
        at = np.arange(length) / SAMPLE_RATE
        hum = sum(np.sin(2 * np.pi * pitch * n * at + n) * self._chance.uniform(0.1, 1) for n in harmonics)
        return (hum / np.sqrt((hum**2).mean())).astype(np.float32)

    def _reverberant(self, wave: Floats) -> Floats:
        seconds, direct = self._chance.uniform(0.15, 1.0), self._chance.uniform(-2, 10)
        tail = int(seconds * SAMPLE_RATE * 0.7)
        response = self._chance.standard_normal(tail, np.float32) * np.exp(
            -6.9 * np.arange(tail) / (seconds * SAMPLE_RATE)
        )
        response *= 10 ** (-direct / 20) / np.sqrt((response**2).sum())
        size = next_fast_len(len(wave) + tail, real=True)
        echo = irfft(rfft(wave, size) * rfft(response.astype(np.float32), size))[: len(wave)]
        return (wave + echo).astype(np.float32)

    def _heard(self, wave: Floats, pace: float) -> Floats:
        """As twentyq.speech.hearing.network.features, at a pace and over a path."""
        starts = (np.arange(FRAMES) * HOP * pace).astype(int)
        pieces = np.lib.stride_tricks.sliding_window_view(wave, WINDOW)[starts] * window()
        spectrum = rfft(pieces, FFT, axis=1)
        power = (spectrum.real**2 + spectrum.imag**2) * self._path()
        return spread(mel_filters() @ power.T)

    def _path(self) -> Floats:
        """Gains of power by frequency: a microphone's tilt, a telephone's band."""
        hertz, chance = np.fft.rfftfreq(FFT, 1 / SAMPLE_RATE), self._chance
        gain = np.ones(len(hertz), np.float32)
        if chance.random() < self._settings.tilted:
            gain *= 10 ** (chance.uniform(-5, 5) * np.log2(np.maximum(hertz, 60) / 1000) / 10)
        if chance.random() < self._settings.narrow:
            low, high = chance.uniform(150, 400), chance.uniform(3000, 4200)
            gain[(hertz < low) | (hertz > high)] *= 10 ** (-chance.uniform(2, 6))
        return gain

    def _sloped(self, slope: float) -> Floats:
        spectrum = np.fft.rfft(self._chance.standard_normal(NOISE_SECONDS * SAMPLE_RATE))
        spectrum /= np.maximum(np.fft.rfftfreq(NOISE_SECONDS * SAMPLE_RATE, 1 / SAMPLE_RATE), 50) ** slope
        return level_one(np.fft.irfft(spectrum))

    def _rooms(self, rooms: list) -> Floats:
        order = self._chance.integers(0, len(rooms), NOISE_SECONDS)
        return level_one(np.concatenate([level_one(rooms[row].astype(np.float32)) for row in order]))

    def _babble(self, voices: list, count: int) -> Floats:
        total = np.zeros(NOISE_SECONDS * SAMPLE_RATE, np.float32)
        for _ in range(count):
            at = int(self._chance.integers(0, SAMPLE_RATE))
            while at < len(total):
                voice = voices[self._chance.integers(len(voices))].astype(np.float32)
                piece = level_one(voice)[: len(total) - at]
                total[at : at + len(piece)] += piece
                at += int(len(voice) * self._chance.uniform(0.6, 1))
        return level_one(total)


def level_one(samples: Floats) -> Floats:
    """Samples of root mean square 1."""
    return (samples / (np.sqrt((samples**2).mean()) + 1e-9)).astype(np.float32)


def loudness(samples: Floats) -> float:
    """Root mean square of the loudest fifth of the 10 ms frames."""
    powers = np.sort((samples[: len(samples) // HOP * HOP].reshape(-1, HOP) ** 2).mean(axis=1))
    return float(np.sqrt(powers[-max(1, len(powers) // 5) :].mean()))
