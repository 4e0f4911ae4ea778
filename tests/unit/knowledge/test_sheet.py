"""Sheets for readers of questions."""

from tests.conftest import SMALL_DECK
from typer.testing import CliRunner

from twentyq.cli import app
from twentyq.knowledge.sheet import FORM, sheet
from twentyq.knowledge.source import read_source


def test_a_sheet_names_every_thing_once_under_its_region_and_class() -> None:
    text = "\n".join(sheet(read_source(SMALL_DECK), ["flies"])).removeprefix(FORM)
    assert "flies: Can it fly?\n    By itself." in text
    assert "## @@food\n@crop: wheat\n@plain_fruit: apple, orange, rose, cactus" in text
    assert text.count("goldfish") == 1


def test_a_sheet_tells_no_facts() -> None:
    text = "\n".join(sheet(read_source(SMALL_DECK), ["flies"])).removeprefix(FORM)
    assert not any(word in text for word in ("yes", "mostly", "popularity", "swims"))


def test_a_sheet_of_no_such_question_is_refused() -> None:
    refused = CliRunner().invoke(app, ["knowledge", "sheet", "daily", "purple_stripes"])
    assert refused.exit_code == 2
    assert "purple_stripes" in refused.output
