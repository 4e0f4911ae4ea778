"""twentyq schema: the GraphQL schema for AppSync and clients."""

from pathlib import Path
from typing import Annotated

import typer


def schema(
    out: Annotated[Path | None, typer.Option(help="Write to this file in place of standard output.")] = None,
    check: Annotated[Path | None, typer.Option(help="Fail when this file differs.")] = None,
) -> None:
    """Print the GraphQL schema."""
    from twentyq.api.sdl import schema_sdl

    sdl = schema_sdl()
    if check is not None:
        if check.read_text(encoding="utf-8") != sdl:
            typer.secho(f"twentyq: {check} differs from the API; run `make schema`", err=True, fg="red")
            raise typer.Exit(1)
    elif out is not None:
        out.write_text(sdl, encoding="utf-8")
    else:
        typer.echo(sdl, nl=False)
