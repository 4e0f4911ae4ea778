"""Search over passages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents import made_pdf

from twentyq.documents.document import Cell, Section
from twentyq.documents.reader import read
from twentyq.documents.search.index import Index
from twentyq.documents.search.terms import stem, terms

NOTES = read(
    b"""# Owls

They sleep by day. At night they hunt mice. They nest in hollow trees.

# Herons

They stand in shallow water. Their food is fish. They nest high in trees.
""",
    "notes.md",
)
TABLE = read(b"name,food,weight\nBarn owl,mice,320 g\nGrey heron,fish,1500 g\nWren,insects,9 g\n", "birds.csv")


def test_the_sentence_that_says_it_comes_first() -> None:
    found = Index([NOTES]).search("What do owls hunt at night?")
    assert found[0].passage.text == "At night they hunt mice."
    assert found[0].passage.locator == Section(("Owls",), 1)
    assert found[0].before
    assert found[0].after
    assert found[0].before.text == "They sleep by day."
    assert found[0].after.text == "They nest in hollow trees."


def test_headings_tell_sentences_apart() -> None:
    assert Index([NOTES]).search("Where do herons nest?")[0].passage.text == "They nest high in trees."


def test_headings_that_no_locator_names_count_as_well() -> None:
    data = made_pdf.flowing("# Herons", "They wait in the water.", "# Owls", "They wait in a tree.")
    assert Index([read(data, "birds.pdf")]).search("where do owls wait")[0].passage.text == "They wait in a tree."


def test_a_row_is_found_by_its_thing_and_its_column() -> None:
    found = Index([NOTES, TABLE]).search("weight of the barn owl")[0].passage
    assert found.text == "Barn owl mice 320 g"
    assert found.locator == Cell(None, 2, 1, "name", "A2")
    assert found.document == TABLE.id
    assert TABLE.text[found.start : found.end] == found.text


def test_nothing_is_found_where_no_word_is() -> None:
    assert Index([NOTES, TABLE]).search("xylophone") == ()
    assert Index([NOTES]).search("what is it?") == ()
    assert Index([]).search("owl") == ()


def test_at_most_as_many_are_found_as_are_asked_for() -> None:
    assert len(Index([NOTES, TABLE]).search("owl heron nest fish", 2)) == 2


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("owls", "owl"), ("berries", "berry"), ("nesting", "nest"), ("nested", "nest"), ("churches", "church"),
        ("running", "run"), ("hunted", "hunt"), ("makes", "making"), ("quickly", "quick"), ("cheeses", "cheese"),
        ("live", "living"), ("carries", "carried"), ("boxes", "box"),
    ],
)  # fmt: skip
def test_words_are_found_in_their_other_forms(word: str, same: str) -> None:
    assert stem(word) == stem(same)


@pytest.mark.parametrize("word", ["grass", "iris", "virus", "red", "king", "bus", "fly", "ice"])
def test_words_keep_what_only_looks_like_an_ending(word: str) -> None:
    assert stem(word).startswith(word[: max(2, len(word) - 1)])


def test_accents_and_case_do_not_matter() -> None:
    assert terms("Comté CHEESE") == terms("comte cheeses")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_question_is_answered_by_places_in_the_text(text: str, question: str) -> None:
    document = read(f"Text. {text}".encode("utf-8", "ignore").replace(b"\0", b""), "any.txt")
    for found in Index([document]).search(question):
        passage = found.passage
        assert document.text[passage.start : passage.end] == passage.text
        assert found.score > 0
