"""A lost game: extra questions, what it was, and the recap."""

from dataclasses import replace

import pytest
from tests.conftest import FakeDecks, FakeGuesser, fake_ports

from twentyq import play
from twentyq.game.answer import Answer
from twentyq.game.errors import GameOverError, InvalidInputError
from twentyq.game.game import GameStatus
from twentyq.game.move import Ask, Guess
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.insight import Insight
from twentyq.knowledge.deck import Deck
from twentyq.play.errors import DeckNotFoundError
from twentyq.play.ports import Ports
from twentyq.play.update import ReplyKind, Update

ME = "p1"
MOVES = (Ask("Is it a mammal?", "mammal"), Ask("Can it fly?", "flies"))


@pytest.fixture
def ports(small_deck: Deck) -> Ports:
    guesser = FakeGuesser(*MOVES)
    return replace(fake_ports(), decks=FakeDecks(guesser, Insight(BayesGuesser(small_deck))))


def played_out(ports: Ports, given: Answer = Answer.NO) -> Update:
    update = play.games.start_game(ports, ME)
    while update.game.status is GameStatus.IN_PROGRESS:
        update = play.games.answer_question(ports, ME, update.game.id, len(update.game.turns), given)
    return update


def test_one_more_try_puts_the_next_question() -> None:
    ports = fake_ports(*[Ask("A?", "a")] * 20, Guess("Is it a kite?", "kite"))
    game_id = played_out(ports).game.id
    update = play.games.extra_questions(ports, ME, game_id)
    assert (update.reply.kind, update.reply.text) == (ReplyKind.GUESS, "Is it a kite?")
    assert play.history.player_stats(ports, ME).stumped == 1
    named = play.games.answer_question(ports, ME, game_id, 21, Answer.YES)
    assert (named.game.status, named.game.named_in_extra) == (GameStatus.GUESSED, True)
    stats = play.history.player_stats(ports, ME)
    assert (stats.guessed, stats.stumped, stats.named_in_extra) == (0, 1, 1)


def test_a_running_game_has_no_extra_questions(ports: Ports) -> None:
    with pytest.raises(InvalidInputError):
        play.games.extra_questions(ports, ME, play.games.start_game(ports, ME).game.id)


def test_the_recap_says_where_the_answers_differ_from_what_is_known(ports: Ports) -> None:
    game_id = played_out(ports).game.id
    told = play.games.reveal_thing(ports, ME, game_id, "cow").game
    recap = play.history.recap(ports, told)
    assert recap is not None
    assert recap.thing == "a cow"
    (difference,) = recap.differences
    assert (difference.turn, difference.answer, difference.expected) == (1, Answer.NO, Answer.YES)
    assert difference.text == "You said no to “Is it a mammal?”; of a cow I had thought yes."
    assert len(recap.nearest) == 3
    assert len(recap.things_left) == 21


def test_the_recap_of_a_thing_that_nobody_told_has_no_differences(ports: Ports) -> None:
    recap = play.history.recap(ports, played_out(ports).game)
    assert recap is not None
    assert (recap.thing, recap.differences) == (None, ())


def test_games_that_run_or_were_stopped_have_no_recap(ports: Ports) -> None:
    running = play.games.start_game(ports, ME).game
    assert play.history.recap(ports, running) is None
    assert play.history.recap(ports, play.games.abandon_game(ports, ME, running.id).game) is None


def reveal(ports: Ports, name: str) -> tuple[str, tuple[str, ...]]:
    update = play.games.reveal_thing(ports, ME, played_out(ports).game.id, name)
    assert (update.reply.kind, update.game.thing) == (ReplyKind.REVEALED, name)
    return update.reply.text, update.reply.suggestions


def test_a_misspelt_name_is_kept_and_the_name_meant_is_asked_for(ports: Ports) -> None:
    text, suggestions = reveal(ports, "toster")
    assert suggestions == ("toaster",)
    assert text.endswith("Did you mean a toaster?")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("it's a kite", "a kite"),
        ("It was  Dolly Parton", "Dolly Parton"),
        ("I was thinking of my kite", "my kite"),
        ("it was it was it", "it was it"),
        ("It's a", "It's a"),
        ("It", "It"),
        ("It's Always Sunny", "It's Always Sunny"),
    ],
)
def test_a_name_is_kept_without_what_makes_it_a_sentence(ports: Ports, said: str, name: str) -> None:
    assert play.games.reveal_thing(ports, ME, played_out(ports).game.id, said).game.thing == name


def test_a_name_with_two_senses_asks_for_the_other_one(ports: Ports) -> None:
    assert reveal(ports, "bat")[1] == ("baseball bat",)


@pytest.mark.parametrize("name", ["toaster", "xyzzyplugh"])
def test_a_name_that_is_plain_or_like_no_other_is_thanked_for(ports: Ports, name: str) -> None:
    text, suggestions = reveal(ports, name)
    assert suggestions == ()
    assert "remember" not in text
    assert text.endswith("Thanks for telling me!")


def test_names_are_completed_while_they_are_typed(ports: Ports) -> None:
    assert play.games.thing_names(ports, ME, None, "ca", 3) == ("cat", "car", "cactus")
    assert play.games.thing_names(ports, ME, None, "tsh", 8) == ("T-shirt",)
    assert play.games.thing_names(ports, ME, None, "aeropl", 8) == ("plane",)
    assert play.games.thing_names(ports, ME, None, "everest", 8) == ("Mount Everest",)
    assert play.games.thing_names(ports, ME, None, " ", 8) == ()


def test_names_of_no_deck_of_too_much_or_too_many_are_refused(ports: Ports) -> None:
    with pytest.raises(DeckNotFoundError):
        play.games.thing_names(fake_ports(), ME, "gone", "a", 8)
    for prefix, limit in (("x" * 101, 8), ("a", 0), ("a", 21)):
        with pytest.raises(InvalidInputError):
            play.games.thing_names(ports, ME, None, prefix, limit)


def test_all_that_is_kept_can_be_taken_along_page_by_page(ports: Ports) -> None:
    ids = {play.games.start_game(ports, ME).game.id for _ in range(3)}
    play.games.start_game(ports, "somebody")
    first = play.history.export_player_data(ports, ME, 2, None)
    second = play.history.export_player_data(ports, ME, 2, first.page.next)
    assert {game.id for game in first.page.games + second.page.games} == ids
    assert second.page.next is None


def test_a_stopped_game_has_no_extra_questions(ports: Ports) -> None:
    game_id = play.games.abandon_game(ports, ME, play.games.start_game(ports, ME).game.id).game.id
    with pytest.raises(GameOverError):
        play.games.extra_questions(ports, ME, game_id)
