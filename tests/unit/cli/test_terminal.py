"""The command at the terminal: games in keys and words, what is kept of them, and what is said of mistakes."""

import json
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from twentyq.cli import app, main


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def run(*arguments: str, typed: str = "", **environment: str) -> Result:
    return CliRunner().invoke(app, list(arguments), input=typed, env=environment)


def play(data: Path, typed: str) -> Result:
    return run("play", "--data-dir", str(data), typed=typed)


def test_words_are_understood_as_on_the_phone(data: Path) -> None:
    shown = play(data, "no idea\nundo\nwhat do you mean?\nq\nn\n").output
    assert "You can answer yes, no, probably" in shown
    (game,) = json.loads(run("history", "--json", "--data-dir", str(data)).output)
    assert (game["status"], game["questions"]) == ("ABANDONED", 0)


def test_what_words_say_besides_is_noted(data: Path) -> None:
    shown = play(data, "no, it has wings\nundo\nq\nn\n").output
    assert "I noted besides: Does it have wings? Yes." in shown


@pytest.mark.parametrize("undo", ["u", "undo", "go back"])
def test_undo_at_the_first_question_is_answered_in_words(data: Path, undo: str) -> None:
    shown = play(data, f"{undo}\nq\nn\n").output
    assert "There is no answer to take back." in shown
    assert "Turn 0" not in shown


def test_whether_to_stop_is_asked_and_a_key_answers_that(data: Path) -> None:
    shown = play(data, "stop\nn\nstop\ny\nn\n").output
    assert shown.count("top") >= 2
    assert "we stop here" in shown


def test_a_lost_game_goes_on_is_told_and_recapped(data: Path) -> None:
    shown = play(data, "d\n" * 20 + "y\n" + "d\n" * 5 + "gitar\nguitar\nn\n").output
    assert "21 of 20 and 5 more" in shown
    assert "Did you mean a guitar" in shown
    assert "So it was a guitar." in shown


def test_what_was_taught_in_the_terminal_is_taken_along_and_forgotten(data: Path) -> None:
    shown = play(data, "n\n" * 20 + "n\n" + "flurble\n" + "what is it?\ny\n" + "n\n").output
    assert "So that I can learn it" in shown
    assert "must be a question that yes or no answers" in shown
    shown = play(data, "n\n" * 20 + "n\n" + "flurble\n" + "Does it hum?\ny\n" + "n\n").output
    assert "Next time I will think of a flurble too." in shown
    kept = ("--data-dir", str(data))
    (taught,) = json.loads(run("export", *kept).output)["taught"]
    assert (taught["name"], taught["question"], taught["answer"]) == ("flurble", "Does it hum?", "YES")
    assert "2 games removed, and 1 things that were taught." in run("forget", "--yes", *kept).output


def test_games_are_kept_listed_taken_along_and_forgotten(data: Path) -> None:
    play(data, "d\nq\nn\n")
    kept = ("--data-dir", str(data))
    assert "abandoned" in run("history", *kept).output
    (game,) = json.loads(run("export", *kept).output)["games"]
    assert game["turns"][0]["answer"] == "UNKNOWN"
    run("export", "--out", str(data / "all.json"), *kept)
    assert json.loads((data / "all.json").read_text())["games"] == [game]
    assert "1 games removed" in run("forget", "--yes", *kept).output
    assert "No games yet" in run("history", *kept).output


def test_what_players_said_is_their_owners_alone(data: Path) -> None:
    run("history", "--data-dir", str(data))
    assert data.stat().st_mode & 0o077 == 0


def test_an_unknown_deck_is_one_line(data: Path) -> None:
    refused = run("play", "--deck", "nope", "--data-dir", str(data))
    assert (refused.exit_code, refused.output) == (2, "twentyq: There is no deck 'nope'.\n")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TWENTYQ_DEKS", "x", "TWENTYQ_DEKS is no setting. Did you mean TWENTYQ_DECKS?"),
        ("TWENTYQ_ACCESS_TOKEN_SECONDS", "0", "TWENTYQ_ACCESS_TOKEN_SECONDS: Expected `int` >= 1"),
        ("TWENTYQ_DECKS", "none", "TWENTYQ_DECKS: there is no deck 'none'; there is: everyday"),
    ],
)
def test_a_setting_is_named_as_it_was_written(data: Path, name: str, value: str, said: str) -> None:
    refused = run("play", "--data-dir", str(data), **{name: value})
    assert (refused.exit_code, refused.output) == (2, f"twentyq: {said}\n")


def test_the_version_and_help_are_told() -> None:
    assert run("--version").output.strip()
    assert "history" in run("-h").output


def failing(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    def fail(*_given: object) -> None:
        raise RuntimeError("no such\nthing")

    monkeypatch.setattr(import_module("twentyq.cli.history"), "kept_ports", fail)
    monkeypatch.setattr("sys.argv", ["twentyq", *arguments])


def test_what_was_not_foreseen_is_one_line_with_the_way_to_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, "history")
    with pytest.raises(SystemExit) as ended:
        main()
    (line,) = capsys.readouterr().err.splitlines()
    assert ended.value.code == 1
    assert "RuntimeError: no such thing" in line
    assert "twentyq --debug" in line


def test_debug_keeps_the_traceback_of_what_was_not_foreseen(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, "--debug", "history")
    with pytest.raises(RuntimeError, match="no such"):
        main()
