"""What holds for every Reader."""

import pytest
from tests.documents.facts import FOLDER
from tests.unit.documents.checks import check_places

from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.process import ProcessReader
from twentyq.documents.reader import Reader, read

READERS: dict[str, Reader] = {"here": read, "in a process": ProcessReader().read}


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> Reader:
    return READERS[request.param]


@pytest.mark.parametrize(
    "name", ["birds-notes.pdf", "planets.xlsx", "cheeses.csv", "cheeses.docx", "products.html", "products.md"]
)
def test_a_file_is_read_with_its_places(reader: Reader, name: str) -> None:
    data = (FOLDER / name).read_bytes()
    document = reader(data, name)
    check_places(document)
    assert document.name == name
    assert document.passages or document.tables
    assert reader(data, name) == document


def test_the_same_text_has_the_same_id(reader: Reader) -> None:
    assert reader(b"name,legs\nowl,2\ncat,4\n", "a.csv").id == reader(b"name;legs\nowl;2\ncat;4\n", "b.csv").id


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.csv", Refusal.NO_TEXT),
        (b"x", "a.exe", Refusal.WRONG_TYPE),
        (b"PK\x03\x04", "a.docx", Refusal.DAMAGED),
        (b"%PDF-1.7", "a.csv", Refusal.DISGUISED),
    ],
)
def test_a_refusal_says_file_reason_and_help(reader: Reader, data: bytes, name: str, code: Refusal) -> None:
    with pytest.raises(DocumentError) as refused:
        reader(data, name)
    assert refused.value.code is code
    assert refused.value.file == name
    assert refused.value.help
