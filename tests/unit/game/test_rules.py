"""The rules of the game."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.errors import (
    GameNotFoundError,
    GameOverError,
    InvalidInputError,
    NothingToUndoError,
    TurnAlreadyAnsweredError,
    TurnNotAskedError,
)
from twentyq.game.game import Game, GameStatus
from twentyq.game.move import Ask, GiveUp, Guess
from twentyq.game.rules import abandon, answer, doubt, extend, owned, put, reveal, start, undo
from twentyq.game.turn import Doubt, Remark, TurnKind

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
LATER = NOW + timedelta(seconds=9)
QUESTION = Ask("Is it alive?", "alive")
GUESS = Guess("Is it a dog?", "dog")


def new_game() -> Game:
    return start("g1", "p1", deck_id="everyday", language="en-US", seed=1, at=NOW)


def tap(game: Game, number: int, given_answer: Answer) -> Game:
    return answer(game, number, given_answer, AnswerChannel.TAP, LATER)


def played(*answers: Answer, limit: int = 20) -> Game:
    """A game with these answers to questions, and the next question put where the game goes on."""
    game = replace(new_game(), question_limit=limit)
    for given_answer in answers:
        game = put(game, QUESTION, NOW)
        game = tap(game, len(game.turns), given_answer)
    return put(game, QUESTION, NOW) if game.awaits_move else game


def test_a_new_game_awaits_the_guessers_move() -> None:
    assert new_game().awaits_move
    assert new_game().current_turn is None


def test_a_move_becomes_the_turn_that_waits() -> None:
    game = put(new_game(), GUESS, NOW)
    assert game.current_turn == game.turns[0]
    assert (game.turns[0].number, game.turns[0].kind, game.turns[0].subject) == (1, TurnKind.GUESS, "dog")


def test_no_move_is_put_while_a_turn_waits() -> None:
    with pytest.raises(ValueError, match="guesser moves only"):
        put(played(), QUESTION, NOW)


def test_giving_up_ends_the_game_as_stumped() -> None:
    game = put(new_game(), GiveUp(), LATER)
    assert (game.status, game.finished_at, game.turns) == (GameStatus.STUMPED, LATER, ())


def test_an_answer_keeps_how_it_came_in() -> None:
    game = answer(played(), 1, Answer.NO, AnswerChannel.VOICE, LATER, transcript="nope", confidence=0.93)
    turn = game.turns[0]
    assert (turn.answer, turn.answered_by, turn.transcript, turn.confidence, turn.answered_at) == (
        Answer.NO,
        AnswerChannel.VOICE,
        "nope",
        0.93,
        LATER,
    )


def test_what_words_said_besides_is_kept_unless_it_was_asked_or_told_before_and_goes_with_its_answer() -> None:
    told = Remark("glass", "Is it glass?", Answer.YES), Remark("alive", "Is it alive?", Answer.NO)
    game = answer(played(), 1, Answer.NO, AnswerChannel.TEXT, LATER, remarks=told)
    assert game.turns[0].remarks == told[:1]
    again = answer(put(game, Ask("Is it blue?", "blue"), LATER), 2, Answer.NO, AnswerChannel.TEXT, LATER, remarks=told)
    assert again.turns[1].remarks == ()
    assert undo(game, 1, LATER).turns[0].remarks == ()


def test_yes_to_a_guess_ends_the_game_as_guessed() -> None:
    game = tap(put(new_game(), GUESS, NOW), 1, Answer.YES)
    assert (game.status, game.thing, game.finished_at) == (GameStatus.GUESSED, "dog", LATER)


@pytest.mark.parametrize("given_answer", [a for a in Answer if a is not Answer.YES])
def test_any_other_answer_to_a_guess_goes_on(given_answer: Answer) -> None:
    assert tap(put(new_game(), GUESS, NOW), 1, given_answer).awaits_move


@pytest.mark.parametrize("given_answer", list(Answer))
def test_the_twentieth_answer_to_a_question_ends_the_game_as_stumped(given_answer: Answer) -> None:
    game = tap(played(*[Answer.NO] * 19), 20, given_answer)
    assert (game.status, game.current_turn, game.finished_at) == (GameStatus.STUMPED, None, LATER)


def test_the_twentieth_turn_can_still_name_it() -> None:
    game = played(*[Answer.NO] * 19)
    game = put(replace(game, turns=game.turns[:-1]), GUESS, NOW)
    assert tap(game, 20, Answer.YES).status is GameStatus.GUESSED


def test_twenty_first_question_is_refused() -> None:
    game = played(*[Answer.NO] * 20)
    with pytest.raises(ValueError, match="guesser moves only"):
        put(game, QUESTION, NOW)
    with pytest.raises(GameOverError):
        tap(game, 21, Answer.YES)


def test_the_same_answer_again_returns_the_game_as_it_stands() -> None:
    game = played(Answer.YES)
    assert tap(game, 1, Answer.YES) is game


def test_the_same_last_answer_again_is_no_refusal_in_a_finished_game() -> None:
    game = played(*[Answer.NO] * 20)
    assert tap(game, 20, Answer.NO) is game


def test_another_answer_to_an_answered_turn_is_refused_with_the_stored_one() -> None:
    with pytest.raises(TurnAlreadyAnsweredError) as refusal:
        tap(played(Answer.YES), 1, Answer.NO)
    assert refusal.value.stored is Answer.YES


@pytest.mark.parametrize("number", [-1, 0, 3, 2**31])
def test_a_turn_not_asked_yet_is_refused(number: int) -> None:
    with pytest.raises(TurnNotAskedError):
        tap(played(Answer.YES), number, Answer.YES)


def test_refusals_come_in_one_order() -> None:
    finished = played(*[Answer.NO] * 20)
    with pytest.raises(GameNotFoundError):
        owned(finished, "somebody else")
    with pytest.raises(GameNotFoundError):
        owned(None, "p1")
    assert owned(finished, "p1") is finished
    with pytest.raises(GameOverError):
        tap(finished, 1, Answer.YES)  # over, before answered otherwise
    with pytest.raises(GameOverError):
        reveal(abandon(played(), NOW), "", NOW)  # over, before not valid


def test_undo_puts_the_question_again_and_remembers_what_was_taken_back() -> None:
    game = undo(played(Answer.YES, Answer.NO), 2, LATER)
    assert game.current_turn == game.turns[1]
    assert (game.turns[1].answer, game.turns[1].taken_back) == (None, (Answer.NO,))
    assert len(game.turns) == 2


def test_undo_reopens_a_game_that_the_answer_ended() -> None:
    won = tap(put(new_game(), GUESS, NOW), 1, Answer.YES)
    reopened = undo(won, 1, LATER)
    assert (reopened.status, reopened.thing, reopened.finished_at) == (GameStatus.IN_PROGRESS, None, None)
    assert reopened.current_turn is not None
    assert undo(played(*[Answer.NO] * 20), 20, LATER).status is GameStatus.IN_PROGRESS


def test_undo_again_returns_the_game_as_it_stands() -> None:
    game = undo(played(Answer.YES), 1, LATER)
    assert undo(game, 1, LATER) is game


@pytest.mark.parametrize("number", [0, 1, 3, 99])
def test_only_the_last_answer_can_be_taken_back(number: int) -> None:
    with pytest.raises(NothingToUndoError):
        undo(played(Answer.YES, Answer.NO), number, LATER)


def test_undo_needs_an_answer_and_a_game_not_abandoned() -> None:
    with pytest.raises(NothingToUndoError):
        undo(played(), 1, LATER)
    with pytest.raises(GameOverError):
        undo(abandon(played(Answer.YES), LATER), 1, LATER)


def test_abandon_ends_the_game_once() -> None:
    game = abandon(played(Answer.YES), LATER)
    assert (game.status, game.finished_at, game.current_turn) == (GameStatus.ABANDONED, LATER, None)
    assert abandon(game, LATER) is game
    with pytest.raises(GameOverError):
        abandon(played(*[Answer.NO] * 20), LATER)


def test_reveal_keeps_what_it_was_and_can_be_corrected() -> None:
    stumped = played(*[Answer.NO] * 20)
    told = reveal(stumped, "  a  kite ", LATER)
    assert told.thing == "a kite"
    assert reveal(told, "a kite", LATER) is told
    assert reveal(told, "a drone", LATER).thing == "a drone"


@pytest.mark.parametrize("thing", ["", "   ", "x" * 101, "a\x00b", "\u202ecat"])
def test_an_unusable_name_is_refused(thing: str) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        reveal(played(*[Answer.NO] * 20), thing, LATER)
    assert refusal.value.field == "thing"


def test_only_a_stumped_game_takes_a_name() -> None:
    with pytest.raises(InvalidInputError):
        reveal(played(), "kite", LATER)
    with pytest.raises(GameOverError):
        reveal(tap(put(new_game(), GUESS, NOW), 1, Answer.YES), "kite", LATER)


def test_a_doubt_uses_up_no_question_and_an_answer_settles_it() -> None:
    game = doubt(played(Answer.YES), 2, Doubt.YES, LATER)
    assert (len(game.turns), game.turns[1].doubt) == (2, Doubt.YES)
    assert doubt(game, 2, Doubt.YES, LATER) is game
    assert tap(game, 2, Answer.NO).turns[1].doubt is None
    with pytest.raises(TurnNotAskedError):
        doubt(game, 3, Doubt.QUIT, LATER)
    with pytest.raises(GameOverError):
        doubt(abandon(game, LATER), 2, Doubt.QUIT, LATER)


@st.composite
def scripts(draw: st.DrawFn) -> list[tuple[str, Answer, bool]]:
    step = st.tuples(st.sampled_from(["answer", "undo"]), st.sampled_from(list(Answer)), st.booleans())
    return draw(st.lists(step, max_size=60))


@given(scripts())
def test_whatever_is_played_the_game_stays_sound(script: list[tuple[str, Answer, bool]]) -> None:
    game = new_game()
    for step, given_answer, guess in script:
        if game.awaits_move:
            game = put(game, GUESS if guess else QUESTION, NOW)
        if step == "undo" and game.answered_turns:
            game = undo(game, game.answered_turns[-1].number, LATER)
        elif game.current_turn:
            game = tap(game, game.current_turn.number, given_answer)
        assert [turn.number for turn in game.turns] == list(range(1, len(game.turns) + 1))
        assert len(game.turns) <= game.question_limit
        assert all(turn.answer is not None for turn in game.turns[:-1])
        assert (game.finished_at is None) == (game.status is GameStatus.IN_PROGRESS)
        assert (game.status is GameStatus.GUESSED) == (game.thing is not None)


def lost() -> Game:
    return played(*[Answer.NO] * 20)


def in_extra(turns: int = 1) -> Game:
    """A lost game that goes on, with so many extra questions put, all but the last answered."""
    game = put(extend(lost(), LATER), QUESTION, LATER)
    for _ in range(turns - 1):
        game = put(tap(game, len(game.turns), Answer.NO), QUESTION, LATER)
    return game


def test_a_lost_game_goes_on_for_five_questions_and_no_more() -> None:
    game = in_extra(5)
    assert (game.status, game.turns_left) == (GameStatus.IN_PROGRESS, 0)
    ended = tap(game, 25, Answer.NO)
    assert (ended.status, ended.question_limit, ended.extra_questions) == (GameStatus.STUMPED, 20, 5)
    with pytest.raises(GameOverError):
        extend(ended, LATER)


def test_what_an_extra_question_names_is_not_named_within_the_limit() -> None:
    game = tap(put(extend(lost(), LATER), GUESS, LATER), 21, Answer.YES)
    assert (game.status, game.named_in_extra) == (GameStatus.GUESSED, True)
    assert not tap(put(new_game(), GUESS, NOW), 1, Answer.YES).named_in_extra


def test_extra_questions_asked_for_twice_are_granted_once() -> None:
    game = in_extra(3)
    assert extend(game, LATER) is game


def test_extra_questions_are_for_lost_games_that_were_not_told() -> None:
    for running_or_told in (played(), reveal(lost(), "kite", LATER)):
        with pytest.raises(InvalidInputError):
            extend(running_or_told, LATER)
    for over in (abandon(played(), LATER), tap(put(new_game(), GUESS, NOW), 1, Answer.YES)):
        with pytest.raises(GameOverError):
            extend(over, LATER)


def test_a_lost_game_stopped_among_extra_questions_stays_lost() -> None:
    stopped = abandon(in_extra(2), LATER)
    assert stopped.status is GameStatus.STUMPED
    assert abandon(stopped, LATER) is stopped


def test_taking_back_an_answer_within_the_limit_takes_back_the_extra_questions() -> None:
    assert undo(in_extra(2), 21, LATER).extra_questions == 5
    assert undo(in_extra(1), 20, LATER).extra_questions == 0
