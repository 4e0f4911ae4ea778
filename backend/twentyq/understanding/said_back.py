"""Answers in the words of the question, or by their opposites: "it flies" to "Does it fly?", "tiny" to "Is it big?"."""

import operator
from collections.abc import Iterator, Set
from dataclasses import replace

from twentyq.game.answer import Answer
from twentyq.understanding.asked import Asked, Words, asked_in, words_of
from twentyq.understanding.echoes import Echoes
from twentyq.understanding.intent import UNCLEAR, Intent, Understood
from twentyq.understanding.language import language_for
from twentyq.understanding.lexicon import Item, Role
from twentyq.understanding.rules import ECHOED, Reading, forms
from twentyq.understanding.unit import HEDGED
from twentyq.understanding.words import COMMA, QUERY

NEGATED = {Answer.YES: Answer.NO, Answer.PROBABLY: Answer.PROBABLY_NOT}
"""What "not" makes of a quality: the opposite of the other side is not yet this one."""
ADDED, LONGEST = 12, 5
"""Words that may stand around what is said back; words of the longest phrase among them, and one."""
_TELLING = frozenset((
    Role.INTERJECTION, Role.STATEMENT, Role.NEGATOR, Role.DOUBT, Role.PASS, Role.COMMAND, Role.WORD, Role.DISTRESS,
    Role.IDIOM,
))  # fmt: skip


def said_back(text: str, question: str, language: str) -> Understood | None:
    """What the whole text says in the question's words, or as a degree of what it asks; None where it is neither."""
    asked, echoes = asked_in(question, language), language_for(language).echoes
    said = tuple(word for word in words_of(text, language) if word != COMMA)
    if asked is None or echoes is None or not said or QUERY in text or len(said) > len(asked.predicate) + ADDED:
        return None
    for one in dict.fromkeys((said, _without_ending(said, echoes))):
        if found := _plainly(one, asked, echoes) or _thought(one, asked, echoes) or _upheld(one, asked, language):
            return found
    bare = not echoes.of_kind.isdisjoint(asked.kind)
    return _of_kind(said, asked, echoes, bare=True) if bare else None


def begun_plainly(text: str, question: str, language: str) -> str:
    """The same with a plain yes or no for what its first clause says back: "much lighter, it floats"."""
    leads = language_for(language).leads
    first, comma, rest = text.partition(",")
    told = said_back(first, question, language) if comma else None
    if not leads or not told or told.answer not in (Answer.YES, Answer.NO):
        return text
    return f"{next(word for word, answer in leads.answers.items() if answer is told.answer)},{rest}"


def _without_ending(said: Words, echoes: Echoes) -> Words:
    """Without "usually" and the like behind it."""
    end = next((end for end in range(len(said), 1, -1) if said[end - 1] not in echoes.degrees), 1)
    return said[:end]


def _plainly(said: Words, asked: Asked, echoes: Echoes) -> Understood | None:
    if _says(said, asked, echoes):
        return Understood(Intent.ANSWER, Answer.YES, ECHOED)
    for read in (_of_degree, _of_kind, _of_number, _of_count):
        if understood := read(said, asked, echoes):
            return understood
    return None


def _of_number(said: Words, asked: Asked, echoes: Echoes) -> Understood | None:
    """Yes to what it has by how many: "two of them", "two long ones" to "Does it have sleeves?"."""
    has = asked.kind[0] in echoes.having and " ".join(asked.kind[:3]) not in echoes.concerning
    if not has or not echoes.numbers.isdisjoint(asked.kind):
        return None
    simple = len([word for word in asked.kind if word not in echoes.articles]) == 2
    for number, *tail in _without(said, echoes.openings | echoes.subjects | echoes.before_kinds):
        counted = number in echoes.numbers or echoes.count(number)
        if counted and (not tail or " ".join(tail) in echoes.counted or (simple and tail[-1] in echoes.counted)):
            return Understood(Intent.ANSWER, Answer.YES, ECHOED)
    return None


def _of_count(said: Words, asked: Asked, echoes: Echoes) -> Understood | None:
    """What a number answers where a number is asked for: "four" to "Does it have more than two legs?"."""
    has, *limit = asked.kind
    at = next((at for at, word in enumerate(limit) if word in echoes.counts), len(limit))
    before, what, behind = " ".join(limit[:at]), " ".join(limit[at + 1 : at + 2]), " ".join(limit[at + 2 :])
    if before in echoes.above and not behind:
        enough = operator.gt
    elif not before and behind in echoes.reaching:
        enough = operator.ge
    elif before in {"", *echoes.exactly} and not behind:
        enough = operator.eq
    else:
        return None
    if has not in echoes.having or not what:
        return None
    for number, *tail in _without(said, echoes.openings | echoes.before_counts):
        count = echoes.count(number)
        if count is None or (count == 1 and not tail) or (tail and " ".join(tail) not in {*echoes.counted, what}):
            continue
        truth = enough(count, echoes.counts[limit[at]])
        return Understood(Intent.ANSWER, Answer.YES if truth else Answer.NO, ECHOED)
    return None


def _of_kind(said: Words, asked: Asked, echoes: Echoes, *, bare: bool = False) -> Understood | None:
    """What another kind answers than is asked for, of a colour, a place, an animal and so on; `bare` if alone."""
    if asked.compared:
        return None
    end = asked.predicate[-1]
    elided = said[-1] == end or not echoes.numbers.isdisjoint(asked.kind[-2:-1])
    passed = echoes.passed | {COMMA} | ({end} if elided else frozenset())
    for kinds in echoes.kinds:
        named = kinds.asked_of(asked.kind, passed)
        if len(named) > 1 and echoes.alternatives.isdisjoint(asked.kind):
            continue
        for rest in _without(said, echoes.openings | echoes.subjects | echoes.degrees | echoes.before_kinds):
            answer = kinds.answer(" ".join(rest), named) or kinds.answer(" ".join(rest[: -(rest[-1] == end)]), named)
            if answer and (bare or rest != said):
                return Understood(Intent.ANSWER, answer, ECHOED)
    return None


def _thought(said: Words, asked: Asked, echoes: Echoes) -> Understood | None:
    """The same with "I think" before or behind it."""
    backwards = frozenset(" ".join(reversed(phrase.split())) for phrase in echoes.thinking)
    kept = {tuple(reversed(rest)) for rest in _without(said[::-1], backwards)} | {*_without(said, echoes.thinking)}
    for rest in kept - {said}:
        understood = _plainly(rest, asked, echoes)
        if understood and understood.answer:
            return replace(understood, answer=HEDGED.get(understood.answer, understood.answer))
    return None


def _upheld(said: Words, asked: Asked, language: str) -> Understood | None:
    """A plain answer that the same words would give without it: "yes, quite a bit bigger"."""
    known = language_for(language)
    if not known.leads or not known.echoes or said[0] not in known.leads.plain or not said[1:]:
        return None
    answer, rest = known.leads.answers[said[0]], said[1:]
    told = _plainly(rest, asked, known.echoes) or _of_kind(rest, asked, known.echoes, bare=True)
    agreed = told is not None and told.answer in (answer, HEDGED[answer])
    return Understood(Intent.ANSWER, answer, ECHOED) if agreed else None


def half_said(reading: Reading, question: str, language: str) -> bool:
    """Whether it says no more than a part of what is asked: "it lives" to "Does it live in water?"."""
    asked, echoes = asked_in(question, language), language_for(language).echoes
    roles = frozenset(role for item in reading.items for role in item.roles)
    if asked is None or echoes is None or roles & _TELLING:
        return False
    said = frozenset(reading.words.tokens)
    predicate = frozenset(form for word in asked.predicate if word != COMMA for form in forms(word))
    begun = any(predicate & set(item.text.split()) for item in reading.items if not _answers(item))
    return begun and not any(all(map(said.intersection, map(forms, told))) for told in asked.contents(echoes))


def placed(reading: Reading, question: str, language: str) -> bool:
    """Whether it is said to be in or of what it is asked to be: "it's in a building" to "Is it a building?"."""
    asked, echoes = asked_in(question, language), language_for(language).echoes
    if asked is None or echoes is None or asked.predicate[0] not in echoes.articles or reading.spoken == 0:
        return False
    if any({Role.INTERJECTION, Role.WORD} & item.roles.keys() for item in reading.items):
        return False
    return any(Role.PLACING in item.roles and item.text not in asked.predicate for item in reading.items)


def _answers(item: Item) -> bool:
    """Whether it is of "it is" or a hedge."""
    single = " " not in item.text
    return Role.HEDGE in item.roles or (single and bool({Role.SUBJECT, Role.AUXILIARY} & item.roles.keys()))


def _says(said: Words, asked: Asked, echoes: Echoes) -> bool:
    """Whether it is all that is asked, of the subject or without one."""
    if asked.opening in echoes.being:
        return any(form in asked.wholes for form in _without(said, echoes.openings))
    wholes = {(echoes.inflected(verb), *rest) for verb, *rest in asked.wholes}
    spoken = [rest for rest in _without(said, echoes.subjects) if rest != said]
    spoken += [rest[1:] for rest in spoken if rest[0] == asked.opening]
    return said in wholes or any(rest in wholes | asked.wholes for rest in spoken)


def _of_degree(said: Words, asked: Asked, echoes: Echoes) -> Understood | None:
    """What a degree or the opposite of what is asked answers to it."""
    for opened in _without(said, echoes.openings | echoes.subjects):
        negated = opened[0] in echoes.negating
        for degree in _without(opened[negated:], echoes.degrees):
            answer = _compared(degree, asked, echoes) or _on_scale(degree, asked, echoes)
            answer = answer or (Answer.YES if degree in asked.qualities else None)
            if answer and negated:
                return Understood(Intent.ANSWER, NEGATED[answer], ECHOED) if answer in NEGATED else UNCLEAR
            if answer:
                return Understood(Intent.ANSWER, answer, ECHOED)
    return None


def _compared(said: Words, asked: Asked, echoes: Echoes) -> Answer | None:
    """YES to one of what is compared, NO to its opposite, SOMETIMES to what is alike."""
    if not asked.standard:
        return None
    more, less = _before(said, echoes.comparing, asked, echoes), _before(said, echoes.likening, asked, echoes)
    if less in echoes.alike:
        return Answer.SOMETIMES
    if more in asked.compared:
        return Answer.YES
    return Answer.NO if any(more in echoes.opposites.get(word, ()) for word in asked.compared) else None


def _before(said: Words, joining: Set[str], asked: Asked, echoes: Echoes) -> str:
    """What is said before the standard of the comparison, which may be left out; all of it where it is another one."""
    standard = asked.standard[1:]
    same = (standard, tuple(echoes.mirrored.get(one, one) for one in standard))
    for at, word in enumerate(said):
        behind = said[at + 1 :]
        if word in joining and (behind in same or " ".join(behind) in echoes.subjects):
            return " ".join(said[:at])
    return " ".join(said)


def _on_scale(said: Words, asked: Asked, echoes: Echoes) -> Answer | None:
    """What the first scale that names the quality answers."""
    left = tuple(word for word in asked.predicate if word not in echoes.unsaid)
    quality = " ".join(said)
    for scale in echoes.scales:
        fits = any(_begins(words, one.split()) for one in scale.asked for words in (asked.predicate, left))
        if fits and quality in scale.answers:
            return scale.answers[quality]
    return None


def _begins(words: Words, beginning: list[str]) -> bool:
    return list(words[: len(beginning)]) == beginning


def _without(said: Words, phrases: Set[str]) -> Iterator[Words]:
    """It, and what is left of it without some of the phrases at its beginning."""
    begins = {0}
    for at in range(len(said)):
        if at in begins:
            yield said[at:]
            begins |= {end for end in range(at + 1, min(at + LONGEST, len(said))) if " ".join(said[at:end]) in phrases}
