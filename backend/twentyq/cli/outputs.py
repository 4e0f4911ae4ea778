"""twentyq outputs: amplify_outputs.json for a deployed stack."""

import json
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from twentyq.cli.errors import said_in_one_line


def outputs(
    stack: Annotated[str, typer.Option(help="The CloudFormation stack, for example Twentyq-dev.")],
    region: Annotated[str | None, typer.Option(help="Its region; else the one of the AWS profile.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write to this file in place of standard output.")] = None,
) -> None:
    """Print amplify_outputs.json for a deployed stack, with the credentials of the AWS profile."""
    import boto3

    from twentyq.aws.outputs import amplify_outputs, stack_outputs

    with said_in_one_line():
        found = stack_outputs(stack, partial(boto3.client, region_name=region))
    text = json.dumps(amplify_outputs(found), indent=2) + "\n"
    if out is None:
        typer.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")
