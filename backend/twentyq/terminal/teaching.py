"""After a lost game at the terminal: teaching what it was."""

from twentyq import play
from twentyq.game.answer import Answer
from twentyq.game.errors import GameError
from twentyq.play.errors import TeachingOffError
from twentyq.play.ports import Ports
from twentyq.play.update import Update
from twentyq.terminal.answers import YES
from twentyq.terminal.keyboard import ask
from twentyq.terminal.screen import Screen
from twentyq.terminal.turns import PLAYER


def offer_teaching(ports: Ports, screen: Screen, update: Update) -> Update:
    """Ask for a question that tells the thing from the best guess; Enter teaches the name alone, n nothing."""
    game, recap = update.game, play.history.recap(ports, update.game)
    if ports.proposals is None or recap is None or game.thing is None:
        return update
    near = next((name for name, _ in recap.nearest if name != game.thing), None)
    apart = f" A question that tells it from {near}" if near else " A question that tells it from others"
    screen.console.print(f"So that I can learn it:{apart}, if you know one.")
    question = screen.console.input("[dim]a question; Enter for the name alone, n to leave it[/]  ").strip()
    if question.lower() in ("n", "no"):
        return update
    given = _answer(screen, game.thing) if question else None
    try:
        taught = play.teaching.teach_thing(ports, PLAYER, game.id, game.thing, question or None, given)
    except (GameError, TeachingOffError) as exc:
        screen.warn(str(exc))
        return update
    screen.tell(taught.reply.text)
    return taught


def _answer(screen: Screen, thing: str) -> Answer:
    said = ask(screen.console, f"[b]And of {thing}?[/] [dim]y or n[/]  ", ("y", "n"))
    return Answer.YES if said.lower() in YES else Answer.NO
