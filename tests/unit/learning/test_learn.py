"""A whole run: simulated players whose truth differs from the deck, judged by others."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest
from tests.simulated_games import NOISE, OPPOSITE, Answers, Pool, write
from tests.unit.learning.conftest import NOW

from twentyq.guessing.players import chances
from twentyq.knowledge.compiled import Origins, dump, load
from twentyq.knowledge.deck import STEPS, Deck
from twentyq.knowledge.errors import RefusedVersionError, VersionsUnavailableError
from twentyq.knowledge.versions import DECK_FILE, DeckVersion, Pointer, Versions
from twentyq.learning.aggregators.duckdb import DuckDbAggregator
from twentyq.learning.alone import alone
from twentyq.learning.approve import approve
from twentyq.learning.errors import AlreadyLearningError, NotWaitingError
from twentyq.learning.gate.check import Decision
from twentyq.learning.gate.limits import Limits
from twentyq.learning.gate.verdict import Verdict
from twentyq.learning.learn import Lesson, learn
from twentyq.learning.taught.growth import grown
from twentyq.learning.taught.joining import Candidate
from twentyq.storage.objects.memory import MemoryObjects
from twentyq.storage.objects.versions import ObjectVersions

LIMITS = Limits(games=200, players=50, pairs=192, batch=64, bench=16, pinned=6, changed=1.0)
GAMES = 4000


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory, authored: Deck, pool: Pool) -> Iterator[DuckDbAggregator]:
    """Games of players who mean it."""
    yield from opened(tmp_path_factory.mktemp("games"), authored, pool.games(GAMES, np.random.default_rng(1)))


def opened(folder: Path, deck: Deck, found: Answers) -> Iterator[DuckDbAggregator]:
    write(folder, deck, found)
    aggregator = DuckDbAggregator(folder, memory="500MB", threads=1)
    yield aggregator
    aggregator.close()


@pytest.fixture
def versions() -> ObjectVersions:
    return ObjectVersions(MemoryObjects())


def lesson(aggregator: DuckDbAggregator, versions: Versions, deck: Deck, limits: Limits = LIMITS) -> Lesson:
    return Lesson(aggregator, versions, deck, Origins(("own",), np.zeros_like(deck.table)), limits)


def failed(verdict: Verdict) -> str:
    return next(check.name for check in verdict.checks if not check.passed)


def test_a_version_that_names_more_is_published_and_says_why(
    evidence: DuckDbAggregator, versions: ObjectVersions, authored: Deck, pool: Pool
) -> None:
    verdict, report = learn(lesson(evidence, versions, authored), NOW)
    assert verdict.decision is Decision.PUBLISHED, verdict.reason
    pointer = versions.latest("everyday")
    assert pointer is not None
    assert pointer.version == verdict.version
    after = load(versions.read("everyday", pointer.version))
    wrong, still = ((deck.table > 100) != (pool.truth.table > 100) for deck in (authored, after))
    assert still.sum() < wrong.sum()
    assert (still & ~wrong).sum() < 0.1 * (wrong & ~still).sum()
    told = json.loads(report["report.json"])
    assert told["decision"] == "PUBLISHED"
    assert all(set(change) >= {"thing", "question", "before", "after", "low", "high"} for change in told["changes"])
    page = report["report.html"].decode()
    assert verdict.changes[0].thing in page
    assert "<svg" in page
    again, _ = learn(lesson(evidence, versions, authored), NOW)
    assert again.decision in (Decision.REFUSED, Decision.UNCHANGED)
    assert versions.latest("everyday") == pointer


def as_answered(truth: Deck) -> Deck:
    """What nobody learns better: the players' shares of yes, in which their errors are, and how often each thing is
    thought of.
    """
    errors = np.array([round((question.error + NOISE) * STEPS) for question in truth.questions])
    table = np.where(truth.table > STEPS, STEPS // 2, truth.table).clip(errors, STEPS - errors).astype(np.uint8)
    thought_of = zip(truth.things, chances(truth), strict=True)
    things = tuple(replace(thing, weight=float(chance)) for thing, chance in thought_of)
    questions = tuple(replace(question, error=0.0) for question in truth.questions)
    return replace(truth, version="truth", table=table, things=things, questions=questions)


def test_a_version_that_names_less_is_refused_and_nothing_changes(
    evidence: DuckDbAggregator, versions: ObjectVersions, authored: Deck, pool: Pool
) -> None:
    better = versions.add("everyday", {DECK_FILE: dump(as_answered(pool.truth))}, NOW)
    pointer = versions.point("everyday", better.id, None)
    verdict, report = learn(lesson(evidence, versions, authored), NOW)
    assert verdict.decision is Decision.REFUSED
    assert failed(verdict) in verdict.reason
    assert b"failed" in report["report.html"]
    assert versions.latest("everyday") == pointer
    assert len(versions.all("everyday")) == 1


def test_what_changes_much_waits_for_a_person(
    evidence: DuckDbAggregator, versions: ObjectVersions, authored: Deck
) -> None:
    verdict, _ = learn(lesson(evidence, versions, authored, replace(LIMITS, changed=0.0)), NOW)
    assert verdict.decision is Decision.WAITING
    assert versions.latest("everyday") is None
    with pytest.raises(NotWaitingError, match="learn again"):
        approve(versions, "everyday", verdict.version or "", "another")
    assert approve(versions, "everyday", verdict.version or "", authored.version).version == verdict.version


def test_a_published_version_waits_for_nobody(
    evidence: DuckDbAggregator, versions: ObjectVersions, authored: Deck
) -> None:
    verdict, _ = learn(lesson(evidence, versions, authored), NOW)
    with pytest.raises(NotWaitingError, match="published"):
        approve(versions, "everyday", verdict.version or "", authored.version)


def test_a_thing_that_was_approved_is_learned_of_and_stays_on_probation(
    tmp_path: Path, versions: ObjectVersions, authored: Deck, pool: Pool
) -> None:
    answers = {one.id: (0, 3) for one in authored.questions[:5]}
    approved = Candidate("flurble", ("flurbles",), 3, 1.0, answers, (authored.things[0].name,), ())
    in_use = grown(authored, approved, ())
    pointer = versions.point("everyday", versions.add("everyday", {DECK_FILE: dump(in_use)}, NOW).id, None)
    found = pool.games(GAMES, np.random.default_rng(6))
    about = np.where(found.thing == found.thing[0], len(authored.things), found.thing)
    for aggregator in opened(tmp_path, in_use, replace(found, thing=about)):
        verdict, _ = learn(lesson(aggregator, versions, authored), NOW)
    assert verdict.decision is Decision.PUBLISHED, verdict.reason
    latest = versions.latest("everyday")
    assert latest is not None
    assert latest.previous == pointer.version
    after = load(versions.read("everyday", latest.version))
    row = after.find("flurble")
    assert row is not None
    assert after.things[row].taught
    assert after.find("flurbles") == row
    assert (after.table[row] != in_use.table[row]).any()
    assert any(change.thing == "flurble" for change in verdict.changes)


class Failing:
    """Versions whose run is killed at some step, or that somebody else writes to meanwhile."""

    def __init__(self, versions: ObjectVersions, at: str, meanwhile: bytes | None = None) -> None:
        self._versions, self._at, self._meanwhile = versions, at, meanwhile

    def __getattr__(self, name: str) -> object:
        return getattr(self._versions, name)

    def add(self, deck_id: str, files: Mapping[str, bytes], made_at: datetime) -> DeckVersion:
        if self._at == "add":
            raise VersionsUnavailableError("killed")
        added = self._versions.add(deck_id, files, made_at)
        if self._meanwhile:
            other = self._versions.add(deck_id, {DECK_FILE: self._meanwhile}, made_at)
            self._versions.point(deck_id, other.id, None)
        return added

    def point(self, deck_id: str, version: str, expected: str | None) -> Pointer:
        if self._at == "point":
            raise VersionsUnavailableError("killed")
        return self._versions.point(deck_id, version, expected)


@pytest.mark.parametrize("at", ["add", "point"])
def test_a_run_that_ends_early_leaves_the_version_in_use_and_the_next_one_goes_on(
    evidence: DuckDbAggregator, versions: ObjectVersions, authored: Deck, at: str
) -> None:
    with pytest.raises(VersionsUnavailableError):
        learn(lesson(evidence, Failing(versions, at), authored), NOW)  # type: ignore[arg-type]
    assert versions.latest("everyday") is None
    verdict, _ = learn(lesson(evidence, versions, authored), NOW)
    assert verdict.decision is Decision.PUBLISHED
    assert len(versions.all("everyday")) == 1


def test_of_two_runs_at_once_one_version_comes(
    evidence: DuckDbAggregator, versions: ObjectVersions, authored: Deck
) -> None:
    other = dump(replace(authored, version="other"))
    late, _ = learn(lesson(evidence, Failing(versions, "", other), authored), NOW)  # type: ignore[arg-type]
    assert late.decision is Decision.OVERTAKEN
    pointer = versions.latest("everyday")
    assert pointer is not None
    assert pointer.version != late.version


def test_a_broken_version_in_use_is_refused_with_the_reason_and_nothing_changes(
    evidence: DuckDbAggregator, authored: Deck
) -> None:
    objects = MemoryObjects()
    versions = ObjectVersions(objects)
    made = versions.add("everyday", {DECK_FILE: dump(authored)}, NOW)
    pointer = versions.point("everyday", made.id, None)
    key = f"decks/everyday/versions/{made.id}/{DECK_FILE}"
    found = objects.get(key)
    assert found is not None
    objects.put(key, found.data[:-1], found.etag)
    with pytest.raises(RefusedVersionError, match="not what was written"):
        learn(lesson(evidence, versions, authored), NOW)
    assert versions.latest("everyday") == pointer


def test_one_process_learns_at_a_time(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(AlreadyLearningError), alone(tmp_path):
        pass
    with alone(tmp_path):
        pass


def test_too_few_players_judge_nothing(evidence: DuckDbAggregator, versions: ObjectVersions, authored: Deck) -> None:
    verdict, _ = learn(lesson(evidence, versions, authored, replace(LIMITS, players=10_000)), NOW)
    assert (verdict.decision, failed(verdict)) == (Decision.REFUSED, "games held out")


def test_evidence_about_another_deck_is_refused(
    evidence: DuckDbAggregator, versions: ObjectVersions, authored: Deck
) -> None:
    other = replace(authored, things=tuple(replace(one, name=f"not {one.name}") for one in authored.things))
    verdict, _ = learn(lesson(evidence, versions, other), NOW)
    assert verdict.decision is Decision.REFUSED
    assert "100.0% about what the deck lacks" in verdict.reason


def test_games_of_another_year_are_no_evidence(
    evidence: DuckDbAggregator, versions: ObjectVersions, authored: Deck
) -> None:
    verdict, _ = learn(lesson(evidence, versions, authored), NOW.replace(year=2028))
    assert verdict.decision is Decision.REFUSED
    assert date.fromisoformat(verdict.since).year == 2028


def test_players_who_invert_their_answers_change_nothing_by_themselves(
    tmp_path: Path, versions: ObjectVersions, authored: Deck, pool: Pool
) -> None:
    games = pool.games(GAMES, np.random.default_rng(2))
    lies = replace(games, answer=np.where(games.player % 10 < 3, OPPOSITE[games.answer], games.answer))
    for aggregator in opened(tmp_path, authored, lies):
        verdict, _ = learn(lesson(aggregator, versions, authored), NOW)
        spoilt = [change for change in verdict.changes if _right_before(change.thing, change.question, authored, pool)]
        assert len(spoilt) <= 0.05 * len(verdict.changes)
        assert verdict.changed > 0


def _right_before(thing: str, question: str, authored: Deck, pool: Pool) -> bool:
    """Whether the deck had it as the truth has, which is decided."""
    row = next(at for at, one in enumerate(authored.things) if one.name == thing)
    column = next(at for at, one in enumerate(authored.questions) if one.text == question)
    before, truth = (int(deck.table[row, column]) - STEPS // 2 for deck in (authored, pool.truth))
    return abs(truth) >= STEPS // 4 and (before > 0) == (truth > 0)
