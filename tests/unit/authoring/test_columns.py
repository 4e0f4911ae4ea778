"""What the cells of a column mean beside the other cells of their table."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.authoring.sources import column, document, name_of

from twentyq.authoring.compiling import asked
from twentyq.authoring.draft import Draft, Kind, Reason, Stated
from twentyq.authoring.drafting import draft
from twentyq.authoring.tables.cuts import cuts
from twentyq.authoring.tables.values import has_decimal_commas, months, without_decimal_comma
from twentyq.authoring.verdict import judge
from twentyq.documents.document import Document


def drafted(table: Document) -> Draft:
    return draft([table], deck_id="d", name="D")


def texts(made: Draft) -> list[str]:
    return [made.questions[n].text for n in asked(made)]


@pytest.mark.parametrize(
    ("cell", "plain"),
    [("1.240", "1240"), ("79,90", "79.90"), ("1.240,50 €", "1240.50 €"), ("12", "12"), ("01.02.2024", "01.02.2024")],
)
def test_a_table_that_writes_decimal_commas_groups_thousands_by_points(cell: str, plain: str) -> None:
    assert without_decimal_comma(cell) == plain


def test_points_or_grouping_commas_beside_commas_leave_the_numbers_as_they_are() -> None:
    assert has_decimal_commas(["79,90", "1.240"])
    assert not has_decimal_commas(["79,90", "2.5"])
    assert not has_decimal_commas(["3,4", "1,240"])


def test_thousands_are_read_by_the_decimal_commas_of_another_column() -> None:
    rows = [f"{name_of(n)}|{n + 1},50|{'1.240' if n % 2 else '310'}" for n in range(8)]
    assert "Is its turnover more than 1,000?" in texts(drafted(document("Name|Price (€)|Turnover", *rows)))


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Mar-May", ("March", "April", "May")),
        ("Nov to Jan", ("November", "December", "January")),
        ("sept.", ("September",)),
        ("marble", ()),
        ("Mar-Apr, wet", ()),
    ],
)
def test_ranges_of_months_are_read_as_their_months(cell: str, found: tuple[str, ...]) -> None:
    assert months(cell) == found


def test_dates_are_cut_where_the_years_split() -> None:
    made = drafted(column("Date of lesson", *["2024-09-10"] * 4, *["2025-02-18"] * 5))
    assert [one.id for one in made.questions] == ["date-of-lesson--before-2025"]


@pytest.mark.parametrize(
    ("header", "cells", "kind"),
    [
        ("Yr", ["1995", "2004", "2008", "2019"], Kind.YEAR),
        ("Seen by us", ["1995", "2004", "2008", "2019"], Kind.YEAR),
        ("Weight", ["1995", "2004", "1208", "2019"], Kind.NUMBER),
        ("Fee ($)", ["1200", "1500", "1800", "1200"], Kind.NUMBER),
        ("Age", ["10+", "8+", "8+", "14+"], Kind.NUMBER),
    ],
)
def test_numbers_are_years_by_how_they_look_and_ages_may_end_in_a_plus(
    header: str, cells: list[str], kind: Kind
) -> None:
    made = drafted(column(header, *cells)).columns[0]
    assert (made.kind, made.reason) == (kind, None)


@pytest.mark.parametrize(
    ("header", "cells", "reason"),
    [
        ("No", ["1", "2", "3", "4"], Reason.CODES),
        ("Row", ["1", "2", "3", "4"], Reason.CODES),
        ("Remarks", ["on order", "on order", "extra", "extra"], Reason.LONG_TEXT),
        ("our_notes", ["on order", "on order", "extra", "extra"], Reason.LONG_TEXT),
    ],
)
def test_running_numbers_and_remarks_are_left_out(header: str, cells: list[str], reason: Reason) -> None:
    assert drafted(column(header, *cells)).columns[0].reason is reason


def test_where_only_a_mark_is_written_an_empty_cell_says_no() -> None:
    made = drafted(column("Portrait", "x", "", "x", "", "", "", "", "", "n/a"))
    stated = {made.things[fact.thing].name: fact.stated for fact in made.facts}
    assert stated == {name_of(n): Stated.YES if n in (0, 2) else Stated.NO for n in range(8)}


def test_of_two_questions_that_split_alike_that_of_yes_and_no_stays() -> None:
    rows = ["Aa|one|yes", "Ab|two|no", "Ac|three|no", "Ad|two|no", "Ae|one|yes", "Af|three|no"]
    found = texts(drafted(document("Name|Order|Lays eggs", *rows)))
    assert "Does it lay eggs?" in found
    assert "Is it in the one order?" not in found
    assert "Is it in the two order?" in found


def test_things_whose_numbers_are_near_each_other_look_alike_with_the_reason() -> None:
    made = judge(drafted(column("Length (m)", *(str(10 + n) for n in range(12)))))
    assert made.verdict is not None
    assert any("numbers near each other do not tell them apart" in advice for advice in made.verdict.advice)


@pytest.mark.parametrize(
    ("values", "years", "found"),
    [
        ([10, 12, 14, 100, 120, 140], False, [12, 50, 100]),
        ([60, 70, 75, 80, 85, 90, 95, 100], False, [60, 80]),
        ([1815, 1816, 1820, 1824, 1825, 1900, 1950, 1960], True, [1850, 1900]),
        ([1, 2, 4, 8, 16, 32, 64, 128], False, [2, 10, 40]),
    ],
)
def test_numbers_are_cut_in_gaps_that_people_can_tell(values: list[float], years: bool, found: list[float]) -> None:
    assert sorted(cuts(values, whole=True, years=years)) == found


@given(st.lists(st.floats(1, 1e6, allow_nan=False), min_size=2, max_size=60, unique=True))
def test_every_cut_splits_and_no_two_are_near_each_other(values: list[float]) -> None:
    found = sorted(cuts(values, whole=False))
    assert len(found) <= 3
    assert all(min(values) <= cut < max(values) for cut in found)
    assert all(high >= 1.3 * low for low, high in pairwise(found))
