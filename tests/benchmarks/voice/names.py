"""How well names of the deck's things are heard in the process, and other words taken for one."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from multiprocessing import get_context
from os import cpu_count
from statistics import median
from time import perf_counter
from typing import NamedTuple

from tests.benchmarks.voice.clips import human_folder, voices
from tests.benchmarks.voice.lost_games import lost_games
from twentyq.knowledge.compiled import load_named
from twentyq.knowledge.deck import Deck, Thing
from twentyq.knowledge.spelling import fold
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.hearing.grammar import read_grammar
from twentyq.speech.hearing.things.grammar import spoken_forms
from twentyq.speech.hearing.things.sphinx import SphinxThingRecognizer
from twentyq.speech.recognizer import Certainty
from twentyq.speech.recording import Recording
from twentyq.speech.settings import SpeechSettings

DECK, NAMES, OTHER_WORDS = "everyday", 200, 100


class Said(NamedTuple):
    """A recording with the thing that it names; None where it names none of the deck."""

    group: str
    thing: str | None
    recording: Recording
    likely: Mapping[str, float] = {}


class Taken(NamedTuple):
    """What it was taken for."""

    said: Said
    thing: str
    certainty: Certainty
    seconds: float


def names_table() -> str:
    """By group: named first, kept without asking, offered; rightly and wrongly."""
    clips = list(_clips())
    clips += list(_after_lost_games(clips))
    with get_context("fork").Pool(cpu_count()) as pool:
        taken = pool.map(_hear, clips, chunksize=10)
    rows = [
        f"{'names of things':28}{'clips':>6}{'best is right':>15}{'kept':>8}{'wrong':>8}{'offered':>10}{'wrong':>8}"
    ]
    groups = dict.fromkeys(one.said.group for one in taken)
    rows += [_row(group, [one for one in taken if one.said.group == group]) for group in groups]
    seconds = [one.seconds for one in taken]
    return "\n".join([*rows, f"{'a name, median':28}{median(seconds) * 1000:.0f} ms"])


def _row(group: str, taken: list[Taken]) -> str:
    def share(wanted: Callable[[Taken], bool]) -> str:
        return f"{sum(map(wanted, taken)) / len(taken):.1%}"

    def right(one: Taken) -> bool:
        return one.thing == one.said.thing

    cells = f"{group:28}{len(taken):6}{share(right):>15}"
    for certainty, width in ((Certainty.SURE, 8), (Certainty.HALF_SURE, 10)):
        cells += f"{share(lambda t, c=certainty: right(t) and t.certainty is c):>{width}}"
        cells += f"{share(lambda t, c=certainty: bool(t.thing) and not right(t) and t.certainty is c):>8}"
    return cells


def _clips() -> Iterator[Said]:
    deck, said = load_named(DECK), random.Random(1)  # noqa: S311 - the same sample every time
    known = spoken_forms(deck.things)
    speak = [voice for name, voice in voices().items() if name.startswith("espeak")]
    for place, thing in enumerate(said.sample(deck.things, NAMES)):
        for voice in said.sample(speak, 2):
            yield Said("made: names", known[_bare(thing)].name, decode(voice(_text(thing, place))))
    others = [word for word in read_grammar().common_words if word not in known]
    for word in said.sample(others, OTHER_WORDS):
        yield Said("made: other words", None, decode(said.choice(speak)(word)))
    yield from _people(deck)


def _after_lost_games(clips: Sequence[Said]) -> Iterator[Said]:
    """What was thought of, heard with and without the belief; and `clips` of other words with it."""
    deck, said = load_named(DECK), random.Random(2)  # noqa: S311 - the same sample every time
    speak = [voice for name, voice in voices().items() if name.startswith("espeak")]
    lost = list(lost_games(deck))
    for place, (name, likely) in enumerate(lost):
        thing = deck.things[deck.find(name) or 0]
        for voice in said.sample(speak, 2):
            recording = decode(voice(_text(thing, place)))
            yield Said("lost: names, no belief", name, recording)
            yield Said("lost: names", name, recording, likely)
    for clip in clips:
        if clip.thing is None:
            yield clip._replace(group=f"lost, {clip.group}", likely=said.choice(lost)[1])


def _bare(thing: Thing) -> str:
    return fold(thing.name.split(",")[0])


def _text(thing: Thing, place: int) -> str:
    """The thing as players name it, in one of three ways by turns."""
    says = thing.says.split(",")[0]
    return (thing.name.split(",")[0], says, f"it was {says}")[place % 3]


def _people(deck: Deck) -> Iterator[Said]:
    """Single words of people; their files are named after the word."""
    folder = human_folder()
    for path in sorted((folder / "words").glob("*_*.flac")) if folder else ():
        row = deck.find(path.stem.split("_")[1])
        thing = None if row is None else deck.things[row].name
        yield Said("people: names" if thing else "people: other words", thing, decode(path.read_bytes()))


@cache
def _recognizer() -> SphinxThingRecognizer:
    return SphinxThingRecognizer(lambda deck_id: load_named(deck_id).things, SpeechSettings().thing_thresholds)


def _hear(said: Said) -> Taken:
    _recognizer().warm(DECK)
    start = perf_counter()
    heard = _recognizer().recognize_thing(said.recording, DECK, "en-US", said.likely)
    return Taken(said._replace(likely={}), heard.name, heard.certainty, perf_counter() - start)
