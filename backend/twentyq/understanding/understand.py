"""A player's words -> what they mean: by rules, weighed by a trained reader where a language has one."""

from collections.abc import Mapping
from typing import NamedTuple

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding.asked import words_of
from twentyq.understanding.intent import COMMANDS, UNCLEAR, Aside, Intent, Understood
from twentyq.understanding.language import language_for
from twentyq.understanding.led import DETAIL, accepted, amid, begun, beside, concluded, contradicts, led, limited
from twentyq.understanding.lexicon import Role
from twentyq.understanding.rules import ASKED, OPEN, Reading, by_rules, orders
from twentyq.understanding.said_back import begun_plainly, half_said, placed, said_back
from twentyq.understanding.trained import TrainedReader, reader_for


class Point(NamedTuple):
    """The chances from which an answer is taken."""

    alone: float
    """Of what the trained reader finds by itself."""
    agreed: float
    """Of what the rules find, too."""
    against: float
    """Of what the rules speak against, or where they find yes and no in one breath."""


POINT = Point(alone=0.65, agreed=0.53, against=0.9)
"""Figures from tests/benchmarks/in_words."""
BEGUN = Point(alone=0.1, agreed=0.1, against=0.5)
"""In a game, where an answer stands plainly at the beginning."""
AGAINST = 0.1
"""The chance of the other direction at which no answer is taken."""
UNSURE = 0.25
"""That of all answers together at which a plain "don't know" stands no more."""
PLAIN = 0.9
"""An answer of which the rules are so certain stands where the reader agrees, though another is likelier to it."""
COMMANDING, COMMANDED = 0.3, 0.8
"""The chance of commands below which none of the rules' is carried out; that at which the reader's own is."""
NOISE = 0.95
"""The chance of neither answer nor command from which on nothing is taken for one that is so in part."""
CERTAINTY = 0.8
"""What is left of its chance as a certainty: what it alone understood is said back."""
OPEN_ASIDES = frozenset((Aside.TALK, Aside.NAMING))
"""Questions, instructions and asking for time are plain by the rules."""
NONE = "NONE"
"""What the reader calls what is neither answer nor command."""
SPEAKER = ":"
"""Stands behind who says the rest: "assistant: yes"."""
CLOSING = frozenset((Intent.QUIT, Intent.RESTART, Intent.UNDO))
"""Commands that no word behind them takes back."""
YES, NO = (Answer.YES, Answer.PROBABLY), (Answer.NO, Answer.PROBABLY_NOT)
HEDGES = (Answer.SOMETIMES, Answer.PROBABLY, Answer.PROBABLY_NOT)
OTHER_WAY = dict.fromkeys(YES, NO) | dict.fromkeys(NO, YES)


def understand(
    text: str, language: str = "en-US", asked: TurnKind = TurnKind.QUESTION, question: str = ""
) -> Understood:
    """What `text`, said in answer to `question`, means. Never raises; past 500 characters nothing is read."""
    return understand_by(reader_for(language), text, language, asked, question)


def understand_by(
    reader: TrainedReader | None, text: str, language: str, asked: TurnKind, question: str, point: Point = POINT
) -> Understood:
    """The same by another reader than the one that is shipped, or at another point; by the rules alone without one."""
    echo = said_back(text, question, language) if asked is TurnKind.QUESTION else None
    if echo:
        return echo
    in_game = asked is TurnKind.QUESTION and bool(question)
    if in_game:
        text = begun_plainly(text, question, language)
    reading = by_rules(text, language, asked, question)
    bare = _bare(text, question, language, reading) if asked is TurnKind.QUESTION else None
    if bare:
        return bare
    part = _partly(reading, language) if in_game else None
    if in_game and not part and (half_said(reading, question, language) or placed(reading, question, language)):
        return UNCLEAR
    named = _named(reading, text, language) if asked is TurnKind.GUESS else None
    if named:
        return Understood(Intent.ANSWER, named, DETAIL)
    if not part and _settled(reading, text, asked):
        return reading.understood
    plain = led(reading, language) if in_game else None
    if reader is None:
        return plain or reading.understood
    chances = reader.read(text, reading)
    plain = plain or (part if chances[NONE] < NOISE else None)
    plain = _command(reading.understood, chances) or plain
    if plain or _instructed(reading.understood):
        return plain or reading.understood
    if not in_game:
        return _weighed(reading.understood, chances, point)
    weighed = _weighed(reading.understood, chances, _point_in_game(point, reading, language))
    return UNCLEAR if _asks_back(weighed, reading, language) else weighed


def _named(reading: Reading, text: str, language: str) -> Answer | None:
    """What a plain answer that stands apart says of a guess, where the rules find none; so does the last sentence.

    Who asks how it was guessed does not ask whether it was.
    """
    found = reading.understood
    if found.answer is Answer.PROBABLY and (found.certainty == ASKED or accepted(reading, language)):
        return Answer.YES
    if found.answer or found.aside is Aside.DISTRESS:
        return None
    answer = begun(reading, language)
    if answer or SPEAKER in text or found.intent in CLOSING or _instructed(found):
        return answer
    last = concluded(reading, language)
    plain = found.intent not in COMMANDS and found.aside is not Aside.NAMING and not limited(reading)
    if last is Answer.NO or (last and plain):
        return last
    return amid(reading, language) if plain else None


def _point_in_game(point: Point, reading: Reading, language: str) -> Point:
    """What stands plainly at the beginning is taken sooner, what is limited later: "yes, but another kind"."""
    point = BEGUN if begun(reading, language) or amid(reading, language) else point
    limited = any(Role.CONTRAST in clause.opening.roles and not clause.covered for clause in reading.clauses)
    return point._replace(agreed=point.alone) if limited else point


def _asks_back(weighed: Understood, reading: Reading, language: str) -> bool:
    """Whether it tells of the thing beside the question, or against it, and the reader alone finds an answer."""
    alone = weighed.answer not in (None, Answer.UNKNOWN) and reading.understood.answer is None
    if (alone or weighed.aside is Aside.TALK) and beside(reading, language):
        return True
    return alone and weighed.answer in YES and contradicts(reading, language)


def _bare(text: str, question: str, language: str, reading: Reading) -> Understood | None:
    """What a phrase means that names no answer by itself: "neither" is a no where the question leaves a choice."""
    known = language_for(language)
    if " ".join(words_of(text, language)) not in known.alone:
        return None
    choice = known.echoes is not None and not known.echoes.alternatives.isdisjoint(words_of(question, language))
    return reading.understood if choice and reading.understood.answer is Answer.NO else UNCLEAR


def _partly(reading: Reading, language: str) -> Understood | None:
    """What is said of a part or perhaps, where the rules find no answer."""
    known = language_for(language).partly
    if known is None or reading.understood.answer not in (None, Answer.UNKNOWN) or orders(reading.items):
        return None
    answer = known.answer(" ".join(item.text for item in reading.items))
    return Understood(Intent.ANSWER, answer, DETAIL) if answer else None


def is_open(understood: Understood, text: str) -> bool:
    """Whether words were said that the rules find no meaning for."""
    if understood.intent is Intent.UNCLEAR:
        return any(char.isalpha() for char in text)
    return understood.aside in OPEN_ASIDES


def _settled(reading: Reading, text: str, asked: TurnKind) -> bool:
    """Whether the rules alone decide: in need, no words; an answer in the words of the question; and what they know of
    a guess's answers.
    """
    understood = reading.understood
    if asked is TurnKind.GUESS:
        return understood.certainty > OPEN or not is_open(understood, text)
    echoed = understood.answer and reading.spoken and all(clause.covered for clause in reading.clauses)
    if echoed or understood.aside is Aside.DISTRESS:
        return True
    return reading.words.code or not any(map(str.isalpha, text))


def _instructed(understood: Understood) -> bool:
    """Whether the machine is plainly told what to do, in which no answer is looked for."""
    return understood.aside is Aside.INSTRUCTION and understood.certainty > OPEN


def _command(understood: Understood, chances: Mapping[str, float]) -> Understood | None:
    """The command that the reader finds, or that the rules do and it does not rule out."""
    command = max(COMMANDS, key=lambda one: chances[one])
    if command is not understood.intent and chances[command] >= COMMANDED:
        return Understood(command, certainty=round(chances[command] * CERTAINTY, 3))
    possible = sum(chances[one] for one in COMMANDS) >= COMMANDING and chances[command] > chances[NONE]
    return understood if understood.intent in COMMANDS and possible else None


def _weighed(understood: Understood, chances: Mapping[str, float], point: Point) -> Understood:
    """What the rules understood, unless the reader finds an answer likely."""
    answer = max(Answer, key=lambda one: chances[one])
    contradictory = understood.intent is Intent.UNCLEAR and understood.certainty > OPEN
    against = contradictory or understood.answer in OTHER_WAY.get(answer, ())
    likely = point.against if against else point.agreed if answer is understood.answer else point.alone
    if not _is_taken(answer, chances, likely):
        stays = understood.answer is None or _is_upheld(understood, chances, point)
        return understood if stays and understood.intent not in COMMANDS else UNCLEAR
    certainty = understood.certainty if answer is understood.answer else chances[answer] * CERTAINTY
    return Understood(Intent.ANSWER, answer, round(certainty, 3))


def _is_upheld(understood: Understood, chances: Mapping[str, float], point: Point) -> bool:
    """Whether the rules are certain, and their answer or one of the same direction is likely."""
    answer = understood.answer
    if answer is None or understood.certainty < PLAIN:
        return False
    if answer is Answer.UNKNOWN and chances[NONE] < AGAINST:
        return sum(chances[one] for one in (*YES, *NO)) < UNSURE
    same = HEDGES if answer is Answer.SOMETIMES else next((way for way in (YES, NO) if answer in way), (answer,))
    return sum(chances[one] for one in same) >= point.agreed and _is_taken(answer, chances, 0)


def _is_taken(answer: Answer, chances: Mapping[str, float], likely: float) -> bool:
    """Whether it is likely enough, and the other direction is not."""
    return chances[answer] >= likely and sum(chances[one] for one in OTHER_WAY.get(answer, ())) < AGAINST
