"""The last turns, looked ahead: which move leaves the best chance that the thing is still named."""

from dataclasses import dataclass

import numpy as np

from twentyq.guessing.noise import Floats


@dataclass(frozen=True, slots=True)
class Endgame:
    """Settings of the search; figures from `twentyq bench` over simulated players who err."""

    turns: int = 5
    """It decides from this many turns before the limit."""
    candidates: int = 16
    """The most probable things, which are all that it thinks of."""
    questions: int = 48
    """The questions of the largest gains, among which it looks for the best."""
    tried: int = 3
    """Questions followed further at every step."""

    def best(self, weights: Floats, yes: Floats, no: Floats, left: int) -> int | None:
        """The question to ask, None to guess the most probable thing, with `left` turns, at least 2.

        `weights`: P(thing), shape (things,); `yes`, `no`: P(answer), shape (things, questions), 1 or less together.
        """
        values, columns = self._options(weights[None], yes, no, left)
        choice = int(values[0].argmax())
        return None if choice == 0 else int(columns[0, choice - 1])

    def _options(self, weights: Floats, yes: Floats, no: Floats, left: int) -> tuple[Floats, np.ndarray]:
        """For beliefs of shape (n, things): chances to name it by a guess now and by questions, and those questions.

        Weights need not sum to 1: what an answer leaves of them is its own chance. After a "don't know" it guesses.
        """
        if left == 2:
            named = _named_at_once(weights, yes, no)
            columns = named.argmax(1)[:, None]
            asked = np.take_along_axis(named, columns, 1)
            return np.concatenate([_largest(weights, 2)[:, None], asked], 1), columns
        said_yes = weights[:, :, None] * yes
        said_no = weights[:, :, None] * no
        unsaid = _largest(weights[:, :, None] - said_yes - said_no, left - 1)
        mass = _largest(said_yes, left - 1) + _largest(said_no, left - 1) + unsaid
        tried = min(self.tried, mass.shape[1])
        columns = np.argpartition(mass, -tried, axis=1)[:, -tried:]
        at = columns[:, None, :]
        after = np.concatenate(
            [
                np.take_along_axis(said_yes, at, 2).swapaxes(1, 2),
                np.take_along_axis(said_no, at, 2).swapaxes(1, 2),
                _without_top(weights)[:, None, :],
            ],
            axis=1,
        )
        values = (
            self._options(after.reshape(-1, weights.shape[1]), yes, no, left - 1)[0].max(1).reshape(len(weights), -1)
        )
        asked = values[:, :tried] + values[:, tried : 2 * tried] + np.take_along_axis(unsaid, columns, 1)
        return np.concatenate([(weights.max(1) + values[:, -1])[:, None], asked], 1), columns


def _named_at_once(weights: Floats, yes: Floats, no: Floats) -> Floats:
    """By belief and question: the chance to name it by one guess after the answer.

    Most of the search is this. Thing by thing: what all of them leave at once is too much for a processor's cache.
    """
    likeliest = np.zeros((3, len(weights), yes.shape[1]), dtype=np.float32)
    for weight, to_yes, to_no in zip(weights.T[:, :, None], yes, no, strict=True):
        said_yes, said_no = weight * to_yes, weight * to_no
        for best, left in zip(likeliest, (said_yes, said_no, weight - said_yes - said_no), strict=True):
            np.maximum(best, left, out=best)
    named: Floats = likeliest.sum(0)
    return named


def _largest(weights: Floats, count: int) -> Floats:
    """The sum of the `count` largest along axis 1."""
    count = min(count, weights.shape[1])
    largest: Floats = np.partition(weights, -count, axis=1)[:, -count:].sum(1)
    return largest


def _without_top(weights: Floats) -> Floats:
    left = weights.copy()
    left[np.arange(len(left)), left.argmax(1)] = 0
    return left
