"""Where the deck and people differ: by direction, by question, by kind of thing; and what people cannot decide."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.people.data import Noun, mapped
from twentyq.game.answer import Answer
from twentyq.knowledge.deck import SOMETIMES, STEPS, Deck

MOST = 25


@dataclass(slots=True)
class Count:
    """Pairs that people decide, and those in which the deck leans the other way."""

    said_yes: int = 0
    denied: int = 0
    said_no: int = 0
    affirmed: int = 0

    def add(self, people_yes: bool, deck_yes: bool) -> None:
        """One pair."""
        self.said_yes += people_yes
        self.said_no += not people_yes
        self.denied += people_yes and not deck_yes
        self.affirmed += deck_yes and not people_yes

    @property
    def differing(self) -> float:
        """Share of all pairs."""
        return (self.denied + self.affirmed) / max(self.said_yes + self.said_no, 1)


def counts(deck: Deck, nouns: list[Noun]) -> dict[str, dict[str, Count]]:
    """Counts by "all", "question" and "kind"; pairs that the deck leaves open count nowhere."""
    tables: dict[str, dict[str, Count]] = {by: defaultdict(Count) for by in ("all", "question", "kind")}
    for noun in nouns:
        for question, answer in noun.answers.items():
            entry = int(deck.table[noun.row, deck.question_index[question]])
            if entry in (SOMETIMES, STEPS // 2):
                continue
            pair = answer is Answer.YES, entry > STEPS // 2
            tables["all"]["all"].add(*pair)
            tables["question"][question].add(*pair)
            tables["kind"][deck.things[noun.row].region].add(*pair)
    return tables


def lines(deck: Deck, nouns: list[Noun]) -> Iterator[str]:
    """The tables as text."""
    tables = counts(deck, nouns)
    head = f"{'differ':>8} {'yes denied':>16} {'no affirmed':>16}"
    for by in ("question", "kind"):
        yield f"{by:>18} {head}"
        ranked = sorted(tables[by].items(), key=lambda item: -item[1].differing)
        for name, count in ranked[:MOST]:
            denied = f"{count.denied}/{count.said_yes}"
            affirmed = f"{count.affirmed}/{count.said_no}"
            yield f"{name:>18} {count.differing:8.1%} {denied:>16} {affirmed:>16}"


def figures(deck: Deck, nouns: list[Noun]) -> dict[str, float]:
    """Shares over all pairs."""
    count = counts(deck, nouns)["all"]["all"]
    cells = len(nouns) * len(mapped(nouns))
    return {
        "pairs that differ": count.differing,
        "people's yes denied": count.denied / count.said_yes,
        "people's no affirmed": count.affirmed / count.said_no,
        "pairs undecided by people": 1 - sum(len(noun.answers) for noun in nouns) / cells,
    }
