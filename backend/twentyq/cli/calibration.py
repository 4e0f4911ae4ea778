"""twentyq calibration: whether the recognizers' confidence is honest."""

from pathlib import Path
from typing import Annotated

import typer

from twentyq.cli.errors import said_in_one_line
from twentyq.cli.serve import data_folder
from twentyq.settings import read_settings


def calibration(data_dir: Annotated[Path | None, typer.Option(help="Where games are kept.")] = None) -> None:
    """Compare what was heard in the games kept here with the answers that stood in the end."""
    from twentyq.play.voice.calibration import calibration as calibrate
    from twentyq.storage.sqlite import SqliteGameStore

    with said_in_one_line():
        folder = data_folder(data_dir or read_settings().data_dir)
        buckets = calibrate(SqliteGameStore(folder / "games.db").games())
    if not buckets:
        typer.echo("No game here was answered by voice yet.")
        return
    typer.echo(f"{'recognizer':16}{'posterior':>14}{'answers':>10}{'right':>8}")
    for bucket in buckets:
        right = f"{bucket.agreed / bucket.count:.0%}" if bucket.count else "-"
        span = f"{bucket.low:.2f} to {bucket.high:.2f}"
        typer.echo(f"{bucket.recognizer:16}{span:>14}{bucket.count:10}{right:>8}")
