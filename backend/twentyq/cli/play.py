"""twentyq play: a game in the terminal, without a server."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq.cli.errors import said_in_one_line
from twentyq.cli.history import kept_ports
from twentyq.cli.serve import data_folder
from twentyq.terminal.conversation import Conversation
from twentyq.terminal.game import one_game
from twentyq.terminal.screen import Screen
from twentyq.terminal.sound_device import SoundDevice, SoundDeviceError

if TYPE_CHECKING:
    from rich.console import Console

    from twentyq.play.ports import Ports
    from twentyq.settings import Settings


def play(
    deck: Annotated[str | None, typer.Option(help="The deck to play with, by its id or name.")] = None,
    voice: Annotated[bool, typer.Option("--voice", help="Speak and listen; the keyboard works as well.")] = False,
    data_dir: Annotated[Path | None, typer.Option(help="Where games are kept.")] = None,
) -> None:
    """Think of something, and let the machine name it."""
    from rich.console import Console
    from rich.prompt import Confirm

    from twentyq.bootstrap import model_problem
    from twentyq.settings import read_settings

    console = Console()
    with said_in_one_line():
        settings = read_settings()
        if problem := model_problem(settings):
            console.print(f"twentyq: {problem}", style="yellow")
        ports, screen = kept_ports(data_dir), Screen(console)
        if voice:
            from twentyq.voice import WaitingRecognizer, WaitingThingRecognizer, local_allowance

            allowance = local_allowance(settings, data_folder(data_dir))
            screen, ear = Screen(console, _conversation(console, settings)), WaitingRecognizer(settings, allowance)
            ports = replace(ports, recognizer=ear, thing_recognizer=WaitingThingRecognizer(settings, allowance))
            ear.warm()
        try:
            chosen = _chosen(ports, deck)
            one_game(ports, screen, chosen)
            while Confirm.ask("Play again?", console=console):
                one_game(ports, screen, chosen)
        except (EOFError, KeyboardInterrupt):
            console.print("\nBye.")


def _chosen(ports: "Ports", deck: str | None) -> str | None:
    """The deck's id, where it was called by its name."""
    from twentyq.play.decks.playing import playable_decks
    from twentyq.terminal.turns import PLAYER

    named = (one.id for one in playable_decks(ports, PLAYER) if deck and one.name.casefold() == deck.casefold())
    return next(named, deck)


def _conversation(console: "Console", settings: "Settings") -> Conversation | None:
    """Where there is a microphone; else what is missing, in a line, and the keyboard."""
    from twentyq.speech.adapters import build_in_process_synthesizer

    try:
        return Conversation(SoundDevice(), build_in_process_synthesizer(settings))
    except SoundDeviceError as exc:
        console.print(f"twentyq: {exc}; playing by keyboard", style="yellow")
        return None
