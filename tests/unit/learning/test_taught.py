"""What players taught, joined by name, reviewed by a person, and grown into the next version."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import boto3
import numpy as np
import pytest
from moto import mock_aws
from tests.contract.tables import create_games_table
from tests.unit.aws.conftest import FakeCloudFormation
from tests.unit.aws.test_outputs import OUTPUTS
from typer.testing import CliRunner

from twentyq.aws.outputs import stack_records, stack_versions
from twentyq.bootstrap import local_versions
from twentyq.cli import app
from twentyq.game.answer import Answer
from twentyq.game.proposal import Proposal
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.players import TablePlayer
from twentyq.guessing.simulation import simulate
from twentyq.knowledge.compiled import Origins, dump, load
from twentyq.knowledge.deck import STEPS, Deck
from twentyq.learning.errors import NotRipeError
from twentyq.learning.layout import laid_out
from twentyq.learning.taught.approval import Review
from twentyq.learning.taught.growth import THINGS, VOTES, asked_in_games, grown, padded, with_approved
from twentyq.learning.taught.joining import candidates
from twentyq.learning.taught.proposals import Proposals
from twentyq.learning.taught.reviews import Reviews
from twentyq.storage.decks.memory import MemoryRecordStore
from twentyq.storage.decks.sqlite import SqliteRecordStore

NOW = datetime(2026, 1, 2, tzinfo=UTC)
PET = (("mammal", Answer.YES), ("pet", Answer.YES), ("flies", Answer.NO))


def taught(
    player: str, name: str = "hamster", answers: Sequence[tuple[str, Answer]] = PET, question: str | None = None
) -> Proposal:
    return Proposal(
        f"game of {player}",
        player,
        "small",
        name,
        tuple(answers),
        ("dog", "cow"),
        NOW + timedelta(minutes=int(player[1:])),
        question=question,
        answer=Answer.YES if question else None,
        instead="dog" if question else None,
    )


def test_names_are_joined_as_people_spell_them(small_deck: Deck) -> None:
    (one,) = candidates([taught("p1", "a hamster"), taught("p2", "Hamsters"), taught("p3")], small_deck)
    assert (one.name, one.players, one.ripe) == ("hamster", 3, True)
    assert one.aliases == ("Hamsters",)
    assert one.votes["mammal"] == (3, 0)


def test_a_name_that_the_deck_knows_is_no_new_thing(small_deck: Deck) -> None:
    assert candidates([taught(f"p{number}", "the dogs") for number in range(3)], small_deck) == []


@pytest.mark.parametrize(
    "proposals",
    [
        [taught("p1"), taught("p2")],
        [taught("p1"), replace(taught("p1"), game_id="g2"), taught("p2")],
        [taught("p1"), taught("p2", answers=[("mammal", Answer.NO), ("pet", Answer.NO)]), taught("p3", answers=[])],
    ],
    ids=["two players", "one of them twice", "who do not agree"],
)
def test_what_few_players_teach_alike_is_not_ripe(small_deck: Deck, proposals: list[Proposal]) -> None:
    (one,) = candidates(proposals, small_deck)
    assert not one.ripe


def test_a_new_thing_starts_from_the_nearest_and_the_answers_on_probation(small_deck: Deck) -> None:
    (one,) = candidates([taught(f"p{number}", question="Does it hoard?") for number in range(3)], small_deck)
    deck = grown(small_deck, one, one.questions)
    row = deck.find("hamster")
    assert row == len(small_deck.things)
    thing = deck.things[row]
    assert (thing.says, thing.popularity, thing.taught) == ("a hamster", 1, True)
    like = small_deck.rows_p_yes()[[small_deck.find("dog"), small_deck.find("cow")]].mean(0)
    column = small_deck.question_index["pet"]
    expected = (4 * like[column] + 3) / 7
    assert deck.table[row, column] == round(float(expected) * STEPS)
    asked = deck.questions[-1]
    assert (asked.text, asked.bonus) == ("Does it hoard?", True)
    assert deck.table[row, -1] > STEPS / 2 > deck.table[deck.find("dog") or 0, -1]
    assert deck.version != small_deck.version


def test_a_taught_question_is_asked_in_games_once_enough_was_voted(small_deck: Deck) -> None:
    last = len(small_deck.questions) - 1
    questions = (*small_deck.questions[:-1], replace(small_deck.questions[-1], bonus=True))
    deck = replace(small_deck, questions=questions)
    cells = np.full(THINGS, last)
    assert asked_in_games(deck, cells, np.full(THINGS, VOTES / THINGS)).questions[-1].bonus is False
    assert asked_in_games(deck, cells, np.full(THINGS, VOTES / THINGS - 1)) is deck
    assert asked_in_games(deck, cells[1:], np.full(THINGS - 1, VOTES)) is deck


def test_a_run_learns_of_what_was_approved_before(small_deck: Deck) -> None:
    (one,) = candidates([taught(f"p{number}", question="Does it hoard?") for number in range(3)], small_deck)
    in_use = grown(small_deck, one, one.questions)
    authored = with_approved(small_deck, in_use)
    assert (authored.things, authored.questions) == (in_use.things, in_use.questions)
    assert (authored.table == in_use.table).all()
    assert laid_out(in_use, authored).find("hamster") is not None
    origins = padded(Origins(("UNSAID",), np.ones(small_deck.table.shape, dtype=np.uint8)), authored)
    assert origins.of.shape == authored.table.shape
    assert origins.of[-1].max() == 0
    assert with_approved(authored, in_use) is authored
    assert with_approved(small_deck, small_deck) is small_deck


def reviewing(small_deck: Deck, folder: Path) -> Review:
    records = MemoryRecordStore()
    review = Review(Proposals(records), Reviews(records), local_versions(folder), "small", lambda: small_deck)
    for number in range(3):
        review.proposals.keep(taught(f"p{number}"))
        review.proposals.keep(replace(taught(f"p{number}", "kazoo"), game_id="other"))
    return review


def test_approved_things_are_in_the_version_in_use_and_refused_ones_are_not_asked_again(
    small_deck: Deck, tmp_path: Path
) -> None:
    review = reviewing(small_deck, tmp_path)
    assert [one.name for one in review.waiting()] == ["hamster", "kazoo"]
    used = review.approve("hamster", NOW)
    assert load(review.versions.read("small", used.version)).find("hamster") is not None
    review.refuse("kazoo", "no thing", NOW)
    assert review.waiting() == []
    assert review.reviews.of("small")["kazoo"].reason == "no thing"
    with pytest.raises(NotRipeError):
        review.approve("hamster", NOW)
    with pytest.raises(NotRipeError):
        review.refuse("banjo", "unknown", NOW)


def test_others_find_a_thing_after_its_approval(small_deck: Deck) -> None:
    named = tried = 0
    for row, thing in enumerate(small_deck.things):
        kept = np.arange(len(small_deck.things)) != row
        things = tuple(one for one in small_deck.things if one is not thing)
        cant = None if small_deck.cant is None else small_deck.cant[kept]
        lacking = replace(small_deck, things=things, table=small_deck.table[kept], cant=cant)
        player = TablePlayer(small_deck, row, 0.0, np.random.default_rng(row))
        answers = [(one.id, player.answer(one.id)) for one in small_deck.questions]
        nearest = tuple(one.name for one in things[:2])
        proposals = [replace(taught(f"p{number}", thing.name, answers), nearest=nearest) for number in range(3)]
        if lacking.find(thing.name) is not None:
            continue  # another thing shares its name
        tried += 1
        (one,) = candidates(proposals, lacking)
        ((played,),) = simulate(BayesGuesser(grown(lacking, one, ())), [player], extra=0)
        named += played.named_in is not None
    assert named > 0.6 * tried


def test_what_waits_is_listed_approved_and_refused_by_command(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    records = SqliteRecordStore(data / "decks.db")
    for number in range(3):
        for name in ("flurble", "grumf"):
            proposal = replace(taught(f"p{number}", name), game_id=f"{name} {number}", deck_id="everyday")
            Proposals(records).keep(proposal)
    records.close()
    kept = ("--data-dir", str(data))

    def run(*given: str) -> str:
        return CliRunner().invoke(app, ["review", *given, *kept]).output

    assert "flurble: 3 players, 100% of their answers alike" in run()
    assert "is in use, with flurble." in run("approve", "flurble")
    assert "grumf is refused." in run("refuse", "grumf", "--reason", "no word")
    assert json.loads(run("--json")) == []
    assert "No ripe proposal is called 'flurble'" in run("approve", "flurble")


def test_a_stacks_proposals_are_reviewed_by_its_name(small_deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setattr("twentyq.knowledge.headers.named_bytes", lambda _: dump(small_deck))
    with mock_aws():
        s3, dynamodb = (boto3.client(service, "us-east-1") for service in ("s3", "dynamodb"))
        s3.create_bucket(Bucket="versions")
        create_games_table(dynamodb, "games")
        outputs = OUTPUTS | {"VersionsBucket": "versions", "GamesTable": "games"}
        clients = {"cloudformation": FakeCloudFormation(outputs), "s3": s3, "dynamodb": dynamodb}
        monkeypatch.setattr("boto3.client", lambda service, **_: clients[service])
        proposals = Proposals(stack_records("Twentyq-dev", clients.__getitem__))
        for number in range(3):
            for name in ("flurble", "grumf"):
                proposals.keep(replace(taught(f"p{number}", name), game_id=f"{name} {number}"))

        def run(*given: str) -> str:
            return CliRunner().invoke(app, ["review", *given, "--deck", "small", "--stack", "Twentyq-dev"]).output

        assert "grumf: 3 players" in run()
        assert "is in use, with flurble." in run("approve", "flurble")
        assert "grumf is refused." in run("refuse", "grumf", "--reason", "no word")
        assert "Nothing waits" in run()
        versions = stack_versions("Twentyq-dev", clients.__getitem__)
        pointer = versions.latest("small")
        assert pointer is not None
        assert load(versions.read("small", pointer.version)).find("flurble") is not None
