"""Hands-free: longer answers that would be cut off at a pause because they began with a complete yes or no.

As the client decides (`amplify/src/voice/answerEnd.ts`), with quiet told by loudness in place of its detector.
"""

import random
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.voice.clips import voices
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.hearing.grammar import read_grammar
from twentyq.speech.hearing.network.network import network
from twentyq.speech.recording import SAMPLE_RATE, Recording

ANSWERS = 200
FRAME, QUIET_FRAMES, KEPT = 512, 7, 60
QUIET = 0.03
"""Loudness of a quiet frame, of the loudest one's."""
SURE, SHORT = 0.9, 0.55
HESITATIONS = ("i think {}", "hmm well {}", "{} i think", "{} but not always", "let me think {}")
SHORT_ONES = ("yes", "no")

Samples = NDArray[np.int16]


def endings_table() -> str:
    """How many longer answers are cut off, and how many short ones end early."""
    longer = list(_longer())
    cut = [said for said, samples in longer if any(_ends(samples))]
    ended = [any(_ends(samples)) for samples in _short()]
    rows = [f"hands-free: {len(cut)} of {len(longer)} longer answers cut off"]
    rows.append(f"hands-free: {sum(ended)} of {len(ended)} plain ones end after 200 ms of quiet")
    return "\n".join([*rows, *(f"  cut off: {said}" for said in cut)])


def _longer() -> Iterator[tuple[str, Samples]]:
    """Phrases that are no plain yes or no, and ones that people begin or end with others, in every voice."""
    said = [phrase for phrases in read_grammar().phrases.values() for phrase in phrases if phrase.count(" ") >= 2]
    said += [form.format(answer) for form in HESITATIONS for answer in SHORT_ONES] * 4
    speakers = list(voices().items())
    chance = random.Random(2)  # noqa: S311 - the same answers every time
    for phrase in chance.choices(said, k=ANSWERS):
        name, speak = chance.choice(speakers)
        yield f"{phrase} ({name})", _padded(speak(phrase), 0.0)


def _short() -> Iterator[Samples]:
    for speak in voices().values():
        yield from (_padded(speak(answer), 0.4) for answer in SHORT_ONES)


def _padded(file: bytes, after: float) -> Samples:
    """With 300 ms before, and so many seconds after."""
    samples = np.frombuffer(decode(file).pcm, np.int16)
    loud = np.flatnonzero(np.abs(samples.astype(int)) > np.abs(samples.astype(int)).max() * QUIET)
    return np.pad(samples[loud[0] : loud[-1]], (int(0.3 * SAMPLE_RATE), int(after * SAMPLE_RATE)))


def _ends(samples: Samples) -> Iterator[bool]:
    """Whether what was said so far counts as complete, at every pause."""
    frames = samples[: len(samples) // FRAME * FRAME].reshape(-1, FRAME)
    levels = np.sqrt((frames.astype(np.float32) ** 2).mean(axis=1))
    quiet, spoken = 0, False
    for place, level in enumerate(levels):
        quiet = quiet + 1 if level < levels.max() * QUIET else 0
        spoken = spoken or not quiet
        if spoken and quiet == QUIET_FRAMES:
            heard = network().hear(Recording(frames[max(0, place + 1 - KEPT) : place + 1].tobytes()))
            yield max(heard.yes, heard.no) >= SURE and heard.seconds <= SHORT
