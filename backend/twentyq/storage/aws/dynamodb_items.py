"""Items of the games' table: keys, attributes, and what a game looks like as one."""

from datetime import UTC, datetime, timedelta
from typing import Any

from twentyq.game.game import Game, GameStatus
from twentyq.storage.game_form import to_state
from twentyq.storage.game_store import GamePosition, GameQuery, turns_counted

KEY = "id"
PLAYER, HISTORY = "playerId", "history"
STATUS, QUESTIONS, REQUEST = "status", "questions", "requestId"
VERSION, STATE, WRITE = "version", "state", "write"
GAME, EXPIRES_AT = "gameId", "expiresAt"
HISTORY_INDEX = "history"
PROJECTED = (STATUS, QUESTIONS, REQUEST)
"""What a line of a player's history holds beside its keys; they change with the status only."""

FIXED = (KEY, PLAYER, HISTORY, REQUEST)
"""Written when a game starts, and never again."""
OPTIONAL = (QUESTIONS, EXPIRES_AT)
UNCOUNTED = {"N": "1"}
"""The turns of a game that was not played to its end: at least one."""

UNFINISHED_KEPT = timedelta(days=90)
"""After the last change to a game that nobody finished."""
REQUESTS_KEPT = timedelta(days=1)

Item = dict[str, dict[str, Any]]
"""As DynamoDB has it: every value under its type."""


def game_item(game: Game, finished_kept: timedelta | None = None) -> Item:
    """A game; one that was played to its end stays for `finished_kept`, or until it is deleted."""
    found: Item = {
        KEY: {"S": game.id},
        PLAYER: {"S": game.player_id},
        HISTORY: {"S": f"{_instant(game.started_at)}#{game.id}"},
        STATUS: {"S": game.status.value},
        VERSION: {"N": str(game.version)},
        STATE: {"S": to_state(game).decode()},
    }
    if game.client_request_id:
        found[REQUEST] = {"S": game.client_request_id}
    played_out = game.status in (GameStatus.GUESSED, GameStatus.STUMPED) or game.extra_questions
    if played_out or not turns_counted(game):
        found[QUESTIONS] = {"N": str(turns_counted(game))}
    kept = finished_kept if played_out else UNFINISHED_KEPT
    if kept:
        found[EXPIRES_AT] = expiry(game.updated_at + kept)
    return found


def request_item(game: Game) -> Item:
    """The request that started a game."""
    return {
        KEY: {"S": request_key(game.player_id, game.client_request_id or "")},
        PLAYER: {"S": game.player_id},
        GAME: {"S": game.id},
        EXPIRES_AT: expiry(game.started_at + REQUESTS_KEPT),
    }


def request_key(player_id: str, client_request_id: str) -> str:
    """The key of a request."""
    return f"request#{player_id}#{client_request_id}"


def history_request(table: str, player_id: str, query: GameQuery, after: GamePosition | None) -> dict[str, Any]:
    """A Query over the index. "$" sorts behind "#", so that a bound ending in it leaves its own instant out."""
    upper = [f"{_instant(after.started_at)}#{after.game_id}"] if after else []
    upper += [_instant(query.started_before)] if query.started_before else []
    values = {
        ":player": {"S": player_id},
        ":from": {"S": f"{_instant(query.started_after)}$" if query.started_after else "0"},
        ":to": {"S": min(upper, default="9")},
    }
    request: dict[str, Any] = {
        "TableName": table,
        "IndexName": HISTORY_INDEX,
        "KeyConditionExpression": f"{PLAYER} = :player AND {HISTORY} BETWEEN :from AND :to",
        "ExpressionAttributeValues": values,
        "ScanIndexForward": False,
    }
    if query.status:
        values[":status"] = {"S": query.status.value}
        request |= {"FilterExpression": "#status = :status", "ExpressionAttributeNames": {"#status": STATUS}}
    return request


def _instant(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def expiry(time: datetime) -> dict[str, Any]:
    """When an item may be removed."""
    return {"N": str(int(time.timestamp()))}
