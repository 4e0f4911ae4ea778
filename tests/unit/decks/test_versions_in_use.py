"""Games begin with the version in use and keep it; what is broken or out of reach changes nothing."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.conftest import NOW

from twentyq.bootstrap import build_ports
from twentyq.decks.compiled import KEPT_VERSIONS, CompiledDecks
from twentyq.decks.in_use import MAX_AGE, REFUSED, RETRY_AFTER, UNREAD, VersionsInUse
from twentyq.game.answer import Answer
from twentyq.game.game import Game
from twentyq.knowledge import headers
from twentyq.knowledge.compiled import dump
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.errors import VersionsUnavailableError
from twentyq.knowledge.versions import DECK_FILE, Pointer
from twentyq.play.errors import DeckUnavailableError
from twentyq.play.games import answer_question, start_game
from twentyq.play.ports import Ports
from twentyq.settings import read_settings
from twentyq.storage.memory import MemoryGameStore
from twentyq.storage.objects.memory import MemoryObjects
from twentyq.storage.objects.versions import ObjectVersions
from twentyq.time_left import within

PLAYER = "player"
LATEST = "decks/small/latest.json"


class ScriptedVersions(ObjectVersions):
    """Versions in memory, which can be cut off, and count what they are asked."""

    def __init__(self, objects: MemoryObjects) -> None:
        super().__init__(objects)
        self.reachable = True
        self.looks = self.reads = 0

    def latest(self, deck_id: str, etag: str | None = None) -> Pointer | None:
        """Counted."""
        self.looks += 1
        self._must_be_reachable()
        return super().latest(deck_id, etag)

    def read(self, deck_id: str, version: str, name: str = DECK_FILE) -> bytes:
        """Counted."""
        self.reads += 1
        self._must_be_reachable()
        return super().read(deck_id, version, name)

    def _must_be_reachable(self) -> None:
        if not self.reachable:
            raise VersionsUnavailableError("cut off")


class Clock:
    """Seconds that tests move."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def bundled(small_deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small deck in place of those that come along."""
    (tmp_path / "small.deck").write_bytes(dump(small_deck))
    monkeypatch.setattr(headers, "FOLDER", tmp_path)


@pytest.fixture
def objects() -> MemoryObjects:
    return MemoryObjects()


@pytest.fixture
def versions(objects: MemoryObjects) -> ScriptedVersions:
    return ScriptedVersions(objects)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reports() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def decks(versions: ScriptedVersions, clock: Clock, reports: list[tuple[str, str]]) -> CompiledDecks:
    return new_process(versions, clock, reports)


def new_process(versions: ScriptedVersions, clock: Clock, reports: list[tuple[str, str]]) -> CompiledDecks:
    in_use = VersionsInUse(versions, lambda kind, reason: reports.append((kind, reason)), clock=clock)
    return CompiledDecks(read_settings({"TWENTYQ_DECKS": "small,small+adult"}), None, in_use)


@pytest.fixture
def ports(decks: CompiledDecks) -> Ports:
    store = MemoryGameStore()
    return build_ports(store, store, decks)


def publish(versions: ScriptedVersions, deck: Deck, name: str) -> str:
    """Put the deck into use as a version of this name."""
    made = versions.add("small", {DECK_FILE: dump(replace(deck, version=name))}, NOW + timedelta(days=1))
    latest = ObjectVersions.latest(versions, "small")
    versions.point("small", made.id, latest.etag if latest else None)
    versions.looks = 0
    return made.id


def played(decks: CompiledDecks, version: str | None) -> str:
    """The name of the deck that plays a game of this version."""
    insight = decks.insight("small", version)
    assert insight is not None
    return insight.deck.version


def test_a_game_begins_with_the_version_in_use_and_keeps_it(
    ports: Ports, decks: CompiledDecks, versions: ScriptedVersions, clock: Clock, small_deck: Deck
) -> None:
    before = start_game(ports, PLAYER).game
    assert before.deck_version is None
    first = publish(versions, small_deck, "first")
    clock.now += MAX_AGE
    during = start_game(ports, PLAYER).game
    second = publish(versions, small_deck, "second")
    clock.now += MAX_AGE
    after = start_game(ports, PLAYER).game
    assert (during.deck_version, after.deck_version) == (first, second)
    for game, name in ((before, small_deck.version), (during, "first"), (after, "second")):
        moved = _finished(ports, game)
        assert moved.deck_version == game.deck_version
        assert played(decks, moved.deck_version) == name


def _finished(ports: Ports, game: Game) -> Game:
    while turn := game.current_turn:
        game = answer_question(ports, PLAYER, game.id, turn.number, Answer.NO).game
    return game


def test_a_question_that_a_version_adds_is_asked_in_its_games_alone(
    ports: Ports, decks: CompiledDecks, versions: ScriptedVersions, small_deck: Deck
) -> None:
    opening = replace(small_deck.questions[0], text="Is it of the new version?")
    version = publish(versions, replace(small_deck, questions=(opening, *small_deck.questions[1:])), "reworded")
    assert decks.current_version("small") == version
    asked = {turn.text for turn in _finished(ports, start_game(ports, PLAYER).game).turns}
    old = decks.insight("small")
    assert old is not None
    assert opening.text in asked
    assert opening.text not in {question.text for question in old.deck.questions}


def test_versions_are_looked_at_every_five_minutes_and_read_once(
    decks: CompiledDecks, versions: ScriptedVersions, clock: Clock, small_deck: Deck
) -> None:
    version = publish(versions, small_deck, "first")
    for _ in range(3):
        assert decks.current_version("small") == version
    assert (versions.looks, versions.reads) == (1, 1)
    clock.now += MAX_AGE
    assert decks.current_version("small") == version
    assert (versions.looks, versions.reads) == (2, 1)


def test_what_cannot_be_reached_leaves_the_last_good_one(
    decks: CompiledDecks,
    versions: ScriptedVersions,
    clock: Clock,
    reports: list[tuple[str, str]],
    small_deck: Deck,
) -> None:
    first = publish(versions, small_deck, "first")
    decks.current_version("small")
    versions.reachable = False
    clock.now += MAX_AGE
    assert decks.current_version("small") == decks.current_version("small") == first
    assert reports == [(UNREAD, "cut off")]
    versions.reachable = True
    second = publish(versions, small_deck, "second")
    clock.now += RETRY_AFTER
    assert decks.current_version("small") == second


def test_at_worst_the_bundled_deck_is_played(
    ports: Ports, decks: CompiledDecks, versions: ScriptedVersions, small_deck: Deck
) -> None:
    publish(versions, small_deck, "first")
    versions.reachable = False
    game = start_game(ports, PLAYER).game
    assert game.deck_version is None
    assert played(decks, None) == small_deck.version


def test_a_broken_version_is_refused_once_and_changes_nothing(
    decks: CompiledDecks,
    versions: ScriptedVersions,
    objects: MemoryObjects,
    clock: Clock,
    reports: list[tuple[str, str]],
    small_deck: Deck,
) -> None:
    first = publish(versions, small_deck, "first")
    assert decks.current_version("small") == first
    second = publish(versions, small_deck, "second")
    _replace(objects, f"decks/small/versions/{second}/{DECK_FILE}", dump(small_deck)[:-1])
    for _ in range(2):
        clock.now += MAX_AGE
        assert decks.current_version("small") == first
    assert reports == [(REFUSED, f"version {second} is refused: {DECK_FILE} is not what was written")]
    third = publish(versions, small_deck, "third")
    clock.now += MAX_AGE
    assert decks.current_version("small") == third


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"sha256": "0" * 64}, "another checksum"), ({"form": 2}, "form 2"), ({"version": 1}, "JSON is damaged")],
)
def test_a_pointer_that_is_wrong_is_refused(
    decks: CompiledDecks,
    versions: ScriptedVersions,
    objects: MemoryObjects,
    clock: Clock,
    reports: list[tuple[str, str]],
    small_deck: Deck,
    changes: dict[str, object],
    reason: str,
) -> None:
    publish(versions, small_deck, "first")
    found = objects.get(LATEST)
    assert found is not None
    _replace(objects, LATEST, json.dumps(json.loads(found.data) | changes).encode())
    for _ in range(2):
        assert decks.current_version("small") is None
        clock.now += MAX_AGE
    assert [kind for kind, _ in reports] == [REFUSED]
    assert reason in reports[0][1]


def test_a_deck_of_another_format_is_refused(
    decks: CompiledDecks,
    versions: ScriptedVersions,
    reports: list[tuple[str, str]],
    small_deck: Deck,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(versions, small_deck, "first")
    assert decks.infos
    monkeypatch.setattr(headers, "FORMAT", headers.FORMAT - 1)
    assert decks.current_version("small") is None
    assert reports == [
        (REFUSED, f"the compiled deck has format {headers.FORMAT + 1}; this Twentyq reads {headers.FORMAT}")
    ]


def _replace(objects: MemoryObjects, key: str, data: bytes) -> None:
    found = objects.get(key)
    assert found is not None
    objects.put(key, data, found.etag)


def test_a_game_whose_version_is_gone_goes_on_with_the_one_in_use(
    ports: Ports,
    versions: ScriptedVersions,
    clock: Clock,
    reports: list[tuple[str, str]],
    objects: MemoryObjects,
    small_deck: Deck,
) -> None:
    first = publish(versions, small_deck, "first")
    game = start_game(ports, PLAYER).game
    publish(versions, small_deck, "second")
    objects.delete(f"decks/small/versions/{first}")
    decks = new_process(versions, clock, reports)
    assert played(decks, first) == "second"
    reads = versions.reads
    assert played(decks, first) == "second"
    assert versions.reads == reads
    assert reports == [(REFUSED, f"there is no version {first}")]
    assert _finished(replace(ports, decks=decks), game).deck_version == first


def test_a_game_whose_version_is_out_of_reach_goes_on_with_the_bundled_deck(
    ports: Ports, versions: ScriptedVersions, clock: Clock, reports: list[tuple[str, str]], small_deck: Deck
) -> None:
    first = publish(versions, small_deck, "first")
    game = start_game(ports, PLAYER).game
    versions.reachable = False
    decks = new_process(versions, clock, reports)
    assert played(decks, first) == small_deck.version
    assert _finished(replace(ports, decks=decks), game).finished_at is not None
    versions.reachable = True
    clock.now += RETRY_AFTER
    assert played(decks, first) == "first"


def test_answers_to_questions_that_the_bundled_deck_lacks_count_for_nothing(
    ports: Ports, versions: ScriptedVersions, clock: Clock, reports: list[tuple[str, str]], small_deck: Deck
) -> None:
    others = tuple(
        replace(question, id=f"new-{question.id}", implies=(), excludes=()) for question in small_deck.questions
    )
    publish(versions, replace(small_deck, questions=others), "first")
    game = start_game(ports, PLAYER).game
    versions.reachable = False
    decks = new_process(versions, clock, reports)
    going_on = replace(ports, decks=decks)
    game = answer_question(going_on, PLAYER, game.id, 1, Answer.YES).game
    assert (game.turns[0].subject or "").startswith("new-")
    assert game.turns[1].subject in small_deck.question_index
    insight = decks.insight("small", game.deck_version)
    assert insight is not None
    before, after = insight.certainties(game)
    assert before == after


def test_a_deck_that_nothing_stands_in_for_is_unavailable(decks: CompiledDecks, versions: ScriptedVersions) -> None:
    versions.reachable = False
    with pytest.raises(DeckUnavailableError):
        decks.guesser("made", "20261121T204500Z-00000000")


def test_a_request_without_time_plays_on_with_what_is_there(
    decks: CompiledDecks, versions: ScriptedVersions, small_deck: Deck
) -> None:
    version = publish(versions, small_deck, "first")
    with within(1.0):
        assert decks.current_version("small") is None
        assert played(decks, version) == small_deck.version
    assert versions.looks == 0
    assert decks.current_version("small") == version


def test_few_versions_are_kept_in_memory_the_last_used(
    decks: CompiledDecks, versions: ScriptedVersions, small_deck: Deck
) -> None:
    ids = [publish(versions, small_deck, str(number)) for number in range(KEPT_VERSIONS + 1)]
    for version in ids:
        decks.guesser("small", version)
    versions.reads = 0
    for version in ids[1:]:
        decks.guesser("small", version)
    assert versions.reads == 0
    assert played(decks, ids[0]) == "0"
    assert versions.reads == 1


def test_both_variants_of_a_deck_have_one_version(
    decks: CompiledDecks, versions: ScriptedVersions, small_deck: Deck
) -> None:
    things = (replace(small_deck.things[0], adult=True), *small_deck.things[1:])
    version = publish(versions, replace(small_deck, things=things), "first")
    assert decks.current_version("small") == decks.current_version("small+adult") == version
    counts = [len(insight.deck.things) for name in decks.infos if (insight := decks.insight(name, version))]
    assert counts == [len(things) - 1, len(things)]
    assert decks.infos["small"].thing_count == len(things) - 1
