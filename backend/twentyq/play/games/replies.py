"""The machine's sentence for a game as it stands."""

from twentyq.game.game import Game, GameStatus
from twentyq.game.turn import TurnKind
from twentyq.play.update import Reply, ReplyKind


def reply_to(game: Game) -> Reply:
    """What the machine says about the game's present state."""
    turn = game.current_turn
    if turn is not None:
        kind = ReplyKind.GUESS if turn.kind is TurnKind.GUESS else ReplyKind.QUESTION
        return Reply(kind, turn.text)
    match game.status:
        case GameStatus.GUESSED:
            turns = len(game.turns)
            return Reply(ReplyKind.GUESSED, f"I got it in {turns}!" if turns > 1 else "I got it at once!")
        case GameStatus.ABANDONED:
            return Reply(ReplyKind.ABANDONED, "All right, we stop here. Thanks for playing!")
        case _ if game.thing:
            return revealed(game.thing)
        case _:
            return Reply(ReplyKind.STUMPED, "You win! I could not name it. What was it?")


def revealed(says: str) -> Reply:
    """The reply to what it was."""
    return Reply(ReplyKind.REVEALED, f"So it was {says}. Thanks for telling me!")
