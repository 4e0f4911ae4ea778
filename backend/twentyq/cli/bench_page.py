"""The page of `twentyq bench --html`: figures and plots in one file."""

import base64
import html
import io
from typing import TYPE_CHECKING

from twentyq.guessing.report import Report

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PAGE = """<!doctype html>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Twentyq bench</title>
<style>body{{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}}img{{max-width:100%}}
td,th{{padding:.1rem .8rem;text-align:left}}</style>
<h1>Twentyq bench</h1><table>{figures}</table>{plots}
"""


def bench_page(report: Report, by_noise: dict[float, float]) -> str:
    """HTML with the plots as images inside. `by_noise`: share named by share of flipped answers."""
    figures = {
        "games": str(report.games),
        f"named within {report.limit}": f"{report.named:.1%}",
        "named with the extra turns": f"{report.named_with_extra:.1%}",
        "mean turns of wins": f"{report.mean_turns or 0:.2f}",
    }
    rows = "".join(f"<tr><th>{html.escape(name)}<td>{html.escape(value)}" for name, value in figures.items())
    return PAGE.format(figures=rows, plots="".join(_plots(report, by_noise)))


def _plots(report: Report, by_noise: dict[float, float]) -> list[str]:
    from matplotlib.figure import Figure

    plots = [_by_turn, _by_region] + ([_by_noise] if by_noise else [])
    images = []
    for plot in plots:
        figure = Figure(figsize=(8, 4.5), layout="constrained")
        axes = figure.add_subplot()
        plot(axes, report, by_noise)
        image = io.BytesIO()
        figure.savefig(image, format="png", dpi=120)
        encoded = base64.b64encode(image.getvalue()).decode()
        images.append(f'<img alt="{axes.get_title()}" src="data:image/png;base64,{encoded}">')
    return images


def _by_turn(axes: "Axes", report: Report, _: dict[float, float]) -> None:
    axes.set_title("Share named by turn")
    axes.plot(range(1, len(report.by_turn) + 1), report.by_turn, marker="o")
    axes.axvline(report.limit, linestyle="--", color="gray")
    axes.set(xlabel="turn", ylabel="share of games", ylim=(0, 1.02))


def _by_region(axes: "Axes", report: Report, _: dict[float, float]) -> None:
    axes.set_title("Share named by region")
    names = list(report.regions)[::-1]
    axes.barh([f"{name} ({report.regions[name][0]})" for name in names], [report.regions[name][1] for name in names])
    axes.set(xlabel="share of games", xlim=(0, 1))


def _by_noise(axes: "Axes", _: Report, by_noise: dict[float, float]) -> None:
    axes.set_title("Share named by share of flipped answers")
    axes.plot(list(by_noise), list(by_noise.values()), marker="o")
    axes.set(xlabel="share of answers flipped", ylabel="share of games", ylim=(0, 1.02))
