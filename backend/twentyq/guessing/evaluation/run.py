"""A run of an evaluation: its games kept in a folder as they end, so that it can go on where it stopped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from twentyq.guessing.evaluation.contest import Case, LeftOut, contest
from twentyq.guessing.evaluation.record import Contestant, Record, drop_cut_line, read_records
from twentyq.guessing.evaluation.table import EvaluationTable

RECORDS = "records.jsonl"


@dataclass
class Run:
    """The games of one folder."""

    file: Path
    cases: list[Case]
    """Still to be played."""
    records: list[Record]
    """Of the games asked for, played now or before."""
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many games were left out, by contestant and reason."""

    @classmethod
    def of(cls, out: Path, contestants: Sequence[Contestant], names: Sequence[str], seed: int) -> "Run":
        """Every thing for every contestant, but for what the folder holds already."""
        out.mkdir(parents=True, exist_ok=True)
        file = out / RECORDS
        drop_cut_line(file)
        cases = [Case(one, name, seed + number) for number, name in enumerate(names) for one in contestants]
        asked = {case.key for case in cases}
        records = [record for record in read_records(file) if record.key in asked]
        done = {record.key for record in records}
        return cls(file, [case for case in cases if case.key not in done], records)

    def play(self, table: EvaluationTable, *, limit: int, jobs: int) -> Iterator[None]:
        """Play what is left; each game is written as it ends, and something is yielded then."""
        with self.file.open("ab") as stream:
            for played in contest(table, self.cases, limit=limit, jobs=jobs):
                if isinstance(played, LeftOut):
                    self.left_out[played.case.contestant.label, played.reason] += 1
                else:
                    self.records.append(played)
                    stream.write(msgspec.json.encode(played) + b"\n")
                    stream.flush()
                yield
