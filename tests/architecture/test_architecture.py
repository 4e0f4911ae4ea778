"""The map in ARCHITECTURE.md, and the contract that keeps to the doors."""

import grimp
import pytest

from tests.architecture import doors
from tests.architecture.map import PAGE, with_map


def test_the_map_is_that_of_todays_code() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_map(page) == page, "run `make map`"


def test_an_import_past_a_door_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = grimp.ImportGraph()
    for module in ("app", "app.shop", "app.shop.till", "app.shop.back", "app.street"):
        graph.add_module(module)
    graph.add_import(importer="app.street", imported="app.shop.till")
    graph.add_import(importer="app.street", imported="app.shop.back")
    graph.add_import(importer="app.shop.till", imported="app.shop.back")
    monkeypatch.setattr(doors, "door", lambda _: ("till",))
    assert list(doors.intruders(graph)) == [("app.street", "app.shop.back", "app.shop")]
