"""What a question asks, whatever words it is put in: concepts in place of words, with a side for opposites."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

REMEMBERED = 4_096
"""Questions whose meaning is kept: the decks' own and those of the games that are played."""
_WORD = re.compile(r"\w+")


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > len("its") and not word.endswith("ss") else word


_EMPTY = frozenset(
    _stem(word)
    for word in _WORD.findall(
        "a an the is are was were be been do does did can could has have had will would should might may must it its"
        " this that they thing something you your usually normally typically generally often mainly mostly really"
        " actually ever some any kind type sort of considered called known as s t someone typical"
    )
)
"""Words that make no difference between two questions."""
_NOT = frozenset(("not", "isn", "aren", "doesn", "don", "wasn", "hasn", "cannot", "never"))


Meaning = frozenset[tuple[str, bool]]
"""The concepts of a question, each with whether its opposite is meant."""


@lru_cache(REMEMBERED)
def meaning_of(question: str) -> Meaning:
    """What a question asks."""
    pattern, known = _phrases()
    found: set[tuple[str, bool]] = set()
    turned = False
    for phrase in pattern.findall(" ".join(map(_stem, _WORD.findall(question.casefold())))):
        if phrase in _NOT:
            turned = not turned
            continue
        concept, opposite = known.get(phrase, (phrase, False))
        if concept not in _EMPTY:
            found.add((concept, opposite != turned))
            turned = False
    return frozenset(found)


def concepts_of(question: str) -> frozenset[str]:
    """What a question is about, whichever side it asks for."""
    return frozenset(concept for concept, _ in meaning_of(question))


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    """A pattern of all phrases, the longest first, then any word; and each phrase's concept and side."""
    known = {" ".join(map(_stem, _WORD.findall(phrase))): (name, side) for phrase, name, side in _entries()}
    longest = sorted(map(re.escape, known), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest)})\b|\w+"), known


def _entries() -> Iterator[tuple[str, str, bool]]:
    text = (files("twentyq.guessing.llm.moves") / "meanings.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            for opposite, side in enumerate(line.split("/")):
                yield from ((phrase, line.split(",")[0], bool(opposite)) for phrase in side.split(","))
