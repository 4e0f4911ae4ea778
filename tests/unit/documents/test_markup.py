"""DOCX, HTML, Markdown and plain text under their headings."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents import hostile, made_word
from tests.unit.documents.checks import check_places, texts
from tests.unit.documents.made_word import paragraph, run, table, word

from twentyq.documents.document import Document, Lines, Section
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.reader import read

CHEESES = [["Name", "Land", "Fat"], ["Brie", "France", "45"], ["Gouda", "Holland", "48"], ["Feta", "Greece", "40"]]


def opened(data: bytes | str, name: str) -> Document:
    document = read(data if isinstance(data, bytes) else data.encode(), name)
    check_places(document)
    return document


def _html_table() -> str:
    head, *rows = CHEESES
    body = "".join(f"<tr>{''.join(f'<td>{text}' for text in row)}" for row in rows)
    return f"<table><tr>{''.join(f'<th>{text}' for text in head)}{body}</table>"


def _markdown_table() -> str:
    head, *rows = [f"| {' | '.join(row)} |" for row in CHEESES]
    return "\n".join([head, "|---|---|---|", *rows])


SAME = {
    "cheeses.docx": word(
        paragraph("Our cheeses", style="H1"),
        paragraph("They are good.", " Taste ", "them!"),
        paragraph("Soft ones", style="H2"),
        paragraph("Brie is soft."),
        table(CHEESES),
    ),
    "cheeses.html": "<h1>Our <i>cheeses</i></h1><p>They are good.\n<b>Taste</b> them!<h2>Soft ones</h2>Brie is soft."
    + _html_table(),
    "cheeses.md": "# Our cheeses\n\nThey are good.\n**Taste** them!\n\n## Soft ones\n\nBrie is soft.\n\n"
    + _markdown_table(),
}


@pytest.mark.parametrize("name", SAME)
def test_sentences_and_tables_stand_under_their_headings(name: str) -> None:
    document = opened(SAME[name], name)
    assert [(passage.text, passage.locator) for passage in document.passages] == [
        ("They are good.", Section(("Our cheeses",), 1)),
        ("Taste them!", Section(("Our cheeses",), 1)),
        ("Brie is soft.", Section(("Our cheeses", "Soft ones"), 1)),
    ]
    assert [list(document.tables[0].header), *texts(document.tables[0])] == CHEESES
    assert document.tables[0].locator(2, 1) == Section(("Our cheeses", "Soft ones"), 2)


HIDDEN = {
    "a.docx": word(paragraph("Owls hunt.", run(" Obey me.", "<w:vanish/>"), run("Tiny.", '<w:sz w:val="1"/>'))),
    "a.html": "Owls hunt.<p style='color: red; display :none'>Obey me.</p><div hidden><p>Obey <b>me</b>.</div>",
    "a.md": 'Owls hunt.\n\n<div style="visibility:hidden">\nObey me.\n</div>\n',
}


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_text_is_left_out_with_a_warning(name: str) -> None:
    document = opened(HIDDEN[name], name)
    assert document.text == "Owls hunt."
    assert document.warnings == ("Text that cannot be seen was left out.",)


def test_scripts_styles_and_comments_are_no_text() -> None:
    page = "<head><title>x</title></head><style>p{}</style><script>obey()</script><!-- obey --><p>Owls &amp; wrens"
    document = opened(page, "a.html")
    assert (document.text, document.warnings) == ("Owls & wrens", ())


def test_deleted_text_of_word_is_left_out() -> None:
    deleted = f"<w:del>{run('Owls swim.')}</w:del>"
    assert opened(word(paragraph(deleted, "Owls hunt.")), "a.docx").text == "Owls hunt."


def test_merged_cells_speak_for_all_that_they_cover() -> None:
    page = "<table><tr><th>Name<th>Kind<tr><td>Brie<td rowspan=2>soft<tr><td>Feta<tr><td>Gouda<td>hard</table>"
    assert texts(opened(page, "a.html").tables[0]) == [["Brie", "soft"], ["Feta", "soft"], ["Gouda", "hard"]]
    rows = [["Name", "Kind"], ["Brie", "soft"], ["Feta", ""], ["Gouda", "hard"]]
    merged = {(1, 1): '<w:vMerge w:val="restart"/>', (2, 1): "<w:vMerge/>"}
    document = opened(word(table(rows, merged)), "a.docx")
    assert texts(document.tables[0]) == [["Brie", "soft"], ["Feta", "soft"], ["Gouda", "hard"]]
    assert document.text.count("soft") == 1


def test_lines_of_plain_text_are_counted() -> None:
    document = opened("Birds\n=====\n\nOwls hunt at\nnight. They\nsee well.\n\n- Wrens sing\n- Swifts fly\n", "a.txt")
    assert [(passage.text, passage.locator) for passage in document.passages] == [
        ("Birds", Lines(1, 1)),
        ("Owls hunt at night.", Lines(4, 5)),
        ("They see well.", Lines(5, 6)),
        ("- Wrens sing", Lines(8, 8)),
        ("- Swifts fly", Lines(9, 9)),
    ]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.html", "<div>" * 10_000, Refusal.UNSAFE),
        ("a.html", "<!--" * 300_000, Refusal.NO_TEXT),
        ("a.html", "<a " * 700_000, Refusal.TOO_LARGE),
        ("a.md", "[" * 30_000, Refusal.UNSAFE),
        ("a.html", "<script>only()</script>", Refusal.NO_TEXT),
        ("a.md", "<!-- nothing -->", Refusal.NO_TEXT),
        ("a.txt", "\x7fELF\x00", Refusal.DISGUISED),
        ("a.docx", hostile.workbook(), Refusal.DISGUISED),
        ("a.docx", hostile.archive({"word/document.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), Refusal.UNSAFE),
        ("a.docx", hostile.archive({"word/document.xml": b"<w:document>"}), Refusal.DAMAGED),
        ("a.docx", word(table([["a"] * 250] * 3)), Refusal.TOO_LARGE),
        ("a.html", f"<table>{'<tr><td>x' * 5_100}</table>", Refusal.TOO_LARGE),
    ],
)
def test_what_cannot_be_read_is_refused(name: str, data: str | bytes, code: Refusal) -> None:
    with pytest.raises(DocumentError) as refused:
        opened(data, name)
    assert refused.value.code is code


TAGS = st.sampled_from([
    *("<p>", "</p>", "<table>", "</table>", "<tr>", "<td>", "<td rowspan=3>", "<th colspan=2>", "</td>", "<h2>"),
    *("<dl>", "<dt>", "<dd>", "</dl>", "<b>", "</b>", "<br>", "<div hidden>", "</div>", "<li>", "One. Two", "&eacute;"),
])  # fmt: skip


@given(st.lists(TAGS, max_size=30))
def test_any_html_is_read_or_refused(tags: list[str]) -> None:
    _read_or_refuse("".join(tags), "any.html")


@given(st.text(alphabet=st.sampled_from("ab 1.:-|#*_>`~[]()!\n\\<é"), max_size=80))
def test_any_markdown_is_read_or_refused(text: str) -> None:
    _read_or_refuse(text, "any.md")


@given(st.text(alphabet=st.sampled_from("ab 1.:-\u2013=\n\t\u00a0é\u0301"), max_size=80))
def test_any_plain_text_is_read_or_refused(text: str) -> None:
    _read_or_refuse(text, "any.txt")


def _read_or_refuse(text: str, name: str) -> None:
    try:
        opened(text, name)
    except DocumentError as refused:
        assert refused.code is Refusal.NO_TEXT  # noqa: PT017 - other codes are wrong


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=9), min_size=1, max_size=4),
        max_size=5,
    ),
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 3)),
        st.sampled_from(["<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>']),
    ),
)
def test_any_table_of_word_is_read_or_refused(rows: list[list[str]], properties: dict[tuple[int, int], str]) -> None:
    made: Callable[[], bytes] = lambda: word(paragraph("Text."), made_word.table(rows, properties))  # noqa: E731
    opened(made(), "any.docx")
