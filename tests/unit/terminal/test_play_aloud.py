"""A game in the terminal by voice: a scripted microphone, real hearing."""

import io
from collections.abc import Generator, Iterator
from dataclasses import replace

import pytest
from rich.console import Console
from tests.conftest import FakeDecks, FakeGuesser, fake_ports
from tests.unit.speech.conftest import say

from twentyq.game.answer import Answer
from twentyq.game.move import Ask, GiveUp, Guess
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.insight import Insight
from twentyq.knowledge.deck import Deck, Thing
from twentyq.play.ports import Ports
from twentyq.play.voice.recorded import INLINE_BYTES
from twentyq.speech.hearing.answers import AnswerRecognizer
from twentyq.speech.hearing.cascade import CascadeRecognizer, Thresholds
from twentyq.speech.hearing.things.sphinx import SphinxThingRecognizer
from twentyq.speech.recording import SAMPLE_RATE
from twentyq.speech.speaking.espeak import EspeakSynthesizer
from twentyq.terminal import conversation
from twentyq.terminal.conversation import NO_INPUT_SECONDS, Conversation, as_audio
from twentyq.terminal.game import one_game
from twentyq.terminal.screen import Screen
from twentyq.terminal.sound_device import FRAME_SECONDS, SoundDeviceError

FRAME = int(FRAME_SECONDS * SAMPLE_RATE) * 2
SILENCE = bytes(FRAME)
THINGS = tuple(Thing(name, f"a {name}", "", 3) for name in ("guitar", "helicopter", "washing machine"))


class ScriptedDevice:
    """A microphone into which one line is said whenever it is opened; None is silence."""

    def __init__(self, *lines: str | None) -> None:
        self.lines: Iterator[str | None] = iter(lines)
        self.played: list[float] = []

    def frames(self) -> Generator[bytes]:
        line = next(self.lines)
        pcm = say(line).pcm if line else b""
        yield from [SILENCE] * 15
        yield from (pcm[start : start + FRAME].ljust(FRAME, b"\0") for start in range(0, len(pcm), FRAME))
        while True:
            yield SILENCE

    def play(self, pcm: bytes, sample_rate: int) -> None:
        self.played.append(len(pcm) / 2 / sample_rate)


class BrokenDevice(ScriptedDevice):
    """Somebody pulled the plug."""

    def play(self, pcm: bytes, sample_rate: int) -> None:  # noqa: ARG002 - part of the port
        raise SoundDeviceError("no speaker")


@pytest.fixture
def ports(recognizer: AnswerRecognizer) -> Ports:
    things = SphinxThingRecognizer(lambda _: THINGS, Thresholds(half_sure=0.3))
    ports = fake_ports(Ask("Is it alive?", "alive"), Ask("Is it big?", "big"), Guess("Is it a dog?", "dog"), GiveUp())
    return replace(ports, recognizer=CascadeRecognizer([recognizer]), thing_recognizer=things)


def played(ports: Ports, device: ScriptedDevice, *, keys: str = "", typed: str | None = None) -> str:
    """What the terminal shows of one game."""
    console = Console(file=io.StringIO(), width=200)
    lines = iter(keys.splitlines())
    console.input = lambda prompt="", **_: (console.print(prompt), next(lines))[1]  # type: ignore[method-assign]
    one_game(ports, Screen(console, Conversation(device, EspeakSynthesizer(), lambda: typed)), None)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def answers(ports: Ports) -> list[Answer | None]:
    game = ports.games.load("game-1")
    assert game
    return [turn.answer for turn in game.turns]


def test_a_game_is_played_by_voice_to_its_end(ports: Ports) -> None:
    device = ScriptedDevice("no", "yes", "yes")
    shown = played(ports, device)
    assert answers(ports) == [Answer.NO, Answer.YES, Answer.YES]
    assert "I heard: no" in shown
    assert "I got it in 3!" in shown
    assert len(device.played) == 4


def test_what_it_was_is_said_after_the_machine_gave_up(ports: Ports) -> None:
    shown = played(ports, ScriptedDevice("no", "yes", "no", "it was a washing machine"))
    assert "So it was washing machine." in shown


@pytest.mark.parametrize(
    ("line", "answer", "told"),
    [("no", Answer.NO, "Thank you, that helps."), ("skip", None, "All right."), (None, None, "One more, if you like")],
)
def test_one_more_question_is_asked_aloud_after_the_game(
    ports: Ports, small_deck: Deck, line: str | None, answer: Answer | None, told: str
) -> None:
    guesser = FakeGuesser(Ask("Is it a mammal?", "mammal"), Guess("Is it a cow?", "cow"))
    ports = replace(ports, decks=FakeDecks(guesser, Insight(BayesGuesser(small_deck))))
    shown = played(ports, ScriptedDevice("yes", "yes", line))
    assert told in shown
    game = ports.games.load("game-1")
    assert game
    assert (game.bonus and game.bonus.answer) == answer


def test_after_a_silence_the_keyboard_answers(ports: Ports) -> None:
    played(ports, ScriptedDevice(None, "yes", "yes"), keys="n")
    assert answers(ports) == [Answer.NO, Answer.YES, Answer.YES]


def test_a_line_typed_meanwhile_answers(ports: Ports) -> None:
    shown = played(ports, ScriptedDevice(*[None] * 9), typed="q")
    assert "we stop here" in shown


def test_a_device_that_breaks_leaves_the_keyboard(ports: Ports) -> None:
    shown = played(ports, BrokenDevice(), keys="n\ny\ny")
    assert "no speaker" in shown
    assert answers(ports) == [Answer.NO, Answer.YES, Answer.YES]


def test_an_endless_noise_is_cut_to_what_a_request_takes() -> None:
    class Rambler(ScriptedDevice):
        def frames(self) -> Generator[bytes]:
            pcm = say("the weather is quite nice in paris this morning and in rome it rains all day long").pcm
            while True:
                yield from (pcm[start : start + FRAME] for start in range(0, len(pcm) - FRAME, FRAME))

    said = Conversation(Rambler(), EspeakSynthesizer(), lambda: None).listen()
    assert isinstance(said, bytes)
    assert len(as_audio(said)) * 3 / 4 <= INLINE_BYTES


def test_nobody_is_waited_for_longer_than_the_limit() -> None:
    frames = 0

    class Counting(ScriptedDevice):
        def frames(self) -> Generator[bytes]:
            nonlocal frames
            for frame in super().frames():
                frames += 1
                yield frame

    assert Conversation(Counting(None), EspeakSynthesizer(), lambda: None).listen() is None
    assert frames * FRAME_SECONDS == pytest.approx(NO_INPUT_SECONDS, abs=0.1)


def test_a_keyboard_that_cannot_be_asked_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation.sys, "stdin", io.StringIO("n\n"))
    assert conversation.typed_line() is None
