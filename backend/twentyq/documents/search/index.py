"""BM25 (Robertson and Zaragoza, 2009) over passages: sentences of prose, rows of tables.

A passage is found by its own words and, for less, by the headings above it or the names of its columns and by the
sentences beside it, which often name what it speaks of.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from twentyq.documents.document import Document, Passage, Section, Table
from twentyq.documents.search.terms import terms

K1, B = 1.2, 0.5
"""How soon more of a word counts no more; how much longer passages are marked down."""
CONTEXT = 0.4
"""What a word of a heading or of a column's name counts."""
NAMED = 2
"""Times that the words of a row's first cell count as context: they name what the row is about."""
LONGEST_HEADING = 200
"""Characters between two sentences that are a heading of the second."""
BESIDE = 0.2
"""What a word of the sentence before or after counts."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that speaks of what was asked, with what stands before and after it."""

    passage: Passage
    score: float
    before: Passage | None
    after: Passage | None


@dataclass(frozen=True, slots=True)
class _Entry:
    passage: Passage
    context: tuple[str, ...]
    run: int
    """Entries of the same run stand beside each other."""
    is_row: bool = False


class Index:
    """Passages of documents, to be searched."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Take every word of the documents in."""
        self._entries = list(_entries(documents))
        own = [Counter(terms(entry.passage.text)) for entry in self._entries]
        weighted = [self._weighted(at, own) for at in range(len(own))]
        self._postings = _postings(weighted, np.array([sum(count.values()) for count in own], np.float64))

    def search(self, question: str, limit: int = 10) -> tuple[Found, ...]:
        """The passages that fit the question best, the best first; none where no word of it is found."""
        scores = np.zeros(len(self._entries))
        for term in set(terms(question)):
            if term in self._postings:
                rows, gains = self._postings[term]
                scores[rows] += gains
        best = np.argsort(-scores, kind="stable")[:limit]
        return tuple(self._found(int(at), float(scores[at])) for at in best if scores[at] > 0)

    def _found(self, at: int, score: float) -> Found:
        return Found(self._entries[at].passage, round(score, 4), self._beside(at, -1), self._beside(at, 1))

    def _beside(self, at: int, step: int) -> Passage | None:
        other = at + step
        inside = 0 <= other < len(self._entries) and self._entries[other].run == self._entries[at].run
        return self._entries[other].passage if inside else None

    def _weighted(self, at: int, own: Sequence[Counter[str]]) -> dict[str, float]:
        weights: dict[str, float] = dict(own[at])
        for word in self._entries[at].context:
            weights[word] = weights.get(word, 0.0) + CONTEXT
        for step in () if self._entries[at].is_row else (-1, 1):
            for word in own[at + step] if self._beside(at, step) else ():
                weights[word] = weights.get(word, 0.0) + BESIDE
        return weights


Postings = dict[str, tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]]


def _postings(weighted: Sequence[dict[str, float]], lengths: npt.NDArray[np.float64]) -> Postings:
    """By term the entries that have it, and what it adds to the score of each."""
    rows: dict[str, list[int]] = {}
    weights: dict[str, list[float]] = {}
    for at, words in enumerate(weighted):
        for word, weight in words.items():
            rows.setdefault(word, []).append(at)
            weights.setdefault(word, []).append(weight)
    size = K1 * (1 - B + B * lengths / max(float(lengths.mean()), 1.0)) if len(lengths) else lengths
    found = {}
    for word, at_rows in rows.items():
        places, gains = np.array(at_rows), np.array(weights[word])
        rarity = np.log(1 + (len(weighted) - len(places) + 0.5) / (len(places) + 0.5))
        found[word] = places, rarity * gains * (K1 + 1) / (gains + size[places])
    return found


def _entries(documents: Sequence[Document]) -> Iterator[_Entry]:
    run = 0
    for document in documents:
        run += 1
        end, heading = 0, ""
        for passage in document.passages:
            between = document.text[end : passage.start].strip()
            heading, end = between if 0 < len(between) <= LONGEST_HEADING else heading, passage.end
            above = " ".join(passage.locator.headings) if isinstance(passage.locator, Section) else heading
            yield _Entry(passage, tuple(terms(above)), run)
        for table in document.tables:
            if not table.from_prose:
                run += 1
                yield from _rows(document, table, run)


def _rows(document: Document, table: Table, run: int) -> Iterator[_Entry]:
    columns = terms(" ".join((table.name, *table.header)))
    begin = 0
    for row, cells in enumerate(table.rows):
        own = [
            column for column, cell in enumerate(cells) if cell.text and cell.start >= begin
        ]  # no cell of rows above
        if own:
            start, last = cells[own[0]].start, cells[own[-1]]
            begin = last.start + len(last.text)
            passage = Passage(document.id, start, begin, document.text[start:begin], table.locator(row, own[0]))
            context = (*columns, *NAMED * terms(cells[own[0]].text))
            yield _Entry(passage, tuple(context), run, is_row=True)
