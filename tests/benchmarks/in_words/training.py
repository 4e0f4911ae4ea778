"""Trains the reader: multinomial logistic regression."""

import random
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from tests.benchmarks.in_words.lists import Asked, learned_in_game
from tests.benchmarks.phrasebook import texts
from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.knowledge.compiled import load_named
from twentyq.understanding.features import BUCKETS, features
from twentyq.understanding.rules import by_rules
from twentyq.understanding.trained import TrainedReader
from twentyq.understanding.understand import NONE

ASKED, TOPIC = 0.3, 4
"""Share of the texts that are read as answers to a question; letters of the shortest word that it shares with them."""
MADE, ROUNDS, BATCH, RATE, DECAY = 5000, 8, 128, 0.5, 1e-6
"""Texts of the phrasebook for each meaning; how often all are seen, how many at once, and by how much each counts."""
WRITTEN, PHRASED = 2.0, 0.5
"""What a text of a list counts, and one of the phrasebook."""
NAMES = 1500
"""Of the deck's names so many are learned as no answer."""
NAMED = ("{}", "{}", "a {}", "it's a {}", "the {}", "{}?", "my {}", "is it a {}?")
LARGEST = 127
"""Weights are shipped as bytes with a sign."""
Floats = npt.NDArray[np.float32]
Texts = Sequence[tuple[str, str]]


def texts_to_learn() -> Texts:
    """What the phrasebook makes, and as no answer the deck's questions and some of its names."""
    draw = random.Random(5)  # noqa: S311 - nothing secret
    deck = load_named("everyday")
    names = [draw.choice(NAMED).format(thing.name) for thing in draw.sample(deck.things, NAMES)]
    return [*texts(MADE), *((NONE, text) for text in (*names, *(question.text for question in deck.questions)))]


def train(written: Texts, phrased: Texts) -> TrainedReader:
    """Multinomial logistic regression by AdaGrad."""
    in_game = [*learned_in_game(), *_chatter(written)]
    asked = [*in_game, *_asked([*written, *phrased])]
    meanings = sorted({meaning for meaning, *_ in asked})
    truth = np.array([meanings.index(meaning) for meaning, *_ in asked])
    counts = np.repeat([WRITTEN, PHRASED], [len(in_game) + len(written), len(phrased)]).astype(np.float32)
    share = np.bincount(truth, counts)
    counts *= np.sqrt(counts.sum() / len(meanings) / share)[truth]
    matrix = _matrix(asked)
    weights = np.zeros((BUCKETS, len(meanings)), np.float32)
    seen, bias = np.full(BUCKETS, 1e-2, np.float32), np.zeros(len(meanings), np.float32)
    draw = np.random.default_rng(0)
    for turn in range(ROUNDS):
        rate = RATE * (1 - turn / ROUNDS)
        order = draw.permutation(len(asked))
        for chosen in np.split(order, range(BATCH, len(order), BATCH)):
            rows, columns, values = _rows(matrix, chosen)
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


def _matrix(asked: Asked) -> Matrix:
    """Where each text begins, the buckets of all and their values; what one text alone has tells nothing."""
    found = [features(text, by_rules(text, "en-US", TurnKind.QUESTION, question)) for _, text, question in asked]
    begins = np.concatenate([[0], np.cumsum([len(buckets) for buckets, _ in found])])
    columns, values = np.concatenate([b for b, _ in found]), np.concatenate([v for _, v in found])
    values[np.bincount(columns, minlength=BUCKETS)[columns] < 2] = 0
    return begins, columns, values


def _asked(pairs: Texts) -> Iterator[tuple[str, str, str]]:
    """The texts, some with a question: of an answer's own words, or to other texts of some answer's."""
    draw = random.Random(0)  # noqa: S311 - nothing secret
    answers = [text for meaning, text in pairs if meaning in set(Answer)]
    for meaning, text in pairs:
        about = text if meaning in set(Answer) else draw.choice(answers)
        topics = " ".join(word for word in about.split() if len(word) >= TOPIC)
        yield meaning, text, topics if draw.random() < ASKED else ""


def _chatter(pairs: Texts) -> Iterator[tuple[str, str, str]]:
    """What is neither answer nor command, said while the machine waits for an answer."""
    draw, deck = random.Random(7), load_named("everyday")  # noqa: S311 - nothing secret
    yield from ((NONE, text, draw.choice(deck.questions).text) for meaning, text in pairs if meaning == NONE)


def _rows(matrix: Matrix, chosen: npt.NDArray[np.intp]) -> Matrix:
    """Of the chosen texts: the row of every value, its bucket, and the value."""
    begins, columns, values = matrix
    places = np.concatenate([np.arange(begins[at], begins[at + 1]) for at in chosen])
    rows = np.repeat(np.arange(len(chosen)), begins[chosen + 1] - begins[chosen])
    return rows, columns[places], values[places]


def _summed(groups: npt.NDArray[np.intp], values: Floats, count: int) -> Floats:
    return np.stack(
        [np.bincount(groups, values[:, column], count) for column in range(values.shape[1])], axis=1
    ).astype(np.float32)
