"""answerAloud of a real server: from request to reply, alone and eight at once, and taps meanwhile."""

import os
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from threading import Barrier
from time import perf_counter, sleep
from typing import NamedTuple

from tests.benchmarks.voice.clips import human_clips, spoken_clips
from tests.local_server import LocalServer
from tests.sound_files import encode_as
from twentyq.speech.hearing.answers import AnswerRecognizer
from twentyq.speech.hearing.decoding import decode
from twentyq.speech.recognizer import Hearing

TOGETHER, COUNT = 8, 48
SECONDS = 2
KINDS = 6
"""Clips that are sure, and clips that are not."""
PEOPLE = 24
"""People's answers."""
PAUSE = 0.05
"""Seconds from a tap to the next: taps that come as fast as they can would take a processor of their own."""
ANSWERS = ("NO", "PROBABLY_NOT", "SOMETIMES", "UNKNOWN")
START = "mutation { startGame(input: {}) { game { id } } }"
SPEECH = "speech { url }"
TAP = "mutation($i: AnswerQuestionInput!) { answerQuestion(input: $i) { game { currentTurn { number } } } }"
ALOUD = f"""mutation($i: AnswerAloudInput!) {{ answerAloud(input: $i) {{
    game {{ questionsAsked currentTurn {{ number {SPEECH} }} }} reply {{ kind text {SPEECH} }}
    heard {{ transcript answer confidence }} }} }}"""


class Spoken(NamedTuple):
    """An answer of two seconds as Chrome records it, with what one recognizer alone hears and how long that takes."""

    webm: bytes
    alone: Hearing

    @property
    def sure(self) -> bool:
        """Whether it is taken without being said back."""
        return self.alone.confidence >= 0.9


class Answered(NamedTuple):
    """A request's outcome."""

    spoken: Spoken
    seconds: float
    same: bool
    """As one recognizer alone heard it."""
    by_itself: float
    """Seconds that decoding and recognising took right after, without a server."""


def http_table() -> str:
    """Latency by certainty, and by how many at once."""
    recognizer = AnswerRecognizer()
    recognizer.warm()
    phrases, people = list(_phrases(recognizer)), list(_people(recognizer))
    os.environ.pop("TWENTYQ_SPEECH_DATA", None)  # no setting of the server's
    os.environ["TWENTYQ_RECORDINGS_PER_MINUTE"] = "100000"
    rows = [f"{'answerAloud over HTTP, WebM of 2 s':44}{'median':>9}{'p95':>9}{'heard as by one alone':>24}"]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "twentyq.cli", "speak", "--data-dir", folder], check=True, capture_output=True
        )
        with LocalServer(Path(folder)) as server:
            _play(server, phrases, 8)
            alone = _play(server, phrases, COUNT, recognizer)
            quiet_taps = _taps(server, lambda count: count < COUNT)
            together, taps = _together(server, phrases)
            rows.append(_row("phrases, sure", [a for a in alone if a.spoken.sure]))
            rows.append(_row("phrases, half sure, said back", [a for a in alone if not a.spoken.sure]))
            rows.append(_row(f"phrases, {TOGETHER} at once", together))
            if people:
                rows.append(_row("people's yes and no", _play(server, people, COUNT, recognizer)))
                together, more_taps = _together(server, people)
                rows.append(_row(f"people's yes and no, {TOGETHER} at once", together))
                taps += more_taps
    for name, seconds in (("a tap, alone", quiet_taps), (f"a tap while {TOGETHER} speak", taps)):
        rows.append(f"{name:44}{median(seconds) * 1000:6.0f} ms{quantiles(seconds, n=20)[18] * 1000:6.0f} ms")
    by_itself = median(a.by_itself for a in alone) * 1000
    times = median(a.seconds / a.by_itself for a in alone)
    rows.append(
        f"{'decode and recognise without a server':44}{by_itself:6.0f} ms, of which a request takes {times:.2f} times"
    )
    return "\n".join(rows)


def _together(server: LocalServer, spoken: list[Spoken]) -> tuple[list[Answered], list[float]]:
    """Answers of players who speak at the same moments, and seconds of each tap of another one."""
    moment = Barrier(TOGETHER)
    with ThreadPoolExecutor(TOGETHER) as pool:
        games = [pool.submit(_play, server, spoken[at:] + spoken[:at], COUNT, moment=moment) for at in range(TOGETHER)]
        taps = _taps(server, lambda _: not all(game.done() for game in games), PAUSE)
        return [answered for game in games for answered in game.result()], taps


def _taps(server: LocalServer, goes_on: Callable[[int], bool], pause: float = 0.0) -> list[float]:
    """Seconds of each tap turn of a new player, for as long as it goes on."""
    token, seconds, game, turn = server.guest(), list[float](), "", None
    while goes_on(len(seconds)):
        if turn is None:
            game, turn = server.graphql(token, START)["data"]["startGame"]["game"]["id"], 1
        start = perf_counter()
        tapped = server.graphql(token, TAP, {"i": {"gameId": game, "turn": turn, "answer": "NO"}})
        seconds.append(perf_counter() - start)
        sleep(pause)
        waiting = tapped["data"]["answerQuestion"]["game"]["currentTurn"]
        turn = waiting and waiting["number"]
    return seconds


def _by_itself(recognizer: AnswerRecognizer, spoken: Spoken) -> float:
    start = perf_counter()
    recognizer.recognize(decode(spoken.webm), "en-US")
    return perf_counter() - start


def _row(name: str, answers: list[Answered]) -> str:
    seconds = [answered.seconds * 1000 for answered in answers]
    same = sum(answered.same for answered in answers) / len(answers)
    return f"{name:44}{median(seconds):6.0f} ms{quantiles(seconds, n=20)[18]:6.0f} ms{same:>24.0%}"


def _people(recognizer: AnswerRecognizer) -> Iterator[Spoken]:
    """Every so many of people's yes and no, whatever is made of them; none where there are no recordings."""
    clips = [clip for clip in human_clips() if clip.expected in ("YES", "NO")]
    return (_heard_alone(recognizer, clip.recording.pcm) for clip in clips[:: max(1, len(clips) // PEOPLE)])


def _phrases(recognizer: AnswerRecognizer) -> Iterator[Spoken]:
    """Answers in synthetic voices that go on with the game: as many half sure as sure."""
    found: dict[bool, list[Spoken]] = {True: [], False: []}
    for clip in spoken_clips():
        if min(map(len, found.values())) == KINDS:
            break
        one = _heard_alone(recognizer, clip.recording.pcm)
        if clip.expected in ANSWERS and one.alone.confidence >= 0.5 and one.alone.guesses[0].meaning in ANSWERS:
            found[one.sure].append(one)
    return (one for pair in zip(*found.values(), strict=False) for one in pair)


def _heard_alone(recognizer: AnswerRecognizer, pcm: bytes) -> Spoken:
    webm = encode_as("webm", pcm.ljust(SECONDS * 32_000, b"\0")[: SECONDS * 32_000], 16_000)
    return Spoken(webm, recognizer.recognize(decode(webm), "en-US"))


def _play(
    server: LocalServer,
    spoken: list[Spoken],
    count: int,
    recognizer: AnswerRecognizer | None = None,
    moment: Barrier | None = None,
) -> list[Answered]:
    """Games of a new player, until so many answers were given, each at a moment at which others speak as well."""
    token, answers, game, turn = server.guest(), list[Answered](), "", None
    for one in islice(cycle(spoken), count):
        if turn is None:
            game, turn = server.graphql(token, START)["data"]["startGame"]["game"]["id"], 1
        audio = {"data": b64encode(one.webm).decode()}
        if moment:
            moment.wait()
        start = perf_counter()
        response = server.graphql(token, ALOUD, {"i": {"gameId": game, "turn": turn, "audio": audio}})
        seconds = perf_counter() - start
        update = response["data"]["answerAloud"]
        heard, waiting = update["heard"], update["game"]["currentTurn"]
        close = abs(heard["confidence"] - one.alone.confidence) < 0.02
        same = close and heard["transcript"] == one.alone.transcript
        answers.append(Answered(one, seconds, same, _by_itself(recognizer, one) if recognizer else 0.0))
        turn = waiting and waiting["number"]
    return answers
