"""The next version of a deck: the authored one, with what the votes say of its cells, questions and things."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from twentyq.guessing.noise import NoiseModel
from twentyq.knowledge.compiled import dump
from twentyq.knowledge.deck import SOMETIMES, STEPS, UNASKED, Deck
from twentyq.learning.beta import Floats
from twentyq.learning.estimate import Posterior, Votes, fitted, posterior
from twentyq.learning.facts import expected, prior

PLAYERS = 5
"""Players who must be for the other side before a cell changes sides."""
OPEN = 0.25
"""An entry for which "sometimes" is the right answer stays so while the share of yes is this far from 0 and 1."""
ERROR_WEIGHT = 50.0
"""Votes that a question's stated error counts for."""
CLEAR = 0.2
"""A cell is agreed on where the authored share and the learned one are both this near to 0, or to 1."""
CANT_WEIGHT = 10.0
"""Votes that the stated share of those who cannot say counts for."""
FLATTENING = 0.39
PLAYS_WEIGHT = 10_000.0
"""Plays that the authored popularity counts for."""


@dataclass(frozen=True)
class Learned:
    """The next version, and what the cells with votes are known to be."""

    deck: Deck
    votes: Votes
    posterior: Posterior
    fits: Mapping[int, tuple[float, float]]
    """k and w by origin."""


def learn_from(
    deck: Deck, origins: npt.NDArray[np.uint8], votes: Votes, plays: Floats, random: np.random.Generator
) -> Learned:
    """What the votes make of the authored deck. `plays`: by thing, honest games of distinct players."""
    cells = votes.thing, votes.question
    authored = expected(deck)[cells].astype(float)
    stated = origins[cells]
    fits = fitted(authored, stated, votes, random)
    k, w = (np.array([fits[int(origin)][at] for origin in stated]) for at in (0, 1))
    known = posterior(authored, votes.n, votes.yes, k, w)
    table = deck.table.copy()
    table[cells] = _entries(deck.table[cells], known.mean, votes)
    things = tuple(
        replace(thing, weight=float(weight)) for thing, weight in zip(deck.things, _weights(deck, plays), strict=True)
    )
    questions = tuple(
        replace(question, error=round(float(error), 3))
        for question, error in zip(deck.questions, _errors(deck, authored, known.mean, votes), strict=True)
    )
    learned = replace(deck, version="", table=table, cant=_cant(deck, votes), things=things, questions=questions)
    return Learned(replace(learned, version=hashlib.sha256(dump(learned)).hexdigest()[:12]), votes, known, fits)


def _entries(old: npt.NDArray[np.uint8], share: Floats, votes: Votes) -> npt.NDArray[np.uint8]:
    """Entries of the cells with votes; one changes sides only with enough players."""
    middle = STEPS // 2
    new = np.round(share * STEPS)
    changed = np.where(old == SOMETIMES, False, (new > middle) != (old > middle)) & (new != middle)
    supported = np.where(new > middle, votes.for_yes, votes.for_no) >= PLAYERS
    new = np.where(changed & ~supported, old, new)
    new = np.where((old == SOMETIMES) & (np.abs(share - 0.5) <= 0.5 - OPEN), SOMETIMES, new)
    return np.where(votes.n > 0, new, old).astype(np.uint8)


def _errors(deck: Deck, authored: Floats, share: Floats, votes: Votes) -> Floats:
    """By question: answers of players that are off on cells that are agreed on, beyond the slips of any question."""
    yes, no = np.minimum(authored, share) > 1 - CLEAR, np.maximum(authored, share) < CLEAR
    off = np.where(yes, votes.for_no, np.where(no, votes.for_yes, 0.0))
    given = np.where(yes | no, votes.for_yes + votes.for_no, 0.0)
    count = len(deck.questions)
    slip = NoiseModel().slip
    stated = slip + np.array([question.error for question in deck.questions])
    offs, all_given = (np.bincount(votes.question, values, count) for values in (off, given))
    errors: Floats = (ERROR_WEIGHT * stated + offs) / (ERROR_WEIGHT + all_given) - slip
    return np.maximum(errors, 0.0)


def _cant(deck: Deck, votes: Votes) -> npt.NDArray[np.uint8]:
    cant = np.full_like(deck.table, round(UNASKED * STEPS)) if deck.cant is None else deck.cant.copy()
    cells = votes.thing, votes.question
    stated = cant[cells] / STEPS
    share = (CANT_WEIGHT * stated + votes.unsaid) / (CANT_WEIGHT + votes.unsaid + votes.n)
    cant[cells] = np.round(share * STEPS)
    return cant


def _weights(deck: Deck, plays: Floats) -> Floats:
    """Weights of the things: the authored prior after so many plays, as flat as it was."""
    before = prior(deck)
    thought = before ** (1 / FLATTENING)
    after = (PLAYS_WEIGHT * thought / thought.sum() + plays) ** FLATTENING
    weights: Floats = np.round(after / after.sum() * 1e6, 3)
    return np.maximum(weights, 0.001)
