"""The gate: every check that a version has to pass, the cheap ones first."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from twentyq.guessing.players import Player, TablePlayer
from twentyq.knowledge.deck import Deck
from twentyq.learning.beta import Floats
from twentyq.learning.facts import expected
from twentyq.learning.gate.check import Check
from twentyq.learning.gate.held_out import Expectation, gains
from twentyq.learning.gate.limits import Limits
from twentyq.learning.gate.pair import Bools, Pair
from twentyq.learning.gate.replay import Judge, in_batches, players
from twentyq.learning.gate.sides import changed_cells
from twentyq.learning.gate.statistics import by_player, difference, mcnemar, settled, worse
from twentyq.learning.gather import HeldOutGame
from twentyq.learning.next_version import Learned

Say = Callable[[str], None]


class Gate:
    """Holds a version against the one in use, over games that neither learned from."""

    def __init__(self, pair: Pair, authored: Deck, judged: Learned, seed: int, limits: Limits, say: Say) -> None:
        """`judged` is learned from all games, held out ones too: the judge of answers that nobody gave."""
        self._pair = pair
        self._authored = authored
        self._judge = Judge(judged.deck, _drawn(authored, judged))
        self._mean = judged.deck
        self._seed = seed
        self._limits = limits
        self._say = say

    def stages(self, games: Sequence[HeldOutGame]) -> Iterator[Iterator[Check]]:
        """The checks in stages, each worth its time only if the one before was passed."""
        random = np.random.default_rng(self._seed)
        drawn = [games[at] for at in random.permutation(len(games))[: self._limits.pairs]]
        yield self._answers(games, random)
        yield self._replayed(drawn)
        yield iter((self._pinned(), self._bench(drawn[: self._limits.bench])))

    def change(self) -> Check:
        """Whether so little changes that no person needs to look."""
        changed = changed_cells(self._pair.before, self._pair.after)
        share = float(changed.mean())
        told = f"{int(changed.sum()):,} cells change sides, {share:.2%} of all; {self._limits.changed:.1%} may"
        return Check("cells that change sides", share <= self._limits.changed, told)

    def _answers(self, games: Sequence[HeldOutGame], random: np.random.Generator) -> Iterator[Check]:
        self._say("held-out answers")
        before, after = (Expectation(deck) for deck in (self._pair.before, self._pair.after))
        bits, numbers = gains(before, after, games)
        if not len(bits):
            yield Check("held-out answers are expected better", False, "no answer says yes or no")
            return
        mean, low, high = by_player(bits, numbers, random)
        told = f"{mean:+.4f} bits an answer ({low:+.4f} to {high:+.4f}), {len(bits):,} answers"
        yield Check("held-out answers are expected better", low > 0, told, 0.0, mean, (low, high))
        firsts = [np.array([expectation.first(game) for game in games]) for expectation in (before, after)]
        yield _held("first after ten answers", *firsts, points=0.0)

    def _replayed(self, games: Sequence[HeldOutGame]) -> Iterator[Check]:
        limits = self._limits
        seats = players(games, self._judge, self._seed)
        before = after = np.zeros(0, dtype=bool)
        for before, after in in_batches(self._pair, seats, self._seed, limits.batch):
            self._say(f"replayed {len(before)} of at most {len(seats)} games")
            if settled(before, after, len(seats), limits.level, limits.early):
                break
        p = mcnemar(before, after)
        told = f"of {len(before)} games, p = {p:.2g}"
        yield _named("named within 20, replayed", before, after, told, passed=p < limits.level)
        yield from self._slices(games[: len(before)], before, after)
        self._say("replayed, judged by the authored deck")
        yes = expected(self._authored)
        sceptic = Judge(self._authored, lambda thing, _: yes[thing].astype(float))
        seats = players(games[: min(len(before), 2 * limits.batch)], sceptic, self._seed + 1)
        both = self._pair.named(seats, seats, self._seed)
        yield _held("named within 20, judged by the authored deck", *both, points=limits.judged_apart)

    def _slices(self, games: Sequence[HeldOutGame], before: Bools, after: Bools) -> Iterator[Check]:
        things = self._authored.things
        regions = np.array([things[game.thing].region for game in games])
        popularity = np.array([self._mean.things[game.thing].weight or 0.0 for game in games])
        thirds = np.searchsorted(np.quantile(popularity, [1 / 3, 2 / 3]), popularity)
        slices = [(f"region {region}", regions == region) for region in np.unique(regions)]
        slices += [
            (f"popularity, {('lowest', 'middle', 'highest')[third]} third", thirds == third) for third in (0, 1, 2)
        ]
        for name, among in slices:
            level = self._limits.level / len(slices)
            yield _held(name, before[among], after[among], points=self._limits.slice, level=level)

    def _pinned(self) -> Check:
        self._say("pinned games")
        table = self._mean
        rows = [row for row, thing in enumerate(self._authored.things) if thing.popularity >= self._limits.pinned]
        both = self._pair.named(_by_table(table, rows, 0.0), _by_table(table, rows, 0.0), self._seed)
        return _held("things that everybody thinks of", *both, points=0.02)

    def _bench(self, games: Sequence[HeldOutGame]) -> Check:
        """Whether a version names what players think of by its own table: twins would keep it from that."""
        self._say("fixed bench")
        rows = [game.thing for game in games]
        before, after = (_by_table(deck, rows, 0.05) for deck in (self._pair.before, self._pair.after))
        return _held("named within 20, by its own table", *self._pair.named(before, after, self._seed), points=0.03)


def _drawn(authored: Deck, judged: Learned) -> Callable[[int, np.random.Generator], Floats]:
    """Shares of yes of a thing: drawn from what is known where there are votes, as authored where there are none."""
    yes = expected(authored).astype(float)
    order = np.argsort(judged.votes.thing, kind="stable")
    bounds = np.searchsorted(judged.votes.thing[order], np.arange(len(authored.things) + 1))

    def draw(thing: int, random: np.random.Generator) -> Floats:
        at = order[bounds[thing] : bounds[thing + 1]]
        row: Floats = yes[thing].copy()
        row[judged.votes.question[at]] = judged.posterior.of(at).draw(random)
        return row

    return draw


def _by_table(deck: Deck, rows: Sequence[int], noise: float) -> list[Player]:
    return [TablePlayer(deck, row, noise, np.random.default_rng(row)) for row in rows]


def _named(name: str, before: Bools, after: Bools, told: str, *, passed: bool) -> Check:
    if not len(before):
        return Check(name, passed, "no games")
    return Check(name, passed, told, float(before.mean()), float(after.mean()), difference(before, after))


def _held(name: str, before: Bools, after: Bools, *, points: float, level: float = 0.01) -> Check:
    """A share that must not fall by more than `points`."""
    told = f"of {len(before)} games"
    return _named(name, before, after, told, passed=not worse(before, after, points, level))
