"""twentyq knowledge versions, publish, approve, rollback, diff: which version of a deck is played."""

import json
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq.cli.errors import said_in_one_line
from twentyq.cli.knowledge import DEFAULT, DeckOption

if TYPE_CHECKING:
    from twentyq.decks.difference import Difference
    from twentyq.knowledge.deck import Deck
    from twentyq.knowledge.versions import Pointer, Versions

BUNDLED = "bundled"
"""Names the deck that comes with the program."""
LATEST = "latest"
DataDirOption = Annotated[Path | None, typer.Option(help="Where versions are kept.")]
StackOption = Annotated[
    str | None, typer.Option(help="Those of this CloudFormation stack, in place of the data folder.")
]
RegionOption = Annotated[str | None, typer.Option(help="The stack's region; else the one of the AWS profile.")]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]


def versions(
    deck: DeckOption = DEFAULT,
    as_json: JsonOption = False,
    data_dir: DataDirOption = None,
    stack: StackOption = None,
    region: RegionOption = None,
) -> None:
    """List the versions of a deck, the newest first; a star marks the one in use."""
    with said_in_one_line():
        kept = kept_versions(data_dir, stack, region)
        pointer, found = kept.latest(deck), kept.all(deck)
    in_use = pointer.version if pointer else None
    if as_json:
        listed = [{"version": one.id, "sha256": one.sha256, "madeAt": one.made_at.isoformat()} for one in found]
        previous = pointer.previous if pointer else None
        typer.echo(json.dumps({"deck": deck, "inUse": in_use, "previous": previous, "versions": listed}, indent=1))
        return
    for one in found:
        typer.echo(f"{'*' if one.id == in_use else ' '} {one.id}")
    if in_use is None:
        typer.echo(f"No version of {deck} is in use: the deck that comes with the program is played.")


def publish(
    file: Annotated[Path, typer.Argument(help="A compiled deck.", exists=True, dir_okay=False, readable=True)],
    deck: DeckOption = DEFAULT,
    data_dir: DataDirOption = None,
    stack: StackOption = None,
    region: RegionOption = None,
) -> None:
    """Keep a compiled deck as a version, and put it into use: games that begin from now on are played with it."""
    from datetime import UTC, datetime

    from twentyq.knowledge.compiled import load
    from twentyq.knowledge.versions import DECK_FILE

    with said_in_one_line():
        kept = kept_versions(data_dir, stack, region)
        data = file.read_bytes()
        load(data)
        before = kept.latest(deck)
        made = kept.add(deck, {DECK_FILE: data}, datetime.now(UTC))
        _told(kept.point(deck, made.id, before.etag if before else None))


def approve(
    version: Annotated[str, typer.Argument(help="A version that `twentyq learn` left to a person.")],
    deck: DeckOption = DEFAULT,
    data_dir: DataDirOption = None,
    stack: StackOption = None,
    region: RegionOption = None,
) -> None:
    """Put a version into use that passed the gate and changes more than a version may by itself."""
    from twentyq.learning.approve import approve as approve_it

    with said_in_one_line():
        kept = kept_versions(data_dir, stack, region)
        in_use = _deck(kept, deck, LATEST)
        _told(approve_it(kept, deck, version, in_use.version))


def rollback(
    version: Annotated[str | None, typer.Argument(help="The one before, when none is given.")] = None,
    deck: DeckOption = DEFAULT,
    data_dir: DataDirOption = None,
    stack: StackOption = None,
    region: RegionOption = None,
) -> None:
    """Put an earlier version back into use; games that are running keep theirs."""
    with said_in_one_line():
        kept = kept_versions(data_dir, stack, region)
        before = kept.latest(deck)
        chosen = version or (before.previous if before else None)
        if chosen is None:
            typer.secho(f"twentyq: there is no version of {deck} before this one", err=True, fg="red")
            raise typer.Exit(2)
        _told(kept.point(deck, chosen, before.etag if before else None))


def diff(
    one: Annotated[str, typer.Argument(help=f"A version, {LATEST} or {BUNDLED}.")],
    other: Annotated[str, typer.Argument(help="The one after it.")],
    deck: DeckOption = DEFAULT,
    most: Annotated[int, typer.Option(min=0, help="How many changes to name.")] = 20,
    as_json: JsonOption = False,
    data_dir: DataDirOption = None,
    stack: StackOption = None,
    region: RegionOption = None,
) -> None:
    """Print what a version has otherwise than another, the biggest changes by name."""
    from twentyq.decks.difference import difference

    with said_in_one_line():
        kept = kept_versions(data_dir, stack, region)
        found = difference(_deck(kept, deck, one), _deck(kept, deck, other), most)
    typer.echo(json.dumps(asdict(found), indent=1, ensure_ascii=False) if as_json else _lines(found))


def kept_versions(data_dir: Path | None, stack: str | None, region: str | None) -> "Versions":
    """The versions in the data folder, or in a stack's bucket."""
    from twentyq.bootstrap import local_versions
    from twentyq.cli.serve import data_folder
    from twentyq.settings import read_settings

    if stack is None:
        return local_versions(data_folder(data_dir or read_settings().data_dir))
    import boto3

    from twentyq.aws.outputs import stack_versions

    return stack_versions(stack, partial(boto3.client, region_name=region))


def _deck(kept: "Versions", deck_id: str, version: str) -> "Deck":
    from twentyq.knowledge.compiled import load
    from twentyq.knowledge.headers import named_bytes

    pointer = kept.latest(deck_id) if version == LATEST else None
    name = pointer.version if pointer else version
    return load(named_bytes(deck_id) if name in (BUNDLED, LATEST) else kept.read(deck_id, name))


def _told(pointer: "Pointer") -> None:
    typer.echo(f"{pointer.version} is in use" + (f", before it {pointer.previous}" if pointer.previous else ""))


def _lines(found: "Difference") -> str:
    named = {
        "things added": found.things_added,
        "things removed": found.things_removed,
        "questions added": found.questions_added,
        "questions removed": found.questions_removed,
    }
    lines = [f"{len(names)} {what}: {', '.join(names)}" for what, names in named.items() if names]
    lines.append(f"{found.changed:,} of {found.cells:,} cells change, {found.changed_sides:,} of them sides")
    lines += [f"{one.before:5.2f} -> {one.after:4.2f}  {one.thing}: {one.question}" for one in found.biggest]
    return "\n".join(lines)
