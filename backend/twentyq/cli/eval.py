"""twentyq eval: guessers, prompts and models side by side over whole games."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq.cli.errors import said_in_one_line
from twentyq.settings import Settings, SettingsError, read_settings

if TYPE_CHECKING:
    from twentyq.guessing.evaluation.contest import Case
    from twentyq.guessing.evaluation.judges import Judge
    from twentyq.guessing.evaluation.record import Contestant, Record
    from twentyq.guessing.evaluation.summary import Summary
    from twentyq.guessing.evaluation.table import EvaluationTable
    from twentyq.knowledge.deck import Deck


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
    spend: Annotated[float, typer.Option(min=0, help="US dollars that this run may spend.")] = 1.0,
    preset: Annotated[Preset, typer.Option(help="A published protocol.")] = Preset.NONE,
) -> None:
    """Play games with every guesser, prompt and model, and compare them."""
    with said_in_one_line():
        settings = read_settings()
        if preset is Preset.EDA:
            players, limit = Players.JUDGE, 20
        contestants = _contestants(
            guesser or [Kind.BAYES], prompt or [settings.llm_prompt], model or [settings.llm_model]
        )
        loaded = _deck(deck)
        judge_model = judge_model or settings.llm_model
        names, judges = _players(loaded, players, answers, things, judge_model, games, noise, seed)
        table = _table(settings, loaded, judges, contestants, players, spend)
        try:
            wrong = _judge_errors(table, judge_model, judge_check, seed)
            records = _play(table, contestants, names, out, limit=limit, jobs=jobs, seed=seed)
        finally:
            table.close()
        _report(records, out, limit, spent=table.total.dollars, judge_error=wrong)


def _contestants(kinds: list[Kind], prompts: list[str], models: list[str]) -> "list[Contestant]":
    from twentyq.guessing.evaluation.record import Contestant

    found = []
    for kind in kinds:
        if kind is Kind.BAYES:
            found.append(Contestant(kind))
        else:
            found += [Contestant(kind, prompt, model) for prompt in prompts for model in models]
    return found


def _deck(name: str) -> "Deck":
    from twentyq.knowledge.compiled import load_named

    return load_named(name)


def _players(
    deck: "Deck",
    players: Players,
    answers: Path | None,
    things: Path | None,
    judge_model: str,
    games: int | None,
    noise: float,
    seed: int,
) -> "tuple[list[str], Callable[[EvaluationTable, Case], Judge]]":
    """The things to play, and who answers for each."""
    from twentyq.guessing.evaluation.sittings import drawn_things, listed_sitting, named_things, table_sitting

    if players is Players.FILE:
        if answers is None:
            raise SettingsError("--players file needs --answers")
        return listed_sitting(answers, deck, games)
    names = named_things(things)[:games] if things else drawn_things(deck, games, seed)
    if players is Players.TABLE:
        return names, table_sitting(deck, names, noise)

    def judge(table: "EvaluationTable", case: "Case") -> "Judge":
        from twentyq.guessing.evaluation.judges import LlmJudge

        return LlmJudge(case.thing, table.endpoint(judge_model), deck)

    return names, judge


def _table(
    settings: Settings,
    deck: "Deck",
    judges: "Callable[[EvaluationTable, Case], Judge]",
    contestants: "list[Contestant]",
    players: Players,
    spend: float,
) -> "EvaluationTable":
    from twentyq.guessing.bayes import BayesGuesser
    from twentyq.guessing.evaluation.table import EvaluationTable
    from twentyq.language_model import llm_config

    needs_model = players is Players.JUDGE or any(contestant.guesser != Kind.BAYES for contestant in contestants)
    if needs_model and not settings.llm_base_url:
        raise SettingsError("TWENTYQ_LLM_BASE_URL must name the endpoint of the language model")
    config = llm_config(settings) if needs_model else None
    return EvaluationTable(BayesGuesser(deck), config, judges, cap=spend)


def _judge_errors(table: "EvaluationTable", model: str, count: int, seed: int) -> float | None:
    from twentyq.guessing.evaluation.judges import judge_errors

    return judge_errors(table.endpoint(model), table.bayes.deck, count, seed) if count else None


def _play(
    table: "EvaluationTable",
    contestants: "list[Contestant]",
    names: list[str],
    out: Path,
    *,
    limit: int,
    jobs: int,
    seed: int,
) -> "list[Record]":
    """The records of this and earlier runs; each is written as its game ends."""
    import msgspec
    from rich.console import Console
    from rich.progress import track

    from twentyq.guessing.evaluation.contest import Case, contest
    from twentyq.guessing.evaluation.record import drop_cut_line, read_records

    out.mkdir(parents=True, exist_ok=True)
    file = out / "records.jsonl"
    drop_cut_line(file)
    records = list(read_records(file))
    done = {record.key for record in records}
    cases = [Case(contestant, name, seed + number) for number, name in enumerate(names) for contestant in contestants]
    cases = [case for case in cases if case.key not in done]
    console = Console(stderr=True)
    left_out = 0
    with file.open("ab") as stream:
        for record in track(contest(table, cases, limit=limit, jobs=jobs), "games", total=len(cases), console=console):
            if record is None:
                left_out += 1
                continue
            records.append(record)
            stream.write(msgspec.json.encode(record) + b"\n")
            stream.flush()
    if left_out:
        console.print(f"{left_out} games were not played to their end; the same command goes on with them.")
    return records


def _report(records: "list[Record]", out: Path, limit: int, *, spent: float, judge_error: float | None) -> None:
    import msgspec

    from twentyq.cli.eval_page import eval_page
    from twentyq.guessing.evaluation.promptfoo import promptfoo_results
    from twentyq.guessing.evaluation.summary import summaries

    if not records:
        typer.echo("No game was played to its end.")
        return
    found = summaries(records, limit)
    _print(found, spent, judge_error)
    (out / "summary.json").write_bytes(msgspec.json.format(msgspec.json.encode(found)))
    (out / "report.html").write_text(eval_page(found, judge_error), encoding="utf-8")
    results = promptfoo_results(records, out.name, datetime.now(UTC).isoformat())
    (out / "promptfoo.json").write_text(json.dumps(results, indent=1), encoding="utf-8")


def _print(found: "list[Summary]", spent: float, judge_error: float | None) -> None:
    from rich.console import Console
    from rich.table import Table

    from twentyq.cli.eval_page import HEADS, row_of

    columns = [row_of(summary) for summary in found]
    table = Table("", *(column[0] for column in columns), box=None)
    for number, head in enumerate(HEADS[1:], 1):
        table.add_row(head, *(column[number] for column in columns))
    console = Console()
    console.print(table)
    console.print(f"spent in this run: ${spent:.4f}")
    if judge_error is not None:
        console.print(f"the judge differs from the table in {judge_error:.1%} of decided entries")
