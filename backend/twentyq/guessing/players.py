"""Simulated players: how each answers a question about the thing it thinks of."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from twentyq.game.answer import Answer
from twentyq.guessing.noise import hedging
from twentyq.knowledge.deck import SOMETIMES, STEPS, Deck

FLIPPED = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}


class Player(Protocol):
    """Somebody who thinks of a thing."""

    @property
    def thing(self) -> str:
        """The name of that thing."""

    def answer(self, question: str) -> Answer:
        """The answer to the question of this id."""


def chances(deck: Deck) -> npt.NDArray[np.float64]:
    """P(a player thinks of the thing), sums to 1: Zipf's law over popularity, equally popular things alike."""
    popularity = np.array([thing.popularity for thing in deck.things])
    zipf = 1 / np.arange(1, len(popularity) + 1)
    ranked = np.sort(popularity)[::-1]
    levels, level = np.unique(popularity, return_inverse=True)
    shared = np.array([zipf[ranked == popular].mean() for popular in levels])[level]
    normalized: npt.NDArray[np.float64] = shared / shared.sum()
    return normalized


@dataclass(slots=True)
class TablePlayer:
    """Answers as the deck's table has it; a share `noise` of its yes and no is flipped at random."""

    deck: Deck
    row: int
    noise: float
    random: np.random.Generator

    @property
    def thing(self) -> str:
        """The name of its thing."""
        return self.deck.things[self.row].name

    def answer(self, question: str) -> Answer:
        """What the table holds for likelier; a coin decides where people disagree."""
        entry = int(self.deck.table[self.row, self.deck.question_index[question]])
        if entry == SOMETIMES:
            return Answer.SOMETIMES
        yes = entry > STEPS / 2 or (entry == STEPS / 2 and self.random.random() < 0.5)
        given = Answer.YES if yes else Answer.NO
        return FLIPPED[given] if self.random.random() < self.noise else given


@dataclass(slots=True)
class PersonPlayer:
    """Errs as people do: leans by the table's P(yes) and the question's error, hedges, and sometimes does not know."""

    deck: Deck
    row: int
    noise: float
    """Added to every question's own error."""
    random: np.random.Generator
    unknowing: float = 0.02
    """Share of questions to which it does not know the answer, beside those to which the deck says that one cannot."""

    @property
    def thing(self) -> str:
        """The name of its thing."""
        return self.deck.things[self.row].name

    def answer(self, question: str) -> Answer:
        """Drawn anew for every question."""
        column = self.deck.question_index[question]
        entry = int(self.deck.table[self.row, column])
        if self.random.random() < self.unknowing + self.deck.column_p_cant(column)[self.row]:
            return Answer.UNKNOWN
        p = 0.5 if entry == SOMETIMES else entry / STEPS
        hedges, how = hedging(p), self.random.random()
        if how < hedges:
            return Answer.SOMETIMES
        error = min(self.deck.questions[column].error + self.noise, 0.5)
        yes = self.random.random() < min(max(p, error), 1 - error)
        if how < 2 * hedges:
            return Answer.PROBABLY if yes else Answer.PROBABLY_NOT
        return Answer.YES if yes else Answer.NO


@dataclass(slots=True)
class ListedPlayer:
    """Answers from a list made elsewhere; what is not listed is not known."""

    thing: str
    answers: dict[str, Answer]

    def answer(self, question: str) -> Answer:
        """The listed answer."""
        return self.answers.get(question, Answer.UNKNOWN)
