"""The Learner: what came of a run is kept and counted; every day it is said how long ago that was."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.unit.aws.conftest import Counted

from twentyq.aws import learner
from twentyq.aws.verdicts import LAST, Verdicts
from twentyq.learning.errors import AggregatorError
from twentyq.learning.gate.check import Decision
from twentyq.learning.gate.verdict import Verdict
from twentyq.storage.objects.memory import MemoryObjects

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)


@pytest.fixture
def objects() -> MemoryObjects:
    return MemoryObjects()


def verdict(decision: Decision, after: str = "") -> Verdict:
    return Verdict(
        decision=decision,
        reason="a reason",
        deck="everyday",
        before="0123",
        after=after,
        since="2026-05-25",
        held_out="2026-11-16",
        until="2026-11-23",
        checks=(),
    )


def run(task: str, objects: MemoryObjects) -> dict[str, str]:
    return learner.answer(task, Verdicts(objects), NOW)


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No evidence and no versions: what is learned is scripted."""
    monkeypatch.setattr(learner, "lesson", lambda: None)


def test_days_are_counted_from_the_last_verdict(objects: MemoryObjects) -> None:
    verdicts = Verdicts(objects)
    verdicts.keep(NOW, {"report.html": b"<p>"})
    assert verdicts.age(NOW + timedelta(days=8, hours=9)) == 8
    verdicts.keep(NOW + timedelta(days=7), {"report.html": b"<b>"})
    assert verdicts.age(NOW + timedelta(days=8, hours=9)) == 1
    assert objects.keys("reports/2026") == [
        "reports/20261123T030000Z/report.html",
        "reports/20261130T030000Z/report.html",
    ]


def test_before_the_first_verdict_days_are_counted_from_when_it_was_waited_for(objects: MemoryObjects) -> None:
    verdicts = Verdicts(objects)
    assert verdicts.age(NOW) == 0
    assert verdicts.age(NOW + timedelta(days=15)) == 15


def test_every_day_the_age_of_the_verdict_is_a_metric(objects: MemoryObjects, counted: Counted) -> None:
    objects.put(LAST, (NOW - timedelta(days=20, minutes=1)).isoformat().encode(), None)
    assert run("watch", objects) == {"days": "20"}
    assert counted("VerdictAge") == 20


@pytest.mark.parametrize(
    ("decision", "after", "refused"),
    [
        (Decision.PUBLISHED, "4567", 0),
        (Decision.WAITING, "4567", 0),
        (Decision.REFUSED, "4567", 1),
        (Decision.REFUSED, "", 0),
    ],
)
def test_a_verdict_is_kept_and_counted(
    monkeypatch: pytest.MonkeyPatch,
    objects: MemoryObjects,
    counted: Counted,
    decision: Decision,
    after: str,
    refused: int,
) -> None:
    monkeypatch.setattr(learner, "learn", lambda _lesson, _now: (verdict(decision, after), {"report.json": b"{}"}))
    assert run("learn", objects)["decision"] == decision.value
    assert counted(f"Verdict.{decision.value}") == 1
    assert counted("Versions.refused") == refused
    assert [key for key in objects.keys("reports/") if key.endswith("/report.json")]
    assert objects.get(LAST) is not None


def test_a_run_that_fails_is_raised_and_leaves_no_verdict(
    monkeypatch: pytest.MonkeyPatch, objects: MemoryObjects
) -> None:
    def fails(_lesson: object, _now: datetime) -> None:
        raise AggregatorError("Athena took more than 240 s")

    monkeypatch.setattr(learner, "learn", fails)
    with pytest.raises(AggregatorError):
        run("learn", objects)
    assert objects.keys("") == []
