"""Checks of the evidence itself."""

from collections.abc import Iterator

from twentyq.learning.gate.check import Check
from twentyq.learning.gate.limits import Limits
from twentyq.learning.gather import Counts


def data_checks(learned_from: Counts, held_out: Counts, limits: Limits) -> Iterator[Check]:
    """Whether there is enough, and whether it is about this deck."""
    for name, counts in (("answers to learn from", learned_from), ("answers held out", held_out)):
        unknown = counts.unknown / max(counts.answers, 1)
        told = f"{counts.answers:,} answers of {counts.games:,} games, {unknown:.1%} about what the deck lacks"
        yield Check(name, counts.answers > 0 and unknown <= limits.unknown, told)
        lost = counts.lost / max(counts.games, 1)
        yield Check(f"{name}: told after they were lost", lost <= limits.lost, f"{lost:.1%} of the games")
    enough = held_out.games >= limits.games and held_out.players >= limits.players
    told = f"{held_out.games:,} of {held_out.players:,} players; {limits.games} of {limits.players} are needed"
    yield Check("games held out", enough, told)
