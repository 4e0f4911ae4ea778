"""The twentyq command."""

import typer

from twentyq.cli.bench import bench
from twentyq.cli.calibration import calibration
from twentyq.cli.eval import evaluate
from twentyq.cli.knowledge import knowledge
from twentyq.cli.outputs import outputs
from twentyq.cli.play import play
from twentyq.cli.schema import schema
from twentyq.cli.serve import serve
from twentyq.cli.speak import speak

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Think of something: twentyq names it.")
for command in (play, serve, speak, calibration, bench, schema, outputs):
    app.command()(command)
app.command("eval")(evaluate)
app.add_typer(knowledge, name="knowledge")


def main() -> None:
    """Entry of the console script."""
    app()


__all__ = ["app", "main"]
