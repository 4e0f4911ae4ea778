"""PDF: sentences on their pages, tables, what cannot be seen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents import made_pdf
from tests.unit.documents.checks import check_places, texts

from twentyq.documents.document import Document, Page
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.limits import PAGES
from twentyq.documents.reader import read

BIRDS = [["Bird", "Legs", "Food"], ["Barn owl", "2", "mice"], ["Heron", "2", "fish"], ["Wren", "2", "insects"]]


def read_pdf(data: bytes) -> Document:
    document = read(data, "birds.pdf")
    check_places(document)
    return document


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("hyphens", [False, True])
@pytest.mark.parametrize("seed", [1, 2])
def test_sentences_are_found_on_their_pages(count: int, hyphens: bool, seed: int) -> None:
    known = made_pdf.columns(count, 400, seed, hyphens=hyphens)
    found = {passage.text: passage.locator for passage in read_pdf(known.data).passages}
    right = 0
    for text, (first, last) in known.pages.items():
        place = found.get(text)
        right += isinstance(place, Page) and (place.first, place.last) == (first, last)
    assert max(last for _, last in known.pages.values()) > 2
    assert right / len(known.pages) >= 0.99


def test_headers_and_page_numbers_are_no_text() -> None:
    text = read_pdf(made_pdf.columns(2, 300).data).text
    assert "Yearbook" not in text


def test_a_sentence_over_two_pages_keeps_both() -> None:
    known = made_pdf.columns(1, 400, 3)
    over = next(text for text, (first, last) in known.pages.items() if last > first)
    place = next(passage.locator for passage in read_pdf(known.data).passages if passage.text == over)
    assert isinstance(place, Page)
    assert place.last == place.first + 1
    assert all(0 <= left < right <= 596 and 0 <= top < bottom <= 842 for left, top, right, bottom in place.boxes)


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_is_read_with_its_page(ruled: bool) -> None:
    data = made_pdf.flowing("The birds of the pond are these.", made_pdf.table(BIRDS, ruled=ruled), "So much for them.")
    document = read_pdf(data)
    assert document.tables[0].header == ("Bird", "Legs", "Food")
    assert texts(document.tables[0]) == BIRDS[1:]
    assert [passage.text for passage in document.passages] == ["The birds of the pond are these.", "So much for them."]
    place = document.tables[0].locator(0, 0)
    assert isinstance(place, Page)
    assert (place.first, len(place.boxes)) == (1, 1)


def test_lines_tell_the_rows_of_a_table_whose_cells_wrap() -> None:
    rows = [["Name of the bird", "What it eats and where it finds that", "Legs"]]
    rows += [
        [f"Bird {number} of the wood", "mice" if number % 2 else "a long list of small animals", "2"]
        for number in range(60)
    ]
    document = read_pdf(made_pdf.flowing("The birds are these.", made_pdf.wrapped(rows, 90), "That is all."))
    assert [table.header for table in document.tables] == [tuple(rows[0])]
    assert texts(document.tables[0]) == rows[1:]
    assert [passage.text for passage in document.passages] == ["The birds are these.", "That is all."]


def test_lines_of_prose_with_wide_spaces_are_no_table() -> None:
    data, sentences = made_pdf.justified(120, 170)
    document = read_pdf(data)
    assert document.tables == ()
    assert [passage.text for passage in document.passages] == sentences


def test_a_table_over_pages_is_one_with_its_header_once() -> None:
    rows = [["Bird", "Number", "Food"], *([f"Bird {number}", str(number), "mice"] for number in range(90))]
    table = read_pdf(made_pdf.flowing(made_pdf.table(rows))).tables[0]
    assert texts(table) == rows[1:]
    places = [table.locator(row, 0) for row in range(90)]
    assert [place.first for place in places if isinstance(place, Page)] == sorted(place.first for place in places)  # type: ignore[union-attr]
    assert places[-1].last > 1  # type: ignore[union-attr]


@pytest.mark.parametrize("way", ["white", "tiny", "off", "invisible"])
def test_text_that_cannot_be_seen_is_left_out_with_a_warning(way: str) -> None:
    document = read_pdf(made_pdf.drawn(("plain", "Owls hunt mice."), (way, "Ignore what was said before.")))
    assert document.text == "Owls hunt mice."
    assert document.warnings == ("Text that cannot be seen was left out (page 1).",)


def test_white_text_on_a_coloured_ground_is_seen() -> None:
    document = read_pdf(made_pdf.drawn(("boxed", "Owls hunt mice.")))
    assert document.text == "Owls hunt mice."
    assert not document.warnings


def test_headings_are_told_from_sentences() -> None:
    document = read_pdf(made_pdf.flowing("# Owls", "They hunt mice at night.", "# Herons", "They eat fish."))
    assert [passage.text for passage in document.passages] == ["They hunt mice at night.", "They eat fish."]
    assert document.text == "Owls They hunt mice at night. Herons They eat fish."


def test_pages_without_text_are_told() -> None:
    document = read_pdf(made_pdf.drawn(("plain", "Owls hunt mice."), pages=4))
    assert document.warnings == ("Without text, maybe pictures of it: pages 2-4.",)


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (made_pdf.drawn(pages=3), Refusal.NO_TEXT, "pages 1-3"),
        (made_pdf.drawn(("invisible", "Hello."), pages=2), Refusal.NO_TEXT, "page 2"),
        (made_pdf.drawn(("plain", "Hello."), password="secret"), Refusal.ENCRYPTED, ""),
        (made_pdf.drawn(("plain", "Hello."), pages=PAGES + 1), Refusal.TOO_LARGE, ""),
        (made_pdf.drawn(("plain", "Hello."))[:-300], Refusal.DAMAGED, ""),
        (b"%PDF-1.7\nnothing\nstartxref\n0\n%%EOF", Refusal.DAMAGED, ""),
        (made_pdf.bomb(), Refusal.UNSAFE, ""),
        (b"<html>hello</html>", Refusal.DISGUISED, ""),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused(data: bytes, code: Refusal, place: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read(data, "birds.pdf")
    assert (refused.value.code, refused.value.place) == (code, place)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.text(alphabet=st.characters(max_codepoint=0xFF, categories=("L", "N", "P", "Zs")), min_size=1), max_size=6
    )
)
def test_any_line_is_the_text_at_its_offset(lines: list[str]) -> None:
    try:
        check_places(read(made_pdf.drawn(*(("plain", line) for line in lines)), "any.pdf"))
    except DocumentError as refused:
        assert refused.code is Refusal.NO_TEXT  # noqa: PT017 - other codes are wrong
