"""What the records of an evaluation say of each contestant."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import mean, median, quantiles

import msgspec

from twentyq.guessing.evaluation.record import Contestant, Record


class Summary(msgspec.Struct, frozen=True):
    """Figures of one contestant; shares are 0 to 1, means are by game."""

    contestant: Contestant
    games: int
    named: float
    low: float
    high: float
    """Wilson's 95 % interval of `named`."""
    mean_turns: float | None
    """Of the games in which the thing was named."""
    illegal: float
    repeated: float
    fallbacks: float
    by_model: float
    """Share of all moves that the model made."""
    unknown: float
    """Questions that the player could not answer."""
    seconds_median: float
    """Of a move."""
    seconds_p95: float
    input_tokens: float
    cached_tokens: float
    output_tokens: float
    dollars: float
    arena_score: float
    by_turn: list[float]
    """Share named by turn 1, 2, ..."""


def summaries(records: Iterable[Record], limit: int) -> list[Summary]:
    """One for each contestant, the best first."""
    games: dict[Contestant, list[Record]] = defaultdict(list)
    for record in records:
        games[record.contestant].append(record)
    found = [_summary(contestant, played, limit) for contestant, played in games.items()]
    return sorted(found, key=lambda summary: -summary.named)


def interval(hits: int, of: int) -> tuple[float, float]:
    """Where a share lies with 95 % confidence (Wilson 1927)."""
    share, z2 = hits / of, 1.96**2
    middle, width = share + z2 / (2 * of), 1.96 * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return max(0.0, (middle - width) / (1 + z2 / of)), min(1.0, (middle + width) / (1 + z2 / of))


def _summary(contestant: Contestant, games: Sequence[Record], limit: int) -> Summary:
    turns = [game.turns for game in games if game.named]
    seconds = [second for game in games for second in game.seconds]
    low, high = interval(len(turns), len(games))
    return Summary(
        contestant=contestant,
        games=len(games),
        named=len(turns) / len(games),
        low=low,
        high=high,
        mean_turns=mean(turns) if turns else None,
        illegal=mean(game.illegal for game in games),
        repeated=mean(game.repeated for game in games),
        fallbacks=mean(game.fallbacks for game in games),
        by_model=sum(game.by_model for game in games) / max(len(seconds), 1),
        unknown=mean(game.unknown for game in games),
        seconds_median=median(seconds),
        seconds_p95=quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0],
        input_tokens=mean(game.input_tokens for game in games),
        cached_tokens=mean(game.cached_tokens for game in games),
        output_tokens=mean(game.output_tokens for game in games),
        dollars=mean(game.dollars for game in games),
        arena_score=mean(game.arena_score for game in games),
        by_turn=[sum(turn <= at for turn in turns) / len(games) for at in range(1, limit + 1)],
    )
