"""Decks of the documents in tests/documents: every quote at its place, every fact with one, few things left unsaid."""

from pathlib import Path

import pytest

from twentyq.authoring.compiling import FEWEST_QUESTIONS, asked, compile_draft
from twentyq.authoring.draft import Draft
from twentyq.authoring.drafting import draft
from twentyq.authoring.evidence import EVIDENCE_FILE, load
from twentyq.documents.document import Document
from twentyq.documents.reader import read

FOLDER = Path(__file__).parents[2] / "documents"
SETS = {
    "birds": ("birds.pdf",),
    "planets": ("planets.xlsx",),
    "cheeses": ("cheeses.csv", "cheeses.docx"),
    "products": ("products.html", "products.md"),
}


@pytest.fixture(scope="module", params=SETS, ids=list(SETS))
def built(request: pytest.FixtureRequest) -> tuple[list[Document], Draft]:
    documents = [read((FOLDER / name).read_bytes(), name) for name in SETS[request.param]]
    return documents, draft(documents, deck_id="d", name=request.param)


def test_every_quote_of_the_evidence_is_the_text_at_its_offsets(built: tuple[list[Document], Draft]) -> None:
    documents, made = built
    texts = {document.id: document.text for document in documents}
    evidence = load(compile_draft(made)[EVIDENCE_FILE])
    assert evidence.quotes
    for quote in evidence.quotes:
        text = texts[quote.document]
        assert text[quote.start : quote.end] == quote.text
        assert text[: quote.start].endswith(quote.prefix)
        assert text[quote.end :].startswith(quote.suffix)
        assert len(quote.text) <= 300
    assert all(fact.quotes for facts in evidence.facts for fact in facts)


def test_every_set_is_large_enough_to_play(built: tuple[list[Document], Draft]) -> None:
    _, made = built
    assert len(asked(made)) >= 2 * FEWEST_QUESTIONS
    assert len(made.things) >= 25


def test_one_thing_in_two_files_is_one_thing_with_both_sources(built: tuple[list[Document], Draft]) -> None:
    documents, made = built
    names = [thing.name.casefold() for thing in made.things]
    assert len(names) == len(set(names))
    if len(documents) > 1:
        sources = {made.quotes[n].file for fact in made.facts if fact.thing == 0 for n in fact.quotes}
        assert sources == {document.name for document in documents}
