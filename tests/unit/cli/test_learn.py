"""twentyq learn over the games of a data folder."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from twentyq.cli import app
from twentyq.game import rules
from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.move import Ask, Guess
from twentyq.knowledge import headers
from twentyq.knowledge.compiled import dump, named_origins
from twentyq.knowledge.deck import Deck
from twentyq.learning.aggregators.duckdb import ANSWERS, DuckDbAggregator
from twentyq.learning.alone import alone
from twentyq.storage.sqlite import SqliteGameStore

NOW = datetime.now(UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with two games of two players, and one of another deck."""
    store = SqliteGameStore(tmp_path / "games.db")
    for number, deck in enumerate(("everyday", "everyday+adult", "other")):
        game = rules.start(f"g{number}", f"p{number}", deck_id=deck, language="en-US", seed=1, at=NOW)
        game = store.create(rules.put(game, Ask("Is it alive?", "alive"), NOW))
        game = rules.put(rules.answer(game, 1, Answer.YES, AnswerChannel.TAP, NOW), Guess("Is it a dog?", "dog"), NOW)
        store.save(rules.answer(game, 2, Answer.YES, AnswerChannel.TAP, NOW))
    store.close()
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["learn", *arguments, "--data-dir", str(folder)])


def test_export_writes_the_decks_answers_without_players_and_forgets_deleted_ones(folder: Path) -> None:
    assert "2 answers" in run(folder, "export").stdout
    aggregator = DuckDbAggregator(folder / "learning", memory="100MB", threads=1)
    rows = list(aggregator.rows("SELECT game, player, thing, question, answer FROM answers ORDER BY game"))
    aggregator.close()
    assert [(game, *told) for game, _, *told in rows] == [(g, "dog", "alive", "YES") for g in ("g0", "g1")]
    assert not {player for _, player, *_ in rows} & {"p0", "p1"}
    store = SqliteGameStore(folder / "games.db")
    store.delete_player("p0")
    store.close()
    assert "1 answers" in run(folder, "export").stdout


def test_too_few_games_are_refused_with_the_reason_and_a_report(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == 0
    assert "REFUSED: answers to learn from" in result.stdout
    (report,) = (folder / "learning" / "reports").glob("*/report.html")
    assert "Refused" in report.read_text()
    assert not (folder / "decks").exists()


def test_a_deck_that_does_not_say_where_its_entries_are_stated_is_learned_all_the_same(
    folder: Path, small_deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "small.deck").write_bytes(dump(small_deck))
    monkeypatch.setattr(headers, "FOLDER", folder)
    origins = named_origins(small_deck)
    assert (origins.names, origins.of.shape, origins.of.max()) == (("authored",), small_deck.table.shape, 0)
    result = run(folder, "--deck", "small")
    assert (result.exit_code, "REFUSED: answers to learn from" in result.stdout) == (0, True)
    (folder / "small.origins").write_bytes(b"damaged")
    refused = run(folder, "--deck", "small")
    assert (refused.exit_code, "origins of the deck small are damaged" in refused.stderr) == (2, True)


def test_a_deck_that_does_not_come_along_is_said_in_a_line(folder: Path) -> None:
    refused = run(folder, "--deck", "elsewhere")
    assert (refused.exit_code, "elsewhere" in refused.stderr, "everyday" in refused.stderr) == (2, True, True)


def test_a_second_run_is_told_that_one_is_under_way(folder: Path) -> None:
    with alone(folder / "learning"):
        result = run(folder)
    assert result.exit_code == 2
    assert "already" in result.stderr
    assert not (folder / "learning" / ANSWERS).exists()
