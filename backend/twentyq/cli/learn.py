"""twentyq learn: games kept here become the next version of a deck, if it names more."""

import os
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq.cli.errors import said_in_one_line
from twentyq.cli.knowledge import DEFAULT, DeckOption

if TYPE_CHECKING:
    from collections.abc import Callable

    from twentyq.knowledge.deck import Deck
    from twentyq.learning.gate.check import Check
    from twentyq.learning.gate.verdict import Verdict

learn = typer.Typer(help="Learn from the games kept here.")
FOLDER = "learning"
DataDirOption = Annotated[Path | None, typer.Option(help="Where games and versions are kept.")]


@learn.callback(invoke_without_command=True)
def run(
    context: typer.Context,
    deck: DeckOption = DEFAULT,
    data_dir: DataDirOption = None,
    seed: Annotated[int, typer.Option(help="Of everything random.")] = 0,
    export_first: Annotated[bool, typer.Option("--export/--no-export", help="Read the games anew before.")] = True,
) -> None:
    """Make the next version of a deck from the games kept here, and put it into use if it names more."""
    if context.invoked_subcommand:
        return
    from twentyq.learning.alone import alone

    with said_in_one_line():
        folder = _folder(data_dir)
        with alone(folder / FOLDER):
            if export_first:
                _export(folder, deck)
            _tell(_learn(folder, deck, seed))


@learn.command()
def export(deck: DeckOption = DEFAULT, data_dir: DataDirOption = None) -> None:
    """Write the evidence of the games kept here, without names and words, to a Parquet file in the data folder."""
    from twentyq.learning.alone import alone

    with said_in_one_line():
        folder = _folder(data_dir)
        with alone(folder / FOLDER):
            count = _export(folder, deck)
    typer.echo(f"{count:,} answers in {folder / FOLDER}")


def _folder(data_dir: Path | None) -> Path:
    from twentyq.cli.serve import data_folder
    from twentyq.settings import read_settings

    return data_folder(data_dir or read_settings().data_dir)


def _export(folder: Path, deck_id: str) -> int:
    """Rewrite the evidence whole: what was deleted since is gone from it, as are keys of years that have expired."""
    from twentyq.learning.aggregators.duckdb import write_answers
    from twentyq.learning.export import evidence
    from twentyq.learning.learn import WINDOW
    from twentyq.learning.pseudonyms import Pseudonyms
    from twentyq.local.key_file import load_or_make_key
    from twentyq.storage.sqlite import SqliteGameStore

    now = datetime.now(UTC)
    keys = folder / FOLDER / "pseudonyms"
    for old in keys.glob("*.key"):
        if old.stem.isdecimal() and int(old.stem) < (now - WINDOW).year:
            old.unlink()
    pseudonym = Pseudonyms(lambda year: load_or_make_key(keys / f"{year}.key"))
    store = SqliteGameStore(folder / "games.db")
    try:
        rows = evidence(store.games(), _known(folder, deck_id), pseudonym, now)
        return write_answers(folder / FOLDER, rows)
    finally:
        store.close()


def _learn(folder: Path, deck_id: str, seed: int) -> "Verdict":
    from twentyq.bootstrap import local_versions
    from twentyq.knowledge.compiled import named_origins
    from twentyq.learning.aggregators.duckdb import DuckDbAggregator
    from twentyq.learning.learn import Lesson
    from twentyq.learning.learn import learn as learn_from

    authored = _authored(deck_id)
    origins = named_origins(authored)
    aggregator = DuckDbAggregator(folder / FOLDER)
    try:
        apart = (os.cpu_count() or 1) > 1
        lesson = Lesson(aggregator, local_versions(folder), authored, origins, seed=seed, say=_progress(), apart=apart)
        now = datetime.now(UTC)
        verdict, report = learn_from(lesson, now)
    finally:
        aggregator.close()
    reports = folder / FOLDER / "reports" / f"{now:%Y%m%dT%H%M%SZ}"
    reports.mkdir(parents=True, exist_ok=True)
    for name, data in report.items():
        (reports / name).write_bytes(data)
    typer.echo(f"report: {reports / 'report.html'}", err=True)
    return verdict


def _authored(deck_id: str) -> "Deck":
    from twentyq.knowledge.compiled import load
    from twentyq.knowledge.headers import named_bytes

    return load(named_bytes(deck_id))


def _known(folder: Path, deck_id: str) -> "Deck":
    """The authored deck, with what was approved of players' things."""
    from twentyq.bootstrap import local_versions
    from twentyq.knowledge.compiled import load
    from twentyq.learning.taught.growth import with_approved

    authored, versions = _authored(deck_id), local_versions(folder)
    pointer = versions.latest(authored.id)
    return with_approved(authored, load(versions.read(authored.id, pointer.version))) if pointer else authored


def _progress() -> "Callable[[str], None]":
    """Says each step with the seconds since the first."""
    begun = monotonic()
    return lambda step: typer.echo(f"{monotonic() - begun:6.1f} s  {step}", err=True)


def _tell(verdict: "Verdict") -> None:
    for check in verdict.checks:
        typer.echo(f"{'passed' if check.passed else 'FAILED'}  {check.name}: {_figures(check)}{check.detail}")
    named = f" as {verdict.version}" if verdict.version else ""
    typer.echo(f"{verdict.decision.value}{named}: {verdict.reason}")


def _figures(check: "Check") -> str:
    if check.before is None or check.after is None or "bits" in check.detail:
        return ""
    return f"{check.before:.1%} to {check.after:.1%}, "
