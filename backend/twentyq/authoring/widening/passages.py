"""Which sentences speak of a thing."""

import re
from collections.abc import Sequence

from twentyq.documents.document import Document, Passage, Section

MOST = 40
"""Sentences of one thing."""
FOLLOWING = 2
"""Sentences after one that names the thing, which may speak of "it"."""

Sentence = tuple[Document, Passage]


def sentences_of(documents: Sequence[Document]) -> list[Sentence]:
    """All sentences, in order."""
    return [(document, passage) for document in documents for passage in document.passages]


def about(names: Sequence[str], sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that name a thing, stand under its heading, or follow one that does."""
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)", re.IGNORECASE)
    chosen: dict[int, None] = {}
    for position, (document, passage) in enumerate(sentences):
        if _under(passage, pattern):
            chosen[position] = None
        elif pattern.search(passage.text):
            after = range(position, min(position + 1 + FOLLOWING, len(sentences)))
            chosen |= {
                n: None for n in after if sentences[n][0] is document and _heading(sentences[n][1]) == _heading(passage)
            }
    return [sentences[position] for position in sorted(chosen)][:MOST]


def spread(sentences: Sequence[Sentence], most: int) -> list[Sentence]:
    """At most so many, evenly from all."""
    step = max(1, -(-len(sentences) // most))
    return list(sentences[::step])


def _heading(passage: Passage) -> tuple[str, ...]:
    return passage.locator.headings if isinstance(passage.locator, Section) else ()


def _under(passage: Passage, pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(heading.strip()) for heading in _heading(passage))
