"""A player's words -> what they mean, by rules and the phrases of a language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding.clause import Clause
from twentyq.understanding.conclusion import answer_of, command_of, divides, is_verdict, regrets
from twentyq.understanding.intent import Aside, Intent, Understood
from twentyq.understanding.language import Language, language_for
from twentyq.understanding.lexicon import Item, Role
from twentyq.understanding.sentence import split
from twentyq.understanding.unit import HEDGED, PLAIN, ContradictionError
from twentyq.understanding.words import QUERY, Words, read_words

_WORD = re.compile(r"\w+")
OPEN = 0.5
"""The certainty with which words mean nothing that the rules know: they may mean something all the same."""
BREAK = Item("", {Role.BREAK: ""})
BEFORE = frozenset((Role.FILLER, Role.BREAK, Role.GREETING))
"""What may stand before an answer."""
INFLECTED = 3
"""Letters of the shortest word of a question that is known again in another form."""
STRAY_WORDS = 2
"""As many free words after an answer have to be about something."""
TALK_WORDS = 2
"""As many words of everyday talk make a sentence, not noise."""
MENDED, EXPLAINED, ECHOED, CORRECTED, ASKED = 0.85, 0.95, 0.9, 0.9, 0.7
"""What is left of the certainty of an answer that was misspelt, goes on in free words and so on; the last also of one
that is meant the other way."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules make of a text: its words, their phrases and clauses, and what they come to."""

    words: Words
    understood: Understood
    items: Sequence[Item] = ()
    clauses: Sequence[Clause] = ()
    """None where it says yes and no in one breath."""
    topics: frozenset[str] = frozenset()
    """Words of the question."""

    @property
    def spoken(self) -> int:
        """How many of them that mean nothing else were said."""
        return sum(item.text in self.topics and Role.FILLER in item.roles for item in self.items)


def by_rules(text: str, language: str, asked: TurnKind, question: str) -> Reading:
    """What `text`, said in answer to `question`, means; UNCLEAR or an aside where the rules leave it open."""
    known = language_for(language)
    # Words of the question say nothing new in an answer: "it is alive".
    topics = frozenset(form for word in _WORD.findall(question.casefold()) for form in forms(word))
    words = read_words(text, known.spelling, topics)
    if not any(token.isalnum() for token in words.tokens):
        return Reading(words, Understood(Intent.HELP if QUERY in words.tokens else Intent.UNCLEAR, certainty=0.5))
    items = known.lexicons[asked].cover(words.tokens, topics)
    if any(Role.DISTRESS in item.roles for item in items):
        return Reading(words, _off_topic(Aside.DISTRESS), items)
    clauses: list[Clause] = []
    try:
        clauses = split(items)
        return Reading(words, _meaning(items, clauses, words, known, topics), items, clauses, topics)
    except ContradictionError:
        return Reading(words, Understood(Intent.UNCLEAR), items, clauses, topics)


def forms(word: str) -> Iterator[str]:
    """A word of the question as an answer may say it back: "flies" to "fly"."""
    yield word
    if len(word) >= INFLECTED:
        yield from (word + "s", word + "es", word.removesuffix("y") + "ies", word.removesuffix("s"))
        yield from (word.removesuffix("e") + "ing", word.removesuffix("e") + "ed")


def _meaning(
    items: list[Item], clauses: list[Clause], words: Words, language: Language, topics: frozenset[str]
) -> Understood:
    command = command_of(clauses, plainly=True)
    if command or regrets(clauses):
        return Understood(Intent(command or Intent.UNDO), certainty=MENDED if words.mended else 1.0)
    if words.code or _instructs(clauses, items):
        return _off_topic(Aside.INSTRUCTION)
    if _asks(clauses):
        return _off_topic(Aside.QUESTION)
    sarcastic = any(Role.SARCASM in item.roles for item in items)
    if not sarcastic and any(Role.IRONY in item.roles for item in items):
        return Understood(Intent.UNCLEAR)
    answer = Answer.NO if sarcastic else answer_of(clauses)
    divided = answer is None and divides(clauses, language)
    if divided:
        answer = Answer.SOMETIMES
    plain = sarcastic or divided or any(is_verdict(clause) for clause in clauses[-1:])
    if answer is not None and (plain or not (_strays(clauses, items, topics, language) or orders(items))):
        return _answered(answer, clauses, words)
    command = command_of(clauses, plainly=False)
    if command and not any(clause.answer for clause in clauses):
        return Understood(Intent(command), certainty=ECHOED)
    aside = _aside(clauses, items, language)
    return Understood(Intent.OFF_TOPIC if aside else Intent.UNCLEAR, aside=aside, certainty=OPEN)


def _instructs(clauses: list[Clause], items: list[Item]) -> bool:
    """Whether the machine is told what to do; a phrase that is an imperative, too, tells it where a clause begins."""
    begun = [item for clause in clauses for item in clause.spoken[:1]]
    told = [item for item in items if Role.INSTRUCTION in item.roles]
    return any(Role.IMPERATIVE not in item.roles or item in begun for item in told)


def _strays(clauses: list[Clause], items: list[Item], topics: frozenset[str], language: Language) -> bool:
    """Whether free words follow an answer which neither give a reason nor speak of the thing."""
    free = [item for item in items if item.roles.keys() & {Role.WORD, Role.COMMAND} and Role.QUESTION not in item.roles]
    reasons = any(Role.EXPLANATION in item.roles and Role.JOINING not in item.roles for item in items)
    spoken = {word for item in items for word in item.text.split()}
    about = spoken & (language.references | {topic for topic in topics if topic not in language.ordinary})
    if any(clause.begins_with(Role.PERSONAL) for clause in clauses):
        about -= language.persons
    return len(free) >= STRAY_WORDS and not reasons and not about


def orders(items: Sequence[Item]) -> bool:
    """Whether somebody is told to do something: "no don't touch that", "put the kettle on, yes"."""
    begins = True
    for item, second, third in zip(items, (*items[1:], BREAK), (*items[2:], BREAK, BREAK), strict=False):
        roles = item.roles.keys()
        told = Role.IMPERATIVE in roles and " " not in item.text
        if begins and told and {Role.WORD, Role.ARTICLE, Role.SUBJECT} & second.roles.keys():
            return True
        if begins and Role.AUXILIARY in roles and Role.NEGATOR in second.roles and Role.WORD in third.roles:
            return item.text == "do"
        joins = Role.JOINING in roles and Role.NEGATOR not in roles
        begins = joins or bool({Role.INTERJECTION, Role.BREAK} & roles) or (begins and Role.FILLER in roles)
    return False


def _answered(answer: Answer, clauses: list[Clause], words: Words) -> Understood:
    answers = [clause for clause in clauses if clause.answer is not None]
    certainty = MENDED if words.mended else 1.0
    if words.tokens[-1] == QUERY and answer in PLAIN:
        answer, certainty = HEDGED[answer], certainty * ASKED
    certainty *= ASKED if any(Role.SARCASM in item.roles for clause in clauses for item in clause.items) else 1.0
    certainty *= EXPLAINED if not all(clause.covered for clause in clauses) else 1.0
    certainty *= ECHOED if answers and all(clause.echo for clause in answers) else 1.0
    certainty *= CORRECTED if any(clause.corrects for clause in answers) else 1.0
    return Understood(Intent.ANSWER, answer, round(certainty, 3))


def _asks(clauses: list[Clause]) -> bool:
    """Whether the machine is asked something; after a plain answer a question is only how it is said."""
    for clause in clauses:
        if _is_question(clause):
            return True
        if clause.answer in PLAIN and clause.covered and clause.plain:
            return False
    return False


def _is_question(clause: Clause) -> bool:
    """Whether it asks the machine: begins with a word of asking, or with an auxiliary before its subject."""
    if clause.explains or clause.begins_with(Role.QUESTION):
        return not clause.explains
    follows = clause.spoken[1].roles.keys() if len(clause.spoken) > 1 else frozenset[Role]()
    return clause.begins_with(Role.AUXILIARY) and bool({Role.SUBJECT, Role.PERSONAL, Role.WORD} & follows)


def _aside(clauses: list[Clause], items: list[Item], language: Language) -> Aside | None:
    """What kind of talk it is, None for noise."""
    roles = {role for item in items for role in item.roles}
    if any(clause.begins_with(Role.WAITING) for clause in clauses):
        return Aside.WAITING
    if any(clause.begins_with(Role.IMPERATIVE) for clause in clauses):
        return Aside.INSTRUCTION
    if any(
        clause.begins_with(Role.NAMING, Role.ARTICLE) and not (clause.covered or clause.explains) for clause in clauses
    ):
        return Aside.NAMING
    if Role.QUESTION in roles:
        return Aside.QUESTION
    ordinary = sum(word in language.ordinary for item in items for word in item.text.split())
    return Aside.TALK if Role.GREETING in roles or (ordinary >= TALK_WORDS and Role.WORD in roles) else None


def _off_topic(aside: Aside) -> Understood:
    return Understood(Intent.OFF_TOPIC, aside=aside)
