"""A player's words -> what they mean: by rules, and by a trained reader what the rules leave open."""

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding.intent import Aside, Intent, Understood
from twentyq.understanding.rules import OPEN, by_rules
from twentyq.understanding.trained import reader_for

LIKELY = 0.7
"""The chance at which the trained reader is believed; figures from tests/benchmarks/in_words.py."""
CERTAINTY = 0.8
"""What is left of its chance as a certainty: what it alone understood is said back."""
OPEN_ASIDES = frozenset((Aside.TALK, Aside.NAMING))
"""Questions, instructions and asking for time are plain by the rules."""


def understand(
    text: str, language: str = "en-US", asked: TurnKind = TurnKind.QUESTION, question: str = ""
) -> Understood:
    """What `text`, said in answer to `question`, means. Never raises; past 500 characters nothing is read."""
    understood = by_rules(text, language, asked, question)
    trained = _trained(text, language) if understood.certainty <= OPEN and is_open(understood, text) else None
    return trained or understood


def is_open(understood: Understood, text: str) -> bool:
    """Whether words were said that the rules find no meaning for."""
    if understood.intent is Intent.UNCLEAR:
        return any(char.isalpha() for char in text)
    return understood.aside in OPEN_ASIDES


def _trained(text: str, language: str) -> Understood | None:
    reader = reader_for(language)
    meaning, chance = reader.read(text) if reader else ("", 0.0)
    if chance < LIKELY or meaning not in set(Answer):
        return None
    return Understood(Intent.ANSWER, Answer(meaning), round(chance * CERTAINTY, 3))
