"""twentyq deck build."""

from pathlib import Path

import pytest
from tests.benchmarks.authoring.tables import elements
from typer.testing import CliRunner

from twentyq.authoring.evidence import EVIDENCE_FILE, load
from twentyq.cli import app
from twentyq.cli.history import kept_ports
from twentyq.knowledge import compiled
from twentyq.knowledge.versions import DECK_FILE
from twentyq.play.decks.playing import playable_decks


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "elements.csv"
    file.write_bytes(elements())
    return file


def test_a_table_becomes_a_version_with_its_evidence(table: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["deck", "build", str(table), "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    deck = compiled.load((tmp_path / "out" / DECK_FILE).read_bytes())
    evidence = load((tmp_path / "out" / EVIDENCE_FILE).read_bytes())
    assert len(deck.things) == 118
    assert evidence.questions == tuple(question.id for question in deck.questions)
    assert "Named within 20:" in done.output


def test_a_deck_that_was_kept_is_played_by_its_name_and_offered_to_everybody(table: Path, tmp_path: Path) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    built = CliRunner().invoke(app, ["deck", "build", str(table), "--name", "The elements", "--no-games", *data])
    assert built.exit_code == 0, built.output
    again = CliRunner().invoke(app, ["deck", "build", str(table), "--name", "the Elements", "--no-games", *data])
    assert again.exit_code == 0, again.output
    ports = kept_ports(tmp_path / "data")
    assert [info.name for info in playable_decks(ports, "a guest")][1:] == ["The elements"]
    shown = CliRunner().invoke(app, ["play", "--deck", "the elements", *data], input="q\nn\n")
    assert shown.exit_code == 0, shown.output


def test_every_question_is_printed_for_who_asks(table: Path) -> None:
    done = CliRunner().invoke(app, ["deck", "build", str(table), "--questions", "--no-games", "--no-keep"])
    assert "Is it a noble gas?\n" in done.output
    assert "Is it radioactive?\n" in done.output


def test_what_cannot_become_a_deck_is_said_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "lengths.csv"
    file.write_text("Length,Width\n1,2\n3,4\n")
    done = CliRunner().invoke(app, ["deck", "build", str(file)])
    assert done.exit_code == 2
    assert "no table has a column that names things" in done.output
