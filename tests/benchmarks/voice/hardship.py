"""Yes and no of people under conditions: what each listener makes of them, alone and both together.

Of the half of the speakers that nothing was tuned on, by a network that learned from the other half alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from statistics import median
from time import process_time

from tests.benchmarks.voice.clips import human_folder
from tests.benchmarks.voice.conditions import CONDITIONS, laid_over
from tests.benchmarks.voice.speakers import REPORTED, half_of, speaker_of
from twentyq.speech.hearing.agreement import DECODER_POINTS, POINTS, calibrated
from twentyq.speech.hearing.answers import AnswerRecognizer
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.hearing.network.network import Network
from twentyq.speech.recording import Recording

HALF_TRAINED = Path(__file__).parent / "training" / "half.npz"
EXPECTED = {"yes": "YES", "no": "NO"}
OTHERS = ("words", "sentences", "background")
TAKEN, SURE = 0.5, 0.9
Z = 1.96
"""Of a Wilson interval of 95 %."""
WAYS = ("both", "network", "decoder")


@dataclass(frozen=True, slots=True)
class Clip:
    """A recording under a condition."""

    path: Path
    condition: str

    @property
    def expected(self) -> str | None:
        """What is to be heard; None for nothing."""
        return EXPECTED.get(self.path.parent.name)

    @property
    def group(self) -> str:
        """The row of the table."""
        return self.condition if self.expected else self.path.parent.name

    def recording(self) -> Recording:
        """As it sounds."""
        return laid_over(self.condition, decode(self.path.read_bytes()), REPORTED, self.path.stem)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one way of listening made of a clip."""

    clip: Clip
    meaning: str | None
    confidence: float
    seconds: float
    """Of processor time."""

    def taken(self, threshold: float) -> bool:
        """Whether it counts as an answer or command."""
        return self.meaning is not None and self.confidence >= threshold

    def right(self, threshold: float) -> bool:
        """Taken for what it is."""
        return self.taken(threshold) and self.meaning == self.clip.expected

    def opposite(self, threshold: float) -> bool:
        """Yes taken for no, or no for yes."""
        return self.taken(threshold) and {self.meaning, self.clip.expected} == set(EXPECTED.values())


def hardship_table(every: int) -> str:
    """Each N-th clip under every condition, in all three ways."""
    clips = list(_clips(every))
    if not clips:
        return "yes and no under conditions: no recordings of people"
    with get_context("fork").Pool(cpu_count()) as pool:
        heard = pool.map(_hear, clips, chunksize=20)
    return "\n".join(
        [
            f"{'right / opposite (interval)':26}{'clips':>6}"
            + "".join(f"{way + f' {TAKEN}':>26}" for way in WAYS)
            + f"{'both .9':>14}",
            *(
                _row(group, [h for h, clip in zip(heard, clips, strict=True) if clip.group == group])
                for group in _groups(clips)
            ),
            "processor, median / mean: " + "; ".join(f"{way} {_times([h[way] for h in heard])}" for way in WAYS),
            *_opposites(heard),
        ]
    )


def _clips(every: int) -> Iterator[Clip]:
    folder = human_folder()
    if folder is None:
        return
    for name in (*EXPECTED, *OTHERS):
        paths = [path for path in sorted((folder / name).glob("*.flac")) if half_of(speaker_of(path)) == REPORTED]
        for condition in CONDITIONS if name in EXPECTED else ("clean",):
            yield from (Clip(path, condition) for path in paths[::every])


def _groups(clips: list[Clip]) -> list[str]:
    return list(dict.fromkeys(clip.group for clip in clips))


@cache
def _recognizer() -> tuple[AnswerRecognizer, Network]:
    network = Network(HALF_TRAINED)
    recognizer = AnswerRecognizer(lambda: network)
    recognizer.warm()
    return recognizer, network


def _hear(clip: Clip) -> Mapping[str, Outcome]:
    recording = clip.recording()
    return {
        "both": _by_both(clip, recording),
        "network": _by_network(clip, recording),
        "decoder": _by_decoder(clip, recording),
    }


def _by_both(clip: Clip, recording: Recording) -> Outcome:
    start = process_time()
    hearing = _recognizer()[0].recognize(recording, "en-US")
    meaning = hearing.guesses[0].meaning if hearing.guesses else None
    return Outcome(clip, meaning, hearing.confidence, process_time() - start)


def _by_network(clip: Clip, recording: Recording) -> Outcome:
    start = process_time()
    shares = _recognizer()[1].hear(recording)
    meaning = "YES" if shares.yes > shares.no else "NO"
    return Outcome(clip, meaning, calibrated(max(shares.yes, shares.no), POINTS), process_time() - start)


def _by_decoder(clip: Clip, recording: Recording) -> Outcome:
    start = process_time()
    take = _recognizer()[0]._listener.listen(recording)
    meanings = take.meanings if take else {}
    best = max(meanings, key=meanings.__getitem__, default=None)
    confidence = calibrated(meanings[best], DECODER_POINTS) if best else 0.0
    return Outcome(clip, best, confidence, process_time() - start)


def _row(group: str, heard: list[Mapping[str, Outcome]]) -> str:
    if heard[0]["both"].clip.expected is None:
        return f"{group + ', taken':26}{len(heard):6}" + "".join(
            f"{_share([h[way].taken(TAKEN) for h in heard]):>26}" for way in WAYS
        )
    cells = "".join(f"{_cell([h[way] for h in heard], TAKEN):>26}" for way in WAYS)
    return f"{group:26}{len(heard):6}{cells}{_cell([h['both'] for h in heard], SURE)[:10]:>14}"


def _cell(outcomes: list[Outcome], threshold: float) -> str:
    right = [outcome.right(threshold) for outcome in outcomes]
    opposites = sum(outcome.opposite(threshold) for outcome in outcomes)
    low, high = wilson(sum(right), len(right))
    return f"{sum(right) / len(right):6.1%} /{opposites:2} ({low:.0%}-{high:.0%})"


def _share(taken: list[bool]) -> str:
    low, high = wilson(sum(taken), len(taken))
    return f"{sum(taken) / len(taken):6.1%} ({low:.0%}-{high:.0%})"


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The interval of a share, of 95 %."""
    share = hits / count
    middle = share + Z**2 / (2 * count)
    reach = Z * sqrt(share * (1 - share) / count + Z**2 / (4 * count**2))
    return (middle - reach) / (1 + Z**2 / count), (middle + reach) / (1 + Z**2 / count)


def _times(outcomes: list[Outcome]) -> str:
    seconds = [outcome.seconds for outcome in outcomes if outcome.clip.expected]
    return f"{median(seconds) * 1000:.1f} / {sum(seconds) / len(seconds) * 1000:.1f} ms"


def _opposites(heard: list[Mapping[str, Outcome]]) -> Iterator[str]:
    for outcomes in heard:
        both = outcomes["both"]
        if both.opposite(TAKEN):
            yield f"opposite: {both.clip.path.stem}, {both.clip.condition}: {both.meaning} {both.confidence:.2f}"
