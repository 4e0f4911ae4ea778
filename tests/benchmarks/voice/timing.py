"""Time and memory of the voice path, in a process that has done nothing else."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from statistics import median, quantiles
from time import perf_counter

import psutil

ROUNDS = 40
TOGETHER = 4


def timing_table() -> str:
    """Start, decode, recognise, four at once, memory."""
    printed = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.voice.timing"], check=True, capture_output=True, text=True
    )
    figures = json.loads(printed.stdout)
    return "\n".join(f"{name:52}{value}" for name, value in figures.items())


def measure() -> dict[str, str]:
    """The figures, of WebM clips of two seconds."""
    before = _megabytes()
    start = perf_counter()
    from twentyq.speech.hearing.answers import AnswerRecognizer

    recognizer = AnswerRecognizer()
    recognizer.warm()
    started = perf_counter() - start
    clips = _webm_clips()
    decoding, hearing = [], []
    from twentyq.speech.hearing.decoding import decode

    alone = []
    for clip in clips * (ROUNDS // len(clips)):
        start = perf_counter()
        recording = decode(clip)
        decoding.append(perf_counter() - start)
        heard = recognizer.recognize(recording, "en-US")
        hearing.append(perf_counter() - start - decoding[-1])
        alone.append(heard)
    one = _megabytes()
    with ThreadPoolExecutor(TOGETHER) as pool:
        start = perf_counter()
        recordings = [decode(clip) for clip in clips * (ROUNDS // len(clips))]
        together = list(pool.map(lambda r: recognizer.recognize(r, "en-US"), recordings))
        seconds = perf_counter() - start
    four = _megabytes()
    return {
        "start: load and warm": f"{started * 1000:.0f} ms",
        "decode, median / p95": _times(decoding),
        "recognise, median / p95": _times(hearing),
        f"{TOGETHER} at once, a clip": f"{seconds / len(together) * 1000:.0f} ms, the same heard: {together == alone}",
        "memory beyond Python's own": f"{one - before:.0f} MB, {TOGETHER} at once {four - before:.0f}",
    }


def _webm_clips() -> list[bytes]:
    """Answers in silence of two seconds altogether, as Chrome records them."""
    from tests.sound_files import encode_as
    from twentyq.speech.speaking.espeak import speak_pcm

    spoken = [speak_pcm(text, "en-us") for text in ("yes", "no", "i don't know", "probably not")]
    return [encode_as("webm", pcm.ljust(2 * 2 * rate, b"\0")[: 4 * rate], rate) for pcm, rate in spoken]


def _times(seconds: list[float]) -> str:
    return f"{median(seconds) * 1000:.1f} / {quantiles(seconds, n=20)[18] * 1000:.1f} ms"


def _megabytes() -> float:
    return psutil.Process().memory_info().rss / 1e6


if __name__ == "__main__":
    print(json.dumps(measure()))
