"""The page of `twentyq bench --html`: figures, what they rest on, and plots in one file."""

import html
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from twentyq.guessing.evaluation.summary import interval
from twentyq.guessing.report import Report

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, QUIET, ACCENT = "#1f1b16", "#8a8072", "#b8860b"
PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Twentyq bench</title>
<style>body{{font:16px/1.5 system-ui;color:#1f1b16;background:#fdfaf3;max-width:60rem;margin:2rem auto;padding:0 1rem}}
figure{{margin:1rem 0;max-width:40rem}}svg{{width:100%;height:auto}}
td,th{{padding:.1rem 1.5rem .1rem 0;text-align:left;font-weight:400}}
td{{font-variant-numeric:tabular-nums}}.named{{font-size:3rem;font-weight:700;line-height:1}}p{{color:#6b6255}}</style>
<h1>Twentyq bench</h1>
<div class="named">{named:.1%}</div>
<p>named within {limit} turns, of {games:,} games ({low:.1%} to {high:.1%}, 95 %)</p>
<table>{figures}</table>{plots}
<p>Intervals are Wilson's, 95 %. Games of simulated players: see ARCHITECTURE.md.</p></html>
"""


def bench_page(report: Report, by_noise: Mapping[float, float], setting: Mapping[str, str]) -> str:
    """HTML with the plots inside. `by_noise`: share named by share of flipped answers; `setting`: what was played."""
    low, high = _interval(report.named, report.games)
    figures = {
        **setting,
        f"named within {report.limit}, of things the deck has": f"{report.named_of_covered:.1%}",
        "named with the extra turns": f"{report.named_with_extra:.1%}",
        "mean turns of wins": f"{report.mean_turns or 0:.2f}",
    }
    rows = "".join(f"<tr><th>{html.escape(name)}<td>{html.escape(value)}" for name, value in figures.items())
    plots = "".join(_plots(report, by_noise))
    return PAGE.format(
        figures=rows, plots=plots, named=report.named, limit=report.limit, games=report.games, low=low, high=high
    )


def _plots(report: Report, by_noise: Mapping[float, float]) -> list[str]:
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    plots = [_by_turn, *([_by_noise] if by_noise else []), _by_region]
    images = []
    for plot in plots:
        with rc_context({"font.size": 11, "text.color": INK, "axes.edgecolor": QUIET, "svg.hashsalt": "twentyq"}):
            height = 1 + 0.22 * len(report.regions) if plot is _by_region else 3.2
            figure = Figure(figsize=(5, height), layout="constrained", facecolor="none")
            axes = figure.add_subplot(facecolor="none")
            plot(axes, report, by_noise)
            axes.spines[["top", "right"]].set_visible(False)
            image = io.StringIO()
            figure.savefig(image, format="svg", metadata={"Date": None})
        images.append(
            f"<figure>{image.getvalue().partition('<svg')[1]}{image.getvalue().partition('<svg')[2]}</figure>"
        )
    return images


def _by_turn(axes: "Axes", report: Report, _: Mapping[float, float]) -> None:
    from matplotlib.ticker import MaxNLocator

    turns = range(1, len(report.by_turn) + 1)
    axes.set_title("Share named by turn", loc="left", fontweight="bold")
    axes.fill_between(turns, *_bands(report.by_turn, report.games), color=ACCENT, alpha=0.25, linewidth=0)
    axes.plot(turns, report.by_turn, color=ACCENT)
    axes.axvline(report.limit, linestyle=":", color=QUIET)
    axes.set(xlabel="turn", ylim=(0, 1.02), xlim=(1, len(report.by_turn)))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    _percent(axes, "y")


def _by_region(axes: "Axes", report: Report, _: Mapping[float, float]) -> None:
    names = sorted(report.regions, key=lambda name: report.regions[name][1])
    shares = [report.regions[name][1] for name in names]
    ends = [_interval(share, report.regions[name][0]) for name, share in zip(names, shares, strict=True)]
    below = [max(0.0, share - low) for share, (low, _high) in zip(shares, ends, strict=True)]
    above = [max(0.0, high - share) for share, (_low, high) in zip(shares, ends, strict=True)]
    axes.set_title("Share named by region, of games", loc="left", fontweight="bold")
    labels = [f"{name} ({report.regions[name][0]})" for name in names]
    axes.errorbar(shares, labels, xerr=[below, above], fmt="o", color=ACCENT, ecolor=QUIET, elinewidth=1)
    axes.set(xlim=(0, 1.02))
    _percent(axes, "x")


def _by_noise(axes: "Axes", report: Report, by_noise: Mapping[float, float]) -> None:
    axes.set_title("Share named by share of flipped answers", loc="left", fontweight="bold")
    shares = list(by_noise.values())
    axes.fill_between(list(by_noise), *_bands(shares, report.games), color=ACCENT, alpha=0.25, linewidth=0)
    axes.plot(list(by_noise), shares, marker="o", color=ACCENT)
    axes.set(xlabel="share of answers flipped", ylim=(0, 1.02), xticks=list(by_noise))
    _percent(axes, "x")
    _percent(axes, "y")


def _bands(shares: "list[float] | tuple[float, ...]", games: int) -> tuple[list[float], list[float]]:
    ends = [_interval(share, games) for share in shares]
    return [low for low, _ in ends], [high for _, high in ends]


def _interval(share: float, games: int) -> tuple[float, float]:
    return interval(round(share * games), games)


def _percent(axes: "Axes", which: str) -> None:
    from matplotlib.ticker import PercentFormatter

    (axes.xaxis if which == "x" else axes.yaxis).set_major_formatter(PercentFormatter(1, decimals=0))
