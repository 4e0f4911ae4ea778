"""twentyq eval: guessers, prompts and models side by side over whole games."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq.cli.errors import said_in_one_line
from twentyq.settings import Settings, SettingsError, read_settings

if TYPE_CHECKING:
    from twentyq.guessing.evaluation.report import Report
    from twentyq.guessing.evaluation.run import Run
    from twentyq.guessing.evaluation.sittings import Judges
    from twentyq.guessing.evaluation.table import EvaluationTable
    from twentyq.guessing.llm.config import LlmConfig
    from twentyq.knowledge.deck import Deck

SPEND = 1.0
AT_A_TIME = 4
"""Contestants side by side in 80 columns."""


class Kind(StrEnum):
    """A guesser."""

    BAYES = "bayes"
    LLM = "llm"
    HYBRID = "hybrid"


class Players(StrEnum):
    """TABLE answers by the deck, FILE by a file of answers, JUDGE by a language model."""

    TABLE = "table"
    FILE = "file"
    JUDGE = "judge"


class Preset(StrEnum):
    """EDA: the protocol of the Entity Deduction Arena: 20 turns, a judge says yes, no or sometimes."""

    NONE = "none"
    EDA = "eda"


def evaluate(
    out: Annotated[Path, typer.Option(file_okay=False, help="Where records and reports are kept; resumes there.")],
    guesser: Annotated[list[Kind] | None, typer.Option(help="Which guessers; again for more.")] = None,
    prompt: Annotated[list[str] | None, typer.Option(help="Prompts by name or file; again for more.")] = None,
    model: Annotated[list[str] | None, typer.Option(help="Models at the endpoint; again for more.")] = None,
    deck: Annotated[str, typer.Option(help="The deck.")] = "everyday",
    players: Annotated[Players, typer.Option(help="Who answers.")] = Players.TABLE,
    answers: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="For --players file.")] = None,
    things: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="Names, one a line.")] = None,
    judge_model: Annotated[str, typer.Option(help="The judge's model; that of the settings.")] = "",
    judge_check: Annotated[int, typer.Option(min=0, help="Entries of the table to check the judge by.")] = 0,
    games: Annotated[int | None, typer.Option(min=1, help="How many things, drawn by popularity; all once.")] = None,
    noise: Annotated[float, typer.Option(min=0, max=0.5, help="Share of the table's answers that is flipped.")] = 0.0,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Turns a game.")] = 20,
    seed: Annotated[int, typer.Option(help="Of everything random.")] = 0,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Games at a time.")] = 4,
    spend: Annotated[float | None, typer.Option(min=0, help="US dollars that this run may spend; 1.")] = None,
    preset: Annotated[Preset, typer.Option(help="A published protocol.")] = Preset.NONE,
) -> None:
    """Play games with every guesser, prompt and model, and compare them."""
    from twentyq.guessing.bayes import BayesGuesser
    from twentyq.guessing.evaluation.judges import judge_errors
    from twentyq.guessing.evaluation.record import contestants
    from twentyq.guessing.evaluation.run import Run
    from twentyq.guessing.evaluation.table import EvaluationTable
    from twentyq.knowledge.compiled import load_named

    with said_in_one_line():
        settings = read_settings()
        if preset is Preset.EDA:
            players, limit = Players.JUDGE, 20
        playing = contestants(guesser or [Kind.BAYES], prompt or [settings.llm_prompt], model or [settings.llm_model])
        loaded, judge = load_named(deck), (judge_model or settings.llm_model) if players is Players.JUDGE else ""
        names, judges = _players(loaded, players, answers, things, judge, games, noise, seed)
        config = _config(settings, spend) if judge or any(one.model for one in playing) else None
        table = EvaluationTable(BayesGuesser(loaded), config, judges, cap=SPEND if spend is None else spend)
        try:
            run = Run.of(out, playing, names, seed)
            if run.cases and (problem := table.problem(playing, judge)):
                raise SettingsError(problem)
            wrong = judge_errors(table.endpoint(judge), loaded, judge_check, seed) if judge and judge_check else None
            _play(run, table, limit, jobs)
        finally:
            table.close()
        shown = {"date": f"{datetime.now(UTC):%Y-%m-%d}", "deck": f"{loaded.id} {loaded.version}", "players": players}
        shown |= {"things": str(len(names)), "noise": f"{noise:g}", "seed": str(seed), "turns": str(limit)}
        shown |= _model_conditions(config, judge, wrong, table.total.dollars)
        _report(run, out, limit, shown)


def _players(
    deck: "Deck",
    players: Players,
    answers: Path | None,
    things: Path | None,
    judge_model: str,
    games: int | None,
    noise: float,
    seed: int,
) -> "tuple[list[str], Judges]":
    """The things to play, and who answers for each."""
    from twentyq.guessing.evaluation import sittings

    if players is Players.FILE:
        if answers is None:
            raise SettingsError("--players file needs --answers")
        return sittings.listed_sitting(answers, deck, games)
    names = sittings.named_things(things)[:games] if things else sittings.drawn_things(deck, games, seed)
    if players is Players.TABLE:
        return names, sittings.table_sitting(deck, names, noise)
    return names, sittings.model_sitting(deck, judge_model)


def _config(settings: Settings, spend: float | None) -> "LlmConfig":
    from twentyq.language_model import llm_config

    if not settings.llm_base_url:
        raise SettingsError("TWENTYQ_LLM_BASE_URL must name the endpoint of the language model")
    config = llm_config(settings)
    if spend is not None and not (config.prices.input and config.prices.output):
        raise SettingsError("--spend limits nothing without TWENTYQ_LLM_PRICE_INPUT and TWENTYQ_LLM_PRICE_OUTPUT")
    return config


def _model_conditions(config: "LlmConfig | None", judge: str, wrong: float | None, spent: float) -> dict[str, str]:
    from twentyq.guessing.llm.sayings import place

    if config is None:
        return {}
    shown = {
        "endpoint": place(config.base_url),
        "seconds a turn": f"{config.turn_seconds:g}",
        "tokens a reply": str(config.output_tokens),
        "effort": config.reasoning_effort or "the model's own",
        "spent in this run": f"${spent:.4f}" if config.prices.output else "unknown: no prices are set",
    }
    if judge:
        shown["judge"] = judge
    if wrong is not None:
        shown["the judge differs from the table in"] = f"{wrong:.1%} of decided entries"
    return shown


def _play(run: "Run", table: "EvaluationTable", limit: int, jobs: int) -> None:
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    games = run.play(table, limit=limit, jobs=jobs)
    for _ in track(games, "games", total=len(run.cases), console=console):
        pass


def _report(run: "Run", out: Path, limit: int, conditions: dict[str, str]) -> None:
    from twentyq.cli.eval_page import eval_page
    from twentyq.guessing.evaluation.report import Report, write_report
    from twentyq.guessing.evaluation.summary import summaries

    left_out = {f"{label}: {reason}": count for (label, reason), count in sorted(run.left_out.items())}
    report = Report(conditions, summaries(run.records, limit), left_out)
    _print(report)
    if not run.records:
        typer.echo("No game was played to its end.")
        raise typer.Exit(1)
    write_report(out, report, run.records, datetime.now(UTC))
    (out / "report.html").write_text(eval_page(report, run.records), encoding="utf-8")


def _print(report: "Report") -> None:
    from rich.console import Console
    from rich.table import Table

    from twentyq.cli.eval_page import ROWS, letter, notes

    console = Console(highlight=False)
    for number, summary in enumerate(report.contestants):
        console.print(f"{letter(number)}  {summary.contestant.label}", markup=False)
    for first in range(0, len(report.contestants), AT_A_TIME):
        some = report.contestants[first : first + AT_A_TIME]
        table = Table("", *(letter(first + number) for number in range(len(some))), box=None)
        for head, cell in ROWS.items():
            table.add_row(head, *(cell(summary) for summary in some))
        console.print(table)
    console.print("; ".join(f"{name}: {value}" for name, value in report.conditions.items()), markup=False)
    for note in notes(report):
        console.print(note, markup=False)
