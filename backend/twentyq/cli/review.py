"""twentyq review: a person's word on what players taught."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq.cli.errors import said_in_one_line
from twentyq.cli.knowledge import DEFAULT, DeckOption
from twentyq.cli.versions import JsonOption, RegionOption, kept_versions

if TYPE_CHECKING:
    from twentyq.learning.taught.approval import Review
    from twentyq.storage.decks.records import RecordStore

review = typer.Typer(help="Review what players taught.")
DataDirOption = Annotated[Path | None, typer.Option(help="Where it is kept.")]
StackOption = Annotated[
    str | None, typer.Option(help="That of this CloudFormation stack, in place of the data folder.")
]
NameArgument = Annotated[str, typer.Argument(help="A name as it is listed.")]


@review.callback(invoke_without_command=True)
def waiting(
    context: typer.Context,
    deck: DeckOption = DEFAULT,
    as_json: JsonOption = False,
    data_dir: DataDirOption = None,
    stack: StackOption = None,
    region: RegionOption = None,
) -> None:
    """List what three players or more taught alike, and nobody decided on."""
    if context.invoked_subcommand:
        return
    with said_in_one_line():
        found = _review(deck, data_dir, stack, region).waiting()
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in found], indent=1))
        return
    for one in found:
        like = ", ".join(one.nearest[:3])
        typer.echo(f"{one.name}: {one.players} players, {one.agreement:.0%} of their answers alike; like {like}")
        if one.aliases:
            typer.echo(f"  also {', '.join(one.aliases)}")
        for asked in one.questions:
            typer.echo(f"  {asked.text} {'yes' if asked.yes else 'no'}, against {asked.instead or 'others'}")
    if not found:
        typer.echo("Nothing waits for a review.")


@review.command()
def approve(
    name: NameArgument,
    deck: DeckOption = DEFAULT,
    questions: Annotated[bool, typer.Option(help="Ask the players' questions after games.")] = True,
    data_dir: DataDirOption = None,
    stack: StackOption = None,
    region: RegionOption = None,
) -> None:
    """Put a thing into the next version of the deck, and the version into use."""
    with said_in_one_line():
        used = _review(deck, data_dir, stack, region).approve(name, datetime.now(UTC), with_questions=questions)
    typer.echo(f"{used.version} is in use, with {name}.")


@review.command()
def refuse(
    name: NameArgument,
    reason: Annotated[str, typer.Option(help="Why, for whoever looks later.")],
    deck: DeckOption = DEFAULT,
    data_dir: DataDirOption = None,
    stack: StackOption = None,
    region: RegionOption = None,
) -> None:
    """Ask no more about a thing; its teachers keep it for themselves."""
    with said_in_one_line():
        _review(deck, data_dir, stack, region).refuse(name, reason, datetime.now(UTC))
    typer.echo(f"{name} is refused.")


def _review(deck_id: str, data_dir: Path | None, stack: str | None, region: str | None) -> "Review":
    from twentyq.knowledge.compiled import load
    from twentyq.knowledge.headers import named_bytes
    from twentyq.learning.taught.approval import Review
    from twentyq.learning.taught.proposals import Proposals
    from twentyq.learning.taught.reviews import Reviews

    bundled = named_bytes(deck_id)
    records = _records(data_dir, stack, region)
    versions = kept_versions(data_dir, stack, region)
    return Review(Proposals(records), Reviews(records), versions, deck_id, lambda: load(bundled))


def _records(data_dir: Path | None, stack: str | None, region: str | None) -> "RecordStore":
    """Those of the data folder, or of a stack's table."""
    from twentyq.cli.serve import data_folder
    from twentyq.settings import read_settings
    from twentyq.storage.decks.sqlite import SqliteRecordStore

    if stack is None:
        return SqliteRecordStore(data_folder(data_dir or read_settings().data_dir) / "decks.db")
    import boto3

    from twentyq.aws.outputs import stack_records

    return stack_records(stack, partial(boto3.client, region_name=region))
