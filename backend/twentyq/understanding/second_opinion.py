"""A language model's reading of words that are left open."""

from typing import Protocol

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding.intent import Aside, Intent, Understood
from twentyq.understanding.understand import is_open, understand

CERTAINTY = 0.8
"""Of what only the model understood: enough to go on, little enough to be said back."""


class Classifier(Protocol):
    """Reads words as quoted data."""

    def classify(self, text: str, question: str, game_id: str) -> tuple[str, Answer | None] | None:
        """An intent's name or DISTRESS, with the answer when it is ANSWER; None without an opinion. Never raises."""


def understand_with(
    classifier: Classifier | None, text: str, language: str, asked: TurnKind, question: str, game_id: str
) -> Understood:
    """What the words mean; by the classifier where that is left open."""
    understood = understand(text, language, asked, question)
    if classifier is None or not is_open(understood, text):
        return understood
    opinion = classifier.classify(text, question, game_id)
    if opinion is None:
        return understood
    if opinion[0] == Aside.DISTRESS:
        return Understood(Intent.OFF_TOPIC, aside=Aside.DISTRESS)
    intent, answer = Intent(opinion[0]), opinion[1]
    if intent is Intent.OFF_TOPIC:
        return Understood(intent, aside=understood.aside or Aside.TALK)
    if intent is Intent.ANSWER and answer is None:
        return understood
    return Understood(intent, answer if intent is Intent.ANSWER else None, CERTAINTY)
