"""twentyq play: a game in the terminal, without a server."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq import play as use_cases
from twentyq.cli.errors import said_in_one_line
from twentyq.game import Answer, GameStatus
from twentyq.play.ports import Ports
from twentyq.play.update import Update

if TYPE_CHECKING:
    from rich.console import Console

PLAYER = "terminal"
KEYS = {
    "y": Answer.YES,
    "n": Answer.NO,
    "p": Answer.PROBABLY,
    "pn": Answer.PROBABLY_NOT,
    "s": Answer.SOMETIMES,
    "d": Answer.UNKNOWN,
}
LEGEND = "y yes · n no · p probably · pn probably not · s sometimes · d don't know · u undo · q quit"


def play(deck: Annotated[str | None, typer.Option(help="The deck to play with.")] = None) -> None:
    """Think of something, and let the machine name it."""
    from rich.console import Console
    from rich.prompt import Confirm

    from twentyq.bootstrap import CompiledDecks, build_ports, local_model, model_problem
    from twentyq.settings import read_settings
    from twentyq.storage.memory import MemoryGameStore

    console = Console()
    with said_in_one_line():
        settings, store = read_settings(), MemoryGameStore()
        if problem := model_problem(settings):
            console.print(f"twentyq: {problem}", style="yellow")
        ports = build_ports(store, store, CompiledDecks(settings, local_model(settings)))
        try:
            one_game(ports, console, deck)
            while Confirm.ask("Play again?", console=console):
                one_game(ports, console, deck)
        except (EOFError, KeyboardInterrupt):
            console.print("\nBye.")


def one_game(ports: Ports, console: "Console", deck: str | None) -> None:
    """Play one game to its end."""
    update = use_cases.start_game(ports, PLAYER, deck_id=deck)
    console.rule("[b]Think of something")
    console.print(LEGEND, style="dim", highlight=False)
    while update.game.status is GameStatus.IN_PROGRESS:
        update = _turn(ports, console, update)
    console.print(f"\n[b]{update.reply.text}")
    if update.game.status is GameStatus.STUMPED and (thing := console.input("It was: ").strip()):
        revealed = use_cases.reveal_thing(ports, PLAYER, update.game.id, thing)
        console.print(f"[b]{revealed.reply.text}")


def _turn(ports: Ports, console: "Console", update: Update) -> Update:
    game = update.game
    number = len(game.turns)
    said = console.input(f"[dim]{number:2} of {game.question_limit}[/]  [b]{update.reply.text}[/]  ").strip().lower()
    commands: dict[str, Callable[[], Update]] = {
        "u": lambda: use_cases.undo_answer(ports, PLAYER, game.id, number - 1),
        "q": lambda: use_cases.abandon_game(ports, PLAYER, game.id),
    }
    if said in commands:
        if said == "u" and number == 1:
            console.print("Nothing to take back yet.", style="yellow")
            return update
        return commands[said]()
    if said in KEYS:
        return use_cases.answer_question(ports, PLAYER, game.id, number, KEYS[said])
    console.print(LEGEND, style="yellow", highlight=False)
    return update
