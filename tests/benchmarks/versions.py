"""Versions of decks: what it takes to look for one, to have one in memory, and to hand its facts to Athena."""

import gzip
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psutil

from twentyq.bootstrap import local_versions
from twentyq.decks.compiled import CompiledDecks
from twentyq.decks.in_use import VersionsInUse
from twentyq.knowledge.compiled import dump, load
from twentyq.knowledge.headers import named_bytes
from twentyq.knowledge.versions import DECK_FILE
from twentyq.learning.facts import fact_lines
from twentyq.settings import Settings

DECK, MADE, LOOKS = "everyday", 3, 200
MEGABYTE = 1_000_000


def main() -> None:
    """Print them."""
    deck, memory = load(named_bytes(DECK)), psutil.Process().memory_info
    with tempfile.TemporaryDirectory() as folder:
        versions = local_versions(Path(folder))
        decks = CompiledDecks(Settings(), None, VersionsInUse(versions, max_age=0))
        decks.guesser(DECK)
        before = memory().rss
        for number in range(MADE):
            data = dump(replace(deck, version=str(number)))
            made = versions.add(DECK, {DECK_FILE: data}, datetime.now(UTC))
            latest = versions.latest(DECK)
            versions.point(DECK, made.id, latest.etag if latest else None)
            start = time.perf_counter()
            decks.current_version(DECK)
            print(f"a new version of {len(data) / MEGABYTE:.2f} MB: {(time.perf_counter() - start) * 1000:.0f} ms")
        print(f"memory: {(memory().rss - before) / MADE / MEGABYTE:.0f} MB a version")
        start = time.perf_counter()
        for _ in range(LOOKS):
            decks.current_version(DECK)
        print(f"a look without a change, files: {(time.perf_counter() - start) / LOOKS * 1000:.2f} ms")
    start = time.perf_counter()
    lines = fact_lines(deck)
    packed = gzip.compress(lines, 1, mtime=0)
    seconds = time.perf_counter() - start
    print(f"facts for Athena: {len(lines) / MEGABYTE:.0f} MB, {len(packed) / MEGABYTE:.0f} MB packed, {seconds:.1f} s")


if __name__ == "__main__":
    main()
