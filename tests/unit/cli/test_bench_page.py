"""The page of `twentyq bench --html`."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from twentyq.cli import app

bench = import_module("twentyq.cli.bench")


def test_the_page_tells_what_was_played_and_how_far_chance_may_be_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "PLOTTED_NOISE", (0.0, 0.2))
    page = tmp_path / "bench.html"
    run = CliRunner().invoke(app, ["bench", "--games", "4", "--seed", "3", "--html", str(page)])
    assert run.exit_code == 0, run.output
    text = page.read_text()
    assert "of 4 games" in text
    assert re.search(r"<th>deck<td>everyday \w+", text)
    assert re.search(r"<th>seed<td>3<tr><th>date<td>\d{4}-\d\d-\d\d", text)
    assert re.search(r"\([\d.]+% to [\d.]+%, 95 %\)", text)
    assert text.count("<svg") == 3
    assert "://" not in re.sub(r'xmlns[:\w]*="[^"]+"|<!--.*?-->|<metadata>.*?</metadata>', "", text, flags=re.DOTALL)


def test_the_sweep_over_noise_plays_as_many_games_as_were_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = []
    monkeypatch.setattr(bench, "_play", lambda _guesser, sitting, *_: counted.append(len(sitting)) or [])
    monkeypatch.setattr("twentyq.guessing.report.report", lambda *_: type("R", (), {"named": 1.0}))
    guesser, _ = bench._sitting("everyday", bench.Players.TABLE, 0.0, 2, 0, None, False)
    bench._by_noise(guesser, bench.Players.TABLE, 5, 20, 0)
    assert counted == [5] * len(bench.PLOTTED_NOISE)
