"""Trains the reader of words that the rules leave open, and tells what it brings. --help for its options."""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from tests.benchmarks.phrasebook import texts
from tests.unit.understanding.test_ways_to_answer import FOLDER, sections
from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding.features import BUCKETS, features
from twentyq.understanding.rules import Reading, by_rules
from twentyq.understanding.trained import LANGUAGES, TrainedReader
from twentyq.understanding.understand import COMMANDS, OTHER_WAY, understand, understand_by

WEIGHTS = LANGUAGES / "en.npz"
KEPT = ("said_kept.txt", "said_last.txt", "said_unseen.txt")
"""Judged once; nothing is learned from them."""
LONG = ("said_first.txt", "said_second.txt", "said_third.txt")
"""Of a writer each."""
NONE = "NONE"
ASKED, TOPIC = 0.3, 4
"""Share of the texts that are read as answers to a question; letters of the shortest word that it shares with them."""
MADE, ROUNDS, BATCH, RATE, DECAY = 1500, 8, 128, 0.5, 1e-6
"""Texts of the phrasebook for each meaning; how often all are seen, how many at once, and by how much each counts."""
WRITTEN, PHRASED = 2.0, 0.5
"""What a text of a list counts, and one of the phrasebook."""
LARGEST = 127
"""Weights are shipped as bytes with a sign."""
Floats = npt.NDArray[np.float32]
Texts = Sequence[tuple[str, str]]


def main() -> None:
    """Count what is read right by list; before that train on all but those kept apart, if that is wanted."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true", help="train and write the weights that are shipped")
    arguments.add_argument("--held", action="store_true", help="judge each long list by a reader that has not seen it")
    given = arguments.parse_args()
    if given.held:
        for file in LONG:
            print(f"{file:>22} held out: {counted(file, trained_without(file))}", flush=True)
        return
    if given.write:
        trained_without("").save(WEIGHTS)
        print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size:,} bytes")
    for file in files():
        for name, reader in (("by rules", None), ("with the reader", TrainedReader.load(WEIGHTS))):
            print(f"{file:>22} {name}: {counted(file, reader)}")
    learned = {_bare(text) for file in files() if file not in KEPT for _, text in read(file)}
    learned |= {_bare(text) for _, text in texts(MADE)}
    for file in KEPT:
        new = [(meaning, text) for meaning, text in read(file) if meaning in set(Answer) and _bare(text) not in learned]
        right = sum(understand(text).answer == meaning for meaning, text in new)
        print(f"{file:>22} of answers that stand nowhere in what was learned: {right}/{len(new)} right")


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def trained_without(held: str) -> TrainedReader:
    """The reader of all lists but this one and those kept apart."""
    written = [pair for file in files() if file not in (held, *KEPT) for pair in read(file)]
    return train(written, list(texts(MADE)))


def counted(file: str, reader: TrainedReader | None) -> str:
    """How many answers are read right, not at all, otherwise, as their opposite; how many others as an answer."""
    heard = [(meaning, understand_by(reader, text, "en-US", TurnKind.QUESTION, "")) for meaning, text in read(file)]
    answers = Counter(_outcome(meaning, said.answer) for meaning, said in heard if meaning in set(Answer))
    others = [said for meaning, said in heard if meaning not in set(Answer)]
    wrong = sum(meaning == NONE and said.intent in COMMANDS for meaning, said in heard)
    told = [said.intent == meaning for meaning, said in heard if meaning in COMMANDS]
    return (
        f"{answers['right']}/{answers.total()} right, {answers['unread']} unread, {answers['otherwise']} otherwise, "
        f"{answers['opposite']} opposite; {sum(said.answer is not None for said in others)}/{len(others)} others "
        f"taken, {wrong} for a command; {sum(told)}/{len(told)} commands"
    )


def _outcome(meaning: str, answer: Answer | None) -> str:
    if answer is None:
        return "unread"
    if answer in OTHER_WAY.get(Answer(meaning), ()):
        return "opposite"
    return "right" if answer == meaning else "otherwise"


def read_by_rules(text: str, question: str = "") -> Reading:
    return by_rules(text, "en-US", TurnKind.QUESTION, question)


def files() -> list[str]:
    """Names of all lists."""
    return sorted(file.name for file in FOLDER.glob("*.txt"))


def read(file: str) -> list[tuple[str, str]]:
    """Texts with their meanings: an answer, a command, or neither."""
    return [(_meaning(meaning), text) for meaning, text in sections(file) if text.strip()]


def _meaning(meaning: str) -> str:
    return meaning if meaning in set(Answer) | COMMANDS else NONE


def train(written: Texts, phrased: Texts) -> TrainedReader:
    """Multinomial logistic regression by AdaGrad."""
    pairs = [*written, *phrased]
    meanings = sorted({meaning for meaning, _ in pairs})
    truth = np.array([meanings.index(meaning) for meaning, _ in pairs])
    counts = np.repeat([WRITTEN, PHRASED], [len(written), len(phrased)]).astype(np.float32)
    share = np.bincount(truth, counts)
    counts *= np.sqrt(counts.sum() / len(meanings) / share)[truth]
    texts = _matrix(pairs)
    weights = np.zeros((BUCKETS, len(meanings)), np.float32)
    seen, bias = np.full(BUCKETS, 1e-2, np.float32), np.zeros(len(meanings), np.float32)
    draw = np.random.default_rng(0)
    for turn in range(ROUNDS):
        rate = RATE * (1 - turn / ROUNDS)
        order = draw.permutation(len(pairs))
        for chosen in np.split(order, range(BATCH, len(order), BATCH)):
            rows, columns, values = _rows(texts, chosen)
            logits = np.add.reduceat(values[:, None] * weights[columns], np.unique(rows, return_index=True)[1]) + bias
            error = np.exp(logits - logits.max(1, keepdims=True))
            error /= error.sum(1, keepdims=True)
            error[np.arange(len(chosen)), truth[chosen]] -= 1
            error *= counts[chosen, None]
            used, places = np.unique(columns, return_inverse=True)
            slope = _summed(places, values[:, None] * error[rows], len(used)) + DECAY * len(chosen) * weights[used]
            seen[used] += (slope**2).mean(1)
            weights[used] -= rate * slope / np.sqrt(seen[used])[:, None]
            bias -= rate * 0.01 * error.sum(0)
    scale = np.float32(np.abs(weights).max() / LARGEST)
    return TrainedReader(meanings, np.round(weights / scale).astype(np.int8), scale, bias)


Matrix = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Floats]


def _matrix(pairs: Texts) -> Matrix:
    """Where each text begins, the buckets of all and their values; what one text alone has tells nothing."""
    found = [features(text, read_by_rules(text, question)) for text, question in _asked(pairs)]
    begins = np.concatenate([[0], np.cumsum([len(buckets) for buckets, _ in found])])
    columns, values = np.concatenate([b for b, _ in found]), np.concatenate([v for _, v in found])
    values[np.bincount(columns, minlength=BUCKETS)[columns] < 2] = 0
    return begins, columns, values


def _asked(pairs: Texts) -> Iterator[tuple[str, str]]:
    """The texts, some with a question: of an answer's own words, or to other texts of some answer's."""
    draw = random.Random(0)  # noqa: S311 - nothing secret
    answers = [text for meaning, text in pairs if meaning in set(Answer)]
    for meaning, text in pairs:
        about = text if meaning in set(Answer) else draw.choice(answers)
        topics = " ".join(word for word in about.split() if len(word) >= TOPIC)
        yield text, topics if draw.random() < ASKED else ""


def _rows(texts: Matrix, chosen: npt.NDArray[np.intp]) -> Matrix:
    """Of the chosen texts: the row of every value, its bucket, and the value."""
    begins, columns, values = texts
    places = np.concatenate([np.arange(begins[at], begins[at + 1]) for at in chosen])
    rows = np.repeat(np.arange(len(chosen)), begins[chosen + 1] - begins[chosen])
    return rows, columns[places], values[places]


def _summed(groups: npt.NDArray[np.intp], values: Floats, count: int) -> Floats:
    return np.stack(
        [np.bincount(groups, values[:, column], count) for column in range(values.shape[1])], axis=1
    ).astype(np.float32)


if __name__ == "__main__":
    main()
