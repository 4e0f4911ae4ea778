"""What an answer says of the thing besides: that it is of glass, in "no, it's glass" to "Is it made of metal?"."""

import re
from collections.abc import Iterator, Mapping, Set
from itertools import pairwise
from typing import Protocol

from twentyq.understanding.asked import Words, asked_in, words_of
from twentyq.understanding.language import language_for
from twentyq.understanding.passing import Passing
from twentyq.understanding.words import COMMA, QUERY, normalize

_STOPS = re.compile(r"[.!;:()\n\u2026\u2013\u2014]+|\s-+\s")


class Phrases(Protocol):
    """What is said in passing, of some questions."""

    longest: int
    """Words of the longest phrase."""

    def meaning(self, words: Words) -> Mapping[str, bool] | None:
        """The questions that a phrase answers, by id, with whether by yes; None where these words are none."""


def remarked(
    text: str, question: str, language: str, known: Phrases, *, subject: str = "", whole: bool = False
) -> Mapping[str, bool]:
    """The questions of a deck, by id, that `text`, said in answer to `question`, answers besides, with whether by yes.

    `subject`, the question's own id, is among them where it is told of. Only clauses count that say nothing else;
    `whole`: the text is to be one. Empty for a text that asks, and where the language's file does not tell.
    """
    spoken, asked = language_for(language), asked_in(question, language)
    passing, echoes = spoken.passing, spoken.echoes
    if passing is None or echoes is None or QUERY in text or asked is None:
        return {}
    words = frozenset(words_of(text, language))
    if not passing.limiting.isdisjoint(words):
        return {}
    bare = asked.opening in echoes.being and passing.objects.isdisjoint(asked.predicate)
    own = passing.others.isdisjoint(words)
    found: dict[str, set[bool]] = {}
    clauses = [one for one in _clauses(text, language, passing, echoes.articles) if not passing.light.issuperset(one)]
    asking = echoes.being | echoes.doing
    for clause in clauses if not whole or len(clauses) == 1 else ():
        if any(word in asking and after in echoes.subjects for word, after in pairwise(clause)):
            continue
        for fact, truth in _facts(clause, passing, known, subject, bare=bare, own=own).items():
            found.setdefault(fact, set()).add(truth)
    return {fact: truths.pop() for fact, truths in found.items() if len(truths) == 1}


def _clauses(text: str, language: str, passing: Passing, articles: Set[str]) -> Iterator[Words]:
    """What stands between breaks and words that join, without articles."""
    for part in _STOPS.split(normalize(text)):
        clause: list[str] = []
        for word in (*words_of(part, language), COMMA):
            if word in articles:
                # "No a city" denies nothing of cities.
                clause = [] if passing.denying.issuperset(clause) else clause
            elif word != COMMA and (word not in passing.joining or passing.tells_degree(word, clause[-1:])):
                clause.append(word)
            elif clause:
                yield tuple(clause)
                clause = []


def _facts(
    clause: Words, passing: Passing, known: Phrases, subject: str, *, bare: bool, own: bool
) -> Mapping[str, bool]:
    """What a clause answers: by who it speaks of, and by one phrase, the longest, among words that say nothing.

    What stands alone behind a question for anything else than what it is may be what it eats: then a subject is
    needed, a place, or that it tells of the question, `subject`, too.
    """
    person = _person(clause, passing, known) if own else {}
    for size in range(min(known.longest, len(clause)), 0, -1):
        for at in range(len(clause) - size + 1):
            phrase = clause[at : at + size]
            meaning = None if passing.persons.issuperset(phrase) else known.meaning(phrase)
            if meaning:
                told = bare or subject in meaning or not passing.opening.isdisjoint(clause[: at + 1])
                before, behind = _opened(clause[:at], passing), clause[at + size :]
                told &= passing.light.issuperset(before) and passing.closing.issuperset(behind)
                return {**person, **meaning} if told else person
    return person


def _person(clause: Words, passing: Passing, known: Phrases) -> Mapping[str, bool]:
    """What it says that somebody is spoken of: "he has paws", but not who has to do with it: "he made it"."""
    at = next((at for at, word in enumerate(clause) if word in passing.persons), None)
    if at is None or not passing.made.isdisjoint(clause[at:]):
        return {}
    said = passing.light.issuperset(_opened(clause[: at + 1], passing))
    return known.meaning(clause[at : at + 1]) or {} if said else {}


def _opened(before: Words, passing: Passing) -> Words:
    """Without a no that answers: "no it is"; in "no wood" it is of the phrase."""
    return before[1:] if len(before) > 1 and before[0] in passing.denying else before
