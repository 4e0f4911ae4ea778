"""Posterior of what a recording means, over all paths of the decoder's word lattice."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from math import exp, log, log1p

from twentyq.speech.hearing.grammar import FILLERS, MARK

LOG_BASE = log(1.0001)
"""Of the decoder's integer scores."""
LOG_10 = log(10)
ACOUSTIC_SCALE = 17.0
"""Acoustic scores are divided by it: neighbouring frames are not independent. Found with recordings of people."""
SILENCE = log(0.005)
NOISE = log(1e-3)
UNSEEN = -20.0

State = tuple[str, str | None]
"""The last word, and the answer said so far: "" for none, None for what cannot be an answer."""


@dataclass(slots=True)
class Lattice:
    """A graph of words that may have been said: `words` by node, `links` to (node, acoustic score)."""

    words: dict[int, str] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    links: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    first: int = -1
    last: int = -1

    def in_time(self) -> list[int]:
        """Nodes, each before those that follow it."""
        return sorted(self.words, key=lambda node: (self.starts[node], node != self.first, node == self.last))


def parse_lattice(lines: Iterable[str]) -> Lattice:
    """A lattice in the Sphinx-3 text form."""
    lattice, section = Lattice(), ""
    for line in lines:
        fields = line.split()
        match fields:
            case ["Nodes" | "Edges" | "BestSegAscr" as section, *_]:
                pass
            case ["Initial" | "Final" as end, node]:
                lattice.first, lattice.last = (
                    (int(node), lattice.last) if end == "Initial" else (lattice.first, int(node))
                )
            case [node, word, start, *_] if section == "Nodes":
                lattice.words[int(node)], lattice.starts[int(node)] = re.sub(r"\(\d+\)$", "", word), int(start)
            case [node, following, score] if section == "Edges":
                lattice.links[int(node)].append((int(following), int(score)))
    return lattice


class BigramModel:
    """Natural-log probabilities of an ARPA file of order 2."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Read the file's lines."""
        self._once: dict[str, float] = {}
        self._twice: dict[tuple[str, str], float] = {}
        self._backoff: dict[str, float] = {}
        order = 0
        for line in lines:
            match line.split():
                case ["\\1-grams:"]:
                    order = 1
                case ["\\2-grams:"]:
                    order = 2
                case [p, word, backoff] if order == 1:
                    self._once[word], self._backoff[word] = float(p) * LOG_10, float(backoff) * LOG_10
                case [p, first, second] if order == 2:
                    self._twice[first, second] = float(p) * LOG_10

    def log_probability(self, word: str, after: str) -> float:
        """Of `word`, after another."""
        seen = self._twice.get((after, word))
        return seen if seen is not None else self._backoff.get(after, 0.0) + self._once.get(word, UNSEEN)


def posteriors(
    lattice: Lattice, model: BigramModel, meanings: Mapping[str, str | None], fillers: Collection[str] = FILLERS
) -> dict[str | None, float]:
    """Probability of each answer's meaning, "" for no words and None for anything else, by forward recursion.

    Only paths that are one answer from end to end count for its meaning, fillers before it aside.
    """
    if not lattice.words:
        return {}
    forward: dict[int, dict[State, float]] = defaultdict(dict)
    forward[lattice.first] = {("<s>", ""): 0.0}
    for node in lattice.in_time():
        for (last, meaning), score in forward[node].items():
            for following, acoustic in lattice.links.get(node, ()):
                word = lattice.words[following]
                state, gain = _step(word, (last, meaning), model, meanings, fillers)
                reached = score + gain + acoustic * LOG_BASE / ACOUSTIC_SCALE
                known = forward[following].get(state)
                forward[following][state] = reached if known is None else _log_add(known, reached)
    return _by_meaning(forward[lattice.last])


def _step(
    word: str, state: State, model: BigramModel, meanings: Mapping[str, str | None], fillers: Collection[str]
) -> tuple[State, float]:
    """The state after `word`, and the model's log probability of it."""
    last, meaning = state
    if word == "<sil>":
        return state, SILENCE
    if word.startswith("["):
        return state, NOISE
    gain = model.log_probability(word, last)
    if word.startswith(MARK):
        said = meanings[word]
        return (word, said if meaning in ("", said) else None), gain
    if word == "</s>" or (word in fillers and meaning == ""):
        return (word, meaning), gain
    return (word, None), gain


def _by_meaning(ends: Mapping[State, float]) -> dict[str | None, float]:
    if not ends:
        return {}
    best = max(ends.values())
    sums: dict[str | None, float] = defaultdict(float)
    for (_, meaning), score in ends.items():
        sums[meaning] += exp(score - best)
    total = sum(sums.values())
    return {meaning: value / total for meaning, value in sums.items()}


def _log_add(one: float, other: float) -> float:
    return max(one, other) + log1p(exp(-abs(one - other)))
