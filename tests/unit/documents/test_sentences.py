"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyq.documents.canonical import Text, canonical
from twentyq.documents.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It flies. It swims.", 2),
        ("It weighs 3.5 kg. It is brown!", 2),
        ("Dr. Smith saw approx. 12 of them, e.g. In May.", 1),
        ("See fig. 3 for the wing. No. 4 is rare.", 2),
        ("J. K. Brown found it.", 1),
        ("Was it seen? “Yes.” So they say.", 3),
        ("It lays eggs… Then it leaves.", 2),
        ("the owl. it hunts", 1),
        ("Is it rare? No. It is common.", 3),
        ("1. Wash the cheese. 2. Salt it.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


@given(st.text(alphabet=st.sampled_from("aB 1.!?…\"”')(“é"), max_size=60))
def test_sentences_cover_a_text(text: str) -> None:
    text = canonical(text)
    spans = list(sentences(text))
    assert " ".join(text[start:end] for start, end in spans) == text


@given(st.lists(st.text(max_size=12), max_size=6))
def test_pieces_of_a_canonical_text_stand_where_they_were_added(pieces: list[str]) -> None:
    text = Text()
    kept = [canonical(piece) for piece in pieces]
    starts = [text.add(piece) for piece in kept]
    assert all(str(text)[start : start + len(piece)] == piece for start, piece in zip(starts, kept, strict=True))
    assert canonical(str(text)) == str(text)
