"""How well a draft plays."""

import pytest
from msgspec.structs import replace
from tests.unit.authoring.drafts import small_draft
from tests.unit.authoring.sources import column, document, name_of

from twentyq.authoring.draft import Draft, SwitchColumn, Verdict
from twentyq.authoring.drafting import draft
from twentyq.authoring.editing import apply
from twentyq.authoring.verdict import judge


def verdict(made: Draft) -> Verdict:
    judged = judge(made).verdict
    assert judged is not None
    return judged


def test_things_that_the_facts_tell_apart_are_named() -> None:
    rows = [f"{name_of(n)}|{'|'.join('yes' if n >> bit % 5 & 1 else 'no' for bit in range(20))}" for n in range(32)]
    found = verdict(draft([document("|".join(["Name", *map(name_of, range(20))]), *rows)], deck_id="d", name="D"))
    assert found.named == 1.0
    assert found.alike_count == 0
    assert found.games == 200


def test_things_that_no_question_tells_apart_are_listed_with_what_would_help() -> None:
    draft_ = small_draft()
    ants = tuple(fact for fact in draft_.facts if fact.thing != 1)
    twins = tuple(type(fact)(1, *fact_rest(fact)) for fact in draft_.facts if fact.thing == 0)
    found = verdict(replace(draft_, facts=ants + twins))
    assert found.alike == (("Ant", "Bear"),)
    assert "Ant and Bear look alike. Add a column in which they differ." in found.advice


def fact_rest(fact: object) -> tuple:  # type: ignore[type-arg]
    """All but the thing."""
    _, *rest = (getattr(fact, name) for name in fact.__struct_fields__)  # type: ignore[attr-defined]
    return tuple(rest)


@pytest.mark.parametrize("cells", [["yes"], ["yes", "no"], [""] * 9])
def test_a_draft_too_small_to_play_is_judged_by_what_it_lacks(cells: list[str]) -> None:
    found = verdict(draft([column("Raw", *cells)], deck_id="d", name="D"))
    assert any("questions" in advice for advice in found.advice)


def test_an_edit_takes_the_verdict_back() -> None:
    judged = judge(small_draft())
    assert apply(judged, SwitchColumn("b", used=False)).verdict is None


def test_the_same_draft_has_the_same_verdict() -> None:
    assert judge(small_draft()) == judge(small_draft())
