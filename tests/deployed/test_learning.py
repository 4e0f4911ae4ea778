"""From finished games to what is played next: stream, Recorder, Firehose, Athena; versions without a deployment."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
from infra.app import OUT
from infra.bundles.bundle import HERE, LEARN, build
from tests.deployed.conftest import Deployment, NewPlayer
from tests.deployed.test_erasure import eventually
from tests.simulated_games import TODAY, Pool, moved, smaller, write

from twentyq.aws.outputs import stack_versions
from twentyq.decks.difference import difference
from twentyq.knowledge.compiled import Origins, dump, dump_origins, load
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.headers import named_bytes
from twentyq.knowledge.versions import DECK_FILE, Versions
from twentyq.learning.aggregators.duckdb import ANSWERS

DECK = "everyday"
SMALL, MOVED, GAMES = (80, 220), 0.05, 6_000
"""Things, few enough that both versions name nearly all by their own tables, and questions; the share of cells that the
truth has otherwise; games."""


RUN = 600
"""Seconds for the weekly run where the machine is busy; alone it takes ten, after up to sixty until it begins."""


def athena(deployment: Deployment, sql: str) -> list[list[str]]:
    """The rows of a SELECT in the stack's workgroup, without the header."""
    client = deployment.emulator.client("athena")
    query = client.start_query_execution(
        QueryString=sql,
        WorkGroup=deployment.physical("Athena::WorkGroup", "Evidence"),
        QueryExecutionContext={"Database": deployment.physical("Glue::Database", "Evidence")},
    )["QueryExecutionId"]

    def state() -> Any:
        status = client.get_query_execution(QueryExecutionId=query)["QueryExecution"]["Status"]
        return status if status["State"] in ("SUCCEEDED", "FAILED", "CANCELLED") else None

    status = eventually(state)
    assert status["State"] == "SUCCEEDED", status
    rows = client.get_query_results(QueryExecutionId=query)["ResultSet"]["Rows"]
    return [[cell.get("VarCharValue", "") for cell in row["Data"]] for row in rows[1:]]


def lost(player: Any, thing: str) -> str:
    """A game that was lost and told; its id."""
    game = player.ask("startGame", input={})["game"]
    while game["currentTurn"]:
        turn = {"gameId": game["id"], "turn": game["currentTurn"]["number"]}
        game = player.ask("answerQuestion", input={**turn, "answer": "UNKNOWN"})["game"]
    player.ask("revealThing", input={"gameId": game["id"], "thing": thing})
    return str(game["id"])


def test_a_finished_game_is_queried_from_athena_and_an_erased_one_is_noted(
    deployment: Deployment, new_player: NewPlayer
) -> None:
    player = new_player()
    game = lost(player, "Dogs")
    rows = eventually(
        lambda: athena(
            deployment,
            f"SELECT thing, answer, deck_version, player, day FROM answers WHERE game = '{game}'",  # noqa: S608
        )
    )
    assert {(thing, answer, version) for thing, answer, version, _, _ in rows} == {("dog", "UNKNOWN", "")}
    assert {day for *_, day in rows} == {datetime.now(UTC).date().isoformat()}
    assert not any(str(player.call("refresh")) in row for row in rows)
    player.ask("deletePlayerData")
    assert eventually(lambda: [game] in athena(deployment, "SELECT game FROM erased"))
    left = "SELECT answers.game FROM answers LEFT JOIN erased ON erased.game = answers.game WHERE erased.game IS NULL"
    assert [game] not in athena(deployment, left)


def small_world() -> Deck:
    """The things that players think of most, with few questions: a run takes seconds."""
    return smaller(load(named_bytes(DECK)), *SMALL)


def put_evidence(deployment: Deployment, folder: Path, deck: Deck) -> None:
    """Games of simulated players whose truth differs, as Firehose would have written them until today."""
    random = np.random.default_rng(5)
    pool = Pool(deck, moved(deck, MOVED, random), 200, random)
    write(folder, deck, pool.games(GAMES, np.random.default_rng(1)))
    later = (datetime.now(UTC).date() + timedelta(days=1) - TODAY).days
    days = f"strftime(day::DATE + INTERVAL ({later}) DAY, '%Y-%m-%d') AS day"
    with duckdb.connect() as db:
        db.execute(
            f"COPY (SELECT * REPLACE ({days}) FROM '{folder / ANSWERS}') TO '{folder / 'days'}' "  # noqa: S608
            "(FORMAT parquet, PARTITION_BY (day))"
        )
    bucket, s3 = deployment.physical("S3::Bucket", "StorageEvidence"), deployment.emulator.client("s3")
    for file in (folder / "days").rglob("*.parquet"):
        s3.upload_file(str(file), bucket, f"answers/{file.relative_to(folder / 'days')}")


def teach_the_learner(deployment: Deployment, folder: Path, deck: Deck) -> None:
    """Deploy the Learner anew with this deck in the place of the one that comes along."""
    functions, name = deployment.emulator.client("lambda"), deployment.physical("Lambda::Function", "LearnerFunction")
    compiled = {
        f"{DECK}.deck": dump(deck),
        f"{DECK}.origins": dump_origins(Origins(("own",), np.zeros_like(deck.table)), deck),
    }
    archive = folder / "learner.zip"
    with zipfile.ZipFile(build(LEARN, HERE, OUT / "bundles")) as before, zipfile.ZipFile(archive, "w") as after:
        for entry in before.infolist():
            own = compiled.get(Path(entry.filename).name) if "compiled_decks" in entry.filename else None
            after.writestr(entry, before.read(entry) if own is None else own)
    functions.update_function_code(FunctionName=name, ZipFile=archive.read_bytes())
    version = functions.publish_version(FunctionName=name)["Version"]
    functions.update_alias(FunctionName=name, Name="live", FunctionVersion=version)


def set_schedule(deployment: Deployment, **changes: Any) -> None:
    """Change the deployed schedule of the week."""
    scheduler = deployment.emulator.client("scheduler")
    name = deployment.physical("Scheduler::Schedule", "LearningWeekly").rpartition("/")[2]
    found = scheduler.get_schedule(Name=name)
    kept = {key: found[key] for key in ("Name", "Target", "ScheduleExpression", "FlexibleTimeWindow")}
    scheduler.update_schedule(**kept | changes)


def test_the_weekly_run_puts_what_it_learned_into_use_without_a_deployment(
    deployment: Deployment, new_player: NewPlayer, versions: Versions, tmp_path: Path
) -> None:
    player, deck = new_player(), small_world()
    before = player.ask("startGame", input={})["game"]
    put_evidence(deployment, tmp_path, deck)
    teach_the_learner(deployment, tmp_path, deck)
    set_schedule(deployment, ScheduleExpression="rate(1 minute)")
    pointer = eventually(lambda: versions.latest(DECK), seconds=RUN)
    set_schedule(deployment, State="DISABLED")
    assert pointer is not None
    learned = load(versions.read(DECK, pointer.version))
    assert len(learned.things) == len(deck.things)
    assert difference(deck, learned).changed_sides > 0
    told = json.loads(versions.read(DECK, pointer.version, "report.json"))
    assert (told["decision"], told["reason"]) == ("PUBLISHED", "it names more")
    deployment.kill_functions()
    after = player.ask("startGame", input={})["game"]
    assert stored(deployment, after["id"])["deck_version"] == pointer.version
    assert stored(deployment, before["id"])["deck_version"] is None
    for game in (before, after):
        turn = {"gameId": game["id"], "turn": 1}
        assert player.ask("answerQuestion", input={**turn, "answer": "NO"})["game"]["currentTurn"]["number"] == 2
    bucket = deployment.physical("S3::Bucket", "StorageEvidence")
    reports = deployment.emulator.client("s3").list_objects_v2(Bucket=bucket, Prefix="reports/")["Contents"]
    assert [one for one in reports if one["Key"].endswith("/report.html")]


@pytest.fixture
def versions(deployment: Deployment) -> Iterator[Versions]:
    kept = stack_versions("Twentyq-dev", deployment.emulator.client)
    yield kept
    kept.delete(DECK)
    deployment.kill_functions()


def publish(versions: Versions, name: str) -> str:
    """The bundled deck with every question reworded, in use as a version."""
    deck = load(named_bytes(DECK))
    questions = tuple(replace(question, text=f"{name}: {question.text}") for question in deck.questions)
    data = dump(replace(deck, version=name, questions=questions))
    made = versions.add(DECK, {DECK_FILE: data}, datetime.now(UTC))
    latest = versions.latest(DECK)
    versions.point(DECK, made.id, latest.etag if latest else None)
    return made.id


def stored(deployment: Deployment, game: str) -> dict[str, Any]:
    item = deployment.emulator.client("dynamodb").get_item(
        TableName=deployment.outputs["GamesTable"], Key={"id": {"S": game}}
    )["Item"]
    state: dict[str, Any] = json.loads(item["state"]["S"])
    return state


def test_a_game_keeps_its_version_when_another_is_put_into_use(
    deployment: Deployment, new_player: NewPlayer, versions: Versions
) -> None:
    player = new_player()
    before = player.ask("startGame", input={})["game"]
    version = publish(versions, "NEXT")
    deployment.kill_functions()  # a new process looks at once, others within five minutes
    after = player.ask("startGame", input={})["game"]
    assert stored(deployment, before["id"])["deck_version"] is None
    assert stored(deployment, after["id"])["deck_version"] == version
    for game, reworded in ((before, False), (after, True)):
        turn = {"gameId": game["id"], "turn": 1}
        answered = player.ask("answerQuestion", input={**turn, "answer": "NO"})["game"]
        assert answered["currentTurn"]["text"].startswith("NEXT: ") is reworded
    latest = versions.latest(DECK)
    assert latest is not None
    versions.delete(DECK)
    deployment.kill_functions()
    going_on = player.ask("answerQuestion", input={"gameId": after["id"], "turn": 2, "answer": "NO"})["game"]
    assert going_on["currentTurn"]["number"] == 3
