"""The best of several questions by expected information gain, over a model's candidates and the deck's belief.

After UoT (Hu et al. 2024) and BED-LLM (Choudhury et al. 2025): the model proposes, the arithmetic chooses.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from twentyq.guessing.belief import Belief
from twentyq.guessing.parts import binary_entropy
from twentyq.knowledge.deck import Deck, probabilities

Floats = npt.NDArray[np.float32]
DECK_ROWS = 64
"""Of the deck's most probable things, how many are weighed."""
OUTSIDE = 0.3
"""How often players think of what no deck holds."""
SURE = 0.9
"""P(yes) where the model says yes; 1 less this where it does not."""
CLEAREST = 0.95
"""Of the table's P(yes): players err."""


@dataclass(frozen=True, slots=True)
class Option:
    """A question that may be asked: its id where it is the deck's, and for which names the model expects a yes."""

    text: str
    known: str | None
    yes: Collection[str] = ()


class Hypotheses:
    """What it may be: the model's candidates and the deck's best, in one distribution."""

    def __init__(self, deck: Deck, belief: Belief, candidates: Mapping[str, float], misfit: float) -> None:
        """`misfit`: bits by which the answers speak against the deck (`handover.Standing`)."""
        self._deck = deck
        named = _shares({_name(name, deck): weight for name, weight in candidates.items()})
        ranked = np.argsort(belief.probabilities)[::-1][: DECK_ROWS + len(belief.guessed)]
        rows = [int(row) for row in ranked if int(row) not in belief.guessed]
        known = _shares({deck.things[row].name: float(belief.probabilities[row]) for row in rows})
        outside = OUTSIDE / (OUTSIDE + (1 - OUTSIDE) * 2.0 ** -max(misfit, 0.0))
        mixed = {name: outside * named.get(name, 0) + (1 - outside) * known.get(name, 0) for name in {**known, **named}}
        self.names = sorted(mixed, key=lambda name: -mixed[name])
        self.weights = np.array(list(_shares({name: mixed[name] for name in self.names}).values()), dtype=np.float32)
        self._named = [name in named for name in self.names]
        self._rows = [deck.find(name) for name in self.names]

    def gain(self, option: Option) -> float:
        """Bits that the answer to a question is expected to tell: H(E[q]) - E[H(q)]."""
        chances = self._chances(option)
        return float(binary_entropy(np.asarray(self.weights @ chances)) - self.weights @ binary_entropy(chances))

    def best(self, options: Sequence[Option]) -> tuple[Option, float] | None:
        """The option with the largest gain, the first of equals."""
        if not options:
            return None
        gains = [self.gain(option) for option in options]
        at = int(np.argmax(gains))
        return options[at], gains[at]

    def _chances(self, option: Option) -> Floats:
        """P(yes) by hypothesis: by the table where it knows, by the model where that was asked, else a half."""
        yes = {_name(name, self._deck) for name in option.yes}
        said = [
            SURE if name in yes else 1 - SURE if named and yes else 0.5
            for name, named in zip(self.names, self._named, strict=True)
        ]
        column = self._deck.question_index.get(option.known or "")
        if column is not None:
            steps = probabilities()
            for at, row in enumerate(self._rows):
                if row is not None:
                    said[at] = min(max(float(steps[self._deck.table[row, column]]), 1 - CLEAREST), CLEAREST)
        return np.array(said, dtype=np.float32)


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values()) or 1.0
    return {name: weight / total for name, weight in weights.items()}


def _name(name: str, deck: Deck) -> str:
    """The deck's name where it has one, so that both mean one thing."""
    row = deck.find(name)
    return deck.things[row].name if row is not None else name
