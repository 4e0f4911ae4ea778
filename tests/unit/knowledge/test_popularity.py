"""How often things are thought of, by their files and by readers."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import SMALL_DECK

from twentyq.knowledge.compiler import compile_deck
from twentyq.knowledge.errors import DeckSourceError
from twentyq.knowledge.popularity import popularity
from twentyq.knowledge.source import read_source

HEAD = "thing\tone\tother\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_DECK, tmp_path / "small"))


def rated(folder: Path, lines: str) -> dict[str, float]:
    (folder / "popularity.tsv").write_text(HEAD + lines)
    return popularity(read_source(folder))


def test_it_is_halfway_between_the_file_and_the_mean_of_the_readers(folder: Path) -> None:
    found = rated(folder, "rose\t7\t7\ncactus\t1\t2\n")
    assert found["rose"] == 4.5  # 4, and 5 by readers
    assert found["cactus"] == 1.7  # 2, and 1.33


def test_what_nobody_rated_keeps_what_its_file_says(folder: Path) -> None:
    untouched = popularity(read_source(folder))
    assert untouched["rose"] == 4
    assert rated(folder, "cactus\t1\t2\n") == untouched | {"cactus": 1.7}


def test_the_deck_has_it(folder: Path) -> None:
    rated(folder, "rose\t7\t7\n")
    deck = compile_deck(read_source(folder))
    assert next(thing.popularity for thing in deck.things if thing.name == "rose") == 4.5


@given(st.lists(st.integers(1, 7), min_size=1, max_size=8))
def test_it_stays_on_its_scale(tmp_path_factory: pytest.TempPathFactory, ratings: list[int]) -> None:
    folder = Path(shutil.copytree(SMALL_DECK, tmp_path_factory.mktemp("rated") / "small"))
    found = rated(folder, "cat\t" + "\t".join(map(str, ratings)) + "\n")["cat"]
    assert 3 <= found <= 5  # its file says 5


@pytest.mark.parametrize(
    ("lines", "place", "reason"),
    [
        ("rose\t7\t7\nroze\t7\t7\n", "popularity.tsv:3", "unknown name 'roze'"),
        ("rose\t7\t7\nrose\t1\t1\n", "popularity.tsv:3", "'rose' is here twice"),
        ("rose\t7\t8\n", "popularity.tsv:2", "from 1 to 7, not '7 8'"),
        ("rose\t7\t\n", "popularity.tsv:2", "from 1 to 7"),
        ("rose\t7\tnan\n", "popularity.tsv:2", "from 1 to 7"),
        ("rose\n", "popularity.tsv:2", "from 1 to 7"),
        ("\nrose\t7\t7\n", "popularity.tsv:2", "expected a name and ratings"),
    ],
)
def test_a_broken_line_is_told_with_file_line_and_reason(folder: Path, lines: str, place: str, reason: str) -> None:
    with pytest.raises(DeckSourceError) as refusal:
        rated(folder, lines)
    assert place in str(refusal.value)
    assert reason in refusal.value.reason
