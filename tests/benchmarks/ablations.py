"""What each setting of the guesser is worth: the share named within 20 turns, settings changed one at a time."""

import sys
from collections.abc import Sequence
from statistics import mean
from unittest.mock import patch

import numpy as np

from twentyq.guessing import belief
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.endgame import Endgame
from twentyq.guessing.noise import NoiseModel
from twentyq.guessing.players import PersonPlayer, Player, TablePlayer, chances
from twentyq.guessing.policy import Policy
from twentyq.guessing.report import Report, report
from twentyq.guessing.simulation import simulate
from twentyq.knowledge.compiled import load_named

GAMES = 1_000
LIMIT = 20
DECK = load_named("everyday")
PRIOR = belief.PRIOR_BASE
VARIATIONS: dict[str, BayesGuesser] = {}


def vary(name: str, base: float = PRIOR, **settings: object) -> None:
    """Add a guesser that differs from the one in use."""
    with patch.object(belief, "PRIOR_BASE", base):
        VARIATIONS[name] = BayesGuesser(DECK, **settings)  # type: ignore[arg-type]


def people(rows: Sequence[int], seed: int) -> list[Player]:
    """Players who err as people do."""
    return [PersonPlayer(DECK, row, 0.0, np.random.default_rng((seed, at))) for at, row in enumerate(rows)]


def tables(rows: Sequence[int], noise: float, seed: int) -> list[Player]:
    """Players who answer by the table, a share of whose answers is flipped."""
    return [TablePlayer(DECK, row, noise, np.random.default_rng((seed, at))) for at, row in enumerate(rows)]


def played(guesser: BayesGuesser, players: list[Player]) -> Report:
    """One game with each."""
    games = [game for batch in simulate(guesser, players, limit=LIMIT, extra=0) for game in batch]
    return report(guesser.deck, games, LIMIT)


def main() -> None:
    """Print a line a variation, then the regions."""
    games = int(sys.argv[1]) if len(sys.argv) > 1 else GAMES
    vary("in use")
    vary("prior: every thing alike", base=1.0)
    vary("prior: a step of popularity is 4 times", base=4.0)
    vary("error 0.10 of all questions", noise=NoiseModel(slip=0.10, scale=0.0))
    vary("no slips", noise=NoiseModel(slip=0.0))
    vary("slips 0.03", noise=NoiseModel(slip=0.03))
    vary("also what makes no sense", policy=Policy(senseless=1.0))
    vary("no openings", policy=Policy(opening_turns=0))
    vary("no look ahead", endgame=Endgame(turns=0))
    vary("look ahead 3 turns", endgame=Endgame(turns=3))
    vary("guess at 0.25 of belief", policy=Policy(sure=0.25))
    vary("guess at 0.75 of belief", policy=Policy(sure=0.75))
    vary("no variety in the first questions", policy=Policy(variety=0.0))
    random = np.random.default_rng(7)
    popular = random.choice(len(DECK.things), games, p=chances(DECK)).tolist()
    alike = random.choice(len(DECK.things), games).tolist()
    sittings = {
        "none": tables(popular, 0.0, 1),
        "5 %": tables(popular, 0.05, 2),
        "10 %": tables(popular, 0.10, 3),
        "people": people(popular, 4),
        "alike": people(alike, 5),
    }
    print(f"{games} games; share flipped, or people: things by popularity, and every thing alike")
    print(f"{'':>40}" + "".join(f"{name:>9}" for name in sittings))
    regions: dict[str, Report] = {}
    for name, guesser in VARIATIONS.items():
        reports = {sitting: played(guesser, players) for sitting, players in sittings.items()}
        print(f"{name:>40}" + "".join(f"{one.named:9.1%}" for one in reports.values()), flush=True)
        regions[name] = reports["alike"]
    base, without = regions["in use"], regions["no look ahead"]
    print(f"\n{'people, every thing alike':>40} {'games':>9} {'in use':>9} {'no look ahead':>14}")
    for region, (count, share) in base.regions.items():
        print(f"{region:>40} {count:9} {share:9.1%} {without.regions[region][1]:14.1%}")
    print(f"{'mean of the regions':>40} {'':9} {mean(share for _, share in base.regions.values()):9.1%}")


if __name__ == "__main__":
    main()
