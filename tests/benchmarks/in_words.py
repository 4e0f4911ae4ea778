"""Trains the reader of words that the rules leave open, and tells what it brings. --help for its options."""

import argparse
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from tests.unit.understanding.test_ways_to_answer import FOLDER, sections
from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding import Understood, understand
from twentyq.understanding.rules import by_rules
from twentyq.understanding.trained import BUCKETS, LANGUAGES, features

WEIGHTS = LANGUAGES / "en.npz"
KEPT = ("said_kept.txt", "said_last.txt")
"""Judged once; nothing is learned from them."""
COMMAND, NONE = "COMMAND", "NONE"
STEPS, RATE, DECAY = 300, 0.3, 2e-5
Floats = npt.NDArray[np.float32]
Texts = Sequence[tuple[str, str]]


def main() -> None:
    """Count what is read right by list; before that train on all but those kept apart, if that is wanted."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true", help="train and write the weights that are shipped")
    if arguments.parse_args().write:
        lists = [read(file) for file in files() if file not in KEPT]
        write(*train([pair for pairs in lists for pair in pairs]))
    for file in files():
        print(f"{file:>22} by rules {counted(file, by_rules_alone)}; with the reader {counted(file, understand)}")


def by_rules_alone(text: str) -> Understood:
    """What the rules make of it."""
    return by_rules(text, "en-US", TurnKind.QUESTION, "")


def counted(file: str, reading: Callable[[str], Understood]) -> str:
    """How many answers are read right, how many as another answer, and how many other texts as an answer."""
    read_as = [(meaning, reading(text).answer) for meaning, text in read(file)]
    answers = [(meaning, answer) for meaning, answer in read_as if meaning in set(Answer)]
    right = sum(answer == meaning for meaning, answer in answers)
    other = sum(answer is not None for _, answer in answers) - right
    rest = [answer for meaning, answer in read_as if meaning not in set(Answer)]
    return f"{right}/{len(answers)} right, {other} otherwise, {sum(map(bool, rest))}/{len(rest)} others taken"


def files() -> list[str]:
    """Names of all lists."""
    return sorted(file.name for file in FOLDER.glob("*.txt"))


def read(file: str) -> list[tuple[str, str]]:
    """Texts with their meanings: an answer, a command, or neither."""
    return [(_meaning(meaning), text) for meaning, text in sections(file) if text.strip()]


def _meaning(meaning: str) -> str:
    if meaning in ("", NONE):
        return NONE
    return meaning if meaning in set(Answer) else COMMAND


def train(pairs: Texts) -> tuple[list[str], Floats, Floats, Floats]:
    """Meanings, rarity of every bucket, weights (buckets, meanings) and bias: multinomial logistic regression."""
    meanings = sorted({meaning for meaning, _ in pairs})
    rarity = _rarity([text for _, text in pairs])
    rows, columns, values = _matrix([text for _, text in pairs], rarity)
    truth = np.array([meanings.index(meaning) for meaning, _ in pairs])
    share = 1 / np.bincount(truth)[truth]
    share = (share / share.sum()).astype(np.float32)
    wanted = np.eye(len(meanings), dtype=np.float32)[truth]
    used = np.unique(columns)
    places = np.searchsorted(used, columns)
    parameters = np.zeros((len(used) + 1, len(meanings)), np.float32)
    first, second = np.zeros_like(parameters), np.zeros_like(parameters)
    for step in range(1, STEPS + 1):
        logits = _summed(rows, values[:, None] * parameters[places], len(pairs)) + parameters[-1]
        chances = np.exp(logits - logits.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        error = (chances - wanted) * share[:, None]
        slope = np.vstack([_summed(places, values[:, None] * error[rows], len(used)), error.sum(0)])
        slope[:-1] += DECAY * parameters[:-1]
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        rate = RATE * (1 - step / STEPS)
        parameters -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    weights = np.zeros((BUCKETS, len(meanings)), np.float32)
    weights[used] = parameters[:-1]
    return meanings, rarity, weights, parameters[-1]


def _rarity(texts: Sequence[str]) -> Floats:
    """ln of the share of texts that have it, negated, plus 1; 0 for what one text alone has."""
    ones = np.ones(BUCKETS, np.float32)
    seen = np.zeros(BUCKETS)
    for text in texts:
        seen[np.unique(features(text, ones)[0])] += 1
    rarity = np.where(seen > 1, np.log((1 + len(texts)) / (1 + seen)) + 1, 0)
    return rarity.astype(np.float32)


def _matrix(texts: Sequence[str], rarity: Floats) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Floats]:
    found = [features(text, rarity) for text in texts]
    rows = np.repeat(np.arange(len(texts)), [len(buckets) for buckets, _ in found])
    columns, values = np.concatenate([b for b, _ in found]), np.concatenate([v for _, v in found])
    kept = values > 0
    return rows[kept], columns[kept], values[kept]


def _summed(groups: npt.NDArray[np.intp], values: Floats, count: int) -> Floats:
    return np.stack(
        [np.bincount(groups, values[:, column], count) for column in range(values.shape[1])], axis=1
    ).astype(np.float32)


def write(meanings: list[str], rarity: Floats, weights: Floats, bias: Floats) -> None:
    """The file that is shipped."""
    np.savez_compressed(
        WEIGHTS, meanings=np.array(meanings), rarity=rarity.astype(np.float16), weights=weights.astype(np.float16),
        bias=bias,
    )  # fmt: skip
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
