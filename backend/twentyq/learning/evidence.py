"""Evidence: what a finished game tells of its thing, one flat row per answered question. Standard library only."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import get_args, get_type_hints

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game, GameStatus
from twentyq.game.turn import Turn, TurnKind

ADULT = "+adult"
"""A deck with what is not for children learns together with the one without."""


@dataclass(frozen=True, slots=True)
class Row:
    """One answer. No words that anybody typed or said, no names of people: the thing has the deck's name."""

    game: str
    game_version: int
    """Of the game's stored state: a later one takes the place of all earlier rows of the game."""
    player: str
    """A pseudonym."""
    thing: str
    question: str
    answer: str
    channel: str
    posterior: float
    """Of the recognizer that heard it; 1 where it was tapped or typed."""
    turn: int
    bonus: bool
    """Whether it was asked for the sake of learning, after the game."""
    propensity: float
    """How likely this bonus question was to be asked; 1 where the guesser asked."""
    deck: str
    deck_version: str
    """That the game was played with; empty for the deck that came with the program."""
    status: str
    finished_at: int
    """Milliseconds since 1970, UTC."""
    day: str
    """Of finished_at in UTC, 2026-11-21: the partition."""


@dataclass(frozen=True, slots=True)
class _Given:
    """An answer, in the game or after it."""

    question: str
    answer: Answer
    channel: AnswerChannel
    propensity: float = 1.0
    posterior: float | None = None


COLUMNS = tuple(field.name for field in fields(Row))
KINDS: dict[str, type] = {
    name: next(iter(get_args(kind)), kind) for name, kind in get_type_hints(Row).items() if name in COLUMNS
}
"""The Python type of every column."""


def evidence_rows(
    game: Game,
    thing: str | None,
    pseudonym: Callable[[str, datetime], str],
    *,
    deck_version: str | None = None,
) -> Iterator[Row]:
    """The rows of a game about `thing`, named as in the deck; none of one that runs, was stopped, or has no thing.

    What the deck does not have, a language model's own questions, leaves no row. `pseudonym` of a player and a time.
    """
    ended = game.finished_at
    if thing is None or ended is None or game.status not in (GameStatus.GUESSED, GameStatus.STUMPED):
        return
    ended = ended.astimezone(UTC)
    player, day = pseudonym(game.player_id, ended), ended.date().isoformat()
    deck, status = game.deck_id.removesuffix(ADULT), game.status.value
    finished_at = int(ended.timestamp() * 1000)
    asked = [(turn.number, _answer(turn), False) for turn in game.answered_turns if turn.kind is TurnKind.QUESTION]
    if last := game.bonus:
        given = _Given(last.question, last.answer, last.answered_by, last.propensity, last.confidence)
        asked.append((len(game.turns) + 1, given, True))
    for number, answer, extra in asked:
        if answer is None:
            continue
        yield Row(
            game=game.id,
            game_version=game.version,
            player=player,
            thing=thing,
            question=answer.question,
            answer=answer.answer.value,
            channel=answer.channel.value,
            posterior=1.0 if answer.posterior is None else answer.posterior,
            turn=number,
            bonus=extra,
            propensity=answer.propensity,
            deck=deck,
            deck_version=deck_version or "",
            status=status,
            finished_at=finished_at,
            day=day,
        )


def _answer(turn: Turn) -> _Given | None:
    """What was answered to a question of the deck."""
    if turn.subject is None or turn.answer is None:
        return None
    heard = turn.confidence if turn.answered_by is AnswerChannel.VOICE else None
    return _Given(turn.subject, turn.answer, turn.answered_by or AnswerChannel.TAP, posterior=heard)
