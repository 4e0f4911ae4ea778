"""When the hybrid hands over, what it tells the model, and that it asks ahead."""

from collections.abc import Callable

import pytest
from tests.conftest import NOW
from tests.llm.conftest import SOON, Play, Playing, new_game
from tests.llm_peer.behaviours import BROKEN, asks, guesses
from tests.unit.guessing.llm.test_legality import game_after

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game
from twentyq.game.move import Ask, Guess
from twentyq.game.rules import answer, put
from twentyq.game.turn import Remark
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.handover import Handover, Standing, standing
from twentyq.guessing.hybrid import HybridGuesser
from twentyq.knowledge.deck import Deck
from twentyq.time_left import MustWaitError, at_once

FINE = "Is it bigger than a car?"
OUTSIDE = (
    (Ask("Is it alive?", "alive"), Answer.NO),
    (Ask("Does it swim?", "swims"), Answer.YES),
    (Ask("Is it sweet?", "sweet"), Answer.YES),
    (Ask("Does it have wheels?", "wheels"), Answer.YES),
    (Ask("Is it sharp?", "sharp"), Answer.YES),
)
"""Answers that fit nothing in the small deck."""
EAGER = Handover(misfit=5.0, settled=0.1)


def hybrid(playing: Playing, *, ahead: bool = False, handover: Handover = EAGER) -> HybridGuesser:
    return HybridGuesser(playing.proposer, playing.bayes, playing.tally, handover, ahead=ahead)


def answered(game: Game, given: Answer) -> Game:
    return answer(game, len(game.turns), given, AnswerChannel.TAP, NOW)


def test_the_first_questions_cost_nothing(play: Play) -> None:
    playing = play(asks(FINE))
    assert hybrid(playing).next_move(new_game()) == playing.bayes.next_move(new_game())
    assert playing.peer.bodies == []


def test_the_model_plays_when_the_answers_fit_nothing_in_the_deck(play: Play) -> None:
    playing = play(asks(FINE))
    assert hybrid(playing).next_move(game_after(*OUTSIDE)) == Ask(FINE)


def test_the_model_is_told_the_decks_best_candidates(play: Play) -> None:
    playing = play(asks(FINE))
    game = game_after(*OUTSIDE)
    hybrid(playing).next_move(game)
    best = playing.bayes.best(playing.bayes.belief(game), 1)[0]
    assert f"Deck: {best[0]} {best[1]:.0%}" in playing.peer.bodies[0]["messages"][1]["content"]


def test_the_deck_plays_when_the_model_fails(play: Play) -> None:
    playing = play(BROKEN["500"])
    game = game_after(*OUTSIDE)
    assert hybrid(playing).next_move(game) == playing.bayes.next_move(game)


def test_when_the_deck_has_nothing_left_the_model_is_asked(play: Play, small_deck: Deck) -> None:
    playing = play(guesses("a kite"))
    game = game_after(*((Ask(question.text, question.id), Answer.UNKNOWN) for question in small_deck.questions[:4]))
    empty = BayesGuesser(small_deck, only=())
    for thing in small_deck.things[:15]:
        game = answered(put(game, Guess(f"Is it {thing.says}?", thing.name), NOW), Answer.NO)
    guesser = HybridGuesser(playing.proposer, empty, playing.tally, Handover(misfit=1e9, despair=1e9), ahead=False)
    assert guesser.next_move(game) in (Guess("Is it a kite?", "kite"), empty.next_move(game))


@pytest.mark.parametrize(
    ("misfit", "entropy", "left", "to_model"),
    [
        (0.0, 5.0, 12, False),
        (9.5, 5.0, 12, True),
        (9.5, 0.5, 12, False),
        (12.5, 0.5, 12, True),
        (0.0, 10.0, 4, True),
        (0.0, 10.0, 12, False),
    ],
)
def test_the_handover_goes_by_fit_entropy_and_turns_left(
    misfit: float, entropy: float, left: int, to_model: bool, small_deck: Deck
) -> None:
    belief = BayesGuesser(small_deck).first_belief()
    assert Handover().to_model(Standing(belief, entropy, misfit, left)) is to_model


def test_answers_that_fit_cost_nothing_and_each_that_does_not_costs_bits(small_deck: Deck) -> None:
    bayes = BayesGuesser(small_deck)
    fitting = ((Ask("Is it alive?", "alive"), Answer.YES), (Ask("Is it a mammal?", "mammal"), Answer.YES))
    assert standing(bayes, game_after(*fitting)).misfit < 1
    assert standing(bayes, game_after(*OUTSIDE)).misfit > 5


def test_moves_for_both_answers_are_asked_ahead(play: Play) -> None:
    playing = play(asks(FINE), asks("Is it older than you?"))
    guesser = hybrid(playing, ahead=True)
    game = put(game_after(*OUTSIDE), guesser.next_move(game_after(*OUTSIDE)), NOW)
    move = guesser.next_move(answered(game, Answer.NO))
    assert isinstance(move, Ask)
    assert playing.tally.counts["llm_ahead_used"] == 1
    assert playing.tally.counts["llm_ahead_wasted"] >= 1


def test_an_answer_that_was_not_foreseen_is_asked_anew(play: Play) -> None:
    playing = play(asks(FINE), asks("Is it older than you?"))
    guesser = hybrid(playing, ahead=True)
    game = put(game_after(*OUTSIDE), guesser.next_move(game_after(*OUTSIDE)), NOW)
    assert isinstance(guesser.next_move(answered(game, Answer.UNKNOWN)), Ask)
    assert "llm_ahead_used" not in playing.tally.counts


def test_an_answer_that_said_something_besides_is_asked_anew(play: Play) -> None:
    playing = play(asks(FINE), asks("Is it older than you?"))
    guesser = hybrid(playing, ahead=True)
    game = put(game_after(*OUTSIDE), guesser.next_move(game_after(*OUTSIDE)), NOW)
    told = (Remark("flies", "Can it fly?", Answer.NO),)
    after = answer(game, len(game.turns), Answer.NO, AnswerChannel.TEXT, NOW, remarks=told)
    assert isinstance(guesser.next_move(after), Ask)
    assert "llm_ahead_used" not in playing.tally.counts


def test_a_move_under_way_that_was_given_up_is_the_decks(play: Play) -> None:
    playing = play(BROKEN["timeout"], turn_seconds=SOON)
    guesser = hybrid(playing, ahead=True)
    game = put(game_after(*OUTSIDE), guesser.next_move(game_after(*OUTSIDE)), NOW)
    after = answered(game, Answer.NO)
    assert guesser.next_move(after) == playing.bayes.next_move(after)


@pytest.mark.parametrize("name", ["bayes", "hybrid", "llm"])
def test_every_guesser_has_its_name(name: str, play: Play) -> None:
    playing = play(asks(FINE))
    guessers: dict[str, Callable[[], object]] = {
        "bayes": lambda: playing.bayes,
        "hybrid": lambda: hybrid(playing),
        "llm": lambda: playing.guesser,
    }
    assert getattr(guessers[name](), "name", None) == name


@pytest.mark.parametrize("name", ["llm", "hybrid"])
def test_at_once_no_model_is_asked(name: str, play: Play) -> None:
    playing = play(asks(FINE))
    guesser = playing.guesser if name == "llm" else hybrid(playing, ahead=True)
    with at_once(), pytest.raises(MustWaitError):
        guesser.next_move(game_after(*OUTSIDE))
    assert playing.peer.bodies == []
