"""Who may do what: owners, members of a team, whoever knows a link, strangers."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from tests.conftest import NOW
from tests.making import making_ports

from twentyq import play
from twentyq.game.errors import InvalidInputError
from twentyq.play.decks import access, making
from twentyq.play.decks.access import Action, found, may
from twentyq.play.errors import (
    DeckNotFoundError,
    InvitationExpiredError,
    NotAllowedError,
    QuotaError,
    TeamNotFoundError,
)
from twentyq.play.ports import Ports
from twentyq.play.teams import members
from twentyq.storage.decks.deck import OwnDeck, Visibility
from twentyq.storage.decks.team import INVITATION_KEPT, Member, Role, Team

ME, STRANGER = "owner", "stranger"
DECK = OwnDeck("d", ME, "t" * 32, "Birds", "en-US", NOW, NOW)
TEAM = Team("t", "5b", {role.value: Member(role.value, role.value, role, NOW) for role in Role}, NOW, ("d",))
PLAY, EDIT, OWN = Action.PLAY, Action.EDIT, Action.OWN
ALLOWED = {
    Visibility.PRIVATE: {ME: (PLAY, EDIT, OWN)},
    Visibility.TEAM: {
        ME: (PLAY, EDIT, OWN),
        "OWNER": (PLAY, EDIT, OWN),
        "EDITOR": (PLAY, EDIT),
        "PLAYER": (PLAY,),
    },
    Visibility.LINK: {
        ME: (PLAY, EDIT, OWN),
        "OWNER": (PLAY, EDIT, OWN),
        "EDITOR": (PLAY, EDIT),
        "PLAYER": (PLAY,),
        STRANGER: (PLAY,),
    },
}


@pytest.mark.parametrize(
    ("visibility", "player", "action"),
    list(product(Visibility, [ME, *(role.value for role in Role), STRANGER], Action)),
)
def test_each_may_do_what_the_table_says_and_nothing_else(visibility: Visibility, player: str, action: Action) -> None:
    deck = replace(DECK, visibility=visibility, team="t")
    assert may(player, deck, TEAM, action) == (action in ALLOWED[visibility].get(player, ()))


@pytest.fixture
def ports() -> Ports:
    return making_ports()


def joined(ports: Ports, role: Role, player: str) -> Team:
    team = (
        play.teams.teams(ports, ME)[0]
        if play.teams.teams(ports, ME)
        else play.teams.create_team(ports, ME, "5b", "Low")
    )
    return play.teams.join_team(ports, player, play.teams.create_invitation(ports, ME, team.id, role).text, "Kim")


def shared(ports: Ports, team: Team) -> OwnDeck:
    deck = making.create_deck(ports, ME, "Birds")
    return making.share_deck(ports, ME, deck.id, Visibility.TEAM, team.id)


def test_a_code_lets_people_in_until_it_ends(ports: Ports) -> None:
    team = play.teams.create_team(ports, ME, "5b", "Ms Low")
    code = play.teams.create_invitation(ports, ME, team.id, Role.PLAYER)
    assert code.expires_at == NOW + INVITATION_KEPT
    assert play.teams.join_team(ports, "kim", f" {code.text.lower()} ", "Kim").members["kim"].role is Role.PLAYER
    assert play.teams.join_team(ports, "kim", code.text, "Kim again").members["kim"].name == "Kim"
    late = replace(ports, now=lambda: NOW + INVITATION_KEPT + timedelta(seconds=1))
    for refused, given in ((late, code.text), (ports, "AAAA-BBBB-CCCC"), (ports, "")):
        with pytest.raises(InvitationExpiredError):
            play.teams.join_team(refused, STRANGER, given, "X")


def test_only_owners_invite_and_nobody_as_an_owner(ports: Ports) -> None:
    team = joined(ports, Role.EDITOR, "kim")
    with pytest.raises(NotAllowedError):
        play.teams.create_invitation(ports, "kim", team.id, Role.PLAYER)
    with pytest.raises(TeamNotFoundError):
        play.teams.create_invitation(ports, STRANGER, team.id, Role.PLAYER)
    with pytest.raises(InvalidInputError):
        play.teams.create_invitation(ports, ME, team.id, Role.OWNER)


def test_members_find_the_teams_decks_and_strangers_do_not(ports: Ports) -> None:
    team = joined(ports, Role.PLAYER, "kim")
    deck = shared(ports, team)
    assert [one.id for one in access.own_decks(ports, "kim")] == [deck.id]
    assert access.own_decks(ports, STRANGER) == []
    with pytest.raises(NotAllowedError):
        found(ports, "kim", deck.id, EDIT)
    for action in Action:
        with pytest.raises(DeckNotFoundError):
            found(ports, STRANGER, deck.id, action)


def test_a_deck_is_hung_into_a_team_by_its_editors_alone(ports: Ports) -> None:
    team = joined(ports, Role.PLAYER, "kim")
    deck = making.create_deck(ports, "kim", "Mine")
    with pytest.raises(TeamNotFoundError):
        making.share_deck(ports, "kim", deck.id, Visibility.TEAM, team.id)
    with pytest.raises(InvalidInputError):
        making.share_deck(ports, "kim", deck.id, Visibility.TEAM, None)
    with pytest.raises(DeckNotFoundError):
        making.share_deck(ports, ME, deck.id, Visibility.TEAM, team.id)
    assert play.teams.teams(ports, ME)[0].decks == ()


def test_who_leaves_takes_their_decks_along(ports: Ports) -> None:
    team = joined(ports, Role.EDITOR, "kim")
    deck = making.create_deck(ports, "kim", "Mine")
    making.share_deck(ports, "kim", deck.id, Visibility.TEAM, team.id)
    assert [one.id for one in access.own_decks(ports, ME)] == [deck.id]
    assert "kim" not in play.teams.leave_team(ports, "kim", team.id).members
    assert access.own_decks(ports, ME) == []
    assert found(ports, "kim", deck.id, OWN).visibility is Visibility.PRIVATE
    with pytest.raises(TeamNotFoundError):
        play.teams.leave_team(ports, "kim", team.id)


def test_the_last_owners_going_ends_the_team(ports: Ports) -> None:
    team = joined(ports, Role.EDITOR, "kim")
    deck = shared(ports, team)
    code = play.teams.create_invitation(ports, ME, team.id, Role.PLAYER)
    play.teams.leave_team(ports, ME, team.id)
    assert play.teams.teams(ports, "kim") == []
    assert found(ports, ME, deck.id, OWN).team is None
    with pytest.raises(InvitationExpiredError):
        play.teams.join_team(ports, STRANGER, code.text, "X")


def test_a_team_keeps_an_owner(ports: Ports) -> None:
    team = joined(ports, Role.EDITOR, "kim")
    ids = {player: member.id for player, member in team.members.items()}
    with pytest.raises(InvalidInputError):
        play.teams.set_member(ports, ME, team.id, ids[ME], Role.PLAYER)
    play.teams.set_member(ports, ME, team.id, ids["kim"], Role.OWNER)
    left = play.teams.set_member(ports, "kim", team.id, ids[ME], None)
    assert list(left.members) == ["kim"]


def test_a_deck_shared_with_a_team_outlives_its_owner_with_another(ports: Ports) -> None:
    team = joined(ports, Role.EDITOR, "kim")
    play.teams.set_member(ports, ME, team.id, team.members["kim"].id, Role.OWNER)
    deck = shared(ports, team)
    alone = making.create_deck(ports, ME, "Alone")
    assert play.history.delete_player_data(ports, ME).decks == 1
    assert found(ports, "kim", deck.id, OWN).owner == "kim"
    with pytest.raises(DeckNotFoundError):
        found(ports, "kim", alone.id, PLAY)
    assert list(play.teams.teams(ports, "kim")[0].members) == ["kim"]


def test_teams_and_members_are_bounded(ports: Ports, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(play.teams.joining, "MEMBERS_LIMIT", 2)
    team = joined(ports, Role.PLAYER, "kim")
    code = play.teams.create_invitation(ports, ME, team.id, Role.PLAYER)
    with pytest.raises(QuotaError):
        play.teams.join_team(ports, STRANGER, code.text, "X")
    for _ in range(members.TEAMS_LIMIT - 1):
        play.teams.create_team(ports, ME, "6c", "Ms Low")
    with pytest.raises(QuotaError):
        play.teams.create_team(ports, ME, "6c", "Ms Low")
