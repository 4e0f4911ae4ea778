"""What a player is asked back: whether to stop, whether to start over, or what an answer was."""

from dataclasses import dataclass
from enum import StrEnum

from twentyq.game.game import Game
from twentyq.game.turn import Doubt
from twentyq.understanding import Intent
from twentyq.understanding.lines import clarification


class AskedBackAbout(StrEnum):
    """What a yes would do: end the game, end it to begin another, or give the answer that was half heard."""

    STOP = "STOP"
    START_OVER = "START_OVER"
    ANSWER = "ANSWER"


@dataclass(frozen=True, slots=True)
class AskedBack:
    """What the player is asked back now."""

    about: AskedBackAbout
    text: str


def asked_back_now(game: Game) -> AskedBack | None:
    """What the game's waiting turn has unsettled; the same words however often it is asked for."""
    turn = game.current_turn
    if turn is None or turn.doubt is None:
        return None
    about, line = AskedBackAbout.ANSWER, str(turn.doubt)
    if turn.doubt is Doubt.QUIT:
        about = AskedBackAbout.START_OVER if turn.starts_over else AskedBackAbout.STOP
        line = Intent.RESTART if turn.starts_over else Intent.QUIT
    return AskedBack(about, clarification(line, game.language, int(game.updated_at.timestamp())))
