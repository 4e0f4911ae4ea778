"""The page of `twentyq eval`: contestants side by side, and plots."""

import base64
import html
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from twentyq.guessing.evaluation.summary import Summary

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PAGE = """<!doctype html>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Twentyq eval</title>
<style>body{{font:16px/1.5 system-ui;max-width:80rem;margin:2rem auto;padding:0 1rem}}img{{max-width:100%}}
table{{border-collapse:collapse}}td,th{{padding:.2rem .8rem;text-align:right}}td:first-child{{text-align:left}}</style>
<h1>Twentyq eval</h1><table><tr>{heads}</tr>{rows}</table><p>{note}</p>{plots}
"""
HEADS = (
    "guesser",
    "games",
    "named",
    "mean turns",
    "arena score",
    "illegal",
    "repeated",
    "fallbacks",
    "s a move",
    "p95",
    "tokens in",
    "cached",
    "out",
    "$ a game",
)


def row_of(summary: Summary) -> tuple[str, ...]:
    """A summary as the cells of a table with HEADS."""
    return (
        summary.contestant.label,
        str(summary.games),
        f"{summary.named:.1%}",
        "-" if summary.mean_turns is None else f"{summary.mean_turns:.2f}",
        f"{summary.arena_score:.3f}",
        f"{summary.illegal:.2f}",
        f"{summary.repeated:.2f}",
        f"{summary.fallbacks:.2f}",
        f"{summary.seconds_median:.3f}",
        f"{summary.seconds_p95:.3f}",
        f"{summary.input_tokens:.0f}",
        f"{summary.cached_tokens:.0f}",
        f"{summary.output_tokens:.0f}",
        f"{summary.dollars:.5f}",
    )


def eval_page(found: Sequence[Summary], judge_error: float | None) -> str:
    """HTML with the plots as images inside."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}" for cell in row_of(summary)) + "</tr>" for summary in found
    )
    note = "" if judge_error is None else f"The judge differs from the table in {judge_error:.1%} of decided entries."
    heads = "".join(f"<th>{html.escape(head)}" for head in HEADS)
    return PAGE.format(heads=heads, rows=rows, note=note, plots="".join(_plots(found)))


def _plots(found: Sequence[Summary]) -> list[str]:
    from matplotlib.figure import Figure

    images = []
    for plot in (_by_turn, _by_cost, _by_time):
        figure = Figure(figsize=(8, 4.5), layout="constrained")
        axes = figure.add_subplot()
        plot(axes, found)
        image = io.BytesIO()
        figure.savefig(image, format="png", dpi=120)
        encoded = base64.b64encode(image.getvalue()).decode()
        images.append(f'<img alt="{html.escape(axes.get_title())}" src="data:image/png;base64,{encoded}">')
    return images


def _by_turn(axes: "Axes", found: Sequence[Summary]) -> None:
    axes.set_title("Share named by turn")
    for summary in found:
        axes.plot(range(1, len(summary.by_turn) + 1), summary.by_turn, marker=".", label=summary.contestant.label)
    axes.set(xlabel="turn", ylabel="share of games", ylim=(0, 1.02))
    axes.legend()


def _by_cost(axes: "Axes", found: Sequence[Summary]) -> None:
    axes.set_title("Share named by cost")
    for summary in found:
        axes.scatter(summary.dollars, summary.named, label=summary.contestant.label)
    axes.set(xlabel="US dollars a game", ylabel="share of games", ylim=(0, 1.02))
    axes.legend()


def _by_time(axes: "Axes", found: Sequence[Summary]) -> None:
    axes.set_title("Seconds a move, median and p95")
    names = [summary.contestant.label for summary in found]
    axes.barh(names, [summary.seconds_p95 for summary in found], color="lightgray")
    axes.barh(names, [summary.seconds_median for summary in found])
    axes.set(xlabel="seconds")
