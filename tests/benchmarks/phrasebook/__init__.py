"""Texts with their meanings, made of templates and phrases, for the trained reader to learn from."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.unit.understanding.test_ways_to_answer import sections

FOLDER = Path(__file__).parent
SLOT = re.compile(r"\{([A-Z_]+)\}")
PHRASES = ("phrases.txt", "dialects.txt", "talk.txt", "overheard.txt", "insincere.txt", "doubtful.txt")
OWN = {
    "NONE": (
        "EVERYDAY", "REMARK", "ASK", "ORDER", "PASSED", "DEPENDED", "UNKNOWING", "THINKING", "IT_IS",
        "CUT_OFF", "SONG", "PRAISE", "ASKED_ELSE",
    ),
    "DOUBTFUL": ("DOUBTFUL", "UNCLEAR"),
}  # fmt: skip
"""Sections of phrases that have a meaning by themselves, where they are not called like it."""
OFTENER = {"NONE": 4, "DOUBTFUL": 2}
"""How many times as many texts are made of a meaning that is of many kinds."""
LONGEST = 300


def texts(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Every phrase that has a meaning by itself, and of each meaning `count` texts after templates."""
    phrases, templates = _read(*PHRASES), _read("templates.txt")
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    for meaning, forms in templates.items():
        for section in OWN.get(meaning, (meaning,)):
            yield from ((meaning, _filled(phrase, phrases, draw)) for phrase in phrases[section])
        for _ in range(count * OFTENER.get(meaning, 1)):
            text = _worn(_filled(draw.choice(forms), phrases, draw), phrases, draw)
            if len(text) <= LONGEST:
                yield meaning, text


def _read(*files: str) -> Mapping[str, Sequence[str]]:
    """Lines by section, those of a section in several files together."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in files:
        for section, line in sections(str(FOLDER / file)):
            found[section].append(line)
    return found


def _filled(text: str, phrases: Mapping[str, Sequence[str]], draw: random.Random) -> str:
    """`text` with a phrase for every slot; {SORT} and {OTHER_SORT} are opposites."""
    sorts = draw.choice(phrases["SORTS"]).split(" / ")
    draw.shuffle(sorts)
    while slot := SLOT.search(text):
        at = ("SORT", "OTHER_SORT").index(slot[1]) if slot[1].endswith("SORT") else None
        chosen = sorts[at] if at is not None else draw.choice(phrases[slot[1]])
        text = text[: slot.start()] + chosen + text[slot.end() :]
    return text


def _worn(text: str, phrases: Mapping[str, Sequence[str]], draw: random.Random) -> str:
    """As people type: with an opening, an address or a closing now and then, and signs, capitals and letters amiss."""
    if draw.random() < 0.22:
        text = draw.choice(phrases["OPENING"]) + draw.choice((" ", ", ", "... ")) + text
    if draw.random() < 0.1:
        text += draw.choice((" ", ", ", " ")) + draw.choice(phrases["NAME"])
    if draw.random() < 0.06:
        text += draw.choice((" ", ", ", ". ")) + draw.choice(phrases["CLOSING"])
    text = text[:1].upper() + text[1:] if draw.random() < 0.18 else text
    text = text.upper() if draw.random() < 0.02 else text
    text += draw.choices((".", "!", ""), (12, 5, 83))[0]
    text = text.replace("'", "") if draw.random() < 0.2 else text
    text = text.replace(",", "") if draw.random() < 0.15 else text
    return _slipped(text, draw) if draw.random() < 0.08 else text


def _slipped(text: str, draw: random.Random) -> str:
    """Two letters swapped, or one left out."""
    at = draw.randrange(max(1, len(text) - 1))
    if not text[at : at + 2].isalpha():
        return text
    return text[:at] + draw.choice((text[at : at + 2][::-1], text[at + 1 : at + 2])) + text[at + 2 :]
