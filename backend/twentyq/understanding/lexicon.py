"""A language's phrases with their roles, and the best cover of some words by them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from itertools import product

from twentyq.game.answer import Answer
from twentyq.understanding.words import BREAKS, COMMA


class Role(StrEnum):
    """What a phrase does in a sentence; the meaning of each is explained in the language files."""

    INTERJECTION = auto()
    STATEMENT = auto()
    PASS = auto()
    NEGATOR = auto()
    HEDGE = auto()
    WONDER = auto()
    DOUBT = auto()
    CERTAINTY = auto()
    SUBJECT = auto()
    AUXILIARY = auto()
    ARTICLE = auto()
    FILLER = auto()
    CORRECTION = auto()
    REGRET = auto()
    RETRACTION = auto()
    VERDICT = auto()
    DESCRIBING = auto()
    PLACING = auto()
    JOINING = auto()
    CONTRAST = auto()
    COMMAND = auto()
    GAME = auto()
    PREFACE = auto()
    EXPLANATION = auto()
    PERSONAL = auto()
    QUESTION = auto()
    INSTRUCTION = auto()
    IMPERATIVE = auto()
    DISTRESS = auto()
    IDIOM = auto()
    SARCASM = auto()
    IRONY = auto()
    NAMING = auto()
    WAITING = auto()
    GREETING = auto()
    WORD = auto()
    BREAK = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase, a break, or a word that no phrase holds. Roles carry the answer or intent they stand for, or ""."""

    text: str
    roles: Mapping[Role, str]


@dataclass(slots=True)
class _Node:
    children: dict[str, "_Node"] = field(default_factory=dict)
    roles: dict[Role, str] = field(default_factory=dict)


_State = tuple[_Node, int, bool]
"""Place in a phrase, the cost of what was skipped so far, and whether the last word was one of the phrase's own."""
WORD_COST, ITEM_COST, COMMA_COST = 100, 10, 15
MAX_SKIPPED = 3


class Lexicon:
    """Phrases by their words."""

    def __init__(self, phrases: Iterable[tuple[str, Role, str]], adverbs: frozenset[str] = frozenset()) -> None:
        """From (phrase, role, value), where the first value of a role stands; `adverbs` may stand inside any phrase."""
        self._root = _Node()
        self._adverbs = adverbs
        self.words: set[str] = set()
        for phrase, role, value in phrases:
            node = self._root
            for word in phrase.split():
                self.words.add(word)
                node = node.children.setdefault(word, _Node())
            node.roles.setdefault(role, value)

    def cover(self, tokens: tuple[str, ...], extra: frozenset[str]) -> list[Item]:
        """The cover with the fewest words left over, then the fewest phrases; words of `extra` that begin no phrase of
        their own count as fillers.
        """
        best: list[tuple[int, int, Item | None]] = [(0, 0, None)] * (len(tokens) + 1)
        for start in range(len(tokens) - 1, -1, -1):
            best[start] = min(
                ((cost + best[end][0], end, item) for cost, end, item in self._choices(tokens, start, extra)),
                key=lambda choice: (choice[0], -choice[1]),
            )
        items, at = [], 0
        while at < len(tokens):
            _, at, item = best[at]
            if item is not None:
                items.append(item)
        return items

    def _choices(self, tokens: tuple[str, ...], start: int, extra: frozenset[str]) -> Iterator[tuple[int, int, Item]]:
        first = tokens[start]
        if first in BREAKS:
            yield 0, start + 1, Item(first, {Role.BREAK: first})
            return
        if first in extra and not (first in self._root.children and self._root.children[first].roles):
            yield ITEM_COST, start + 1, Item(first, {Role.FILLER: ""})
        else:
            yield WORD_COST, start + 1, Item(first, {Role.WORD: ""})
        states = [(self._root, 0, False)]
        for at in range(start, len(tokens)):
            states = list(self._following(states, tokens[at]))
            if not states:
                return
            for node, skipped, whole in states:
                if whole and node.roles:
                    yield ITEM_COST + skipped, at + 1, Item(" ".join(tokens[start : at + 1]), node.roles)

    def _following(self, states: list[_State], token: str) -> Iterator[_State]:
        """Where `token` leads in the phrases: to a next word, or past an adverb or comma inside a phrase."""
        for node, skipped, _ in states:
            if token in node.children:
                yield node.children[token], skipped, True
            if node is not self._root and token == COMMA:
                yield node, skipped + COMMA_COST, False
            if node is not self._root and token in self._adverbs and skipped % COMMA_COST < MAX_SKIPPED:
                yield node, skipped + 1, False


_CHOICE = re.compile(r"\(([^()]*)\)")


def phrases(text: str) -> Iterator[str]:
    """The phrases between the commas of `text`, with "(a|b)" written out."""
    for phrase in text.split(","):
        parts = _CHOICE.split(phrase)
        choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
        for chosen in product(*choices):
            if words := " ".join("".join(chosen).split()):
                yield words


def by_answer(data: Mapping[str, str]) -> Mapping[str, Answer]:
    """The phrases that stand under each answer, as texts are read."""
    return {phrase: answer for answer in Answer for phrase in phrases(data.get(answer, "").casefold())}
