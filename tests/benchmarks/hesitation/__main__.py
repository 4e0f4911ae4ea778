"""Print which answers are given where the deck is how sure, and what each tells of the thing, in bits.

said.tsv holds 2,160 answers in words to questions of simulated games; those of a thing or question that the deck has
no more are left out.
"""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from tests.benchmarks.hesitation.said import said
from twentyq.game.answer import Answer
from twentyq.guessing.belief import prior
from twentyq.guessing.noise import NoiseModel
from twentyq.knowledge.compiled import load_named
from twentyq.knowledge.deck import Deck, probabilities
from twentyq.understanding.understand import understand

ENDS = (0.05, 0.15, 0.35, 0.65, 0.85, 0.95, 1.0)
"""Of the ranges of P(yes) that are counted together."""


def given(deck: Deck) -> Iterator[tuple[int, int, Answer | None]]:
    """Rows and columns of the deck, and what was understood."""
    columns = {question.text: column for column, question in enumerate(deck.questions)}
    for one in said():
        row = deck.find(one.thing)
        if row is not None and one.question in columns:
            yield row, columns[one.question], understand(one.text, question=one.question).answer


def main() -> None:
    """Print both tables."""
    deck, noise = load_named("everyday"), NoiseModel()
    errors, first = noise.errors(deck), prior(deck)
    pairs = list(given(deck))
    counts = np.zeros((len(ENDS), len(Answer)), dtype=int)
    told = defaultdict(list)
    for row, column, answer in pairs:
        if answer is not None:
            counts[np.searchsorted(ENDS, probabilities()[deck.table[row, column]]), list(Answer).index(answer)] += 1
            cant = deck.column_p_cant(column)
            chances = noise.likelihood(answer, deck.table[:, column], float(errors[column]), cant)
            told[answer].append(np.log2(chances[row] / (first @ chances)))
    print(f"{len(pairs)} answers, {sum(answer is None for *_, answer in pairs) / len(pairs):.1%} not understood")
    print(f"{'P(yes) up to':>12}" + "".join(f"{answer:>14}" for answer in Answer) + f"{'answers':>9}")
    for end, row_counts in zip(ENDS, counts, strict=True):
        shares = row_counts / max(row_counts.sum(), 1)
        print(f"{end:12.2f}" + "".join(f"{share:14.1%}" for share in shares) + f"{row_counts.sum():9}")
    print(
        f"{'bits':>12}" + "".join(f"{np.mean(told[answer]):14.2f}" if told[answer] else f"{'':14}" for answer in Answer)
    )


if __name__ == "__main__":
    main()
