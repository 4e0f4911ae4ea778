"""What an evaluation leaves in its folder for other programs: the figures, and a file for promptfoo."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from twentyq.guessing.evaluation.promptfoo import promptfoo_results
from twentyq.guessing.evaluation.record import Record
from twentyq.guessing.evaluation.summary import Summary


class Report(msgspec.Struct, frozen=True):
    """The figures with what they were got by."""

    conditions: Mapping[str, str]
    contestants: Sequence[Summary]
    left_out: Mapping[str, int]
    """Games, by contestant and reason."""


def write_report(out: Path, report: Report, records: Sequence[Record], at: datetime) -> None:
    """summary.json and promptfoo.json."""
    (out / "summary.json").write_bytes(msgspec.json.format(msgspec.json.encode(report)))
    results = promptfoo_results(records, out.name, at.isoformat())
    (out / "promptfoo.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
