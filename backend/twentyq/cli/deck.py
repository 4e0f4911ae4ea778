"""twentyq deck: make a deck of documents."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq.cli.errors import said_in_one_line

if TYPE_CHECKING:
    from twentyq.authoring.draft import Draft

deck = typer.Typer(no_args_is_help=True, help="Make a deck of documents.")
REASONS = {
    "EMPTY": "mostly empty",
    "CONSTANT": "the same everywhere",
    "LINKS": "links",
    "LONG_TEXT": "free text",
    "TOO_VARIED": "too many different values",
    "CODES": "codes that nobody would be asked for",
    "COORDINATES": "coordinates",
    "SAME_SPLIT": "splits the things as an earlier column does",
    "OPINION": "your own opinion or collection",
    "UNWORDED": "its header makes no plain question, or one that may read oddly",
    "OWNER": "switched off",
}
LONGEST = 72


@deck.callback()
def decks() -> None:
    """Make a deck of documents."""


@deck.command()
def build(
    files: Annotated[list[Path], typer.Argument(help="CSV, XLSX, PDF, DOCX, HTML, Markdown or text.", exists=True)],
    name: Annotated[str | None, typer.Option(help="What to call it; the first file's name without.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write the version's files into this folder.")] = None,
    questions: Annotated[bool, typer.Option("--questions", help="Print every question.")] = False,
    keep: Annotated[bool, typer.Option(help="Keep it in the data folder, where games find it.")] = True,
    data_dir: Annotated[Path | None, typer.Option(help="Where decks are kept.")] = None,
    games: Annotated[bool, typer.Option(help="Play simulated games to see how well it plays.")] = True,
) -> None:
    """Read documents, show what a deck of them asks and how well it plays, and keep it for games here."""
    from shlex import quote

    from twentyq.authoring.compiling import compile_draft
    from twentyq.authoring.draft import Choices
    from twentyq.authoring.drafter import Drafter
    from twentyq.authoring.verdict import judge
    from twentyq.bootstrap import local_documents_model
    from twentyq.cli.history import kept_ports
    from twentyq.cli.serve import data_folder
    from twentyq.documents.process import ProcessReader
    from twentyq.play.decks.keeping import keep_deck
    from twentyq.settings import read_settings
    from twentyq.terminal.turns import PLAYER

    with said_in_one_line():
        reader, title = ProcessReader(), name or files[0].stem
        documents = [reader.read(file.read_bytes(), file.name) for file in files]
        settings = read_settings()
        drafter = Drafter(local_documents_model(settings, data_folder(data_dir or settings.data_dir)))
        made = drafter.draft(documents, deck_id="-".join(title.casefold().split()), name=title, choices=Choices())
        made = judge(made) if games else made
        _show(made, every=questions)
        if out:
            out.mkdir(parents=True, exist_ok=True)
            for file, data in compile_draft(made).items():
                (out / file).write_bytes(data)
            typer.echo(f"Written to {out}.")
        elif keep:
            kept = keep_deck(kept_ports(data_dir), PLAYER, made)
            typer.echo(f"Kept. Play it by `twentyq play --deck {quote(kept.name)}`; the local server offers it, too.")


def _show(made: "Draft", *, every: bool) -> None:
    for warning in made.warnings:
        typer.secho(warning, fg="yellow")
    for table in made.tables:
        if table.name_column is not None:
            typer.echo(f"{table.file}, {table.name}: {table.rows} rows, named by {table.headers[table.name_column]!r}")
    typer.echo(f"{len(made.things)} things, such as {', '.join(thing.says for thing in made.things[:3])}\n")
    width = max((min(len(column.header), 30) for column in made.columns), default=0)
    for column in made.columns:
        why = f"not used: {REASONS[column.reason]}" if column.reason else ""
        typer.echo(f"{column.header[:30]:{width}}  {column.kind.lower():8}  {why or (column.example or '')[:LONGEST]}")
    if every:
        off = {column.id for column in made.columns if not column.used}
        typer.echo()
        for question in made.questions:
            if question.used and question.column not in off:
                typer.echo(question.text)
    _show_verdict(made)


def _show_verdict(made: "Draft") -> None:
    verdict = made.verdict
    if verdict is None:
        return
    if verdict.games:
        flipped = f"{verdict.named_flipped:.0%} with one answer in ten wrong"
        typer.echo(f"\nNamed within 20: {verdict.named:.0%} of the games, {flipped}")
    for one, other in verdict.alike:
        typer.echo(f"Look alike: {one} / {other}")
    if verdict.alike_count > len(verdict.alike):
        typer.echo(f"and {verdict.alike_count - len(verdict.alike)} pairs more")
    for advice in verdict.advice:
        typer.echo(advice)
