"""A draft to the files of a version."""

import pytest
from msgspec.structs import replace
from tests.unit.authoring.drafts import NAMES, small_draft

from twentyq.authoring.compiling import compile_draft, deck_of
from twentyq.authoring.draft import By, Fact, SetFact, Stated
from twentyq.authoring.editing import apply
from twentyq.authoring.errors import EvidenceUnreadableError
from twentyq.authoring.evidence import EVIDENCE_FILE, CitedFact, cited, dump, load, named_at
from twentyq.knowledge import compiled
from twentyq.knowledge.deck import SOMETIMES
from twentyq.knowledge.versions import DECK_FILE


def test_the_same_draft_gives_the_same_files() -> None:
    files = compile_draft(small_draft())
    assert files == compile_draft(small_draft())
    assert [thing.name for thing in compiled.load(files[DECK_FILE]).things] == NAMES


def test_every_fact_of_the_deck_is_cited_with_its_quote() -> None:
    draft = small_draft()
    evidence = load(compile_draft(draft)[EVIDENCE_FILE])
    assert cited(evidence, "Bear", "q0") == (CitedFact(Stated.YES, By.CELL, (draft.quotes[1],)),)
    assert named_at(evidence, "Bear") == draft.quotes[1]
    assert cited(evidence, "Zebra", "q0") == cited(evidence, "Bear", "none") == ()


def test_what_no_source_says_is_three_in_ten() -> None:
    draft = small_draft()
    draft = replace(draft, facts=draft.facts[1:])
    assert deck_of(draft).rows_p_yes()[0, 0] == pytest.approx(0.3)


def test_two_sources_that_disagree_are_both_kept_and_leave_it_open() -> None:
    draft = small_draft()
    draft = replace(draft, facts=(*draft.facts, Fact(0, 0, Stated.YES, 0.97, By.CELL, (1,))))
    evidence = load(compile_draft(draft)[EVIDENCE_FILE])
    assert [fact.stated for fact in cited(evidence, "Ant", "q0")] == [Stated.NO, Stated.YES]
    assert deck_of(draft).rows_p_yes()[0, 0] == 0.5


def test_the_owners_word_stands_over_the_documents() -> None:
    draft = apply(small_draft(), SetFact("Ant", "q0", Stated.SOMETIMES))
    evidence = load(compile_draft(draft)[EVIDENCE_FILE])
    assert cited(evidence, "Ant", "q0") == (CitedFact(Stated.SOMETIMES, By.OWNER, ()),)
    assert deck_of(draft).table[0, 0] == SOMETIMES


def test_damaged_and_newer_evidence_is_refused() -> None:
    evidence = load(compile_draft(small_draft())[EVIDENCE_FILE])
    for data in (b"nothing", dump(replace(evidence, form=99))):
        with pytest.raises(EvidenceUnreadableError):
            load(data)
