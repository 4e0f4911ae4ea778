"""What the records of an evaluation say of each contestant."""

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
    mean_turns: float | None
    """Of the games in which the thing was named."""
    illegal: float
    repeated: float
    fallbacks: float
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


def _summary(contestant: Contestant, games: Sequence[Record], limit: int) -> Summary:
    turns = [game.turns for game in games if game.named]
    seconds = [second for game in games for second in game.seconds]
    return Summary(
        contestant=contestant,
        games=len(games),
        named=len(turns) / len(games),
        mean_turns=mean(turns) if turns else None,
        illegal=mean(game.illegal for game in games),
        repeated=mean(game.repeated for game in games),
        fallbacks=mean(game.fallbacks for game in games),
        seconds_median=median(seconds),
        seconds_p95=quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0],
        input_tokens=mean(game.input_tokens for game in games),
        cached_tokens=mean(game.cached_tokens for game in games),
        output_tokens=mean(game.output_tokens for game in games),
        dollars=mean(game.dollars for game in games),
        arena_score=mean(game.arena_score for game in games),
        by_turn=[sum(turn <= at for turn in turns) / len(games) for at in range(1, limit + 1)],
    )
