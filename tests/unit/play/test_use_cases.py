"""The use cases, over scripted ports."""

from dataclasses import replace

import pytest
from tests.conftest import FakeDecks, FakeGuesser, fake_ports

from twentyq import play
from twentyq.game.answer import Answer
from twentyq.game.errors import GameNotFoundError, GameOverError, InvalidInputError, TurnAlreadyAnsweredError
from twentyq.game.game import Game, GameStatus
from twentyq.game.move import Ask, Guess
from twentyq.play.errors import DeckNotFoundError, OverloadedError
from twentyq.play.ports import Ports
from twentyq.play.update import ReplyKind, Update
from twentyq.storage.errors import VersionConflictError
from twentyq.storage.game_store import GameQuery
from twentyq.storage.memory import MemoryGameStore

ME = "p1"


def tap(ports: Ports, update: Update, given: Answer) -> Update:
    return play.games.answer_question(ports, ME, update.game.id, len(update.game.turns), given)


def played_out(ports: Ports) -> Update:
    update = play.games.start_game(ports, ME)
    while update.game.status is GameStatus.IN_PROGRESS:
        update = tap(ports, update, Answer.NO)
    return update


def test_a_started_game_has_its_first_question(ports: Ports) -> None:
    update = play.games.start_game(ports, ME)
    assert (update.reply.kind, update.reply.text) == (ReplyKind.QUESTION, "Is it alive?")
    assert (update.game.deck_id, update.game.language, update.game.version) == ("everyday", "en-US", 1)
    assert play.history.game(ports, ME, update.game.id) == update.game


def test_the_same_request_starts_one_game(ports: Ports) -> None:
    first = play.games.start_game(ports, ME, client_request_id="r")
    assert play.games.start_game(ports, ME, client_request_id="r").game == first.game
    assert play.games.start_game(ports, "p2", client_request_id="r").game.id != first.game.id


@pytest.mark.parametrize("request_id", ["", "x" * 101])
def test_an_unusable_request_id_is_refused(ports: Ports, request_id: str) -> None:
    with pytest.raises(InvalidInputError):
        play.games.start_game(ports, ME, client_request_id=request_id)


def test_a_deck_is_chosen_by_id_and_unknown_ones_are_refused(ports: Ports) -> None:
    assert play.games.start_game(ports, ME, deck_id="animals").game.deck_id == "animals"
    with pytest.raises(DeckNotFoundError):
        play.games.start_game(ports, ME, deck_id="nonsense")


def test_a_language_that_the_deck_does_not_speak_is_refused(ports: Ports) -> None:
    assert play.games.start_game(ports, ME, language="en-GB").game.language == "en-GB"
    with pytest.raises(InvalidInputError):
        play.games.start_game(ports, ME, language="de-DE")


@pytest.mark.parametrize("language", ["en-" + "x" * 900, "en-a" + "-b" * 20, "en-US\0", "en-", "e", "en US"])
def test_a_language_that_is_no_tag_is_refused(ports: Ports, language: str) -> None:
    with pytest.raises(InvalidInputError):
        play.games.start_game(ports, ME, language=language)


def test_an_answer_is_stored_together_with_the_next_move(ports: Ports) -> None:
    update = tap(ports, play.games.start_game(ports, ME), Answer.YES)
    assert (update.reply.kind, update.reply.text) == (ReplyKind.GUESS, "Is it a dog?")
    assert ports.games.load(update.game.id) == update.game
    assert [turn.answer for turn in update.game.turns] == [Answer.YES, None]


def test_a_right_guess_ends_the_game(ports: Ports) -> None:
    update = tap(ports, tap(ports, play.games.start_game(ports, ME), Answer.YES), Answer.YES)
    assert (update.reply.kind, update.game.thing) == (ReplyKind.GUESSED, "dog")


def test_the_same_answer_again_changes_nothing_and_another_is_refused(ports: Ports) -> None:
    update = tap(ports, play.games.start_game(ports, ME), Answer.YES)
    again = play.games.answer_question(ports, ME, update.game.id, 1, Answer.YES)
    assert again == update
    with pytest.raises(TurnAlreadyAnsweredError):
        play.games.answer_question(ports, ME, update.game.id, 1, Answer.NO)


def test_a_game_played_out_is_stumped_and_can_be_told_what_it_was(ports: Ports) -> None:
    update = played_out(ports)
    assert (update.reply.kind, len(update.game.turns)) == (ReplyKind.STUMPED, 20)
    told = play.games.reveal_thing(ports, ME, update.game.id, "a kite")
    assert (told.reply.kind, told.game.thing) == (ReplyKind.REVEALED, "a kite")


def test_undo_puts_the_last_question_again(ports: Ports) -> None:
    update = tap(ports, play.games.start_game(ports, ME), Answer.YES)
    undone = play.games.undo_answer(ports, ME, update.game.id, 1)
    assert undone.reply.text == "Is it alive?"
    assert play.games.undo_answer(ports, ME, update.game.id, 1).game == undone.game


def test_an_abandoned_game_is_over(ports: Ports) -> None:
    update = play.games.abandon_game(ports, ME, play.games.start_game(ports, ME).game.id)
    assert update.reply.kind is ReplyKind.ABANDONED
    with pytest.raises(GameOverError):
        tap(ports, update, Answer.YES)


def test_somebody_elses_game_is_not_found(ports: Ports) -> None:
    game_id = play.games.start_game(ports, "somebody").game.id
    assert play.history.game(ports, ME, game_id) is None
    for call in (
        lambda: play.games.answer_question(ports, ME, game_id, 1, Answer.YES),
        lambda: play.games.undo_answer(ports, ME, game_id, 1),
        lambda: play.games.abandon_game(ports, ME, game_id),
        lambda: play.games.reveal_thing(ports, ME, game_id, "kite"),
    ):
        with pytest.raises(GameNotFoundError):
            call()


def test_pages_go_on_where_the_last_ended(ports: Ports) -> None:
    ids = {play.games.start_game(ports, ME).game.id for _ in range(5)}
    first = play.history.games(ports, ME, GameQuery(), 3, None)
    second = play.history.games(ports, ME, GameQuery(), 3, first.next)
    assert {game.id for game in first.games + second.games} == ids
    assert second.next is None


@pytest.mark.parametrize("limit", [0, 101, -1])
def test_a_page_has_1_to_100_games(ports: Ports, limit: int) -> None:
    with pytest.raises(InvalidInputError):
        play.history.games(ports, ME, GameQuery(), limit, None)


def test_deleted_data_is_gone(ports: Ports) -> None:
    played_out(ports)
    assert play.history.player_stats(ports, ME).stumped == 1
    assert play.history.delete_player_data(ports, ME).games == 1
    assert play.history.games(ports, ME, GameQuery(), 10, None).games == []


class ContestedStore(MemoryGameStore):
    """Lets somebody else save first, `conflicts` times."""

    def __init__(self, conflicts: int, rival: Answer) -> None:
        super().__init__()
        self.conflicts = conflicts
        self.rival = rival

    def save(self, game: Game) -> Game:
        if self.conflicts:
            self.conflicts -= 1
            turn = replace(game.turns[0], answer=self.rival)
            super().save(replace(game, turns=(turn, *game.turns[1:])))
            raise VersionConflictError(game.id)
        return super().save(game)


def contested(conflicts: int, rival: Answer) -> Ports:
    store = ContestedStore(conflicts, rival)
    base = fake_ports()
    return replace(base, games=store, history=store, decks=FakeDecks(FakeGuesser(Ask("A?", "a"), Guess("B?", "b"))))


def test_of_two_racing_answers_the_second_is_told_what_the_first_stored() -> None:
    ports = contested(1, Answer.NO)
    with pytest.raises(TurnAlreadyAnsweredError) as refusal:
        tap(ports, play.games.start_game(ports, ME), Answer.YES)
    assert refusal.value.stored is Answer.NO


def test_of_two_equal_racing_answers_both_succeed() -> None:
    ports = contested(1, Answer.YES)
    update = tap(ports, play.games.start_game(ports, ME), Answer.YES)
    assert update.game.turns[0].answer is Answer.YES
    assert update.game.version == 2


class HopelessStore(MemoryGameStore):
    """Never the first to save."""

    def save(self, game: Game) -> Game:
        raise VersionConflictError(game.id)


def test_a_game_that_changes_under_every_attempt_is_refused_for_now() -> None:
    store = HopelessStore()
    ports = replace(fake_ports(), games=store, history=store)
    with pytest.raises(OverloadedError):
        tap(ports, play.games.start_game(ports, ME), Answer.YES)
