"""Decks on a laptop: what a stop interrupted is built when the server starts again."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from time import monotonic
from uuid import uuid4

from tests.conftest import NOW, fake_ports
from tests.making import TABLE

from twentyq.bootstrap import local_versions
from twentyq.deck_making import LocalDecks, local_decks
from twentyq.play.decks import making, sources
from twentyq.storage.decks.deck import DeckState
from twentyq.storage.signed_links import LinkSigner

ME = "p1"


def started(folder: Path) -> LocalDecks:
    signer = LinkSigner(b"k" * 32, lambda: NOW)
    ports = replace(fake_ports(), new_id=lambda: str(uuid4()))
    return local_decks(ports, folder, local_versions(folder), signer, lambda: "http://localhost")


def test_a_server_that_starts_builds_what_a_stop_interrupted(tmp_path: Path) -> None:
    ports = started(tmp_path).ports
    workshop = ports.workshop
    assert workshop
    deck = making.create_deck(ports, ME, "Birds")
    upload = sources.create_document_upload(ports, ME, deck.id, "birds.csv")
    workshop.files.write(sources.upload_key(deck, upload.source), TABLE)
    kept = workshop.decks.load(deck.id)
    assert kept
    workshop.decks.save(replace(kept, state=DeckState.BUILDING, builds=(NOW,)))
    again = started(tmp_path).ports.workshop
    assert again
    until = monotonic() + 30
    while (now := again.decks.load(deck.id)) and now.state is DeckState.BUILDING and monotonic() < until:
        Event().wait(0.05)
    assert now
    assert (now.state, now.problem) == (DeckState.REVIEW, None)


def test_a_deck_that_is_deleted_takes_the_answers_about_it_along(tmp_path: Path) -> None:
    forgotten: list[bool] = []
    ports = started(tmp_path).ports
    assert ports.workshop
    ports = replace(ports, workshop=replace(ports.workshop, forget_answers=lambda: forgotten.append(True)))
    making.delete_deck(ports, ME, making.create_deck(ports, ME, "Birds").id)
    assert forgotten == [True]
