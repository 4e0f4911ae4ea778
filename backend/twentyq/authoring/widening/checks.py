"""What a reply must keep: names that stand in the text, sentences that were shown and that speak of it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from twentyq.authoring.draft import Stated

if TYPE_CHECKING:
    from twentyq.authoring.widening.forms import Cell, Named

QUESTION = re.compile(r"^(?:Is|Are|Was|Were|Does|Do|Did|Can|Could|Has|Have|Will) [^?\n]{2,110}\?$")
NAME_LENGTH = range(2, 61)
STATED = {"yes": Stated.YES, "no": Stated.NO, "sometimes": Stated.SOMETIMES}
STEM = 4
"""Letters by which two words are taken for one: eats and eating."""
EMPTY_WORDS = frozenset(
    (
        "the",
        "and",
        "are",
        "was",
        "for",
        "its",
        "has",
        "had",
        "can",
        "not",
        "but",
        "who",
        "how",
        "what",
        "where",
        "why",
        "does",
        "with",
        "from",
        "this",
        "that",
        "have",
        "more",
        "than",
        "they",
        "them",
        "their",
        "there",
        "which",
        "when",
    )
)
SOURCES = 2


def is_named(named: "Named", sentences: Sequence[str]) -> bool:
    """Whether the name stands in the sentence that was pointed at."""
    shown = 1 <= named.sentence <= len(sentences) and len(named.name) in NAME_LENGTH and named.name.isprintable()
    return shown and bool(
        re.search(rf"(?<!\w){re.escape(named.name.strip())}", sentences[named.sentence - 1], re.IGNORECASE)
    )


def is_asked(text: str) -> bool:
    """Whether a text is a yes/no question."""
    return bool(QUESTION.match(text)) and text.isprintable()


def supported(cell: "Cell", thing: str, questions: Sequence[str], sentences: Sequence[str]) -> tuple[int, ...]:
    """Positions of the sentences that an answer rests on; none, which voids it, where one is not what it has to be."""
    if cell.answer not in STATED or not 1 <= cell.question <= len(questions):
        return ()
    if not cell.sentences or any(not 1 <= number <= len(sentences) for number in cell.sentences):
        return ()
    about = stems(f"{thing} {questions[cell.question - 1]}")
    if any(not about & stems(sentences[number - 1]) for number in cell.sentences):
        return ()
    return tuple(dict.fromkeys(number - 1 for number in cell.sentences))[:SOURCES]


def stems(text: str) -> frozenset[str]:
    """The beginnings of a text's words of three letters and more, without those that say nothing."""
    words = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return frozenset(word[:STEM] for word in words if word not in EMPTY_WORDS)
