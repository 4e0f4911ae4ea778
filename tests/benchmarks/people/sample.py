"""A sample of things and questions for readers who see no facts, and what the deck makes of their answers.

`write FILE` draws it: things by popularity, of each the questions that games about it ask; a reader fills in the last
column: yes, no, sometimes or ? (cannot say). `judge FILE FILE` holds two readers and the deck against each other.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from twentyq.game.turn import TurnKind
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.players import Player, TablePlayer, chances
from twentyq.guessing.simulation import simulate
from twentyq.knowledge.compiled import load_named
from twentyq.knowledge.deck import SOMETIMES, STEPS, Deck

THINGS = 300
QUESTIONS = 20
GAMES = 4
"""About each thing."""
FLIPPED = 0.05
HEADER = ("thing", "question", "text", "answer")
SAID = {"yes": True, "no": False}

Answers = dict[tuple[str, str], str]


def asked(deck: Deck, rows: list[int], random: np.random.Generator) -> list[Counter[str]]:
    """By row: how often games about the thing ask each question."""
    players: list[Player] = [TablePlayer(deck, row, FLIPPED, random) for row in rows for _ in range(GAMES)]
    counted: list[Counter[str]] = [Counter() for _ in rows]
    for number, played in enumerate(game for batch in simulate(BayesGuesser(deck), players) for game in batch):
        turns = (turn for turn in played.game.turns if turn.kind is TurnKind.QUESTION)
        counted[number // GAMES].update(turn.subject or "" for turn in turns)
    return counted


def drawn(deck: Deck, random: np.random.Generator) -> Iterator[tuple[str, str, str]]:
    """Thing, question and its text."""
    rows = np.sort(random.choice(len(deck.things), THINGS, replace=False, p=chances(deck))).tolist()
    for row, counted in zip(rows, asked(deck, rows, random), strict=True):
        weights = np.array([*counted.values()]) / counted.total()
        for name in random.choice([*counted], min(QUESTIONS, len(counted)), replace=False, p=weights):
            yield deck.things[row].says, str(name), deck.questions[deck.question_index[name]].text


def read(path: Path) -> Answers:
    """A reader's answers."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t")
        return {(row["thing"], row["question"]): row["answer"].strip().lower() for row in rows}


def by_deck(deck: Deck, pairs: Answers) -> Answers:
    """What the deck holds for likelier."""
    rows = {thing.says: row for row, thing in enumerate(deck.things)}
    words = {}
    for says, question in pairs:
        entry = int(deck.table[rows[says], deck.question_index[question]])
        words[says, question] = "?" if entry in (SOMETIMES, STEPS // 2) else "yes" if entry > STEPS // 2 else "no"
    return words


def differing(one: Answers, other: Answers) -> tuple[int, int]:
    """Pairs that both decide, and those of them in which they differ."""
    both = [pair for pair, answer in one.items() if answer in SAID and other.get(pair) in SAID]
    return sum(one[pair] != other[pair] for pair in both), len(both)


def main() -> None:
    """Write or judge."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--list", action="store_true", help="also pairs in which the deck differs from both")
    arguments.add_argument("do", choices=("write", "judge"))
    arguments.add_argument("files", nargs="+", type=Path)
    given = arguments.parse_args()
    deck = load_named("everyday")
    if given.do == "write":
        with given.files[0].open("w", encoding="utf-8", newline="") as stream:
            rows = csv.writer(stream, delimiter="\t", lineterminator="\n")
            rows.writerows([HEADER, *((*pair, "") for pair in drawn(deck, np.random.default_rng(given.seed)))])
        return
    one, other = (read(path) for path in given.files)
    table = by_deck(deck, one)
    for name, pair in (("readers", (one, other)), ("deck, first", (table, one)), ("deck, second", (table, other))):
        off, both = differing(*pair)
        print(f"{name:>14} {off:4} of {both:5} differ, {off / both:.1%}")
    agreed = {pair: answer for pair, answer in one.items() if answer in SAID and other.get(pair) == answer}
    off, both = differing(table, agreed)
    print(f"{'deck, agreed':>14} {off:4} of {both:5} differ, {off / both:.1%}")
    if given.list:
        print(*(f"{says}\t{question}\t{answer}" for (says, question), answer in agreed.items()
                if table[says, question] in SAID and table[says, question] != answer), sep="\n")  # fmt: skip


if __name__ == "__main__":
    main()
