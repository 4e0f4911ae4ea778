"""Making decks on a laptop: records and files in the data folder, builds one after the other in a thread."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from queue import Queue
from threading import Thread

from twentyq.authoring.draft import Choices, Draft
from twentyq.authoring.drafter import Drafter
from twentyq.authoring.verdict import judge
from twentyq.authoring.widening.answering import Answerer
from twentyq.documents.document import Document
from twentyq.documents.process import ProcessReader
from twentyq.knowledge.versions import Versions
from twentyq.play.decks.building import resume_builds, run_build
from twentyq.play.decks.sources import read_source, texts_prefix, upload_key
from twentyq.play.ports import Ports
from twentyq.play.workshop import Reading, Workshop
from twentyq.storage.decks.deck import OwnDeck, SourceFile
from twentyq.storage.decks.deck_files import DeckFiles
from twentyq.storage.decks.file_decks import FileDeckFiles
from twentyq.storage.decks.records import Kind, RecordStore
from twentyq.storage.decks.sqlite import SqliteRecordStore
from twentyq.storage.decks.stores import deck_shelf, dispute_shelf, invitation_shelf, team_shelf
from twentyq.storage.signed_links import LinkSigner

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LocalDecks:
    """Where documents are uploaded to, and ports with which decks are made."""

    files: FileDeckFiles
    ports: Ports


def local_decks(
    ports: Ports,
    data_dir: Path,
    versions: Versions,
    signer: LinkSigner,
    address: Callable[[], str],
    house: str | None = None,
    drafter: Drafter | None = None,
    answerer: Answerer | None = None,
) -> LocalDecks:
    """`address` is the server's, as the client that asks reaches it, without a slash at its end.

    `house` is whose decks are offered to everybody; without `drafter` decks are made of tables alone, without
    `answerer` questions about documents are answered by their sentences. Builds that a stop interrupted go on.
    """
    files = FileDeckFiles(data_dir, signer, lambda: f"{address()}/documents")
    waiting: Queue[str] = Queue()
    records = SqliteRecordStore(data_dir / "decks.db")
    workshop = make_workshop(records, files, versions, waiting.put, house, drafter)
    if answerer:
        workshop = replace(workshop, answer=answerer.answer, forget_answers=answerer.forget)
    making = replace(ports, workshop=workshop)
    resume_builds(making, workshop.decks.read_all(records.every(Kind.DECK)))
    Thread(target=_build_all, args=(making, waiting), name="build", daemon=True).start()
    return LocalDecks(files, making)


def _build_all(ports: Ports, waiting: "Queue[str]") -> None:
    while True:
        try:
            run_build(ports, waiting.get())
        except Exception:
            logger.exception("How a build ended could not be kept")


def make_workshop(
    records: RecordStore,
    files: DeckFiles,
    versions: Versions,
    submit: Callable[[str], None],
    house: str | None = None,
    drafter: Drafter | None = None,
) -> Workshop:
    """A workshop over these stores, which reads documents in processes of their own."""
    return Workshop(
        decks=deck_shelf(records),
        teams=team_shelf(records),
        invitations=invitation_shelf(records),
        disputes=dispute_shelf(records),
        files=files,
        versions=versions,
        read=partial(_read, files, ProcessReader()),
        draft=partial(_draft, drafter or Drafter()),
        judge=judge,
        submit=submit,
        house=house,
    )


def _read(files: DeckFiles, reader: ProcessReader, deck: OwnDeck, source: SourceFile) -> Reading:
    upload, texts = upload_key(deck, source), texts_prefix(deck.tenant, deck.id)
    return read_source(files, reader.read, upload, texts, source.name)


def _draft(drafter: Drafter, deck: OwnDeck, documents: Sequence[Document], choices: Choices) -> Draft:
    return drafter.draft(documents, deck_id=deck.id, name=deck.name, choices=choices)
