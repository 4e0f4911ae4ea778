"""The report of a run, for machines and for people: one JSON file, and one page with its plots inside."""

import html
from collections.abc import Iterable

import msgspec

from twentyq.learning.gate.check import Check
from twentyq.learning.gate.verdict import Change, Verdict

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Twentyq learned</title>
<style>body{{font:16px/1.5 system-ui;color:#1f1b16;background:#fdfaf3;max-width:60rem;margin:2rem auto;padding:0 1rem}}
svg{{width:100%;height:auto}}td,th{{padding:.1rem 1rem .1rem 0;text-align:left;font-weight:400;vertical-align:top}}
td{{font-variant-numeric:tabular-nums}}.decision{{font-size:3rem;font-weight:700;line-height:1.1}}
p,caption{{color:#6b6255;text-align:left}}.no{{color:#a3260f;font-weight:700}}div{{overflow-x:auto}}</style>
<h1>What the games say of {deck}</h1>
<div class="decision">{decision}</div>
<p>{reason}. Version {after} against {before}, in use; learned from games of {since} to before {held_out},
judged by those to before {until}.</p>
<h2>Checks</h2><div><table>{checks}</table></div>
<h2>Shares of games before and after</h2>{plot}
<p>The dot is the change, the line its 95 % interval, in points; what is left of zero speaks against the version.</p>
<h2>What changed</h2>
<p>{changed:,} cells change sides, of {cells:,} that players answered about. The surest of them:</p>
<div><table><tr><th>thing<th>question<th>before<th>after<th>95 %<th>players: yes, no</tr>{changes}</table></div>
<h2>What an authored entry counts for</h2>
<div><table><tr><th>stated<th>votes<th>taken to be wrong</tr>{strengths}</table></div></html>
"""
ROW, LEFT, WIDTH, SPAN = 24, 330, 760, 0.25
"""Pixels of the plot, and the change at its edges."""


def report_files(verdict: Verdict) -> dict[str, bytes]:
    """The report's files by name."""
    return {"report.json": msgspec.json.format(msgspec.json.encode(verdict)), "report.html": page(verdict).encode()}


def page(verdict: Verdict) -> str:
    """The page."""
    return PAGE.format(
        deck=html.escape(verdict.deck),
        decision=verdict.decision.value.capitalize(),
        reason=html.escape(verdict.reason.capitalize()),
        before=html.escape(verdict.before),
        after=html.escape(verdict.after) or "(none)",
        since=verdict.since,
        held_out=verdict.held_out,
        until=verdict.until,
        checks="".join(map(_check, verdict.checks)),
        plot=plot([check for check in verdict.checks if check.change and check.name.count("answers") == 0]),
        cells=verdict.cells,
        changed=verdict.changed,
        changes="".join(map(_change, verdict.changes)),
        strengths="".join(f"<tr><td>{name}<td>{k:g}<td>{w:.1%}" for name, k, w in verdict.strengths),
    )


def plot(checks: Iterable[Check]) -> str:
    """Changes of shares with their intervals, as SVG."""
    lines = list(checks)
    height = ROW * (len(lines) + 1)
    zero = _across(0.0)
    marks = [f'<line x1="{zero}" x2="{zero}" y1="0" y2="{height - ROW}" stroke="#8a8072"/>']
    marks += [
        f'<text x="{_across(at)}" y="{height - 6}" text-anchor="middle">{at * 100:+.0f}</text>'
        for at in (-0.2, -0.1, 0.0, 0.1, 0.2)
    ]
    marks += [_interval(check, number * ROW + ROW / 2) for number, check in enumerate(lines)]
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img" font-size="13" fill="#1f1b16">{"".join(marks)}</svg>'


def _interval(check: Check, y: float) -> str:
    low, high = check.change or (0.0, 0.0)
    middle = (check.after or 0.0) - (check.before or 0.0)
    return (
        f'<text x="{LEFT - 12}" y="{y + 4}" text-anchor="end">{html.escape(check.name)}</text>'
        f'<line x1="{_across(low)}" x2="{_across(high)}" y1="{y}" y2="{y}" stroke="#b8860b" stroke-width="2"/>'
        f'<circle cx="{_across(middle)}" cy="{y}" r="4" fill="{"#b8860b" if check.passed else "#a3260f"}"/>'
    )


def _across(change: float) -> float:
    kept = min(max(change, -SPAN), SPAN)
    return round(LEFT + (WIDTH - LEFT) * (kept + SPAN) / (2 * SPAN), 1)


def _check(check: Check) -> str:
    figures = ""
    if check.before is not None and check.after is not None and check.change:
        low, high = check.change
        figures = f"{check.before:.1%} to {check.after:.1%} ({low:+.1%} to {high:+.1%})"
        figures = "" if "bits" in check.detail else figures
    passed = "passed" if check.passed else '<span class="no">failed</span>'
    return f"<tr><td>{passed}<td>{html.escape(check.name)}<td>{figures}<td>{html.escape(check.detail)}"


def _change(change: Change) -> str:
    cells = (
        html.escape(change.thing),
        html.escape(change.question),
        f"{change.before:.2f}",
        f"{change.after:.2f}",
        f"{change.low:.2f} to {change.high:.2f}",
        f"{change.yes}, {change.no}",
    )
    return "<tr>" + "".join(f"<td>{cell}" for cell in cells)
