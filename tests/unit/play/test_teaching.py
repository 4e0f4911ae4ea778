"""What a player teaches after a lost game: kept, found in the next game, and refused where it is none."""

import itertools
from dataclasses import replace

import pytest
from tests.conftest import NOW, FakeDecks, FakeGuesser, fake_ports

from twentyq import play
from twentyq.bootstrap import local_ports
from twentyq.game.answer import Answer
from twentyq.game.errors import GameOverError, InvalidInputError
from twentyq.game.game import Game, GameStatus
from twentyq.game.move import Ask
from twentyq.game.turn import TurnKind
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.insight import Insight
from twentyq.knowledge.deck import Deck
from twentyq.learning.taught.checks import Reason, TeachingRefusedError
from twentyq.learning.taught.proposals import Proposals
from twentyq.play.errors import TeachingOffError
from twentyq.play.ports import Ports
from twentyq.settings import Settings
from twentyq.storage.decks.memory import MemoryRecordStore
from twentyq.storage.decks.records import Kind, Record
from twentyq.storage.errors import StorageUnavailableError

ME, OTHER = "p1", "p2"
YES = {"made", "toy", "plastic", "hand_held"}
"""What these players say yes to, of every deck."""


@pytest.fixture
def ports(small_deck: Deck) -> Ports:
    guesser = FakeGuesser(Ask("Is it a mammal?", "mammal"), Ask("Can it fly?", "flies"))
    decks = FakeDecks(guesser, Insight(BayesGuesser(small_deck)))
    return replace(fake_ports(), decks=decks, proposals=Proposals(MemoryRecordStore()))


def lost(ports: Ports, player: str = ME, named: str = "") -> Game:
    """A game to its end, whose guesses are right when they are `named`."""
    game = play.games.start_game(ports, player).game
    while turn := game.current_turn:
        right = turn.subject == named if turn.kind is TurnKind.GUESS else turn.subject in YES
        given = Answer.YES if right else Answer.NO
        game = play.games.answer_question(ports, player, game.id, turn.number, given).game
    return game


def test_what_was_taught_is_kept_with_the_games_answers(ports: Ports) -> None:
    game = lost(ports)
    update = play.teaching.teach_thing(ports, ME, game.id, " a  ukulele ", "does it have strings", Answer.YES)
    assert (update.game.thing, update.game.taught) == ("a ukulele", True)
    assert update.reply.text == "Thank you! Next time I will think of a ukulele too."
    assert ports.proposals is not None
    (kept,) = ports.proposals.of(ME)
    assert (kept.name, kept.question, kept.answer) == ("a ukulele", "Does it have strings?", Answer.YES)
    assert kept.answers[0] == ("mammal", Answer.NO)
    assert kept.instead == kept.nearest[0]
    assert ports.proposals.of(OTHER) == ()


def test_teaching_again_corrects_it(ports: Ports) -> None:
    game = lost(ports)
    for name in ("ukulele", "kazoo"):
        play.teaching.teach_thing(ports, ME, game.id, name)
    assert ports.proposals is not None
    assert [one.name for one in ports.proposals.of(ME)] == ["kazoo"]
    with pytest.raises(InvalidInputError):
        play.games.reveal_thing(ports, ME, game.id, "banjo")
    with pytest.raises(GameOverError):
        play.games.undo_answer(ports, ME, game.id, 20)


def test_a_question_of_the_deck_is_another_answer(ports: Ports) -> None:
    play.teaching.teach_thing(ports, ME, lost(ports).id, "ukulele", "do people keep it as a pet", Answer.NO)
    assert ports.proposals is not None
    (kept,) = ports.proposals.of(ME)
    assert (kept.question, kept.instead) == (None, None)
    assert dict(kept.answers)["pet"] is Answer.NO


@pytest.mark.parametrize(
    ("name", "question", "answer", "reason"),
    [
        (" ", None, None, Reason.LENGTH),
        ("the ?!", None, None, Reason.LENGTH),
        ("x" * 61, None, None, Reason.LENGTH),
        ("a fucking kazoo", None, None, Reason.ABUSE),
        ("sh1t", None, None, Reason.ABUSE),
        ("my sister's boyfriend", None, None, Reason.PRIVATE_PERSON),
        ("Kevin Miller", None, None, Reason.PRIVATE_PERSON),
        ("Mrs Miller", None, None, Reason.PRIVATE_PERSON),
        ("ukulele", "what is it made of?", Answer.YES, Reason.NO_QUESTION),
        ("ukulele", "strings", Answer.YES, Reason.NO_QUESTION),
        ("ukulele", "Is it a ukulele?", Answer.YES, Reason.NAMES_IT),
        ("ukulele", "Is it shitty?", Answer.YES, Reason.ABUSE),
        ("ukulele", "Does it have strings?", None, Reason.NO_ANSWER),
        ("ukulele", "Does it have strings?", Answer.UNKNOWN, Reason.NO_ANSWER),
        ("ukulele", None, Answer.YES, Reason.NO_ANSWER),
    ],
)
def test_what_is_no_thing_or_no_question_is_refused_and_changes_nothing(
    ports: Ports, name: str, question: str | None, answer: Answer | None, reason: Reason
) -> None:
    game = lost(ports)
    with pytest.raises(TeachingRefusedError) as refused:
        play.teaching.teach_thing(ports, ME, game.id, name, question, answer)
    assert refused.value.why is reason
    assert play.history.game(ports, ME, game.id) == game
    assert ports.proposals is not None
    assert ports.proposals.of(ME) == ()


@pytest.mark.parametrize("name", ["rose", "jack of all trades", "grass snake", "Scunthorpe", "cocktail", "parrot"])
def test_names_that_only_resemble_what_is_refused_are_taken(ports: Ports, name: str) -> None:
    assert play.teaching.teach_thing(ports, ME, lost(ports).id, name).game.taught


def test_only_a_lost_game_teaches(ports: Ports) -> None:
    running = play.games.start_game(ports, ME).game
    with pytest.raises(InvalidInputError):
        play.teaching.teach_thing(ports, ME, running.id, "kazoo")
    stopped = play.games.abandon_game(ports, ME, running.id).game
    with pytest.raises(GameOverError):
        play.teaching.teach_thing(ports, ME, stopped.id, "kazoo")
    with pytest.raises(TeachingOffError):
        play.teaching.teach_thing(replace(ports, proposals=None), ME, lost(ports).id, "kazoo")


def test_what_was_taught_is_taken_along_and_forgotten(ports: Ports) -> None:
    play.teaching.teach_thing(ports, ME, lost(ports).id, "kazoo")
    assert [one.name for one in play.history.export_player_data(ports, ME, 1, None).taught] == ["kazoo"]
    assert play.history.delete_player_data(ports, ME).taught == 1
    assert play.history.export_player_data(ports, ME, 1, None).taught == ()


def test_a_game_goes_on_while_what_was_taught_cannot_be_read(ports: Ports) -> None:
    play.teaching.teach_thing(ports, ME, lost(ports).id, "kazoo")
    game = play.games.start_game(ports, ME).game
    assert game.personal == 1

    class Silent(MemoryRecordStore):
        def load(self, kind: Kind, record_id: str) -> Record | None:  # noqa: ARG002 - of the port
            raise StorageUnavailableError

    silent = replace(ports, proposals=Proposals(Silent()))
    assert play.games.answer_question(silent, ME, game.id, 1, Answer.NO).game.current_turn is not None


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Ports:
    ids = itertools.count(1)
    return replace(local_ports(Settings(), tmp_path_factory.mktemp("data")), new_id=lambda: f"game-{next(ids)}")


def test_the_teacher_finds_it_again_in_the_next_game_and_nobody_else(laptop: Ports) -> None:
    game = lost(laptop)
    assert game.status is GameStatus.STUMPED
    play.teaching.teach_thing(laptop, ME, game.id, "a flurble", "Does it hum at night?", Answer.YES)
    again = lost(laptop, named="flurble")
    assert (again.status, again.thing) == (GameStatus.GUESSED, "flurble")
    recap = play.history.recap(laptop, again)
    assert recap is not None
    assert (recap.thing, recap.nearest[0][0]) == ("a flurble", "flurble")
    undone = play.games.undo_answer(laptop, ME, again.id, len(again.turns)).game
    assert undone.current_turn is not None
    assert lost(laptop, OTHER, named="flurble").status is GameStatus.STUMPED


def test_a_thing_of_the_deck_that_was_not_found_is_found_again_by_its_teacher(laptop: Ports) -> None:
    game = lost(laptop, "p3")
    recap = play.history.recap(laptop, game)
    assert recap is not None
    near = recap.nearest[1][0]
    play.teaching.teach_thing(laptop, "p3", game.id, near)
    assert lost(laptop, "p3", named=near).thing == near


def test_what_was_taught_after_a_game_began_is_not_looked_for_in_it(ports: Ports) -> None:
    later = replace(ports, now=lambda: NOW.replace(year=NOW.year + 1))
    play.teaching.teach_thing(later, ME, lost(ports).id, "kazoo")
    game = replace(play.games.start_game(ports, ME).game, personal=1)
    assert play.taught.taught_in(ports, game) == ()
