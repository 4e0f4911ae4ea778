"""What simulated games say of a guesser: shares named, turns, regions, costly questions, confused pairs."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median

from twentyq.game.turn import TurnKind
from twentyq.guessing.simulation import Played
from twentyq.knowledge.deck import Deck


@dataclass(frozen=True, slots=True)
class Report:
    """Figures over games; shares are 0 to 1, of all games, things that the deck lacks included."""

    games: int
    limit: int
    covered: int
    """Games whose thing the deck has."""
    named: float
    """Share named within the limit."""
    named_with_extra: float
    """Share named within the limit and the extra turns."""
    named_of_covered: float
    mean_turns: float | None
    """Of the games named within the limit."""
    median_turns: float | None
    rank_median: float | None
    """Of the truth at the end, over games not named in the limit."""
    by_turn: tuple[float, ...]
    """Share named by turn 1, 2, ..."""
    regions: dict[str, tuple[int, float]]
    """Games and share named by region."""
    costly: list[tuple[str, float, int]]
    """Questions whose answers cost the truth most: id, bits a game, games in which it was asked."""
    confused: list[tuple[str, str, int]]
    """The truth, what was guessed in its place, how often."""
    unknown: list[str]
    """Things that the deck lacks."""


def report(deck: Deck, games: Sequence[Played], limit: int, most: int = 20) -> Report:
    """Sum up finished games."""
    turns = [game.named_in for game in games if game.named_in is not None]
    within = [turn for turn in turns if turn <= limit]
    covered = [game for game in games if game.truth is not None]
    lost = [game for game in covered if game.named_in is None or game.named_in > limit]
    last = max((len(game.game.turns) for game in games), default=limit)
    return Report(
        games=len(games),
        limit=limit,
        covered=len(covered),
        named=_share(len(within), len(games)),
        named_with_extra=_share(len(turns), len(games)),
        named_of_covered=_share(len(within), len(covered)),
        mean_turns=mean(within) if within else None,
        median_turns=median(within) if within else None,
        rank_median=median(game.rank for game in lost if game.rank is not None) if lost else None,
        by_turn=tuple(_share(sum(turn <= at for turn in turns), len(games)) for at in range(1, last + 1)),
        regions=_regions(deck, covered, limit),
        costly=_costly(games)[:most],
        confused=_confused(deck, lost)[:most],
        unknown=sorted(game.player.thing for game in games if game.truth is None),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _regions(deck: Deck, games: Sequence[Played], limit: int) -> dict[str, tuple[int, float]]:
    named: dict[str, list[bool]] = defaultdict(list)
    for game in games:
        if game.truth is not None:
            named[deck.things[game.truth].region].append(game.named_in is not None and game.named_in <= limit)
    return {region: (len(hits), mean(hits)) for region, hits in sorted(named.items(), key=lambda item: -len(item[1]))}


def _costly(games: Sequence[Played]) -> list[tuple[str, float, int]]:
    bits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for game in games:
        bits.update(game.surprises)
        asked.update(game.surprises.keys())
    ranked = [(question, total / max(len(games), 1), asked[question]) for question, total in bits.items()]
    return sorted(ranked, key=lambda row: -row[1])


def _confused(deck: Deck, lost: Sequence[Played]) -> list[tuple[str, str, int]]:
    pairs: Counter[tuple[str, str]] = Counter()
    for game in lost:
        truth = deck.things[game.truth].name if game.truth is not None else game.player.thing
        guesses = (turn.subject for turn in game.game.turns if turn.kind is TurnKind.GUESS)
        pairs.update((truth, guess) for guess in guesses if guess and guess != truth)
    return [(truth, guess, count) for (truth, guess), count in pairs.most_common()]
