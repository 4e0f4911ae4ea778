"""Simulated games against the Bayes guesser, many at a time, by the game's own rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import QUESTION_LIMIT, Game, GameStatus
from twentyq.game.rules import answer, put, start
from twentyq.game.turn import TurnKind
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.belief import Belief
from twentyq.guessing.carried import MOST
from twentyq.guessing.players import Player

AT = datetime(2000, 1, 1, tzinfo=UTC)
BATCH = MOST // 2
"""Games whose gains are computed in one product of matrices: so few that the guesser carries all their beliefs on."""


@dataclass(frozen=True, slots=True)
class Played:
    """A finished game and what the guesser believed of the truth."""

    player: Player
    game: Game
    truth: int | None
    """Row of the player's thing; None when the deck lacks it."""
    rank: int | None
    """Of the truth by probability at the end, 1 the best."""
    surprises: dict[str, float]
    """By question: bits of belief in the truth that its answer cost."""

    @property
    def named_in(self) -> int | None:
        """The turn that named it."""
        return len(self.game.turns) if self.game.status is GameStatus.GUESSED else None


@dataclass(slots=True)
class _Table:
    player: Player
    game: Game
    belief: Belief
    truth: int | None
    surprises: dict[str, float]


def simulate(
    guesser: BayesGuesser, players: Sequence[Player], *, limit: int = QUESTION_LIMIT, extra: int = 5, seed: int = 0
) -> Iterator[list[Played]]:
    """Play one game with each, in batches. A lost game goes on for `extra` turns, to see what was missing."""
    for first in range(0, len(players), BATCH):
        tables = [
            _Table(
                player,
                replace(_new_game(guesser, seed + first + offset), question_limit=limit),
                guesser.first_belief(),
                guesser.deck.find(player.thing),
                {},
            )
            for offset, player in enumerate(players[first : first + BATCH])
        ]
        _play(guesser, tables, limit + extra)
        yield [_finished(table) for table in tables]


def _new_game(guesser: BayesGuesser, seed: int) -> Game:
    return start(f"s{seed}", "simulated", deck_id=guesser.deck.id, language="en-US", seed=seed, at=AT)


def _play(guesser: BayesGuesser, tables: list[_Table], last: int) -> None:
    while active := [table for table in tables if _goes_on(table, last)]:
        beliefs = {id(table.belief): table.belief.probabilities for table in active}
        gains = dict(zip(beliefs, guesser.gains(np.stack(list(beliefs.values()))), strict=True))
        for table in active:
            _turn(guesser, table, gains[id(table.belief)])


def _goes_on(table: _Table, last: int) -> bool:
    """Whether the table's game is running; one that ended at its limit is given more turns up to `last`."""
    game = table.game
    if game.status is GameStatus.STUMPED and len(game.turns) == game.question_limit < last:
        table.game = replace(game, status=GameStatus.IN_PROGRESS, question_limit=last, finished_at=None)
    return table.game.status is GameStatus.IN_PROGRESS


def _turn(guesser: BayesGuesser, table: _Table, gains: np.ndarray) -> None:
    game = put(table.game, guesser.choose(table.game, table.belief, gains), AT)
    turn = game.current_turn
    if turn is None:
        table.game = game
        return
    if turn.kind is TurnKind.GUESS:
        right = turn.subject is not None and guesser.deck.find(turn.subject) == table.truth
        given = Answer.YES if right else Answer.NO
    else:
        given = table.player.answer(turn.subject or "")
    table.game = answer(game, turn.number, given, AnswerChannel.TAP, AT)
    before = table.belief
    table.belief = guesser.belief(table.game)
    if table.truth is not None and turn.kind is TurnKind.QUESTION:
        lost = before.probabilities[table.truth] / max(table.belief.probabilities[table.truth], 1e-300)
        table.surprises[turn.subject or ""] = max(0.0, float(np.log2(max(lost, 1e-300))))


def _finished(table: _Table) -> Played:
    p = table.belief.probabilities
    rank = None if table.truth is None else int((p > p[table.truth]).sum()) + 1
    if table.game.status is GameStatus.GUESSED:
        rank = 1
    return Played(table.player, table.game, table.truth, rank, table.surprises)
