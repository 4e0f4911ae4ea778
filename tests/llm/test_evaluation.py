"""Evaluations: what is recorded, resuming, the cap, judges, and the reports."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.conftest import NOW
from tests.llm.conftest import config_for
from tests.llm_peer import Peer, running_peer
from tests.llm_peer.behaviours import BROKEN, says
from tests.llm_peer.scholar import Scholar
from tests.llm_peer.server import KEY, MODEL, Body, Reply
from typer.testing import CliRunner

from twentyq.cli import app
from twentyq.game.answer import Answer
from twentyq.game.turn import Turn, TurnKind
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.evaluation.contest import Case, LeftOut, contest
from twentyq.guessing.evaluation.judges import judge_errors, names_same
from twentyq.guessing.evaluation.promptfoo import promptfoo_results
from twentyq.guessing.evaluation.record import Contestant, Line, Record, RecordsError, drop_cut_line, read_records
from twentyq.guessing.evaluation.sittings import drawn_things, named_things, table_sitting
from twentyq.guessing.evaluation.summary import interval, summaries
from twentyq.guessing.evaluation.table import EvaluationTable
from twentyq.guessing.llm.config import Limits, LlmConfig, Prices
from twentyq.knowledge import headers
from twentyq.knowledge.compiled import dump
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.headers import SUFFIX

LLM = Contestant("llm", "move-1", MODEL)
HYBRID = Contestant("hybrid", "move-1", MODEL)
OPTIONS = Contestant("llm", "move-2", MODEL)
BAYES = Contestant("bayes")
PRICES = Prices(input=1.0, cached=0.1, output=4.0)


def is_judgement(body: Body) -> bool:
    return bool(body["response_format"]["json_schema"]["name"] == "judgement")


def knowing_judge(deck: Deck, wrong: bool = False) -> Reply:
    """Judges by the deck's table, or by its opposite."""
    columns = {question.text: number for number, question in enumerate(deck.questions)}

    def reply(body: Body):  # type: ignore[no-untyped-def]
        data = json.loads(body["messages"][1]["content"])
        row = deck.find(data["thing"])
        yes = row is not None and data["question"] in columns and deck.table[row, columns[data["question"]]] > 100
        return says(json.dumps({"answer": "YES" if yes != wrong else "NO"}))(body)

    return reply


@pytest.fixture
def peer(small_deck: Deck) -> Iterator[Peer]:
    scholar, judge = Scholar(small_deck), knowing_judge(small_deck)
    with running_peer(lambda _, body: judge if is_judgement(body) else scholar) as running:
        yield running


def table_for(deck: Deck, config: LlmConfig | None, names: list[str], cap: float = 1.0) -> EvaluationTable:
    return EvaluationTable(BayesGuesser(deck), config, table_sitting(deck, names, 0.0), cap=cap)


def priced(peer: Peer) -> LlmConfig:
    return config_for(peer, prices=PRICES)


def played(table: EvaluationTable, cases: list[Case], jobs: int = 2) -> list[Record | LeftOut]:
    try:
        return list(contest(table, cases, limit=20, jobs=jobs))
    finally:
        table.close()


def recorded(games: list[Record | LeftOut]) -> list[Record]:
    return [game for game in games if isinstance(game, Record)]


def test_every_contestant_plays_every_thing(small_deck: Deck, peer: Peer) -> None:
    names = [thing.name for thing in small_deck.things[:3]]
    cases = [Case(contestant, name, 1) for name in names for contestant in (BAYES, LLM, HYBRID, OPTIONS)]
    records = played(table_for(small_deck, priced(peer), names), cases)
    games = recorded(records)
    assert {record.key for record in games} == {case.key for case in cases}
    assert all(record.named for record in games)
    spending = [record for record in games if record.contestant in (LLM, OPTIONS)]
    assert all(record.input_tokens > 0 and record.dollars > 0 for record in spending)
    assert all(record.by_model == record.turns for record in spending)
    assert all((record.input_tokens, record.by_model) == (0, 0) for record in games if record.contestant == BAYES)


def test_a_game_in_which_the_model_failed_is_left_out_and_counted_by_kind(small_deck: Deck) -> None:
    with running_peer(lambda _, __: BROKEN["bad request"]) as broken:
        played_out = played(table_for(small_deck, config_for(broken), ["dog"]), [Case(LLM, "dog", 1)])
    assert played_out == [LeftOut(Case(LLM, "dog", 1), "bad_request")]


def test_games_of_an_evaluation_have_no_limit_of_their_own(small_deck: Deck, peer: Peer) -> None:
    config = config_for(peer, limits=Limits(game_input_tokens=300))
    (record,) = recorded(played(table_for(small_deck, config, ["dog"]), [Case(LLM, "dog", 1)]))
    assert record.by_model == record.turns


def test_the_cap_stops_the_run_and_nothing_past_it_is_recorded(small_deck: Deck, peer: Peer) -> None:
    names = [thing.name for thing in small_deck.things]
    table = table_for(small_deck, priced(peer), names, cap=0.0006)
    records = played(table, [Case(LLM, name, 1) for name in names], jobs=1)
    assert {record.reason for record in records if isinstance(record, LeftOut)} == {"over_budget_day"}
    assert all(record.fallbacks == 0 for record in recorded(records))
    assert table.total.dollars <= 0.0006


def test_a_game_whose_judge_fails_is_left_out(small_deck: Deck) -> None:
    from twentyq.guessing.evaluation.judges import LlmJudge

    with running_peer(lambda _, __: BROKEN["500"]) as broken:
        table = EvaluationTable(
            BayesGuesser(small_deck),
            config_for(broken),
            lambda table, case: LlmJudge(case.thing, table.endpoint(MODEL), small_deck),
        )
        assert played(table, [Case(BAYES, "dog", 1)]) == [LeftOut(Case(BAYES, "dog", 1), "judge: server_error")]


def test_a_judge_is_measured_against_the_table(small_deck: Deck, peer: Peer) -> None:
    table = table_for(small_deck, priced(peer), [])
    assert judge_errors(table.endpoint(MODEL), small_deck, 20, seed=1) == 0.0
    table.close()
    with running_peer(lambda _, __: knowing_judge(small_deck, wrong=True)) as liar:
        table = table_for(small_deck, config_for(liar), [])
        assert judge_errors(table.endpoint(MODEL), small_deck, 20, seed=1) == 1.0
        table.close()


def test_a_player_of_the_table_does_not_know_questions_outside_the_deck(small_deck: Deck) -> None:
    judge = table_sitting(small_deck, ["dog"], 0.0)(table_for(small_deck, None, []), Case(BAYES, "dog", 1))
    assert judge.answer(Turn(1, TurnKind.QUESTION, "Is it blue?", None, NOW)) is Answer.UNKNOWN
    assert judge.answer(Turn(1, TurnKind.QUESTION, "Is it alive?", "alive", NOW)) is Answer.YES
    assert judge.answer(Turn(1, TurnKind.GUESS, "Is it a dog?", "dog", NOW)) is Answer.YES
    assert judge.answer(Turn(1, TurnKind.GUESS, "Is it a cat?", "cat", NOW)) is Answer.NO


def test_names_are_the_same_by_article_case_and_alias(small_deck: Deck) -> None:
    assert names_same("the Eiffel Tower", "Eiffel tower", small_deck)
    assert names_same("dogs", "dog", small_deck)
    assert not names_same("cat", "dog", small_deck)


def record(**changes: object) -> Record:
    made = Record(
        contestant=LLM,
        thing="dog",
        seed=1,
        named=True,
        turns=10,
        illegal=1,
        repeated=0,
        fallbacks=0,
        seconds=[0.1, 0.3],
        input_tokens=100,
        cached_tokens=50,
        output_tokens=10,
        dollars=0.01,
        transcript=[Line(TurnKind.QUESTION, "Is it alive?", Answer.YES)],
    )
    return msgspec.structs.replace(made, **changes)


@pytest.mark.parametrize(
    ("turns", "named", "score"), [(3, True, 1.0), (5, True, 1.0), (20, True, 0.7), (20, False, 0.0)]
)
def test_the_arena_scores_fewer_turns_higher(turns: int, named: bool, score: float) -> None:
    assert record(turns=turns, named=named).arena_score == pytest.approx(score)


def test_a_summary_sums_up_by_contestant() -> None:
    found = summaries([record(), record(seed=2, named=False, turns=20), record(contestant=BAYES)], 20)
    assert [(summary.contestant, summary.games, summary.named) for summary in found] == [(BAYES, 1, 1.0), (LLM, 2, 0.5)]
    llm = found[1]
    assert (llm.mean_turns, llm.illegal, llm.input_tokens) == (10, 1, 100)
    assert (llm.by_turn[8], llm.by_turn[9]) == (0.0, 0.5)
    assert llm.seconds_median == pytest.approx(0.2)


def test_records_survive_a_run_that_was_cut_off(tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    line = msgspec.json.encode(record())
    file.write_bytes(line + b"\n" + line[:20])
    drop_cut_line(file)
    assert list(read_records(file)) == [record()]
    file.write_bytes(b"nonsense\n" + line + b"\n")
    with pytest.raises(RecordsError, match=r"records.jsonl:1"):
        list(read_records(file))


def test_things_of_a_file_are_named_one_a_line(tmp_path: Path) -> None:
    file = tmp_path / "things.txt"
    file.write_text("# mine\nEiffel Tower\n\ndog\ndog\n", encoding="utf-8")
    assert named_things(file) == ["Eiffel Tower", "dog"]


def test_things_are_drawn_once_and_the_same_for_a_seed(small_deck: Deck) -> None:
    drawn = drawn_things(small_deck, 5, 7)
    assert len(set(drawn)) == 5
    assert drawn == drawn_things(small_deck, 5, 7)
    assert len(drawn_things(small_deck, None, 7)) == len(small_deck.things)


def test_promptfoo_gets_a_summary_of_version_3() -> None:
    results = promptfoo_results([record(), record(seed=2, named=False), record(contestant=BAYES)], "run", "2026-01-01")
    summary = results["results"]
    assert (summary["version"], summary["stats"]["successes"], summary["stats"]["failures"]) == (3, 2, 1)
    assert [prompt["label"] for prompt in summary["prompts"]] == ["bayes", LLM.label]
    assert {(cell["promptIdx"], cell["testIdx"]) for cell in summary["results"]} == {(0, 0), (1, 0), (1, 1)}
    assert summary["stats"]["tokenUsage"]["total"] == 330
    json.dumps(results)


@pytest.fixture
def environment(small_deck: Deck, peer: Peer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the compiled small deck, and settings that name the peer."""
    (tmp_path / f"small{SUFFIX}").write_bytes(dump(small_deck))
    monkeypatch.setattr(headers, "FOLDER", tmp_path)
    settings = {"BASE_URL": peer.url, "MODEL": MODEL, "API_KEY": KEY, "PRICE_INPUT": "1", "PRICE_OUTPUT": "4"}
    for name, value in settings.items():
        monkeypatch.setenv(f"TWENTYQ_LLM_{name}", value)
    return tmp_path


def test_eval_compares_plays_on_and_reports(environment: Path) -> None:
    out = environment / "run"
    command = ["eval", "--out", str(out), "--deck", "small", "--guesser", "bayes", "--guesser", "llm", "--games", "3"]
    first = CliRunner().invoke(app, command)
    assert first.exit_code == 0, first.output
    assert "llm move-1 peer-1" in first.output
    lines = (out / "records.jsonl").read_text().splitlines()
    assert len(lines) == 6
    (out / "records.jsonl").write_text("\n".join(lines[:4]) + "\n")
    assert CliRunner().invoke(app, command).exit_code == 0
    again = (out / "records.jsonl").read_text().splitlines()
    assert (len(again), again[:4]) == (6, lines[:4])
    assert (out / "report.html").read_text().count("<img") == 3
    assert json.loads((out / "promptfoo.json").read_text())["results"]["version"] == 3
    summary = json.loads((out / "summary.json").read_text())
    assert len(summary["contestants"]) == 2
    assert summary["conditions"]["deck"].startswith("small ")
    assert (out / "report.html").read_text().count("<details>") == 6
    assert max(map(len, first.output.splitlines())) <= 80


def test_the_report_is_of_the_games_asked_for(environment: Path) -> None:
    command = ["eval", "--out", str(environment / "run"), "--deck", "small", "--seed", "7"]
    for games in ("4", "2"):
        done = CliRunner().invoke(app, [*command, "--games", games])
        assert done.exit_code == 0, done.output
    summary = json.loads((environment / "run" / "summary.json").read_text())
    page = (environment / "run" / "report.html").read_text()
    assert [one["games"] for one in summary["contestants"]] == [2]
    assert page.count("<details>") == 2
    assert "<th>things<td>2" in page
    assert "<th>seed<td>7" in page
    assert re.search(r"<th>date<td>\d{4}-\d\d-\d\d<tr><th>deck<td>small \w+", page)
    assert re.search(r"<th>95 % interval<td>\d+% to \d+%", page)


def test_before_the_first_game_eval_tries_a_move(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWENTYQ_LLM_API_KEY", "wrong")
    command = ["eval", "--out", str(environment / "r"), "--deck", "small", "--guesser", "hybrid", "--games", "1"]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 2
    assert "TWENTYQ_LLM_API_KEY" in done.output
    assert (environment / "r" / "records.jsonl").exists() is False


def test_a_cap_without_prices_is_refused(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TWENTYQ_LLM_PRICE_OUTPUT")
    command = ["eval", "--out", str(environment / "r"), "--deck", "small", "--guesser", "llm", "--spend", "0.5"]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 2
    assert "TWENTYQ_LLM_PRICE_OUTPUT" in done.output


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"), [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1)]
)
def test_few_games_leave_a_wide_interval(hits: int, of: int, low: float, high: float) -> None:
    assert interval(hits, of) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


def test_the_arena_preset_plays_against_a_judge_and_things_outside_the_deck(environment: Path) -> None:
    things = environment / "things.txt"
    things.write_text("dog\nEiffel Tower\n", encoding="utf-8")
    command = ["eval", "--out", str(environment / "run"), "--deck", "small", "--preset", "eda", "--things", str(things)]
    done = CliRunner().invoke(app, [*command, "--guesser", "llm", "--judge-check", "5"])
    assert done.exit_code == 0, done.output
    assert "the judge differs from the table in: 0.0%" in " ".join(done.output.split())
    records = list(read_records(environment / "run" / "records.jsonl"))
    assert {record.thing: record.named for record in records} == {"dog": True, "Eiffel Tower": False}


def test_without_an_endpoint_eval_says_so_in_one_line(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TWENTYQ_LLM_BASE_URL")
    done = CliRunner().invoke(app, ["eval", "--out", str(environment / "r"), "--deck", "small", "--guesser", "llm"])
    assert done.exit_code == 2
    assert "TWENTYQ_LLM_BASE_URL" in done.output
