"""Simulated players of an evaluation: they answer any question, also one that the deck does not hold."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from twentyq.game.answer import Answer
from twentyq.game.turn import Turn, TurnKind
from twentyq.guessing.llm.endpoint import ChatEndpoint, outcome
from twentyq.guessing.llm.moves.prompt import judge_messages
from twentyq.guessing.llm.wire import Question
from twentyq.guessing.players import Player
from twentyq.knowledge.deck import STEPS, Deck
from twentyq.knowledge.spelling import fold

SECONDS = 20.0
"""A judge may take its time."""
SAME_THING = 'Is "{name}" another name for the very same thing, neither more general nor more special?'
DECIDED = 0.05
"""P(yes) this near to 0 or 1 is decided: there a judge is right or wrong."""


class Judge(Protocol):
    """Somebody who thinks of a thing and answers."""

    @property
    def thing(self) -> str:
        """The thing's name."""

    def answer(self, turn: Turn) -> Answer:
        """The answer to a question or a guess; LlmError when a model judges and fails."""


@dataclass(frozen=True, slots=True)
class PlayerJudge:
    """Answers the deck's questions as a simulated player does, and does not know others."""

    player: Player
    deck: Deck

    @property
    def thing(self) -> str:
        """The player's thing."""
        return self.player.thing

    def answer(self, turn: Turn) -> Answer:
        """By the question's id."""
        if turn.kind is TurnKind.GUESS:
            return Answer.YES if names_same(turn.subject or "", self.thing, self.deck) else Answer.NO
        if turn.subject is None or turn.subject not in self.deck.question_index:
            return Answer.UNKNOWN
        return self.player.answer(turn.subject)


@dataclass(frozen=True, slots=True)
class LlmJudge:
    """A language model that knows the thing and answers yes, no, sometimes or that it cannot be known."""

    thing: str
    endpoint: ChatEndpoint
    deck: Deck

    def answer(self, turn: Turn) -> Answer:
        """By the question's text; of a guess, whether it is another name for the thing."""
        if turn.kind is TurnKind.QUESTION:
            return self.judged(turn.text)
        name = turn.subject or ""
        same = names_same(name, self.thing, self.deck) or self.judged(SAME_THING.format(name=name)) is Answer.YES
        return Answer.YES if same else Answer.NO

    def judged(self, question: str) -> Answer:
        """The model's answer; LlmError when it fails."""
        from twentyq.guessing.llm.moves.replies import JudgeReply, parse_judgement, schema_of

        asked = Question("judgement", judge_messages(self.thing, question), schema_of(JudgeReply), parse_judgement)
        return Answer(outcome(self.endpoint.run(self.endpoint.ask, f"judge:{self.thing}", asked, SECONDS)).answer)


def names_same(guess: str, thing: str, deck: Deck) -> bool:
    """Whether two names mean one thing, by the deck's aliases too."""
    row = deck.find(thing)
    return fold(guess) == fold(thing) or (row is not None and deck.find(guess) == row)


def judge_errors(endpoint: ChatEndpoint, deck: Deck, count: int, seed: int) -> float:
    """The judge's share of answers that differ from the table, over `count` decided entries drawn at random."""
    random = np.random.default_rng(seed)
    decided = np.argwhere(
        (deck.table <= DECIDED * STEPS) | ((deck.table >= (1 - DECIDED) * STEPS) & (deck.table <= STEPS))
    )
    drawn = decided[random.choice(len(decided), min(count, len(decided)), replace=False)]
    wrong = 0
    for row, column in drawn:
        truth = Answer.YES if deck.table[row, column] > STEPS / 2 else Answer.NO
        given = LlmJudge(deck.things[row].says, endpoint, deck).judged(deck.questions[column].text)
        wrong += given is not truth
    return wrong / len(drawn)
