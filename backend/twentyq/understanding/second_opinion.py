"""What else may read words that are left open: what is known of such remarks and kinds, and a language model."""

from typing import Protocol

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding.asked import words_of
from twentyq.understanding.intent import Aside, Intent, Understood
from twentyq.understanding.language import language_for
from twentyq.understanding.understand import is_open, understand
from twentyq.understanding.words import QUERY

CERTAINTY = 0.8
"""Of what only the model, or what is known of a kind, understood: enough to go on, little enough to be said back."""


class Known(Protocol):
    """What is known of the question or guess that is put."""

    def of_kind(self, kind: str) -> Answer | None:
        """What surely answers it, of things of a kind or name; None where nothing does."""

    def told(self, text: str) -> Answer | None:
        """What a text answers in passing; None where it does not."""


class Classifier(Protocol):
    """Reads words as quoted data."""

    def classify(self, text: str, question: str, game_id: str) -> tuple[str, Answer | None] | None:
        """An intent's name or DISTRESS, with the answer when it is ANSWER; None without an opinion. Never raises."""


def understand_with(
    classifier: Classifier | None,
    text: str,
    language: str,
    asked: TurnKind,
    question: str,
    game_id: str,
    known: Known | None = None,
) -> Understood:
    """What the words mean; where that is left open by what is known, else by the classifier."""
    understood = understand(text, language, asked, question)
    if not is_open(understood, text):
        return understood
    answer = _known(text, language, known, asked) if known else None
    if answer:
        return Understood(Intent.ANSWER, answer, CERTAINTY)
    opinion = classifier.classify(text, question, game_id) if classifier else None
    return _agreed(opinion, understood) if opinion else understood


def _known(text: str, language: str, known: Known, asked: TurnKind) -> Answer | None:
    """What it is known to tell, or what is known of the kind that the thing is said to be, of a guess by its name."""
    if told := known.told(text):
        return told
    named, words = language_for(language).named, words_of(text, language)
    if named is None or QUERY in text:
        return None
    kind = named.name(words) if asked is TurnKind.GUESS else named.kind(words)
    return known.of_kind(kind) if kind else None


def _agreed(opinion: tuple[str, Answer | None], understood: Understood) -> Understood:
    """What of the classifier's opinion counts beside what was understood."""
    if opinion[0] == Aside.DISTRESS:
        return Understood(Intent.OFF_TOPIC, aside=Aside.DISTRESS)
    intent, answer = Intent(opinion[0]), opinion[1]
    if intent is Intent.OFF_TOPIC:
        return Understood(intent, aside=understood.aside or Aside.TALK)
    if intent is Intent.ANSWER and answer is None:
        return understood
    return Understood(intent, answer if intent is Intent.ANSWER else None, CERTAINTY)
