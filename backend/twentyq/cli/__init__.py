"""The twentyq command."""

import sys
from typing import Annotated

import typer

from twentyq.cli.bench import bench
from twentyq.cli.calibration import calibration
from twentyq.cli.deck import deck
from twentyq.cli.errors import DEBUG, say_unforeseen
from twentyq.cli.eval import evaluate
from twentyq.cli.history import export, forget, history
from twentyq.cli.knowledge import knowledge
from twentyq.cli.learn import learn
from twentyq.cli.outputs import outputs
from twentyq.cli.play import play
from twentyq.cli.review import review
from twentyq.cli.schema import schema
from twentyq.cli.serve import serve
from twentyq.cli.speak import speak
from twentyq.cli.versions import approve, diff, publish, rollback, versions

app = typer.Typer(
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Think of something: twentyq names it.",
)
for command in (play, history, export, forget, serve, speak, calibration, bench, schema, outputs):
    app.command()(command)
app.command("eval")(evaluate)
for of_versions in (versions, publish, approve, rollback, diff):
    knowledge.command()(of_versions)
app.add_typer(knowledge, name="knowledge")
app.add_typer(review, name="review")
app.add_typer(learn, name="learn")
app.add_typer(deck, name="deck")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(version("twentyq"))
        raise typer.Exit


@app.callback()
def twentyq(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
    _debug: Annotated[bool, typer.Option(DEBUG, help="Show the traceback of what was not foreseen.")] = False,
) -> None:
    """Think of something: twentyq names it."""


def main() -> None:
    """Entry of the console script."""
    try:
        app()
    except Exception as exc:
        if DEBUG in sys.argv:
            raise
        say_unforeseen(exc)
        sys.exit(1)


__all__ = ["app", "main"]
