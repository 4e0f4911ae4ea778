"""Makes the documents from their facts; the same facts give the same bytes."""

import csv
import io
import zipfile
from html import escape
from pathlib import Path

from tests.documents import make_pdf, make_word, make_workbook
from tests.documents.facts import FOLDER, Rows, facts, without_note

SHOP = "Cheeses of the Corner Shop"
FIRM = "Hollin & Reeve"
LABELS = ("Category", "Material", "Warranty in years", "Made in", "On sale since")


def main() -> None:
    """Write all of them beside this script."""
    birds, planets, cheeses, products = map(facts, ("birds", "planets", "cheeses", "products"))
    made = {
        "birds.pdf": make_pdf.table("Birds of the club", without_note(birds)),
        "birds-notes.pdf": make_pdf.notes("Notes of the bird club", birds),
        "planets.xlsx": repacked(make_workbook.workbook("The solar system", planets)),
        "cheeses.csv": _csv(cheeses),
        "cheeses.docx": packed(make_word.parts(SHOP, cheeses)),
        "products.html": _html(products),
        "products.md": _markdown(products),
    }
    for name, content in made.items():
        (FOLDER / name).write_bytes(content)


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip archive without times."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def repacked(archive: bytes) -> bytes:
    """An archive without times."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        return packed({name: old.read(name) for name in old.namelist() if name != "docProps/core.xml"})


def _csv(rows: Rows) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def _html(rows: Rows) -> bytes:
    head, *body = without_note(rows)
    cells = "\n".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in body)
    names = "".join(f"<th>{escape(text)}</th>" for text in head)
    notes = "\n".join(f"<h3>{escape(row[0])}</h3>\n<p>{escape(row[-1])}</p>" for row in rows[1:])
    return f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{escape(FIRM)}</title><style>td {{ padding: 2px }}</style></head>
<body>
<h1>Products of {escape(FIRM)}</h1>
<p>{escape(FIRM)} makes things for days and nights outdoors. Every price is in euros and includes tax.</p>
<p>What breaks within its warranty is mended or replaced without charge.</p>
<h2>All products</h2>
<table>
<thead><tr>{names}</tr></thead>
<tbody>
{cells}
</tbody>
</table>
<h2>What our customers like</h2>
{notes}
</body>
</html>
""".encode()


def _markdown(rows: Rows) -> bytes:
    head, *body = rows
    parts = [f"# Handbook of the {FIRM} shops", "Ask the workshop when a customer wants something mended."]
    for row in body:
        labels = "\n".join(f"- **{label}:** {row[head.index(label)]}" for label in LABELS)
        parts += [f"## {row[0]}", row[-1], labels]
    return "\n\n".join([*parts, ""]).encode()


if __name__ == "__main__":
    main()
    for path in sorted(Path(FOLDER).glob("*.*")):
        print(path.name, path.stat().st_size)  # noqa: T201
