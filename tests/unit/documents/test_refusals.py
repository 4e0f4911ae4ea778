"""Files that are refused, each with its reason and what would help."""

from collections.abc import Callable

import pytest
from tests.unit.documents import hostile

from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.limits import FILE_BYTES
from twentyq.documents.reader import read

REFUSED: tuple[tuple[str, str, Callable[[], bytes], Refusal], ...] = (
    ("no ending", "notes", lambda: b"text", Refusal.WRONG_TYPE),
    ("unknown", "song.mp3", lambda: b"ID3", Refusal.WRONG_TYPE),
    ("older", "a.xls", lambda: b"\xd0\xcf\x11\xe0", Refusal.WRONG_TYPE),
    ("macro type", "a.xlsm", hostile.macros, Refusal.WRONG_TYPE),
    ("empty", "a.csv", lambda: b" \n\n", Refusal.NO_TEXT),
    ("empty cells", "a.csv", lambda: b",,\n,,\n", Refusal.NO_TEXT),
    ("too large", "a.csv", lambda: b"a" * (FILE_BYTES + 1), Refusal.TOO_LARGE),
    ("too much text", "a.csv", lambda: b"name,notes\n" + b"owl," + b"long " * 500_000, Refusal.TOO_LARGE),
    ("a program", "a.csv", lambda: b"MZ\x90\x00", Refusal.DISGUISED),
    ("a picture", "a.xlsx", lambda: b"\x89PNG\r\n", Refusal.DISGUISED),
    ("a page", "a.csv", lambda: b"<!DOCTYPE html><p>hello</p>", Refusal.DISGUISED),
    ("an archive", "a.xlsx", lambda: hostile.archive({"readme.txt": b"hello"}), Refusal.DISGUISED),
    ("bytes", "a.csv", lambda: b"name\x00,\x01\x02", Refusal.DISGUISED),
    ("bomb", "a.xlsx", hostile.bomb, Refusal.UNSAFE),
    ("lying bomb", "a.xlsx", hostile.lying_bomb, Refusal.DAMAGED),
    ("many parts", "a.xlsx", hostile.many_parts, Refusal.UNSAFE),
    ("laughs", "a.xlsx", hostile.laughs, Refusal.UNSAFE),
    ("external entity", "a.xlsx", hostile.external_entity, Refusal.UNSAFE),
    ("entity of styles", "a.xlsx", hostile.style_entity, Refusal.UNSAFE),
    ("broken styles", "a.xlsx", hostile.broken_style, Refusal.DAMAGED),
    ("macros", "a.xlsx", hostile.macros, Refusal.UNSAFE),
    ("encrypted office", "a.xlsx", hostile.encrypted_office, Refusal.ENCRYPTED),
    ("encrypted zip", "a.xlsx", hostile.encrypted_zip, Refusal.ENCRYPTED),
    ("cut short", "a.xlsx", lambda: hostile.workbook()[:-200], Refusal.DAMAGED),
    ("deep", "a.xlsx", hostile.deep_sheet, Refusal.DAMAGED),
    ("far cell", "a.xlsx", hostile.far_cell, Refusal.TOO_LARGE),
    ("endless merge", "a.xlsx", hostile.endless_merge, Refusal.NO_TEXT),
)


@pytest.mark.parametrize(("name", "make", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_it_is_refused_with_its_reason(name: str, make: Callable[[], bytes], code: Refusal) -> None:
    with pytest.raises(DocumentError) as refused:
        read(make(), name)
    assert refused.value.code is code
    assert refused.value.file == name
    assert refused.value.reason.endswith(".")
    assert refused.value.help.endswith(".")


def test_names_lose_their_folders_and_what_cannot_be_seen() -> None:
    with pytest.raises(DocumentError) as refused:
        read(b"", "C:\\secret\\..\\a\u202e\n.csv")
    assert refused.value.file == "a .csv"
