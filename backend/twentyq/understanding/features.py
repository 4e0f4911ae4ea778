"""What the trained reader sees of a text: n-grams of words, characters and roles, and what the rules made of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING
from zlib import crc32

from twentyq.understanding.lexicon import Item, Role
from twentyq.understanding.rules import BEFORE, Reading
from twentyq.understanding.words import QUERY, normalize

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

BUCKETS = 1 << 17
"""Features share a weight where their checksums meet."""
WORDS, ROLES, CHARACTERS = range(1, 4), range(1, 5), range(2, 6)
"""Lengths of n-grams; those of characters stay within a word, whose ends count."""
APART = 6
"""Words so far apart still make a pair."""
BEGINNING, END = "^", "$"
_TOKEN = re.compile(r"[\w']+|[?!.,]|[^\w\s]")
_TELLING = (
    Role.DISTRESS, Role.COMMAND, Role.IDIOM, Role.SARCASM, Role.IRONY, Role.INTERJECTION, Role.STATEMENT, Role.PASS,
    Role.NEGATOR, Role.DOUBT, Role.HEDGE, Role.WONDER, Role.CERTAINTY, Role.AUXILIARY, Role.VERDICT, Role.CORRECTION,
    Role.REGRET, Role.CONTRAST, Role.INSTRUCTION, Role.QUESTION, Role.IMPERATIVE, Role.NAMING, Role.WAITING,
    Role.GREETING, Role.SUBJECT, Role.PERSONAL, Role.ARTICLE, Role.EXPLANATION,
)  # fmt: skip
"""Of a phrase's roles the first of these counts."""


def features(text: str, reading: Reading) -> "tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]":
    """Buckets of the text's features with their values; each kind has length 1."""
    import numpy as np

    kinds = [set(map(_bucket, kind)) for kind in _kinds(text, reading)]
    buckets = np.fromiter(chain.from_iterable(kinds), np.intp)
    values = np.repeat([len(kind) ** -0.5 if kind else 0 for kind in kinds], list(map(len, kinds)))
    return buckets, values.astype(np.float32)


def _kinds(text: str, reading: Reading) -> Iterable[Iterator[str]]:
    tokens = _TOKEN.findall(normalize(text).casefold())
    roles = [_role(item) for item in reading.items]
    return (
        _sequences("w", tokens, WORDS),
        _of_characters(tokens),
        _sequences("r", roles, ROLES),
        _pairs((BEGINNING, *reading.words.tokens, END)),
        _of_rules(reading),
    )


def _sequences(kind: str, parts: Sequence[str], lengths: range) -> Iterator[str]:
    parts = [BEGINNING, *parts, END]
    for length in lengths:
        for start in range(len(parts) - length + 1):
            yield f"{kind} {' '.join(parts[start : start + length])}"


def _of_characters(tokens: Sequence[str]) -> Iterator[str]:
    for token in tokens:
        padded = f" {token} "
        for length in CHARACTERS:
            for start in range(len(padded) - length + 1):
                yield "#" + padded[start : start + length]


def _pairs(words: Sequence[str]) -> Iterator[str]:
    for at, first in enumerate(words):
        for second in words[at + 1 : at + 1 + APART]:
            yield f"{first} .. {second}"


def _of_rules(reading: Reading) -> Iterator[str]:
    """What the rules made of the whole, of each clause, and what they could not place."""
    understood, clauses = reading.understood, reading.clauses
    answers = [str(clause.answer) for clause in clauses] or [""]
    yield f"= {understood.intent} {understood.answer} {understood.aside}"
    yield f"~ {understood.intent} {understood.answer} {understood.certainty:.1f}"
    yield f"first {answers[0]}"
    yield f"last {answers[-1]}"
    yield f"all {' '.join(answers[:5])}"
    yield f"said {' '.join(answer for answer in answers if answer != 'None')}"
    for at, clause in enumerate(clauses):
        yield f"clause {at == len(clauses) - 1} {clause.answer} {clause.covered} {clause.echo} {clause.plain}"
    yield f"negations {sum(Role.NEGATOR in item.roles for item in reading.items)}"
    yield f"free {min(sum(Role.WORD in item.roles for item in reading.items), 6)}"
    yield f"asked {bool(reading.topics)} {min(reading.spoken, 3)}"
    yield f"leads {bool(reading.topics)} {_lead(reading.items)}"
    yield f"words {min(len(reading.words.tokens) // 2, 10)} {QUERY in reading.words.tokens}"


def _lead(items: Sequence[Item]) -> str:
    """The plain answer with which it begins, and whether a break stands behind it; "" where there is none."""
    at = next((at for at, item in enumerate(items) if not BEFORE & item.roles.keys()), len(items))
    apart = any(Role.BREAK in item.roles for item in items[at + 1 : at + 2])
    return f"{items[at].roles.get(Role.INTERJECTION)} {apart}" if at < len(items) else ""


def _role(item: Item) -> str:
    role = next((role for role in _TELLING if role in item.roles), None)
    return f"{role} {item.roles[role]}" if role else next(iter(item.roles), "")


def _bucket(feature: str) -> int:
    return crc32(feature.encode()) % BUCKETS
