"""Writes the games of today's form: `python -m tests.stored_forms.record form_N`, once, before a form is released."""

import json
import sqlite3
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

import boto3
from moto import mock_aws

from tests.contract.tables import create_games_table
from tests.stored_forms.games import recorded_games
from twentyq.storage import dynamodb
from twentyq.storage.sqlite import SqliteGameStore

REGION = "eu-west-1"


def sqlite_dump(form: str) -> str:
    """The file's schema, content and versions as SQL."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "games.db")
        store = SqliteGameStore(path)
        for game in recorded_games(form):
            store.create(game)
        store.close()
        with sqlite3.connect(path) as database:
            lines = list(database.iterdump())
            for pragma in ("user_version", "application_id"):
                (value,) = database.execute(f"PRAGMA {pragma}").fetchone()
                lines.append(f"PRAGMA {pragma} = {value};")
        database.close()
    return "\n".join(lines) + "\n"


def dynamodb_items(form: str) -> str:
    """The table's items."""
    with mock_aws(), patch.object(dynamodb, "uuid4", lambda: "00000000-0000-4000-8000-000000000000"):
        client = boto3.client("dynamodb", REGION, aws_access_key_id="test", aws_secret_access_key="test")
        create_games_table(client, "games")
        store = dynamodb.DynamoDbGameStore(client, "games")
        for game in recorded_games(form):
            store.create(game)
        items = sorted(client.scan(TableName="games")["Items"], key=lambda item: item["id"]["S"])
    return json.dumps(items, indent=1, sort_keys=True) + "\n"


def main() -> None:
    """Write both."""
    folder = Path(__file__).parent / sys.argv[1]
    folder.mkdir()
    (folder / "games.sql").write_text(sqlite_dump(folder.name))
    (folder / "items.json").write_text(dynamodb_items(folder.name))


if __name__ == "__main__":
    main()
