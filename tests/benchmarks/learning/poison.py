"""Players who do not mean it: what they move, and what the gate refuses."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from tests.benchmarks.learning.world import alike, asked_at_least, cells, everyday, folder_of, run, sides
from tests.simulated_games import NO, OPPOSITE, YES, Answers, Pool, moved, smaller
from twentyq.knowledge.compiled import load
from twentyq.knowledge.deck import STEPS, Deck
from twentyq.learning.gate.limits import Limits
from twentyq.storage.objects.memory import MemoryObjects
from twentyq.storage.objects.versions import ObjectVersions

THINGS, QUESTIONS, POOL, GAMES = 120, 100, 400, 20_000
AIMED_THINGS, AIMED_CELLS = 20, 5
"""Things that are lied about, and the cells of each."""
FEW = 10
SHARES = (0.1, 0.3, 0.5)
ALSO = {"many accounts, one lie": (0.6, 0.7)}
LIMITS = Limits(pairs=192, batch=96, bench=32)

Aim = dict[tuple[int, int], bool]
"""Cells that are lied about, and whether the truth is yes."""


def liars(found: Answers, share: float) -> np.ndarray:
    """Answers of a share of the players."""
    return found.player % 100 < 100 * share


def at_random(found: Answers, share: float, random: np.random.Generator, _: Aim) -> Answers:
    coin = np.where(random.random(len(found.answer)) < 0.5, YES, NO)
    return replace(found, answer=np.where(liars(found, share), coin, found.answer))


def inverted(found: Answers, share: float, _: np.random.Generator, __: Aim) -> Answers:
    return replace(found, answer=np.where(liars(found, share), OPPOSITE[found.answer], found.answer))


def wrong_names(found: Answers, share: float, random: np.random.Generator, _: Aim) -> Answers:
    first = np.flatnonzero(found.turn == 1)
    names = random.permutation(found.thing[first])[found.game]
    return replace(found, thing=np.where(liars(found, share), names, found.thing))


def aimed(found: Answers, share: float, random: np.random.Generator, aim: Aim, accounts: int | None) -> Answers:
    """A share of the games about the aimed-at things is by liars: true but for the aimed-at cells."""
    things = {thing for thing, _ in aim}
    lying = np.isin(found.thing, list(things)) & (random.random(found.game.max() + 1) < share)[found.game]
    player = found.player.max() + 1 + (found.game if accounts is None else found.game % accounts)
    answer = found.answer.copy()
    for (thing, question), yes in aim.items():
        answer[lying & (found.thing == thing) & (found.question == question)] = NO if yes else YES
    return replace(found, player=np.where(lying, player, found.player), answer=answer)


KINDS: dict[str, Callable[[Answers, float, np.random.Generator, Aim], Answers]] = {
    "random answers": at_random,
    "inverted answers": inverted,
    "wrong names": wrong_names,
    f"{FEW} accounts, one lie": lambda found, share, random, aim: aimed(found, share, random, aim, FEW),
    "many accounts, one lie": lambda found, share, random, aim: aimed(found, share, random, aim, None),
}


def targets(found: Answers, deck: Deck, truth: Deck) -> Aim:
    """The cells asked most of the things played most that deck and truth are sure of and agree on."""
    things = np.argsort(-np.bincount(found.thing, minlength=len(deck.things)))[:AIMED_THINGS]
    sure = np.abs(truth.table.astype(int) - STEPS // 2) >= STEPS // 4
    right = sure & (truth.table <= STEPS) & (sides(deck) == sides(truth))
    aim: Aim = {}
    for thing in things:
        counts = np.bincount(found.question[found.thing == thing], minlength=len(deck.questions)) * right[thing]
        for question in np.argsort(-counts)[:AIMED_CELLS]:
            aim[int(thing), int(question)] = bool(sides(truth)[thing, question])
    return aim


def main() -> None:
    """Print a line a kind and share."""
    deck = smaller(everyday()[0], THINGS, QUESTIONS)
    truth = moved(deck, 0.06, np.random.default_rng(1))
    pool = Pool(deck, truth, POOL, np.random.default_rng(2))
    found = pool.games(GAMES, np.random.default_rng(3))
    aim = targets(found, deck, truth)
    print(
        f"{THINGS} x {QUESTIONS}, {GAMES:,} games; one lie: {len(aim)} cells of {AIMED_THINGS} things, shares of theirs"
    )
    for kind, poison in {"none": lambda games, *_: games, **KINDS}.items():
        for share in (*SHARES, *ALSO.get(kind, ())) if kind != "none" else (0.0,):
            games = poison(found, share, np.random.default_rng(4), aim)
            versions = ObjectVersions(MemoryObjects())
            with folder_of(deck, games) as folder:
                verdict = run(folder, deck, alike(deck), versions=versions, limits=LIMITS)
            told = [f"{kind:24} {share:4.0%}  {verdict.decision.value:9}"]
            if verdict.version:
                after = load(versions.read(deck.id, verdict.version))
                wrong = sum(bool(sides(after)[cell]) != yes for cell, yes in aim.items())
                told += [str(cells(deck, after, truth, asked_at_least(found, deck, 5))), f"aimed at: {wrong} wrong"]
            print(f"{'; '.join(told)}; {verdict.reason}", flush=True)
