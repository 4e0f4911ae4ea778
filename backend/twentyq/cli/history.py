"""twentyq history, export, forget: what is kept of the player at the terminal."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec.json import encode

from twentyq.cli.errors import said_in_one_line
from twentyq.cli.serve import data_folder, link_signer
from twentyq.game.game import Game
from twentyq.play.history import delete_player_data, export_player_data, games, player_stats
from twentyq.play.ports import Ports
from twentyq.storage.game_store import GameQuery
from twentyq.terminal.turns import PLAYER

PAGE = 100
DataDir = Annotated[Path | None, typer.Option(help="Where games are kept.")]


def history(
    limit: Annotated[int, typer.Option(min=1, max=PAGE, help="How many games, the newest ones.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
    data_dir: DataDir = None,
) -> None:
    """List the games played in the terminal, newest first."""
    with said_in_one_line():
        ports = kept_ports(data_dir)
        found = games(ports, PLAYER, GameQuery(), limit, None).games
        if as_json:
            typer.echo(json.dumps([_line(game) for game in found], indent=2))
            return
        _show(found, ports)


def export(
    out: Annotated[Path | None, typer.Option(help="The file to write, standard output without.")] = None,
    data_dir: DataDir = None,
) -> None:
    """Take along all that is kept of the player at the terminal, as JSON."""
    from twentyq.storage.game_form import to_state

    with said_in_one_line():
        ports = kept_ports(data_dir)
        taught = [json.loads(encode(one)) for one in ports.proposals.of(PLAYER)] if ports.proposals else []
        kept = {"games": [json.loads(to_state(game)) for game in _all(ports)], "taught": taught}
        text = json.dumps(kept, indent=2)
        if out is None:
            typer.echo(text)
        else:
            out.write_text(text + "\n", "utf-8")


def forget(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Remove all that is kept of the player at the terminal."""
    with said_in_one_line():
        ports = kept_ports(data_dir)
        if yes or typer.confirm("Remove every game played in the terminal, and what was taught?"):
            deleted = delete_player_data(ports, PLAYER)
            taught = f", and {deleted.taught} things that were taught" if deleted.taught else ""
            typer.echo(f"{deleted.games} games removed{taught}.")


def kept_ports(data_dir: Path | None) -> Ports:
    """Ports over the data folder, where decks are made as well."""
    from twentyq.bootstrap import local_ports, local_versions
    from twentyq.deck_making import make_workshop
    from twentyq.settings import read_settings
    from twentyq.storage.decks.file_decks import FileDeckFiles
    from twentyq.storage.decks.sqlite import SqliteRecordStore

    settings = read_settings()
    folder = data_folder(data_dir or settings.data_dir)
    files = FileDeckFiles(folder, link_signer(folder), str)
    records = SqliteRecordStore(folder / "decks.db")
    workshop = make_workshop(records, files, local_versions(folder), lambda _: None, PLAYER)
    return replace(local_ports(settings, folder), workshop=workshop)


def _all(ports: Ports) -> Iterator[Game]:
    after = None
    while True:
        page = export_player_data(ports, PLAYER, PAGE, after).page
        yield from page.games
        if (after := page.next) is None:
            return


def _line(game: Game) -> dict[str, Any]:
    return {
        "id": game.id,
        "startedAt": game.started_at.isoformat(),
        "deck": game.deck_id,
        "status": game.status.value,
        "questions": len(game.answered_turns),
        "namedInExtra": game.named_in_extra,
        "thing": game.thing,
    }


def _show(found: list[Game], ports: Ports) -> None:
    from rich.console import Console
    from rich.table import Table

    if not found:
        typer.echo("No games yet: twentyq play")
        return
    table = Table("started", "deck", "outcome", "questions", "it was", box=None)
    for game in found:
        outcome = "guessed in extra questions" if game.named_in_extra else game.status.value.lower().replace("_", " ")
        started = f"{game.started_at.astimezone():%Y-%m-%d %H:%M}"
        table.add_row(started, game.deck_id, outcome, str(len(game.answered_turns)), game.thing or "")
    console = Console()
    console.print(table)
    stats = player_stats(ports, PLAYER)
    console.print(
        f"{stats.guessed} guessed within the limit, {stats.stumped} not (of these {stats.named_in_extra} by extra "
        f"questions), {stats.abandoned} stopped.",
        style="dim",
    )
