"""Reading documents and searching them: seconds and memory of the reading process, right pages, answers found."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import msgspec

from tests.documents.facts import FOLDER

PAGES, ROWS, COLUMNS = 500, 5_000, 30
COMMAND = (sys.executable, "-I", "-m", "twentyq.documents.process_main", "60", "1500000000", "200000000")
SETS = {
    "birds": ("birds.pdf", "birds-notes.pdf"),
    "planets": ("planets.xlsx",),
    "cheeses": ("cheeses.csv", "cheeses.docx"),
    "products": ("products.html", "products.md"),
}


def large(folder: Path) -> None:
    """A long PDF and a large table."""
    from openpyxl import Workbook

    from tests.unit.documents import made_pdf

    for columns, sentences in ((1, 19_100), (2, 18_000)):
        known = made_pdf.columns(columns, sentences, 5)
        (folder / f"{columns} columns.pdf").write_bytes(known.data)
    chance = random.Random(0)  # noqa: S311 - no secret
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Things")
    lines = [[f"column {number}" for number in range(COLUMNS)]]
    for row in range(ROWS):
        numbers = [round(chance.uniform(0, 1000), 2) for _ in range(COLUMNS // 2)]
        kinds = [f"kind {chance.randint(1, 40)}" for _ in range(COLUMNS - 1 - len(numbers))]
        lines.append([f"thing {row}", *numbers, *kinds])
    for line in lines:
        sheet.append(line)
    book.save(folder / "table.xlsx")
    (folder / "table.csv").write_text("\n".join(",".join(map(str, line)) for line in lines), encoding="utf-8")


def harmful(folder: Path) -> None:
    """What is refused."""
    from tests.unit.documents import hostile, made_pdf

    for make in (
        *(
            hostile.bomb,
            hostile.lying_bomb,
            hostile.many_parts,
            hostile.laughs,
            hostile.external_entity,
            hostile.macros,
        ),
        *(hostile.encrypted_office, hostile.encrypted_zip, hostile.deep_sheet, hostile.far_cell, hostile.endless_merge),
    ):
        (folder / f"{make.__name__}.xlsx").write_bytes(make())
    (folder / "deep.html").write_bytes(b"<div>" * 1_000_000)
    (folder / "open tags.html").write_bytes(b"<a " * 1_000_000)
    (folder / "comments.html").write_bytes(b"<!--" * 1_000_000)
    (folder / "script.html").write_bytes(b"<script>" + b"</" * 1_000_000)
    (folder / "sections.html").write_bytes(b"<![" * 1_000_000)
    (folder / "nested.md").write_bytes(b"> " * 500_000 + b"x")
    (folder / "brackets.md").write_bytes(b"[" * 500_000)
    (folder / "quotes.csv").write_bytes(b'"' * 1_000_001 + b",x")
    (folder / "wide.csv").write_bytes(b"," * 5_000_000)
    (folder / "long.csv").write_bytes(b"x,y\n" * 2_000_000)
    (folder / "disguised.pdf").write_bytes(b"MZ\x90\x00" * 1000)
    (folder / "encrypted.pdf").write_bytes(made_pdf.drawn(("plain", "Hello."), password="secret"))
    (folder / "cut short.pdf").write_bytes(made_pdf.columns(1, 500).data[:-2000])
    (folder / "bomb.pdf").write_bytes(made_pdf.bomb())


def measured(path: Path) -> tuple[tuple[float, float], float, str]:
    """Seconds of the clock and of the processor, MB at most, and what came of it."""
    asked = msgspec.msgpack.encode((path.name, path.read_bytes()))
    with tempfile.TemporaryFile() as answer:
        begin = time.perf_counter()
        process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=answer, stderr=subprocess.DEVNULL)
        assert process.stdin
        try:
            process.stdin.write(asked)
            process.stdin.close()
        except BrokenPipeError:
            pass
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
        seconds = time.perf_counter() - begin, usage.ru_utime + usage.ru_stime
        answer.seek(0)
        outcome = answer.read()
    if outcome[:1] == b"E":
        return seconds, usage.ru_maxrss / 1000, str(msgspec.msgpack.decode(outcome[1:])[0])
    return seconds, usage.ru_maxrss / 1000, "read" if outcome else f"ended with {status}"


def print_files(title: str, make: Callable[[Path], None]) -> None:
    """Files made by another process, so that this one stays small: a child begins with its parent's memory."""
    print(f"{title}; seconds of the clock, of the processor; memory of the process")
    with tempfile.TemporaryDirectory() as folder:
        maker = get_context("spawn").Process(target=make, args=(Path(folder),))
        maker.start()
        maker.join()
        for path in sorted(Path(folder).iterdir()):
            seconds, memory, outcome = measured(path)
            size = path.stat().st_size / 1e6
            print(f"  {path.name:24} {size:5.2f} MB {seconds[0]:6.2f} s {seconds[1]:6.2f} s {memory:4.0f} MB {outcome}")


def print_pages() -> None:
    """Sentences whose first and last page are right, of PDFs of which they are known."""
    from tests.unit.documents import made_pdf
    from twentyq.documents.reader import read

    for columns in (1, 2, 3):
        right = every = 0
        for seed in range(5):
            known = made_pdf.columns(columns, 1_000, 100 + seed, hyphens=seed % 2 == 1)
            found = {passage.text: passage.locator for passage in read(known.data, "known.pdf").passages}
            every += len(known.pages)
            right += sum(
                text in found and (found[text].first, found[text].last) == pages for text, pages in known.pages.items()
            )
        print(f"  {columns} columns: {right} of {every} sentences on their pages, {100 * right / every:.2f} %")


def print_search() -> None:
    """Questions to the documents of our own: answered by the first passage, by one of the first three.

    Those of `questions_apart.txt` were written after the last change to the search, and nothing is mended by them.
    """
    from twentyq.documents.reader import read
    from twentyq.documents.search.index import Index

    indexes = {key: Index([read((FOLDER / name).read_bytes(), name) for name in names]) for key, names in SETS.items()}
    for file in ("questions.txt", "questions_apart.txt"):
        lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
        first = among = 0
        for question, key, answer in (line.split("|") for line in lines):
            found = [answer in one.passage.text for one in indexes[key].search(question, 3)]
            first, among = first + any(found[:1]), among + any(found)
            if not any(found):
                print(f"  not found: {question}")
        print(f"  {file}: of {len(lines)} the first passage answers {first}, one of the first three {among}")


if __name__ == "__main__":
    print_files(f"Large: PDFs of about {PAGES} pages, tables of {ROWS:,} x {COLUMNS} cells", large)
    print_files("Refused", harmful)
    print("Pages")
    print_pages()
    print("Search")
    print_search()
