"""From the end of speech to the next sound, hands-free in Chromium, and longer answers that are cut off.

python -m tests.benchmarks.voice.turn_taking, or with --help for its options.
"""

import argparse
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median, quantiles

import psutil
from playwright.sync_api import Browser

from tests.benchmarks.voice.turn_taking.answers import Spoken, longer_answers, plain_answers
from tests.benchmarks.voice.turn_taking.chromium import ListeningPage, Turn, chromium
from tests.local_server import LocalServer

PLAIN, LONGER = 60, 200
PAGES = 2
"""In which longer answers are said at once."""


def main() -> None:
    """Run it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--plain", type=int, default=PLAIN, help="answers of which the turns are timed")
    arguments.add_argument("--longer", type=int, default=LONGER, help="answers that nobody is to be cut off in")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, LocalServer(Path(folder)) as server, chromium() as browser:
        if given.plain:
            print(_plain(browser, server.url, given.plain), flush=True)
        if given.longer:
            print(_cut_off(list(_rambles(browser, server.url, longer_answers(given.longer)))))


def _plain(browser: Browser, url: str, count: int) -> str:
    before, load = _processor(), os.getloadavg()[0]
    turns = list(_turns(browser, url, plain_answers(count)))
    return _times(turns, (_processor() - before) / len(turns), load)


def _turns(browser: Browser, url: str, answers: Iterable[Spoken]) -> Iterable[Turn]:
    """Turns of games, one after the other."""
    page = None
    for spoken in answers:
        if page is None or page.is_over:
            page = _page(browser, url)
        yield page.answer(spoken)


def _rambles(browser: Browser, url: str, answers: list[Spoken]) -> Iterable[Turn]:
    """Turns of games in which the same question is asked again and again."""
    pages = [_page(browser, url) for _ in range(PAGES)]
    for page in pages:
        page.keep_asking()
    for place in range(0, len(answers), PAGES):
        said = list(zip(pages, answers[place : place + PAGES], strict=False))
        for page, spoken in said:
            page.begin(spoken)
        yield from [page.end(spoken) for page, spoken in said]


def _page(browser: Browser, url: str) -> ListeningPage:
    return ListeningPage(browser.new_context(service_workers="block").new_page(), url)


def _times(turns: list[Turn], processor: float, load: float) -> str:
    rows = [f"{'seconds from the end of speech':44}{'median':>9}{'p90':>9}"]
    parts = {"until it is sent": [t.sent for t in turns], "until the server has answered": [t.replied for t in turns]}
    for name, times in (parts | {"until the next sound": [t.played for t in turns]}).items():
        first = [each[0] for each in times if each]
        rows.append(f"{name:44}{median(first):9.3f}{quantiles(first, n=10)[8]:9.3f}  of {len(first)}")
    rows.append(f"processor of browser and server, a turn: {processor:.2f} s; load before: {load:.1f}")
    return "\n".join(rows)


def _cut_off(turns: list[Turn]) -> str:
    rows = [f"{sum(turn.is_cut_off for turn in turns)} of {len(turns)} longer answers cut off"]
    for kind in sorted({turn.spoken.kind for turn in turns}):
        alike = [turn for turn in turns if turn.spoken.kind == kind]
        whole = [turn.sent[0] for turn in alike if turn.sent and not turn.is_cut_off]
        cut = [turn for turn in alike if turn.is_cut_off]
        rows.append(
            f"{kind:12}{len(cut):4} of {len(alike):4}; the others are sent {median(whole):.2f} s after their end"
        )
        rows += [f"    {turn.sent[0]:.2f} s {turn.spoken.name}" for turn in cut]
    return "\n".join(rows)


def _processor() -> float:
    """Seconds of processor of all processes that were started from here."""
    times = [process.cpu_times() for process in psutil.Process().children(recursive=True)]
    return sum(each.user + each.system for each in times)


if __name__ == "__main__":
    main()
