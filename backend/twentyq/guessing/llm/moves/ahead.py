"""Moves asked for before the player has answered, for the likely answers."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game
from twentyq.game.move import GiveUp, Move
from twentyq.game.rules import answer, put
from twentyq.game.turn import Remark, TurnKind
from twentyq.guessing.llm.meter import Meter

LIKELY = (Answer.YES, Answer.NO)
GAMES = 1_000
Key = tuple[tuple[str, Answer | None, tuple[Remark, ...]], ...]
Start = Callable[[Game], Future[Move] | None]


class Ahead:
    """Moves under way, of the games played last. Safe for threads."""

    def __init__(self, meter: Meter, games: int = GAMES) -> None:
        """Keep moves of at most this many games."""
        self._meter = meter
        self._size = games
        self._moves: OrderedDict[str, dict[Key, Future[Move]]] = OrderedDict()
        self._lock = Lock()

    def prepare(self, game: Game, move: Move, start: Start) -> None:
        """Ask for what follows `move`; `start` decides for which games it is worth it."""
        if isinstance(move, GiveUp):
            return
        moves = {_key(after): future for after in _afterwards(game, move) if (future := start(after)) is not None}
        with self._lock:
            self._forget(self._moves.pop(game.id, {}))
            if moves:
                self._moves[game.id] = moves
            while len(self._moves) > self._size:
                self._forget(self._moves.popitem(last=False)[1])

    def take(self, game: Game) -> Future[Move] | None:
        """The move under way for this very game."""
        with self._lock:
            moves = self._moves.pop(game.id, {})
            found = moves.pop(_key(game), None)
            self._forget(moves)
        if found is not None:
            self._meter.count("llm_ahead_used")
        return found

    def _forget(self, moves: dict[Key, Future[Move]]) -> None:
        for future in moves.values():
            future.cancel()
            self._meter.count("llm_ahead_wasted")


def _afterwards(game: Game, move: Move) -> list[Game]:
    """The games that await a move after each likely answer."""
    asked = put(game, move, game.updated_at)
    turn = asked.turns[-1]
    likely = LIKELY if turn.kind is TurnKind.QUESTION else (Answer.NO,)
    games = [answer(asked, turn.number, given, AnswerChannel.TAP, game.updated_at) for given in likely]
    return [after for after in games if after.awaits_move]


def _key(game: Game) -> Key:
    return tuple((turn.text, turn.answer, turn.remarks) for turn in game.turns)
