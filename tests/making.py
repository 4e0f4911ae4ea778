"""A workshop over memory, in which decks are made of tables of yes and no."""

from collections.abc import Sequence
from dataclasses import replace

from msgspec.structs import replace as with_changes

from tests.conftest import fake_ports
from twentyq.authoring.draft import (
    By,
    Choices,
    Draft,
    DraftColumn,
    DraftQuestion,
    DraftTable,
    DraftThing,
    Fact,
    Kind,
    Quote,
    Stated,
    Verdict,
)
from twentyq.authoring.editing import apply_again
from twentyq.authoring.errors import NoNameColumnError
from twentyq.decks.compiled import CompiledDecks
from twentyq.decks.in_use import VersionsInUse
from twentyq.documents.document import Cell, Document, Table
from twentyq.documents.reader import read
from twentyq.play.decks.building import run_build
from twentyq.play.decks.sources import read_source, texts_prefix, upload_key
from twentyq.play.ports import Ports
from twentyq.play.workshop import Workshop
from twentyq.settings import Settings
from twentyq.storage.decks.deck import OwnDeck
from twentyq.storage.decks.memory import MemoryDeckFiles, MemoryRecordStore
from twentyq.storage.decks.stores import deck_shelf, dispute_shelf, invitation_shelf, team_shelf
from twentyq.storage.objects.memory import MemoryObjects
from twentyq.storage.objects.versions import ObjectVersions

HEADERS = ("flies", "swims", "sings", "hunts", "migrates", "crest", "webbed", "night", "garden", "sea", "dives", "red")
BIRDS = ("robin", "puffin", "owl", "swan", "heron", "lark", "gull", "wren", "kite", "coot", "dipper", "rook")
TABLE = "\n".join(
    [
        ",".join(("name", *HEADERS)),
        *(
            ",".join(
                (bird, *("yes" if (row * 7 + column * column) % 5 < 2 else "no" for column in range(len(HEADERS))))
            )
            for row, bird in enumerate(BIRDS)
        ),
    ]
).encode()


def drafted(deck: OwnDeck, documents: Sequence[Document], choices: Choices) -> Draft:
    """Every row a thing, every column a question."""
    tables = [table for document in documents for table in document.tables]
    if not tables or tables[0].header[0] != "name":
        raise NoNameColumnError("no column names the things", file=documents[0].name, help="Call one of them name.")
    table, quotes = tables[0], []
    facts = []
    for row, cells in enumerate(table.rows):
        quotes.append(_quote(documents[0], table, row, 0))
        for column, cell in enumerate(cells[1:], 1):
            stated = Stated.YES if cell.text == "yes" else Stated.NO
            p = 0.95 if stated is Stated.YES else 0.05
            facts.append(Fact(row, column - 1, stated, p, By.CELL, (len(quotes),)))
            quotes.append(_quote(documents[0], table, row, column))
    made = Draft(
        id=deck.id,
        name=deck.name,
        language=deck.language,
        tables=(DraftTable("t", documents[0].name, table.name, table.header, 0, len(table.rows)),),
        columns=tuple(DraftColumn(h, h, Kind.YES_NO, used=True, example=f"{h}?") for h in table.header[1:]),
        things=tuple(
            DraftThing(cells[0].text, f"a {cells[0].text}", n * len(table.header)) for n, cells in enumerate(table.rows)
        ),
        questions=tuple(DraftQuestion(h, f"Does it have {h}?", f"Yes if {h}.", 0.05, h) for h in table.header[1:]),
        facts=tuple(facts),
        quotes=tuple(quotes),
        choices=Choices(choices.names),
    )
    return apply_again(made, choices.edits)


def _quote(document: Document, table: Table, row: int, column: int) -> Quote:
    passage = table.passage(row, column)
    assert isinstance(passage.locator, Cell)
    return Quote(document.id, document.name, passage.start, passage.end, passage.text, cell=passage.locator)


def judged(draft: Draft) -> Draft:
    """As good as it gets."""
    return with_changes(draft, verdict=Verdict(games=200, named=1.0, named_flipped=0.9))


def making_ports(*, builds_at_once: bool = True) -> Ports:
    """Ports with a workshop over memory, whose builds are done at once or never."""
    versions = ObjectVersions(MemoryObjects())
    records = MemoryRecordStore()
    files = MemoryDeckFiles()
    ports = fake_ports()
    making: list[Ports] = []
    workshop = Workshop(
        decks=deck_shelf(records),
        teams=team_shelf(records),
        invitations=invitation_shelf(records),
        disputes=dispute_shelf(records),
        files=files,
        versions=versions,
        read=lambda deck, source: read_source(
            files, read, upload_key(deck, source), texts_prefix(deck.tenant, deck.id), source.name
        ),
        draft=drafted,
        judge=judged,
        submit=lambda deck_id: run_build(making[0], deck_id) if builds_at_once else None,
    )
    decks = CompiledDecks(Settings(), None, VersionsInUse(versions))
    making.append(replace(ports, workshop=workshop, decks=decks))
    return making[0]
