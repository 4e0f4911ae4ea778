"""Keys that count at once, and words."""

import os
from collections.abc import Iterator

import pytest

from twentyq.terminal.keyboard import read_line

KEYS = ("y", "n", "p", "pn")


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    read, write = os.pipe()
    yield read, write
    for descriptor in (read, write):
        os.close(descriptor)


def typed(pipe: tuple[int, int], keys: bytes) -> str:
    os.write(pipe[1], keys)
    return read_line(pipe[0], lambda _: None, KEYS, held=0.01)


@pytest.mark.parametrize("key", [b"y", b"n", b"p", b"pn"])
def test_a_key_that_is_an_answer_counts_at_once(pipe: tuple[int, int], key: bytes) -> None:
    assert typed(pipe, key) == key.decode()


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (b"yes\n", "yes"),
        (b"what do you mean?\r", "what do you mean?"),
        (b"yex\x7fs\n", "yes"),
        (b"\x7f\n", ""),
        ("café ☃\n".encode(), "café ☃"),
        (b"\x1bn\xff\xff\xff\xff\xffo\n", "no"),
    ],
)
def test_words_end_with_enter(pipe: tuple[int, int], keys: bytes, line: str) -> None:
    assert typed(pipe, keys) == line


def test_the_end_of_input_ends_the_game(pipe: tuple[int, int]) -> None:
    with pytest.raises(EOFError):
        typed(pipe, b"ye\x04")
