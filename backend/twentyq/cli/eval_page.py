"""The page of `twentyq eval`: contestants side by side, plots, and every game."""

import base64
import html
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import TYPE_CHECKING

from twentyq.guessing.evaluation.record import Record
from twentyq.guessing.evaluation.report import Report
from twentyq.guessing.evaluation.summary import Summary, interval
from twentyq.guessing.llm.moves.prompt import SPOKEN

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Twentyq eval</title>
<style>body{{font:16px/1.5 system-ui;color:#1f1b16;background:#fdfaf3;max-width:60rem;margin:2rem auto;padding:0 1rem}}
img{{width:100%;max-width:40rem;display:block;margin:1.5rem 0}}.wide{{overflow-x:auto;font-size:.9rem}}
table{{border-collapse:collapse}}
th{{font-weight:400;text-align:left}}td,.wide th+th{{padding:.2rem 0 .2rem .8rem;font-variant-numeric:tabular-nums}}
.wide td,.wide th+th{{text-align:right}}.wide td,.wide th{{white-space:nowrap}}.wide tr:nth-child(3){{font-weight:700}}
.wide th:first-child{{position:sticky;left:0;background:#fdfaf3}}td,summary,li{{overflow-wrap:anywhere}}
p{{color:#6b6255}}summary{{padding:.6rem 0}}</style>
<h1>Twentyq eval</h1>{key}<div class="wide"><table><tr><th>{heads}</tr>{rows}</table></div>{plots}
<h2>What was played</h2><table>{conditions}</table>{notes}<p>Intervals are Wilson's, 95 %.</p>
<h2>Games</h2>{games}
"""
STYLES = ("-", "--", ":", "-.")
ROWS: Mapping[str, Callable[[Summary], str]] = {
    "games": lambda found: str(found.games),
    "named": lambda found: f"{found.named:.1%}",
    "95 % interval": lambda found: f"{found.low:.0%} to {found.high:.0%}",
    "mean turns": lambda found: "-" if found.mean_turns is None else f"{found.mean_turns:.2f}",
    "arena score": lambda found: f"{found.arena_score:.3f}",
    "by the model": lambda found: f"{found.by_model:.0%}",
    "against rules": lambda found: f"{found.illegal:.2f}",
    "repeated": lambda found: f"{found.repeated:.2f}",
    "by the deck": lambda found: f"{found.fallbacks:.2f}",
    "not known": lambda found: f"{found.unknown:.2f}",
    "s a move": lambda found: f"{found.seconds_median:.3f}",
    "95 % within": lambda found: f"{found.seconds_p95:.3f}",
    "tokens in": lambda found: f"{found.input_tokens:.0f}",
    "of them cached": lambda found: f"{found.cached_tokens:.0f}",
    "tokens out": lambda found: f"{found.output_tokens:.0f}",
    "$ a game": lambda found: f"{found.dollars:.5f}",
}


def letter(number: int) -> str:
    """The contestant's letter in tables and plots."""
    return ascii_uppercase[number] if number < len(ascii_uppercase) else str(number + 1)


def notes(report: Report) -> Iterator[str]:
    """What has to be known to read the figures, besides the conditions."""
    if report.conditions.get("players") != "judge" and any(found.by_model for found in report.contestants):
        yield (
            "These players answer the deck's questions alone, a model's others with \"I don't know\" (not known);"
            " --players judge answers all."
        )
    yield from (f"left out: {count} games of {why}" for why, count in report.left_out.items())
    if report.left_out:
        yield "The same command goes on with the games that were left out."


def eval_page(report: Report, records: Sequence[Record]) -> str:
    """HTML with the plots as images inside."""
    found = report.contestants
    letters = [letter(number) for number in range(len(found))]
    rows = (
        f"<tr><th>{html.escape(head)}" + "".join(f"<td>{html.escape(cell(one))}" for one in found)
        for head, cell in ROWS.items()
    )
    labels = (html.escape(f"{at} {one.contestant.label}") for at, one in zip(letters, found, strict=True))
    return PAGE.format(
        key="".join(f"<div>{label}</div>" for label in labels),
        heads="".join(f"<th>{at}" for at in letters),
        rows="".join(rows),
        conditions="".join(
            f"<tr><th>{html.escape(name)}<td>{html.escape(value)}" for name, value in report.conditions.items()
        ),
        notes="".join(f"<p>{html.escape(note)}" for note in notes(report)),
        plots="".join(_plots(found)),
        games="".join(map(_game, sorted(records, key=lambda record: (record.contestant.label, record.thing)))),
    )


def _game(record: Record) -> str:
    result = f"named in {record.turns}" if record.named else "not named"
    title = html.escape(f"{record.contestant.label}: {record.thing}, {result}")
    lines = "".join(f"<li>{html.escape(f'{line.text} {SPOKEN[line.answer]}')}" for line in record.transcript)
    return f"<details><summary>{title}</summary><ol>{lines}</ol></details>"


def _plots(found: Sequence[Summary]) -> list[str]:
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    images = []
    costs = any(summary.dollars for summary in found)
    for plot in (_by_turn, _by_cost, _by_time) if costs else (_by_turn, _by_time):
        with rc_context({"font.size": 11, "svg.hashsalt": "twentyq"}):
            height = 1.2 + 0.35 * len(found) if plot is _by_time else 3.6
            figure = Figure(figsize=(5, height), layout="constrained", facecolor="none")
            axes = figure.add_subplot(facecolor="none")
            plot(axes, found)
            axes.spines[["top", "right"]].set_visible(False)
            image = io.BytesIO()
            figure.savefig(image, format="svg", metadata={"Date": None})
        encoded = base64.b64encode(image.getvalue()).decode()
        images.append(f'<img alt="{html.escape(axes.get_title("left"))}" src="data:image/svg+xml;base64,{encoded}">')
    return images


def _by_turn(axes: "Axes", found: Sequence[Summary]) -> None:
    from matplotlib.ticker import MaxNLocator, PercentFormatter

    axes.set_title("Share named by turn", loc="left", fontweight="bold")
    for number, summary in enumerate(found):
        style, turns = STYLES[number % len(STYLES)], range(1, len(summary.by_turn) + 1)
        [line] = axes.plot(turns, summary.by_turn, style, label=letter(number), drawstyle="steps-post")
        ends = [interval(round(share * summary.games), summary.games) for share in summary.by_turn]
        low, high = zip(*ends, strict=True)
        axes.fill_between(turns, low, high, color=line.get_color(), alpha=0.15, linewidth=0, step="post")
    axes.set(xlabel="turn", ylim=(0, 1.02))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.legend(frameon=False)


def _by_cost(axes: "Axes", found: Sequence[Summary]) -> None:
    from matplotlib.ticker import PercentFormatter

    axes.set_title("Share named by cost", loc="left", fontweight="bold")
    for number, summary in enumerate(found):
        spread = [[summary.named - summary.low], [summary.high - summary.named]]
        axes.errorbar(summary.dollars, summary.named, yerr=spread, fmt="o", label=letter(number))
    most = max(summary.dollars for summary in found)
    axes.set(xlabel="US dollars a game", xlim=(-0.03 * most, 1.1 * most), ylim=(0, 1.02))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.legend(frameon=False, loc="lower left")


def _by_time(axes: "Axes", found: Sequence[Summary]) -> None:
    axes.set_title("Seconds a move, median and p95", loc="left", fontweight="bold")
    names = [letter(number) for number in range(len(found))]
    axes.barh(names, [summary.seconds_p95 for summary in found], color="lightgray")
    axes.barh(names, [summary.seconds_median for summary in found])
    axes.set(xlabel="seconds", ylim=(len(found) - 0.4, -0.6))
