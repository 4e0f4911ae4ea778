"""The table of games, as infra/data.py describes it, for emulators of DynamoDB."""

from typing import Any

from twentyq.storage.aws.dynamodb_items import HISTORY, HISTORY_INDEX, KEY, PLAYER, PROJECTED


def create_games_table(client: Any, name: str) -> None:
    """Make the table."""
    client.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in (KEY, PLAYER, HISTORY)],
        KeySchema=[{"AttributeName": KEY, "KeyType": "HASH"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": HISTORY_INDEX,
                "KeySchema": [
                    {"AttributeName": PLAYER, "KeyType": "HASH"},
                    {"AttributeName": HISTORY, "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": list(PROJECTED)},
            }
        ],
    )
