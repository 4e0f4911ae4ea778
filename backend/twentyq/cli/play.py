"""twentyq play: a game in the terminal, without a server."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq import play as use_cases
from twentyq.cli.conversation import Conversation, as_audio
from twentyq.cli.errors import said_in_one_line
from twentyq.cli.sound_device import SoundDevice, SoundDeviceError
from twentyq.game import Answer, GameError, GameStatus
from twentyq.play.ports import Ports
from twentyq.play.update import Update
from twentyq.speech.errors import SpeechError

if TYPE_CHECKING:
    from rich.console import Console

PLAYER = "terminal"
TRIES = 3
"""To understand what it was, before it has to be typed."""
KEYS = {
    "y": Answer.YES,
    "n": Answer.NO,
    "p": Answer.PROBABLY,
    "pn": Answer.PROBABLY_NOT,
    "s": Answer.SOMETIMES,
    "d": Answer.UNKNOWN,
}
LEGEND = "y yes · n no · p probably · pn probably not · s sometimes · d don't know · u undo · q quit"


def play(
    deck: Annotated[str | None, typer.Option(help="The deck to play with.")] = None,
    voice: Annotated[bool, typer.Option("--voice", help="Speak and listen; the keyboard works as well.")] = False,
) -> None:
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
        talk = None
        if voice:
            from twentyq.voice import WaitingRecognizer, WaitingThingRecognizer

            talk, ear = _conversation(console), WaitingRecognizer(settings)
            ports = replace(ports, recognizer=ear, thing_recognizer=WaitingThingRecognizer(settings))
            ear.warm()
        try:
            one_game(ports, console, deck, talk)
            while Confirm.ask("Play again?", console=console):
                one_game(ports, console, deck, talk)
        except (EOFError, KeyboardInterrupt):
            console.print("\nBye.")


def one_game(ports: Ports, console: "Console", deck: str | None, talk: Conversation | None = None) -> None:
    """Play one game to its end, by keyboard and by `talk`."""
    update = use_cases.start_game(ports, PLAYER, deck_id=deck)
    console.rule("[b]Think of something")
    console.print(LEGEND, style="dim", highlight=False)
    while update.game.status is GameStatus.IN_PROGRESS:
        update = _turn(ports, console, update, talk)
    if update.game.status is not GameStatus.STUMPED:
        console.print(f"\n[b]{update.reply.text}")
        _say(console, update.reply.text, talk)
    elif thing := _thing(ports, console, update, talk):
        revealed = use_cases.reveal_thing(ports, PLAYER, update.game.id, thing)
        console.print(f"[b]{revealed.reply.text}")
        _say(console, revealed.reply.text, talk)


def _turn(ports: Ports, console: "Console", update: Update, talk: Conversation | None) -> Update:
    game = update.game
    number = len(game.turns)
    prompt = f"[dim]{number:2} of {game.question_limit}[/]  [b]{update.reply.text}[/]  "
    said = _heard(console, prompt, update.reply.text, talk)
    if isinstance(said, bytes):
        return _spoken(ports, console, update, said)
    return _keyed(ports, console, update, said.lower())


def _heard(console: "Console", prompt: str, text: str, talk: Conversation | None) -> str | bytes:
    """What the player says or types to `text`; after a silence the keyboard alone is waited for."""
    if talk and _say(console, text, talk):
        console.print(prompt)
        try:
            said = talk.listen()
        except SoundDeviceError as exc:
            console.print(str(exc), style="yellow")
        else:
            if said is not None:
                return said
    return console.input(prompt).strip()


def _say(console: "Console", text: str, talk: Conversation | None) -> bool:
    """Whether it was said."""
    try:
        if talk:
            talk.say(text)
    except (SoundDeviceError, SpeechError) as exc:
        console.print(str(exc), style="yellow")
        return False
    return talk is not None


def _spoken(ports: Ports, console: "Console", update: Update, said: bytes) -> Update:
    game = update.game
    try:
        answered = use_cases.answer_aloud(ports, PLAYER, game.id, len(game.turns), data=as_audio(said))
    except (GameError, SpeechError) as exc:
        console.print(str(exc), style="yellow")
        return update
    if answered.heard and answered.heard.transcript:
        console.print(f"I heard: {answered.heard.transcript}", style="dim", highlight=False)
    return answered


def _thing(ports: Ports, console: "Console", update: Update, talk: Conversation | None) -> str:
    """What it was: typed, or said, and confirmed where it was half heard."""
    offered = ""
    for _ in range(TRIES):
        text = update.reply.text
        said = _heard(console, f"\n[b]{text}[/]  ", text, talk)
        if isinstance(said, str):
            return said
        try:
            update = use_cases.reveal_thing_aloud(ports, PLAYER, update.game.id, data=as_audio(said))
        except (GameError, SpeechError) as exc:
            console.print(str(exc), style="yellow")
            continue
        heard = update.heard
        if update.game.thing or (offered and heard and heard.answer is Answer.YES):
            return update.game.thing or offered
        offered = heard.transcript if heard else ""
    return console.input("It was: ").strip()


def _keyed(ports: Ports, console: "Console", update: Update, said: str) -> Update:
    game = update.game
    number = len(game.turns)
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


def _conversation(console: "Console") -> Conversation | None:
    """Where there is a microphone; else what is missing, in a line, and the keyboard."""
    try:
        return Conversation(SoundDevice())
    except SoundDeviceError as exc:
        console.print(f"twentyq: {exc}; playing by keyboard", style="yellow")
        return None
