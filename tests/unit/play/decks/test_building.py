"""Builds that come twice, late, or to nothing; uploads that are not clean."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.making import TABLE, drafted, making_ports

from twentyq.authoring.draft import Choices, Draft, RenameThing
from twentyq.documents.document import Document
from twentyq.play.decks import building, making, review, sources
from twentyq.play.decks.sources import upload_key
from twentyq.play.errors import DeckNotFoundError, OverloadedError
from twentyq.play.ports import Ports
from twentyq.play.workshop import Reading, Workshop
from twentyq.storage.decks.deck import DeckState, OwnDeck
from twentyq.storage.decks.memory import MemoryDeckFiles
from twentyq.storage.errors import StorageUnavailableError, UploadInfectedError, UploadUncheckedError

ME = "p1"


def workshop_of(ports: Ports) -> Workshop:
    assert ports.workshop
    return ports.workshop


def files_of(ports: Ports) -> dict[str, bytes]:
    files = workshop_of(ports).files
    assert isinstance(files, MemoryDeckFiles)
    return files._files


def waiting() -> tuple[Ports, OwnDeck]:
    """A deck that waits to be built."""
    ports = making_ports(builds_at_once=False)
    deck = making.create_deck(ports, ME, "Birds")
    deck = sources.create_document_upload(ports, ME, deck.id, "birds.csv").deck
    workshop_of(ports).files.write(upload_key(deck, deck.sources[0]), TABLE)
    return ports, building.build_deck(ports, ME, deck.id)


def while_drafting(ports: Ports, event: Callable[[], Any]) -> Ports:
    """Ports with which something happens once, while the first draft is made."""
    events = [event]

    def draft(deck: OwnDeck, documents: Sequence[Document], choices: Choices) -> Draft:
        if events:
            events.pop()()
        return drafted(deck, documents, choices)

    return replace(ports, workshop=replace(workshop_of(ports), draft=draft))


def loaded(ports: Ports, deck: OwnDeck) -> OwnDeck:
    found = workshop_of(ports).decks.load(deck.id)
    assert found
    return found


def test_a_build_that_comes_twice_takes_nothing_back() -> None:
    ports, deck = waiting()

    def built_and_edited() -> None:
        building.run_build(ports, deck.id)
        review.edit_draft(ports, ME, deck.id, [RenameThing("owl", "Tawny owl")])

    building.run_build(while_drafting(ports, built_and_edited), deck.id)
    assert "Tawny owl" in [thing.name for thing in review.draft_of(ports, ME, deck.id).things]
    assert len([key for key in files_of(ports) if "/drafts/" in key]) == 1
    kept = loaded(ports, deck)
    assert building.run_build(ports, deck.id) is building.Outcome.NOTHING
    assert loaded(ports, deck) == kept


def test_a_deck_deleted_while_it_is_built_leaves_nothing() -> None:
    ports, deck = waiting()
    deleting = while_drafting(ports, lambda: making.delete_deck(ports, ME, deck.id))
    assert building.run_build(deleting, deck.id) is building.Outcome.NOTHING
    assert workshop_of(ports).decks.load(deck.id) is None
    assert files_of(ports) == {}


def test_a_deck_deleted_while_it_is_published_leaves_no_version() -> None:
    ports, deck = waiting()
    building.run_build(ports, deck.id)
    versions = workshop_of(ports).versions
    add = versions.add

    class Slow:
        """Versions that take until the deck is gone."""

        def add(self, *given: Any) -> Any:
            """Keep one."""
            making.delete_deck(ports, ME, deck.id)
            return add(*given)

        def __getattr__(self, name: str) -> Any:
            return getattr(versions, name)

    slow = replace(ports, workshop=replace(workshop_of(ports), versions=Slow()))
    with pytest.raises(DeckNotFoundError):
        review.publish_deck(slow, ME, deck.id)
    assert versions.all(deck.id) == ()


def test_a_build_that_waited_too_long_is_not_begun() -> None:
    ports, deck = waiting()
    late = replace(ports, now=lambda: deck.builds[-1] + building.BUILD_BOUND)
    assert building.run_build(late, deck.id) is building.Outcome.FAILED
    assert loaded(ports, deck) == deck
    assert building.current(deck, late.now()).problem.code == "TOO_SLOW"  # type: ignore[union-attr]


def test_a_build_that_nobody_could_be_told_of_has_failed_and_is_asked_for_again() -> None:
    ports, deck = waiting()
    building.run_build(ports, deck.id)

    def gone(_deck_id: str) -> None:
        raise StorageUnavailableError("queue")

    with pytest.raises(StorageUnavailableError):
        building.build_deck(replace(ports, workshop=replace(workshop_of(ports), submit=gone)), ME, deck.id)
    assert loaded(ports, deck).state is DeckState.FAILED
    assert building.build_deck(ports, ME, deck.id).state is DeckState.BUILDING


def test_a_build_that_nobody_could_be_told_of_raises_that_though_its_end_cannot_be_kept_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ports, deck = waiting()
    building.run_build(ports, deck.id)

    def gone(_deck_id: str) -> None:
        monkeypatch.setattr(building, "_finish", unkept)
        raise StorageUnavailableError("queue")

    def unkept(*_given: object, **_more: object) -> bool:
        raise OverloadedError("deck")

    with pytest.raises(StorageUnavailableError, match="queue"):
        building.build_deck(replace(ports, workshop=replace(workshop_of(ports), submit=gone)), ME, deck.id)


def test_what_stops_a_build_for_a_while_leaves_it_waiting_where_it_is_run_again() -> None:
    ports, deck = waiting()

    def throttled(*_given: object) -> Reading:
        raise StorageUnavailableError("TooManyRequestsException")

    stopped = replace(ports, workshop=replace(workshop_of(ports), read=throttled))
    with pytest.raises(StorageUnavailableError):
        building.run_build(stopped, deck.id, again=True)
    assert loaded(ports, deck) == deck
    assert building.run_build(stopped, deck.id) is building.Outcome.FAILED
    assert loaded(ports, deck).problem == building.FAILED
    assert building.run_build(ports, building.build_deck(ports, ME, deck.id).id, again=True) is building.Outcome.DONE


def test_a_document_that_takes_anothers_place_leaves_no_file_of_it() -> None:
    ports, deck = waiting()
    sources.create_document_upload(ports, ME, deck.id, "birds.csv")
    assert files_of(ports) == {}


@pytest.mark.parametrize(
    ("failure", "code"),
    [(UploadInfectedError(), "INFECTED"), (UploadUncheckedError(retryable=True), "UNCHECKED")],
)
def test_an_upload_that_is_not_clean_is_refused_with_what_would_help(
    failure: Exception, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ports, deck = waiting()

    def refuse(*_key: object) -> bytes:
        raise failure

    monkeypatch.setattr(MemoryDeckFiles, "received", refuse)
    assert building.run_build(ports, deck.id) is building.Outcome.REFUSED
    problem = loaded(ports, deck).problem
    assert problem is not None
    assert (problem.code, problem.file) == (code, "birds.csv")
    assert problem.help
    assert loaded(ports, deck).sources[0].problem == problem
