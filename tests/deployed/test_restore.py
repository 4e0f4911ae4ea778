"""The restore drill of docs/operations.md, as far as the emulator goes: games stand in a table restored beside it."""

from tests.deployed.conftest import Deployment, NewPlayer

from twentyq.storage.dynamodb import DynamoDbGameStore
from twentyq.storage.game_store import GameQuery

RESTORED = "twentyq-restored"


def test_games_are_found_in_a_restored_table(deployment: Deployment, new_player: NewPlayer) -> None:
    game_id = new_player().ask("startGame", input={})["gameId"]
    dynamodb = deployment.emulator.client("dynamodb")
    dynamodb.restore_table_to_point_in_time(
        SourceTableName=deployment.outputs["GamesTable"], TargetTableName=RESTORED, UseLatestRestorableTime=True
    )
    dynamodb.get_waiter("table_exists").wait(TableName=RESTORED, WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    restored = DynamoDbGameStore(dynamodb, RESTORED)
    game = restored.load(game_id)
    assert game is not None
    assert [found.id for found in restored.page(game.player_id, GameQuery(), 5, None)] == [game_id]
