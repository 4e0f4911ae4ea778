"""One run: evidence to votes, votes to a version, the version through the gate, and into use where it names more."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import numpy as np

from twentyq.knowledge.compiled import Origins, dump, load
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.errors import PointerConflictError
from twentyq.knowledge.versions import DECK_FILE, Pointer, Versions
from twentyq.learning.aggregators.aggregator import PLAIN, Aggregator, Window
from twentyq.learning.facts import fact_lines
from twentyq.learning.gate.check import Check, Decision
from twentyq.learning.gate.data import data_checks
from twentyq.learning.gate.gate import Gate
from twentyq.learning.gate.limits import Limits
from twentyq.learning.gate.pair import Pair
from twentyq.learning.gate.sides import changed_cells
from twentyq.learning.gate.verdict import Verdict, changes
from twentyq.learning.gather import gather_counts, gather_heard, gather_held_out, gather_votes
from twentyq.learning.layout import laid_out
from twentyq.learning.next_version import Learned, learn_from
from twentyq.learning.report import report_files
from twentyq.learning.taught.growth import asked_in_games, padded, with_approved

WINDOW = timedelta(weeks=26)
HELD_OUT = timedelta(days=7)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Lesson:
    """What a run learns from, and where it puts what it learned."""

    aggregator: Aggregator
    versions: Versions
    authored: Deck
    """The deck that came with the program, with what is not for children."""
    origins: Origins
    """Where each of its entries is stated."""
    limits: Limits = field(default_factory=Limits)
    seed: int = 0
    say: Callable[[str], None] = lambda _: None
    apart: bool = False
    """Whether both versions replay games at once, in two more processes."""


def learn(lesson: Lesson, now: datetime) -> tuple[Verdict, dict[str, bytes]]:
    """Learn from games before the last seven days, judge by those since; the verdict, and its report's files.

    `now` in UTC. AggregatorError, VersionsError: nothing has changed then.
    """
    pointer = lesson.versions.latest(lesson.authored.id)
    in_use = _in_use(lesson, pointer)
    authored = with_approved(lesson.authored, in_use)
    lesson = replace(lesson, authored=authored, origins=padded(lesson.origins, authored))
    before = laid_out(in_use, authored)
    run = _Run(lesson, before, now.date() + DAY)
    verdict, learned = run.verdict()
    if learned is None:
        return verdict, report_files(verdict)
    files = {DECK_FILE: dump(learned.deck), **report_files(verdict)}
    kept = lesson.versions.add(lesson.authored.id, files, now)
    verdict = replace(verdict, version=kept.id)
    if verdict.decision is Decision.PUBLISHED:
        verdict = _published(lesson, verdict, pointer)
    return verdict, report_files(verdict)


def _published(lesson: Lesson, verdict: Verdict, pointer: Pointer | None) -> Verdict:
    try:
        lesson.versions.point(lesson.authored.id, verdict.version or "", pointer.etag if pointer else None)
    except PointerConflictError:
        latest = lesson.versions.latest(lesson.authored.id)
        if latest is None or latest.version != verdict.version:
            return replace(verdict, decision=Decision.OVERTAKEN, reason="another version was published meanwhile")
    return verdict


def _in_use(lesson: Lesson, pointer: Pointer | None) -> Deck:
    return lesson.authored if pointer is None else load(lesson.versions.read(lesson.authored.id, pointer.version))


class _Run:
    """The steps of one run; each needs what the one before found."""

    def __init__(self, lesson: Lesson, before: Deck, until: date) -> None:
        self._lesson, self._before = lesson, before
        split = until - HELD_OUT
        self._learned_from, self._held_out, self._all = (
            Window(lesson.authored.id, before.version, since, end)
            for since, end in ((until - WINDOW, split), (split, until), (until - WINDOW, until))
        )
        self._checks: list[Check] = []

    def verdict(self) -> tuple[Verdict, Learned | None]:
        """The verdict, and the version where it is worth keeping."""
        lesson = self._lesson
        lesson.say("facts")
        lesson.aggregator.put_facts(self._before.version, fact_lines(self._before))
        lesson.say("counts")
        counts = [gather_counts(lesson.aggregator, window) for window in (self._learned_from, self._held_out)]
        if failed := self._failed(*data_checks(counts[0], counts[1], lesson.limits)):
            return self._refused(failed), None
        learned, judged = self._learned(counts[0].heard > 0)
        if (learned.deck.table == self._before.table).all():
            return self._verdict(Decision.UNCHANGED, "the games say what the version in use says", learned), None
        games = gather_held_out(lesson.aggregator, self._held_out, lesson.authored, lesson.limits.looked_at)
        with Pair(self._before, learned.deck, apart=lesson.apart) as pair:
            gate = Gate(pair, lesson.authored, judged, lesson.seed, lesson.limits, lesson.say)
            for stage in gate.stages(games):
                if failed := self._failed(*stage):
                    return self._refused(failed, learned), None
        change = gate.change()
        self._checks.append(change)
        if not change.passed:
            return self._verdict(Decision.WAITING, f"a person decides: {change.detail}", learned), learned
        return self._verdict(Decision.PUBLISHED, "it names more", learned), learned

    def _learned(self, by_voice: bool) -> tuple[Learned, Learned]:
        """What came of the games before the held-out ones, and of all."""
        lesson = self._lesson
        lesson.say("heard answers")
        heard = gather_heard(lesson.aggregator, self._learned_from) if by_voice else PLAIN
        both = []
        for window, told in ((self._learned_from, "votes"), (self._all, "votes, with the games held out")):
            lesson.say(told)
            votes, plays = gather_votes(lesson.aggregator, window, heard, lesson.authored)
            random = np.random.default_rng(lesson.seed)
            learned = learn_from(lesson.authored, lesson.origins.of, votes, plays, random)
            both.append(replace(learned, deck=asked_in_games(learned.deck, votes.question, votes.n)))
        return both[0], both[1]

    def _failed(self, *checks: Check) -> Check | None:
        self._checks.extend(checks)
        return next((check for check in checks if not check.passed), None)

    def _refused(self, failed: Check, learned: Learned | None = None) -> Verdict:
        return self._verdict(Decision.REFUSED, f"{failed.name}: {failed.detail}", learned)

    def _verdict(self, decision: Decision, reason: str, learned: Learned | None) -> Verdict:
        verdict = Verdict(
            decision=decision,
            reason=reason,
            deck=self._lesson.authored.id,
            before=self._before.version,
            after=learned.deck.version if learned else "",
            since=self._all.since.isoformat(),
            held_out=self._held_out.since.isoformat(),
            until=self._all.until.isoformat(),
            checks=tuple(self._checks),
        )
        if learned is None:
            return verdict
        found = changes(self._before, learned, np.random.default_rng(self._lesson.seed))
        return replace(
            verdict,
            cells=len(learned.votes.n),
            changed=int(changed_cells(self._before, learned.deck).sum()),
            changes=found,
            strengths=tuple((self._lesson.origins.names[origin], k, w) for origin, (k, w) in learned.fits.items()),
        )
