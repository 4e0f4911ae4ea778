"""Decks of players: made of documents, looked over, published, played, forgotten."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.conftest import NOW
from tests.making import BIRDS, TABLE, making_ports

from twentyq import play
from twentyq.authoring.draft import RenameThing, RewordQuestion, SetFact, Stated
from twentyq.game.answer import Answer
from twentyq.game.errors import InvalidInputError
from twentyq.play.decks import access, building, disputes, making, playing, review, sources
from twentyq.play.decks.brand import checked
from twentyq.play.decks.sources import upload_key
from twentyq.play.errors import (
    DeckNotFoundError,
    DeckRefusedError,
    DecksOffError,
    NotReadyError,
    QuotaError,
)
from twentyq.play.ports import Ports
from twentyq.speech.speaking.polly import NEURAL
from twentyq.storage.decks.deck import Brand, DeckState, OwnDeck, Visibility

ME, STRANGER = "p1", "p2"


def with_document(ports: Ports, data: bytes = TABLE, name: str = "birds.csv") -> OwnDeck:
    deck = making.create_deck(ports, ME, "Birds")
    return add_document(ports, deck, data, name)


def add_document(ports: Ports, deck: OwnDeck, data: bytes, name: str) -> OwnDeck:
    upload = sources.create_document_upload(ports, ME, deck.id, name)
    assert ports.workshop
    ports.workshop.files.write(upload_key(upload.deck, upload.source), data)
    return upload.deck


def stored(ports: Ports, deck: OwnDeck) -> OwnDeck:
    assert ports.workshop
    found = ports.workshop.decks.load(deck.id)
    assert found
    return found


def published(ports: Ports) -> OwnDeck:
    deck = with_document(ports)
    building.build_deck(ports, ME, deck.id)
    return review.publish_deck(ports, ME, deck.id)


def test_a_deck_is_built_published_and_played_to_its_end() -> None:
    ports = making_ports()
    deck = published(ports)
    assert (deck.thing_count, stored(ports, deck).state) == (len(BIRDS), DeckState.REVIEW)
    update = play.games.start_game(ports, ME, deck_id=deck.id)
    assert update.game.deck_version == deck.published
    while update.game.current_turn and update.game.current_turn.kind == "QUESTION":
        update = play.games.answer_question(ports, ME, update.game.id, len(update.game.turns), Answer.YES)
    assert update.game.turns[-1].subject in BIRDS


def test_published_decks_stand_beside_those_of_the_program_for_who_may_play_them() -> None:
    ports = making_ports()
    deck = published(ports)
    offered = [info.id for info in playing.playable_decks(ports, ME)]
    assert offered == [*ports.decks.infos, deck.id]
    assert [info.id for info in playing.playable_decks(ports, STRANGER)] == [*ports.decks.infos]


def test_a_deck_that_is_not_published_is_not_played() -> None:
    ports = making_ports()
    deck = with_document(ports)
    with pytest.raises(NotReadyError):
        play.games.start_game(ports, ME, deck_id=deck.id)


def test_a_running_game_stays_on_its_version_when_the_deck_is_changed_or_withdrawn() -> None:
    ports = making_ports()
    deck = published(ports)
    game = play.games.start_game(ports, ME, deck_id=deck.id).game
    review.edit_draft(ports, ME, deck.id, [RenameThing("robin", "European robin")])
    again = review.publish_deck(ports, ME, deck.id)
    assert again.published != game.deck_version
    making.withdraw_deck(ports, ME, deck.id)
    after = play.games.answer_question(ports, ME, game.id, 1, Answer.NO).game
    assert (after.deck_version, len(after.turns)) == (game.deck_version, 2)
    with pytest.raises(NotReadyError):
        play.games.start_game(ports, ME, deck_id=deck.id)


def test_edits_are_kept_when_the_deck_is_built_again() -> None:
    ports = making_ports()
    deck = with_document(ports)
    building.build_deck(ports, ME, deck.id)
    edits = [RewordQuestion("flies", "Can it fly?"), SetFact("robin", "swims", Stated.SOMETIMES)]
    review.edit_draft(ports, ME, deck.id, edits)
    assert review.draft_of(ports, ME, deck.id).verdict is None
    building.build_deck(ports, ME, deck.id)
    draft = review.draft_of(ports, ME, deck.id)
    assert draft.questions[0].text == "Can it fly?"
    assert draft.verdict is not None


def test_an_edit_that_is_refused_changes_nothing_of_those_beside_it() -> None:
    ports = making_ports()
    deck = with_document(ports)
    building.build_deck(ports, ME, deck.id)
    with pytest.raises(DeckRefusedError) as refusal:
        review.edit_draft(ports, ME, deck.id, [RenameThing("robin", "Robin redbreast"), RewordQuestion("x", "Is it?")])
    assert refusal.value.code == "EDIT_REFUSED"
    assert review.draft_of(ports, ME, deck.id).things[0].name == "robin"
    with pytest.raises(InvalidInputError):
        review.edit_draft(ports, ME, deck.id, [])


def test_facts_that_are_shown_have_sources_and_vary() -> None:
    ports = making_ports()
    deck = with_document(ports)
    building.build_deck(ports, ME, deck.id)
    draft = review.draft_of(ports, ME, deck.id)
    shown = review.shown_facts(draft)
    assert len(shown) == 20
    assert len({fact.thing for fact in shown}) == len({fact.question for fact in shown}) == 12
    assert all(draft.quotes[n].text in ("yes", "no") for fact in shown for n in fact.quotes)
    assert shown == review.shown_facts(draft)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"%PDF-1.4 no", "birds.csv", "DISGUISED"),
        (b"size,colour\n1,red\n2,blue\n3,red\n", "birds.csv", "NO_NAME_COLUMN"),
    ],
)
def test_a_build_that_fails_says_why_and_what_would_help(data: bytes, name: str, code: str) -> None:
    ports = making_ports()
    deck = with_document(ports, data, name)
    building.build_deck(ports, ME, deck.id)
    failed = stored(ports, deck)
    assert failed.state is DeckState.FAILED
    assert failed.problem
    assert (failed.problem.code, failed.problem.file) == (code, name)
    assert failed.problem.help
    with pytest.raises(NotReadyError):
        review.publish_deck(ports, ME, deck.id)


def test_a_document_that_never_arrived_is_named() -> None:
    ports = making_ports()
    deck = making.create_deck(ports, ME, "Birds")
    with pytest.raises(NotReadyError):
        building.build_deck(ports, ME, deck.id)
    sources.create_document_upload(ports, ME, deck.id, "birds.csv")
    building.build_deck(ports, ME, deck.id)
    problem = stored(ports, deck).problem
    assert problem
    assert (problem.code, problem.file) == ("MISSING", "birds.csv")


def test_too_small_a_draft_is_not_published() -> None:
    ports = making_ports()
    deck = with_document(ports, b"name,flies\nrobin,yes\npenguin,no\n")
    building.build_deck(ports, ME, deck.id)
    with pytest.raises(DeckRefusedError) as refusal:
        review.publish_deck(ports, ME, deck.id)
    assert refusal.value.code == "TOO_FEW_THINGS"


def test_a_deck_that_is_being_built_is_not_built_twice_edited_or_published() -> None:
    ports = making_ports(builds_at_once=False)
    deck = with_document(ports)
    begun = building.build_deck(ports, ME, deck.id)
    assert building.build_deck(ports, ME, deck.id) == begun
    for refused in (
        lambda: review.publish_deck(ports, ME, deck.id),
        lambda: review.judge_draft(ports, ME, deck.id),
    ):
        with pytest.raises(NotReadyError):
            refused()


def test_a_build_that_never_ends_has_failed_after_its_bound() -> None:
    ports = making_ports(builds_at_once=False)
    begun = building.build_deck(ports, ME, with_document(ports).id)
    assert building.current(begun, NOW + building.BUILD_BOUND - timedelta(seconds=1)).state is DeckState.BUILDING
    ended = building.current(begun, NOW + building.BUILD_BOUND)
    assert ended.state is DeckState.FAILED
    assert ended.problem
    later = replace(ports, now=lambda: NOW + building.BUILD_BOUND)
    assert len(building.build_deck(later, ME, begun.id).builds) == 2


def test_a_server_that_starts_goes_on_with_builds_that_a_stop_interrupted() -> None:
    ports = making_ports(builds_at_once=False)
    deck = with_document(ports)
    building.build_deck(ports, ME, deck.id)
    submitted: list[str] = []
    assert ports.workshop
    started = replace(ports, workshop=replace(ports.workshop, submit=submitted.append))
    idle = making.create_deck(ports, ME, "Idle")
    building.resume_builds(started, [idle, stored(ports, deck)])
    assert submitted == [deck.id]
    late = replace(started, now=lambda: ports.now() + timedelta(minutes=16))
    building.resume_builds(late, [stored(ports, deck)])
    assert submitted == [deck.id]


def test_a_build_overtaken_by_another_changes_nothing() -> None:
    ports = making_ports(builds_at_once=False)
    begun = building.build_deck(ports, ME, with_document(ports).id)
    later = replace(ports, now=lambda: NOW + building.BUILD_BOUND)
    building.build_deck(later, ME, begun.id)
    assert ports.workshop
    building._finish(ports.workshop, begun, [], draft_id="late")
    assert stored(ports, begun).draft is None


def test_quotas_hold_for_decks_documents_and_builds() -> None:
    ports = making_ports()
    deck = with_document(ports)
    for _ in range(building.BUILDS_LIMIT):
        building.build_deck(ports, ME, deck.id)
    with pytest.raises(QuotaError):
        building.build_deck(ports, ME, with_document(ports).id)
    later = replace(ports, now=lambda: NOW + building.BUILDS_TIME)
    building.build_deck(later, ME, deck.id)
    for number in range(sources.FILES_LIMIT - 1):
        sources.create_document_upload(ports, ME, deck.id, f"{number}.csv")
    sources.create_document_upload(ports, ME, deck.id, "birds.csv")
    with pytest.raises(QuotaError):
        sources.create_document_upload(ports, ME, deck.id, "more.csv")
    for _ in range(making.DECKS_LIMIT - 2):
        making.create_deck(ports, ME, "Birds")
    with pytest.raises(QuotaError):
        making.create_deck(ports, ME, "Birds")


def test_a_document_taken_away_is_gone() -> None:
    ports = making_ports()
    deck = with_document(ports)
    key = upload_key(deck, deck.sources[0])
    assert sources.remove_document(ports, ME, deck.id, deck.sources[0].id).sources == ()
    assert ports.workshop
    assert ports.workshop.files.read(key) is None


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "a\nb", "a\u202eb", "\ud800"])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(InvalidInputError):
        making.create_deck(making_ports(), ME, name)


@pytest.mark.parametrize("name", ["", "../x.csv", "a\\b.csv", "a\0.csv", "x" * 121])
def test_a_file_name_that_is_none_is_refused(name: str) -> None:
    ports = making_ports()
    with pytest.raises(InvalidInputError):
        sources.create_document_upload(ports, ME, making.create_deck(ports, ME, "Birds").id, name)


@pytest.mark.parametrize(
    "brand",
    [
        Brand(host="x" * 41),
        Brand(greeting="x" * 161),
        Brand(greeting="Hello {thing}"),
        Brand(named="Ha, {thing.__class__}!"),
        Brand(named="Ha, {0}!"),
        Brand(named="Ha, {thing!r}!"),
        Brand(named="Ha, {"),
        Brand(lost="no\x07"),
        Brand(leads=("Next:",) * 9),
        Brand(leads=("",)),
        Brand(voice="joanna; rm"),
    ],
)
def test_a_voice_that_cannot_be_said_is_refused(brand: Brand) -> None:
    with pytest.raises(InvalidInputError):
        checked(brand)


def test_a_voice_that_can_be_said_is_kept() -> None:
    brand = Brand("Ms Low", "Good morning, class.", ("Next:", "And now:"), "Ha, {thing}!", "You won.", voice="Joanna")
    assert checked(brand) == brand


def test_the_phone_offers_the_voices_that_a_deck_may_have() -> None:
    form = (Path(__file__).parents[4] / "amplify/src/decks/BrandForm.tsx").read_text("utf-8")
    (offered,) = re.findall(r"const VOICES = '([\w ]+)'", form)
    assert set(offered.split()) == NEURAL


def test_of_two_edits_that_race_both_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = making_ports()
    deck = with_document(ports)
    building.build_deck(ports, ME, deck.id)
    found = review.found

    def overtaken(*arguments: object) -> OwnDeck:
        old = found(*arguments)  # type: ignore[arg-type]
        monkeypatch.setattr(review, "found", found)
        review.edit_draft(ports, ME, deck.id, [RenameThing("owl", "Tawny owl")])
        return old

    monkeypatch.setattr(review, "found", overtaken)
    review.edit_draft(ports, ME, deck.id, [RenameThing("robin", "Red robin")])
    things = review.draft_of(ports, ME, deck.id).things
    assert [thing.name for thing in things][:3] == ["Red robin", "puffin", "Tawny owl"]


def test_a_fact_is_disputed_after_a_game_and_seen_by_the_owner() -> None:
    ports = making_ports()
    deck = published(ports)
    making.share_deck(ports, ME, deck.id, Visibility.LINK, None)
    update = play.games.start_game(ports, STRANGER, deck_id=deck.id)
    with pytest.raises(InvalidInputError):
        disputes.dispute_fact(ports, STRANGER, update.game.id, 1, "It does.")
    while update.game.current_turn and update.game.current_turn.kind == "QUESTION":
        update = play.games.answer_question(ports, STRANGER, update.game.id, len(update.game.turns), Answer.NO)
    game = play.games.answer_question(ports, STRANGER, update.game.id, len(update.game.turns), Answer.YES).game
    dispute = disputes.dispute_fact(ports, STRANGER, game.id, 1, "It does.")
    assert (dispute.thing, dispute.question) == (game.thing, game.turns[0].subject)
    with pytest.raises(DeckNotFoundError):
        disputes.disputes(ports, STRANGER, deck.id)
    assert disputes.disputes(ports, ME, deck.id) == [dispute]
    assert disputes.settle_dispute(ports, ME, deck.id, dispute.id) == []


def test_all_of_a_players_decks_is_taken_along_and_forgotten() -> None:
    ports = making_ports()
    deck = published(ports)
    data = play.history.export_player_data(ports, ME, 10, None)
    assert len(data.decks.records) == 1
    assert [one.name for one in data.decks.documents] == ["birds.csv"]
    assert play.history.delete_player_data(ports, ME).decks == 1
    assert ports.workshop
    assert ports.workshop.decks.load(deck.id) is None
    assert ports.workshop.files.delete("tenants/") == 0
    assert ports.workshop.versions.all(deck.id) == ()
    assert play.history.export_player_data(ports, ME, 10, None).decks.records == ()


def test_a_server_without_a_workshop_makes_no_decks(ports: Ports) -> None:
    with pytest.raises(DecksOffError):
        making.create_deck(ports, ME, "Birds")
    assert access.own_decks(ports, ME) == []
    with pytest.raises(DeckNotFoundError):
        play.games.start_game(ports, ME, deck_id="mine")
