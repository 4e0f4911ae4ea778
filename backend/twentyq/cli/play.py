"""twentyq play: a game in the terminal, without a server."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq import play as use_cases
from twentyq.cli.conversation import Conversation, as_audio
from twentyq.cli.errors import said_in_one_line
from twentyq.cli.history import PLAYER, kept_ports
from twentyq.cli.keyboard import ask
from twentyq.cli.sound_device import SoundDevice, SoundDeviceError
from twentyq.game.answer import Answer
from twentyq.game.errors import GameError
from twentyq.game.game import GameStatus
from twentyq.play.games.answer_in_words import TEXT_LENGTH
from twentyq.play.games.asked_back import asked_back_now
from twentyq.play.ports import Ports
from twentyq.play.update import ReplyKind, Update
from twentyq.speech.errors import SpeechError

if TYPE_CHECKING:
    from rich.console import Console

COMMANDS = frozenset("uq")
YES, NO = ("y", "yes"), ("", "n", "no")
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
LEGEND = (
    "y yes · n no · p probably · pn probably not · s sometimes · d don't know · u undo · q quit, at once; "
    "or in your own words, such as: what do you mean"
)
LIKELY = 0.01
"""Chance from which a thing is told as one of the nearest."""


def play(
    deck: Annotated[str | None, typer.Option(help="The deck to play with.")] = None,
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
        ports = kept_ports(data_dir)
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
    update = use_cases.games.start_game(ports, PLAYER, deck_id=deck)
    console.rule("[b]Think of something")
    console.print(LEGEND, style="dim", highlight=False)
    while update.game.status is GameStatus.IN_PROGRESS:
        update = _turn(ports, console, update, talk)
    if talk is None and update.game.status is GameStatus.STUMPED and not update.game.extra_questions:
        update = _one_more_try(ports, console, update)
    if update.game.status is not GameStatus.STUMPED:
        console.print(f"\n[b]{update.reply.text}")
        _say(console, update.reply.text, talk)
    elif thing := _thing(ports, console, update, talk):
        update = use_cases.games.reveal_thing(ports, PLAYER, update.game.id, thing)
        console.print(f"[b]{update.reply.text}")
        _say(console, update.reply.text, talk)
        if talk is None and update.reply.suggestions:
            update = _meant(ports, console, update)
    _recap(ports, console, update)


def _one_more_try(ports: Ports, console: "Console", update: Update) -> Update:
    if (
        ask(console, "\n[b]I could not name it. Five more questions?[/] [dim]y or n[/]  ", ("y", "n")).lower()
        not in YES
    ):
        return update
    update = use_cases.games.extra_questions(ports, PLAYER, update.game.id)
    while update.game.status is GameStatus.IN_PROGRESS:
        update = _turn(ports, console, update, None)
    return update


def _meant(ports: Ports, console: "Console", update: Update) -> Update:
    """Another name, where the player says that it was meant: by yes where there is one, else by typing it."""
    names = update.reply.suggestions
    said = console.input(
        f"[dim]{'yes, or ' if len(names) == 1 else ''}the name; Enter keeps what you typed[/]  "
    ).strip()
    name = names[0] if len(names) == 1 and said.lower() in YES else said
    if name.lower() in NO:
        return update
    update = use_cases.games.reveal_thing(ports, PLAYER, update.game.id, name)
    console.print(f"[b]{update.reply.text}")
    return update


def _recap(ports: Ports, console: "Console", update: Update) -> None:
    recap = use_cases.history.recap(ports, update.game)
    if recap is None:
        return
    for difference in recap.differences:
        console.print(difference.text, style="dim", highlight=False)
    near = [f"{name} {chance:.0%}" for name, chance in recap.nearest if chance >= LIKELY]
    if near:
        console.print(f"Nearest: {', '.join(near)}", style="dim", highlight=False)


def _turn(ports: Ports, console: "Console", update: Update, talk: Conversation | None) -> Update:
    game = update.game
    number, text = len(game.turns), update.reply.text
    if update.reply.kind is ReplyKind.CLARIFY and not asked_back_now(game) and game.current_turn:
        console.print(text, style="yellow", highlight=False)
        text = game.current_turn.text
    of = f"{game.question_limit} and {game.extra_questions} more" if game.extra_questions else game.question_limit
    said = _heard(console, f"[dim]{number:2} of {of}[/]  [b]{text}[/]  ", text, talk)
    if isinstance(said, bytes):
        return _spoken(ports, console, update, said)
    try:
        return _keyed(ports, console, update, said)
    except GameError as exc:
        console.print(str(exc), style="yellow")
        return update


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
    return ask(console, prompt, KEYS.keys() | COMMANDS)


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
        answered = use_cases.voice.answer_aloud(ports, PLAYER, game.id, len(game.turns), data=as_audio(said))
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
            update = use_cases.voice.reveal_thing_aloud(ports, PLAYER, update.game.id, data=as_audio(said))
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
    number, key = len(game.turns), said.lower()
    if key == "u" and number == 1:
        console.print("Nothing to take back yet.", style="yellow")
        return update
    if key == "u":
        return use_cases.games.undo_answer(ports, PLAYER, game.id, number - 1)
    if key == "q":
        return use_cases.games.abandon_game(ports, PLAYER, game.id)
    if key in KEYS and not asked_back_now(game):
        return use_cases.games.answer_question(ports, PLAYER, game.id, number, KEYS[key])
    if not said:
        console.print(LEGEND, style="yellow", highlight=False)
        return update
    words = KEYS[key].value.replace("_", " ").lower() if key in KEYS else said
    return use_cases.games.answer_in_words(ports, PLAYER, game.id, number, words[:TEXT_LENGTH])


def _conversation(console: "Console") -> Conversation | None:
    """Where there is a microphone; else what is missing, in a line, and the keyboard."""
    try:
        return Conversation(SoundDevice())
    except SoundDeviceError as exc:
        console.print(f"twentyq: {exc}; playing by keyboard", style="yellow")
        return None
