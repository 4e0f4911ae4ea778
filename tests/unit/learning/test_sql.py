"""The SELECTs stay where DuckDB and Athena agree."""

from datetime import date

import pytest
import sqlglot
from sqlglot import exp

from twentyq.learning.aggregators.aggregator import SELECTS, Window, select

WINDOW = Window("everyday", "0123abcd", date(2026, 5, 1), date(2026, 11, 1))
ALLOWED = (
    exp.Abs, exp.And, exp.Avg, exp.Case, exp.Coalesce, exp.Count, exp.Exp, exp.Floor, exp.If, exp.Ln, exp.Max, exp.Min,
    exp.Or, exp.Pow, exp.RowNumber, exp.Sqrt, exp.Sum, exp.Cast,
)  # fmt: skip
"""Functions that mean the same in both."""


@pytest.mark.parametrize("name", SELECTS)
def test_a_select_reads_the_same_in_both_dialects(name: str) -> None:
    text = select(name, WINDOW, games=10)
    assert sqlglot.transpile(text, "duckdb", "athena") == sqlglot.transpile(text, "athena", "athena")


@pytest.mark.parametrize("name", SELECTS)
def test_a_select_only_selects_by_functions_that_mean_the_same(name: str) -> None:
    for dialect in ("duckdb", "athena"):
        (tree,) = sqlglot.parse(select(name, WINDOW, games=10), dialect=dialect)
        assert isinstance(tree, exp.Query)
        assert [node for node in tree.find_all(exp.Func) if not isinstance(node, ALLOWED)] == []
        assert list(tree.find_all(exp.Star, exp.Distinct, exp.Subquery, exp.Lateral)) == [
            count.this for count in tree.find_all(exp.Count) if isinstance(count.this, exp.Star)
        ]


@pytest.mark.parametrize("name", SELECTS)
def test_nothing_is_divided_and_every_join_says_on_what(name: str) -> None:
    (tree,) = sqlglot.parse(select(name, WINDOW), dialect="athena")
    assert tree.find(exp.Div) is None
    assert all(join.args.get("on") for join in tree.find_all(exp.Join))


@pytest.mark.parametrize("name", SELECTS)
def test_rows_come_in_one_order(name: str) -> None:
    (tree,) = sqlglot.parse(select(name, WINDOW), dialect="athena")
    assert name == "counts" or tree.args["order"]


@pytest.mark.parametrize("value", ["", "a'b", "a b", "x" * 65, "naïve", "a;b"])
def test_no_text_but_an_id_gets_into_a_select(value: str) -> None:
    with pytest.raises(ValueError, match="not the id"):
        select("cells", Window(value, "0123abcd", WINDOW.since, WINDOW.until))
    with pytest.raises(ValueError, match="not the id"):
        select("cells", Window("everyday", value, WINDOW.since, WINDOW.until))
