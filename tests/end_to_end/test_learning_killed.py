"""A process that is killed while it learns."""

import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
from tests.simulated_games import DAYS, Answers, answers, write

from twentyq.knowledge.compiled import load
from twentyq.knowledge.headers import named_bytes
from twentyq.learning.alone import ASIDE, alone

GAMES, QUESTIONS = 2000, 12


def test_a_killed_run_leaves_the_version_in_use_and_the_next_may_begin(tmp_path: Path) -> None:
    deck, random = load(named_bytes("everyday")), np.random.default_rng(0)
    game = np.repeat(np.arange(GAMES), QUESTIONS)
    thing = np.repeat(random.integers(20, size=GAMES), QUESTIONS)
    question = random.integers(len(deck.questions), size=len(game))
    turn, day, told = np.tile(np.arange(1, QUESTIONS + 1), GAMES), game % DAYS, np.ones(len(game), dtype=bool)
    given = answers(deck, thing, question, random)
    write(tmp_path / "learning", deck, Answers(game, game % 500, thing, question, given, turn, day, told))
    command = [sys.executable, "-m", "twentyq.cli", "learn", "--no-export", "--data-dir", str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr is not None
        assert any("counts" in line for line in process.stderr), "it ended before"
        process.kill()
        assert process.wait(30) == -signal.SIGKILL
    assert not (tmp_path / "decks").exists()
    assert not (tmp_path / "learning" / "reports").exists()
    with alone(tmp_path / "learning"):
        assert not list((tmp_path / "learning").glob(f"{ASIDE}*"))
