"""Things and questions that are not meant for children."""

import shutil
from pathlib import Path

import pytest
from tests.conftest import SMALL_DECK

from twentyq.decks.compiled import CompiledDecks
from twentyq.guessing.bayes import BayesGuesser
from twentyq.knowledge import headers
from twentyq.knowledge.compiled import dump, load_named
from twentyq.knowledge.compiler import compile_deck
from twentyq.knowledge.errors import DeckSourceError
from twentyq.knowledge.source import read_source
from twentyq.settings import read_settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_DECK, tmp_path / "small"))


@pytest.fixture
def marked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small deck, in which a knife and the question of edges are marked, in place of the decks that come along."""
    mark(folder / "things" / "objects.yaml", "knife: {", "knife: {adult: true, ")
    mark(folder / "questions" / "general.yaml", "{id: sharp", "{adult: true, id: sharp")
    (folder / "small.deck").write_bytes(dump(compile_deck(read_source(folder))))
    monkeypatch.setattr(headers, "FOLDER", folder)


def mark(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


@pytest.mark.usefixtures("marked")
def test_what_is_marked_stays_out_unless_asked_for() -> None:
    whole, usual = load_named("small+adult"), load_named("small")
    assert whole.find("knife") is not None
    assert usual.find("knife") is None
    assert set(whole.question_index) - set(usual.question_index) == {"sharp"}
    assert usual.table.shape == (len(usual.things), len(usual.questions))
    assert (whole.table[whole.find("oven"), :5] == usual.table[usual.find("oven"), :5]).all()
    assert BayesGuesser(usual).gains(BayesGuesser(usual).first_belief().probabilities).shape == (len(usual.questions),)


@pytest.mark.usefixtures("marked")
def test_both_variants_are_offered_under_ids_of_their_own() -> None:
    infos = CompiledDecks(read_settings({"TWENTYQ_DECKS": "small,small+adult"})).infos
    assert list(infos) == ["small", "small+adult"]
    assert infos["small+adult"].thing_count == infos["small"].thing_count + 1
    assert infos["small+adult"].name != infos["small"].name


def test_a_mark_is_true_or_false(folder: Path) -> None:
    mark(folder / "things" / "objects.yaml", "knife: {", "knife: {adult: perhaps, ")
    with pytest.raises(DeckSourceError, match=r"objects.yaml:4: expected true or false, not 'perhaps'"):
        read_source(folder)
