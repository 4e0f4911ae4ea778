"""People's answers, as `twentyq bench --answers` reads them, split in two halves of nouns by a hash of the name."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from twentyq.game.answer import Answer
from twentyq.knowledge.deck import Deck

SHARED = Path(__file__).parents[4] / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing of the deck and what people answer; mapped questions that are not listed are those they cannot decide."""

    row: int
    name: str
    answers: dict[str, Answer]


class _Line(msgspec.Struct):
    thing: str
    answers: dict[str, Answer]


def folder() -> Path:
    """Where the answers are; SystemExit where they are not."""
    found = Path(os.environ.get("TWENTYQ_PEOPLE_DATA", SHARED / "people_answers"))
    if not (found / "answers.jsonl").is_file():
        raise SystemExit(f"no answers of people in {found} (TWENTYQ_PEOPLE_DATA)")
    return found


def nouns(deck: Deck, half: str) -> Iterator[Noun]:
    """Those of the deck's things about which people were asked: half "a", "b" or "all"; unknown questions left out."""
    for line in (folder() / "answers.jsonl").read_bytes().splitlines():
        given = msgspec.json.decode(line, type=_Line)
        row = deck.find(given.thing)
        if row is not None and half in ("all", half_of(given.thing)):
            known = {name: answer for name, answer in given.answers.items() if name in deck.question_index}
            yield Noun(row, given.thing, known)


def half_of(name: str) -> str:
    """a or b."""
    return "ab"[hashlib.sha256(name.encode()).digest()[0] % 2]


def mapped(nouns_: list[Noun]) -> list[str]:
    """Questions that people answered."""
    return sorted({question for noun in nouns_ for question in noun.answers})
