"""Every change a game can go through. Refusals come in one order: found, yours, running, this turn, valid."""

from dataclasses import replace
from datetime import datetime

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.bonus import BonusAnswer
from twentyq.game.errors import (
    GameNotFoundError,
    GameOverError,
    InvalidInputError,
    NothingToUndoError,
    TurnAlreadyAnsweredError,
    TurnNotAskedError,
)
from twentyq.game.game import EXTRA_QUESTIONS, Game, GameStatus
from twentyq.game.move import Ask, GiveUp, Guess, Move
from twentyq.game.turn import Doubt, Recognition, Remark, Turn, TurnKind

THING_LENGTH = 100
RECOGNITIONS_KEPT = 8


def start(
    game_id: str,
    player_id: str,
    *,
    deck_id: str,
    language: str,
    seed: int,
    at: datetime,
    client_request_id: str | None = None,
    deck_version: str | None = None,
    personal: int = 0,
) -> Game:
    """A new game, in which the guesser moves first."""
    return Game(
        id=game_id,
        player_id=player_id,
        deck_id=deck_id,
        language=language,
        seed=seed,
        started_at=at,
        updated_at=at,
        client_request_id=client_request_id,
        deck_version=deck_version,
        personal=personal,
    )


def owned(game: Game | None, player_id: str) -> Game:
    """The game when it is this player's; somebody else's counts as not found."""
    if game is None or game.player_id != player_id:
        raise GameNotFoundError
    return game


def put(game: Game, move: Move, at: datetime) -> Game:
    """The guesser's move: a turn put to the player, or the end as STUMPED."""
    if not game.awaits_move:
        raise ValueError("the guesser moves only in a running game with every turn answered")
    match move:
        case Ask(text, question):
            turn = Turn(len(game.turns) + 1, TurnKind.QUESTION, text, question, at)
        case Guess(text, thing):
            turn = Turn(len(game.turns) + 1, TurnKind.GUESS, text, thing, at)
        case GiveUp():
            return _finish(game, GameStatus.STUMPED, at)
    return replace(game, turns=(*game.turns, turn), updated_at=at)


def answer(
    game: Game,
    number: int,
    given: Answer,
    by: AnswerChannel,
    at: datetime,
    *,
    transcript: str | None = None,
    confidence: float | None = None,
    remarks: tuple[Remark, ...] = (),
) -> Game:
    """Answer turn `number`. The answer it already has returns the game as it stands.

    Of what the words said besides is kept what tells of no question that was put before, or told of.
    """
    stored = game.turns[number - 1].answer if 1 <= number <= len(game.turns) else None
    if stored is given:
        return game
    _running(game)
    if stored is not None:
        raise TurnAlreadyAnsweredError(number, stored)
    turn = game.current_turn
    if turn is None or turn.number != number:
        raise TurnNotAskedError(number)
    told_of = _told_of(game)
    answered = replace(
        turn,
        answer=given,
        answered_by=by,
        answered_at=at,
        transcript=transcript,
        confidence=confidence,
        doubt=None,
        starts_over=False,
        remarks=tuple(one for one in remarks if one.question not in told_of),
    )
    game = replace(game, turns=(*game.turns[:-1], answered), updated_at=at)
    if turn.kind is TurnKind.GUESS and given is Answer.YES:
        return replace(_finish(game, GameStatus.GUESSED, at), thing=turn.subject)
    if game.turns_left <= 0:
        return _finish(game, GameStatus.STUMPED, at)
    return game


def _told_of(game: Game) -> frozenset[str]:
    """Ids of the questions that were put, and of those that answers told of besides."""
    put = {turn.subject for turn in game.turns if turn.kind is TurnKind.QUESTION and turn.subject}
    return frozenset(put | {one.question for turn in game.answered_turns for one in turn.remarks})


def doubt(game: Game, number: int, about: Doubt | None, at: datetime, *, starts_over: bool = False) -> Game:
    """Ask back about the waiting turn, which uses up no question; None when the doubt is settled."""
    _running(game)
    turn = game.current_turn
    if turn is None or turn.number != number:
        raise TurnNotAskedError(number)
    if (turn.doubt, turn.starts_over) == (about, starts_over):
        return game
    doubted = replace(turn, doubt=about, starts_over=starts_over)
    return replace(game, turns=(*game.turns[:-1], doubted), updated_at=at)


def note(game: Game, number: int, recognitions: tuple[Recognition, ...]) -> Game:
    """Keep what speech in the waiting turn was taken for, of the last RECOGNITIONS_KEPT; replies to a doubt are not."""
    turn = game.current_turn
    if turn is None or turn.number != number or turn.doubt or not recognitions:
        return game
    kept = (*turn.recognitions, *recognitions)[-RECOGNITIONS_KEPT:]
    return replace(game, turns=(*game.turns[:-1], replace(turn, recognitions=kept)))


def undo(game: Game, number: int, at: datetime) -> Game:
    """Take the last answer back, also the one that ended the game. Taken back already: the game as it stands."""
    if game.status is GameStatus.ABANDONED or game.taught:
        raise GameOverError
    current = game.current_turn
    if current and current.number == number and current.taken_back:
        return game
    answered = game.answered_turns
    if not answered or answered[-1].number != number:
        raise NothingToUndoError
    last = answered[-1]
    reopened = replace(
        Turn(last.number, last.kind, last.text, last.subject, last.asked_at),
        recognitions=last.recognitions,
        taken_back=(*last.taken_back, *([last.answer] if last.answer else [])),
        unknown=last.unknown,
    )
    return replace(
        game,
        status=GameStatus.IN_PROGRESS,
        turns=(*answered[:-1], reopened),
        extra_questions=game.extra_questions if last.number > game.question_limit else 0,
        thing=None,
        bonus=None,
        finished_at=None,
        updated_at=at,
    )


def extend(game: Game, at: datetime) -> Game:
    """Grant EXTRA_QUESTIONS after a lost game, once. Granted and not used up yet: the game as it stands."""
    if game.status is GameStatus.IN_PROGRESS:
        if game.extra_questions:
            return game
        raise InvalidInputError("gameId", "the game is still running")
    if game.status is not GameStatus.STUMPED or game.extra_questions:
        raise GameOverError
    if game.thing is not None:
        raise InvalidInputError("gameId", "what it was has been told already")
    return replace(
        game, status=GameStatus.IN_PROGRESS, extra_questions=EXTRA_QUESTIONS, finished_at=None, updated_at=at
    )


def abandon(game: Game, at: datetime) -> Game:
    """The player stops; among the extra questions the game stays lost. A game that was stopped stays as it stands."""
    stopped = GameStatus.STUMPED if game.extra_questions else GameStatus.ABANDONED
    if game.status is stopped:
        return game
    _running(game)
    return _finish(game, stopped, at)


def reveal(game: Game, thing: str, at: datetime) -> Game:
    """After STUMPED the player tells what it was; telling again corrects it. At most 100 characters."""
    may_reveal(game)
    name = " ".join(thing.split())
    if not name or len(name) > THING_LENGTH or not name.isprintable():
        raise InvalidInputError("thing", f"must be 1 to {THING_LENGTH} printable characters")
    if name == game.thing:
        return game
    if game.taught:
        raise InvalidInputError("gameId", "it was taught under another name; teach it again")
    return replace(game, thing=name, updated_at=at)


def teach(game: Game, thing: str, at: datetime) -> Game:
    """After STUMPED the player teaches what it was; teaching again corrects it."""
    told = reveal(replace(game, taught=False) if game.taught else game, thing, at)
    return game if game.taught and told.thing == game.thing else replace(told, taught=True, updated_at=at)


def may_have_bonus(game: Game) -> None:
    """Refuse a bonus question unless the game is over and its thing is known."""
    if game.status is GameStatus.IN_PROGRESS:
        raise InvalidInputError("gameId", "the game is still running")
    if game.status is GameStatus.ABANDONED or game.thing is None:
        raise GameOverError


def answer_bonus(
    game: Game,
    question: str,
    given: Answer,
    by: AnswerChannel,
    at: datetime,
    *,
    propensity: float,
    confidence: float | None = None,
) -> Game:
    """Keep the answer to the bonus question. The answer it already has returns the game as it stands."""
    may_have_bonus(game)
    if game.bonus is not None:
        if (game.bonus.question, game.bonus.answer) == (question, given):
            return game
        raise InvalidInputError("gameId", "the bonus question was answered already")
    return replace(game, bonus=BonusAnswer(question, given, by, at, propensity, confidence), updated_at=at)


def may_reveal(game: Game) -> None:
    """Refuse unless the game is STUMPED."""
    if game.status in (GameStatus.GUESSED, GameStatus.ABANDONED):
        raise GameOverError
    if game.status is GameStatus.IN_PROGRESS:
        raise InvalidInputError("gameId", "the game is still running")


def _running(game: Game) -> None:
    if game.status is not GameStatus.IN_PROGRESS:
        raise GameOverError


def _finish(game: Game, status: GameStatus, at: datetime) -> Game:
    return replace(game, status=status, finished_at=at, updated_at=at)
