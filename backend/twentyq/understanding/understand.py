"""A player's words -> what they mean: by rules, weighed by a trained reader where a language has one."""

from collections.abc import Mapping

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding.intent import UNCLEAR, Aside, Intent, Understood
from twentyq.understanding.rules import OPEN, Reading, by_rules
from twentyq.understanding.said_back import half_said, said_back
from twentyq.understanding.trained import TrainedReader, reader_for

LIKELY, OVERRULING = 0.55, 0.9
"""The chance at which the trained reader is believed, and that at which also against the rules; figures from
tests/benchmarks/in_words.py.
"""
AGAINST = 0.1
"""The chance of the other direction at which no answer is taken."""
PLAIN, UPHELD = 0.9, 0.2
"""An answer of which the rules are so certain stands where the reader gives it this chance."""
COMMANDING, COMMANDED = 0.3, 0.85
"""The chance of commands below which none of the rules' is carried out; that at which the reader's own is."""
CERTAINTY = 0.8
"""What is left of its chance as a certainty: what it alone understood is said back."""
COMMANDS = frozenset(Intent) - {Intent.ANSWER, Intent.UNCLEAR, Intent.OFF_TOPIC}
OPEN_ASIDES = frozenset((Aside.TALK, Aside.NAMING))
"""Questions, instructions and asking for time are plain by the rules."""
SETTLED_ASIDES = frozenset((Aside.DISTRESS, Aside.INSTRUCTION))
YES, NO = (Answer.YES, Answer.PROBABLY), (Answer.NO, Answer.PROBABLY_NOT)
OTHER_WAY = dict.fromkeys(YES, NO) | dict.fromkeys(NO, YES)


def understand(
    text: str, language: str = "en-US", asked: TurnKind = TurnKind.QUESTION, question: str = ""
) -> Understood:
    """What `text`, said in answer to `question`, means. Never raises; past 500 characters nothing is read."""
    return understand_by(reader_for(language), text, language, asked, question)


def understand_by(reader: TrainedReader | None, text: str, language: str, asked: TurnKind, question: str) -> Understood:
    """The same by another reader than the one that is shipped; by the rules alone without one."""
    echo = said_back(text, question, language) if asked is TurnKind.QUESTION else None
    if echo:
        return echo
    reading = by_rules(text, language, asked, question)
    if asked is TurnKind.QUESTION and half_said(reading, question, language):
        return UNCLEAR
    if reader is None or _settled(reading, text, asked):
        return reading.understood
    return _weighed(reading.understood, reader.read(text, reading))


def is_open(understood: Understood, text: str) -> bool:
    """Whether words were said that the rules find no meaning for."""
    if understood.intent is Intent.UNCLEAR:
        return any(char.isalpha() for char in text)
    return understood.aside in OPEN_ASIDES


def _settled(reading: Reading, text: str, asked: TurnKind) -> bool:
    """Whether the rules alone decide: in need, an order, no words; an answer in the words of the question; and what
    they know of a guess's answers.
    """
    understood = reading.understood
    if asked is TurnKind.GUESS:
        return understood.certainty > OPEN or not is_open(understood, text)
    instructed = understood.aside in SETTLED_ASIDES and understood.certainty > OPEN
    echoed = understood.answer and reading.spoken and all(clause.covered for clause in reading.clauses)
    return bool(echoed) or instructed or reading.words.code or not any(map(str.isalpha, text))


def _weighed(understood: Understood, chances: Mapping[str, float]) -> Understood:
    """What the rules understood, unless the reader finds something else likely."""
    commands = {one: chances[one] for one in COMMANDS}
    command = max(commands, key=lambda one: commands[one])
    if understood.intent in COMMANDS and sum(commands.values()) >= COMMANDING:
        return understood
    if commands[command] >= COMMANDED:
        return Understood(command, certainty=round(commands[command] * CERTAINTY, 3))
    answer = max(Answer, key=lambda one: chances[one])
    chance = chances[answer]
    opposites = OTHER_WAY.get(answer, ())
    likely = OVERRULING if understood.answer in opposites else LIKELY
    if chance < likely or sum(chances[one] for one in opposites) >= AGAINST:
        stays = understood.intent in (Intent.UNCLEAR, Intent.OFF_TOPIC) or _upheld(understood, chances)
        return understood if stays else UNCLEAR
    certainty = understood.certainty if answer is understood.answer else chance * CERTAINTY
    return Understood(Intent.ANSWER, answer, round(certainty, 3))


def _upheld(understood: Understood, chances: Mapping[str, float]) -> bool:
    answer = understood.answer
    if answer is None or understood.certainty < PLAIN or chances[answer] < UPHELD:
        return False
    return sum(chances[one] for one in OTHER_WAY.get(answer, ())) < AGAINST
