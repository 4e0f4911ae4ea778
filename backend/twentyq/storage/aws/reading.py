"""Items of a table by their keys."""

from collections.abc import Sequence
from typing import Any

from twentyq.storage.aws.calls import perform, rounds
from twentyq.storage.aws.dynamodb_items import KEY, Item
from twentyq.storage.errors import StorageUnavailableError

BATCH = 100
"""The most items that DynamoDB reads or changes together."""
KEY_BYTES = 2048
"""The longest key that DynamoDB looks up."""


def item_of(client: Any, table: str, key: str) -> Item | None:
    """The item as last written."""
    if not 1 <= len(key.encode()) <= KEY_BYTES:
        return None
    answer = perform(client.get_item, TableName=table, Key={KEY: {"S": key}}, ConsistentRead=True)
    item: Item | None = answer.get("Item")
    return item


def items_of(client: Any, table: str, keys: Sequence[str], *, consistent: bool = False) -> dict[str, Item]:
    """At most BATCH items by their keys; what is gone is left out."""
    found: dict[str, Item] = {}
    wanted: dict[str, Any] = {table: {"Keys": [{KEY: {"S": key}} for key in keys], "ConsistentRead": consistent}}
    for _ in rounds():
        answer = perform(client.batch_get_item, RequestItems=wanted)
        found |= {item[KEY]["S"]: item for item in answer["Responses"].get(table, [])}
        wanted = answer.get("UnprocessedKeys", {})
        if not wanted:
            return found
    raise StorageUnavailableError("keys remain")
