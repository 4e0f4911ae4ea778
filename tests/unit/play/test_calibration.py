"""What recognizers took speech for is kept per turn, and compared with the answer that stood in the end."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from tests.conftest import NOW
from tests.unit.play.test_answer_aloud import ME, SOUND, FakeRecognizer
from typer.testing import CliRunner

from twentyq import play
from twentyq.cli import app
from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game
from twentyq.game.move import Ask
from twentyq.game.rules import RECOGNITIONS_KEPT, answer, note, put, start
from twentyq.game.turn import Recognition
from twentyq.play.ports import Ports
from twentyq.play.voice.calibration import calibration
from twentyq.speech.hearing.cascade import CascadeRecognizer
from twentyq.storage.sqlite import SqliteGameStore


@pytest.fixture
def ear() -> FakeRecognizer:
    return FakeRecognizer()


@pytest.fixture
def voiced(ports: Ports, ear: FakeRecognizer) -> Ports:
    play.games.start_game(ports, ME)
    return replace(ports, recognizer=CascadeRecognizer([ear]))


def say(ports: Ports, turn: int = 1) -> tuple[tuple[str, float], ...]:
    game = play.voice.answer_aloud(ports, ME, "game-1", turn, data=SOUND).game
    return tuple((kept.meaning, kept.posterior) for kept in game.turns[0].recognitions)


def test_what_was_misheard_outlives_the_undo(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("nope", 0.7, "NO")
    assert say(voiced) == (("NO", 0.7),)
    assert play.games.undo_answer(voiced, ME, "game-1", 1).game.turns[0].recognitions == (
        Recognition("fake", "NO", 0.7),
    )
    ear.hears("yeah", 0.99, "YES")
    assert say(voiced) == (("NO", 0.7), ("YES", 0.99))


def test_what_was_asked_back_about_is_kept_and_the_reply_is_not(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("sometimes", 0.3, "SOMETIMES")
    say(voiced)
    ear.hears("yes", 0.95, "YES")
    assert say(voiced) == (("SOMETIMES", 0.3),)


def test_unclear_speech_is_kept_without_its_words(voiced: Ports, ear: FakeRecognizer) -> None:
    ear.hears("mumble", 0.05, "YES")
    assert say(voiced) == (("YES", 0.05),)
    ear.hears("my neighbour is called bob", 0.95)
    assert say(voiced)[-1] == ("OFF_TOPIC", 0.95)
    assert b"bob" not in msgspec.json.encode(voiced.games.load("game-1"))


def running() -> Game:
    game = start("g1", ME, deck_id="d", language="en-US", seed=1, at=NOW)
    return put(game, Ask("Is it alive?", "alive"), NOW)


def test_only_the_last_ones_are_kept() -> None:
    game = running()
    for number in range(20):
        game = note(game, 1, (Recognition("r", "YES", number / 20),))
    kept = game.turns[0].recognitions
    assert (len(kept), kept[-1].posterior) == (RECOGNITIONS_KEPT, 0.95)


def answered(*recognitions: Recognition) -> Game:
    return answer(note(running(), 1, recognitions), 1, Answer.YES, AnswerChannel.VOICE, NOW)


def test_a_posterior_is_judged_by_the_answer_that_stood() -> None:
    heard = Recognition("r", "YES", 0.95), Recognition("r", "NO", 0.95), Recognition("r", "REPEAT", 0.95)
    buckets = calibration([answered(*heard), answered(Recognition("r", "YES", 1.0)), running()])
    assert [(b.low, b.count, b.agreed) for b in buckets if b.count] == [(0.9, 2, 1), (0.97, 1, 1)]


def test_a_game_saved_before_recognitions_were_kept_is_loaded() -> None:
    state = msgspec.json.decode(msgspec.json.encode(answered()))
    for turn in state["turns"]:
        del turn["recognitions"]
    assert msgspec.json.decode(msgspec.json.encode(state), type=Game) == answered()


def test_the_command_prints_a_line_per_range(tmp_path: Path) -> None:
    store = SqliteGameStore(tmp_path / "games.db")
    store.create(answered(Recognition("pocketsphinx", "YES", 0.93)))
    store.close()
    printed = CliRunner().invoke(app, ["calibration", "--data-dir", str(tmp_path)]).output
    assert "pocketsphinx      0.90 to 0.97         1    100%" in printed
