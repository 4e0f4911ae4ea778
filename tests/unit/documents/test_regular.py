"""Regular prose is read as tables."""

import pytest
from tests.unit.documents import made_pdf
from tests.unit.documents.checks import check_places, texts
from tests.unit.documents.made_word import paragraph, word

from twentyq.documents.document import Document
from twentyq.documents.reader import read

BIRDS = {"Owl": ("forest", "mice"), "Heron": ("water", "fish"), "Wren": ("hedges", "insects")}
ROWS = [[name, *values] for name, values in BIRDS.items()]


def opened(data: bytes | str, name: str) -> Document:
    document = read(data if isinstance(data, bytes) else data.encode(), name)
    check_places(document)
    return document


def _each(template: str) -> str:
    return "".join(template.format(name, home, food) for name, (home, food) in BIRDS.items())


def _labelled_pdf() -> bytes:
    lines = [
        line
        for name, (home, food) in BIRDS.items()
        for line in (f"# {name}", f"Home: {home}", f"Food: {food}", "It is seen often here by all of us.")
    ]
    return made_pdf.flowing(*lines)


def _labelled_word() -> bytes:
    parts = [
        (paragraph(name, style="H2"), paragraph(f"Home: {home}"), paragraph(f"Food: {food}"))
        for name, (home, food) in BIRDS.items()
    ]
    return word(paragraph("Birds", style="H1"), *(one for part in parts for one in part))


UNDER_HEADINGS = {
    "labels.md": "# Birds\n\n" + _each("## {0}\n\n**Home:** {1}\n**Food:** {2}\n\nIt is nice.\n\n"),
    "list.md": "# Birds\n\n" + _each("## {0}\n\n- Home: {1}\n- Food: {2}\n\n"),
    "subheadings.md": "# Birds\n\n" + _each("## {0}\n\n### Home\n\n{1}\n\n### Food\n\n{2}\n\n"),
    "terms.html": "<h1>Birds</h1>" + _each("<h2>{0}</h2><dl><dt>Home<dd>{1}<dt>Food:<dd>{2}</dl><p>It is nice.</p>"),
    "labels.docx": _labelled_word(),
    "labels.pdf": _labelled_pdf(),
}


@pytest.mark.parametrize("name", UNDER_HEADINGS)
def test_headings_with_the_same_labels_are_a_table(name: str) -> None:
    table = opened(UNDER_HEADINGS[name], name).tables[0]
    assert table.header == ("Name", "Home", "Food")
    assert texts(table) == ROWS
    assert table.from_prose


def test_records_with_the_same_labels_are_a_table() -> None:
    document = opened("The birds of the pond.\n\n" + _each("Bird: {0}\nHome: {1}\nFood: {2}\n\n"), "birds.txt")
    assert document.tables[0].header == ("Bird", "Home", "Food")
    assert texts(document.tables[0]) == ROWS


@pytest.mark.parametrize("dash", [": ", " \u2013 ", " - "])
def test_a_glossary_is_a_table(dash: str) -> None:
    terms = {
        "Brie": "a soft cheese",
        "Feta": "of sheep",
        "Gouda": "from Holland",
        "Comté": "hard",
        "Ricotta": "of whey",
    }
    document = opened("Words\n\n" + "\n".join(f"{term}{dash}{means}" for term, means in terms.items()), "words.txt")
    assert texts(document.tables[0]) == [list(pair) for pair in terms.items()]


def test_sentences_of_regular_prose_are_passages_as_well() -> None:
    document = opened(UNDER_HEADINGS["labels.md"], "labels.md")
    assert "It is nice." in [passage.text for passage in document.passages]


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is a text.\n\nIt has two sentences. See: one colon.\n",
        "# One\n\nText.\n\n# Two\n\nMore text.\n\n# Three\n\nLast text.\n",
        "# One\n\nPrice: 3\n\n# Two\n\nSize: 4\n\n# Three\n\nWeight: 5\n",
    ],
)
def test_free_prose_is_no_table(text: str) -> None:
    assert opened(text, "free.md").tables == ()
