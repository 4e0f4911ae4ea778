"""A whole game at the terminal."""

from twentyq import play
from twentyq.game.answer import Answer
from twentyq.game.errors import GameError
from twentyq.game.game import GameStatus
from twentyq.play.ports import Ports
from twentyq.play.update import Update
from twentyq.speech.errors import SpeechError
from twentyq.terminal.answers import LEGEND, NO, YES
from twentyq.terminal.bonus import offer_bonus
from twentyq.terminal.conversation import as_audio
from twentyq.terminal.keyboard import ask
from twentyq.terminal.screen import Screen
from twentyq.terminal.teaching import offer_teaching
from twentyq.terminal.turns import PLAYER, take_turn

TRIES = 3
"""To understand what it was, before it has to be typed."""
LIKELY = 0.01
"""Chance from which a thing is told as one of the nearest."""


def one_game(ports: Ports, screen: Screen, deck: str | None) -> None:
    """Play one game to its end."""
    update = play.games.start_game(ports, PLAYER, deck_id=deck)
    screen.console.rule("[b]Think of something")
    screen.note(LEGEND)
    update = _to_its_end(ports, screen, update)
    if screen.talk is None and update.game.status is GameStatus.STUMPED and not update.game.extra_questions:
        update = _one_more_try(ports, screen, update)
    if update.game.status is not GameStatus.STUMPED:
        screen.console.print()
        screen.tell(update.reply.text)
    elif thing := _thing(ports, screen, update):
        update = play.games.reveal_thing(ports, PLAYER, update.game.id, thing)
        screen.tell(update.reply.text)
        if screen.talk is None and update.reply.suggestions:
            update = _meant(ports, screen, update)
        if screen.talk is None:
            update = offer_teaching(ports, screen, update)
    update = offer_bonus(ports, screen, update)
    _recap(ports, screen, update)


def _to_its_end(ports: Ports, screen: Screen, update: Update) -> Update:
    while update.game.status is GameStatus.IN_PROGRESS:
        update = take_turn(ports, screen, update)
    return update


def _one_more_try(ports: Ports, screen: Screen, update: Update) -> Update:
    prompt = "\n[b]I could not name it. Five more questions?[/] [dim]y or n[/]  "
    if ask(screen.console, prompt, ("y", "n")).lower() not in YES:
        return update
    return _to_its_end(ports, screen, play.games.extra_questions(ports, PLAYER, update.game.id))


def _thing(ports: Ports, screen: Screen, update: Update) -> str:
    """What it was: typed, or said, and confirmed where it was half heard."""
    offered = ""
    for _ in range(TRIES):
        text = update.reply.text
        said = screen.heard(f"\n[b]{text}[/]  ", text)
        if isinstance(said, str):
            return said
        try:
            update = play.voice.reveal_thing_aloud(ports, PLAYER, update.game.id, data=as_audio(said))
        except (GameError, SpeechError) as exc:
            screen.warn(str(exc))
            continue
        heard = update.heard
        if update.game.thing or (offered and heard and heard.answer is Answer.YES):
            return update.game.thing or offered
        offered = heard.transcript if heard else ""
    return screen.console.input("It was: ").strip()


def _meant(ports: Ports, screen: Screen, update: Update) -> Update:
    """Another name, where the player says that it was meant: by yes where there is one, else by typing it."""
    names = update.reply.suggestions
    offer = "yes, or " if len(names) == 1 else ""
    said = screen.console.input(f"[dim]{offer}the name; Enter keeps what you typed[/]  ").strip()
    name = names[0] if len(names) == 1 and said.lower() in YES else said
    if name.lower() in NO:
        return update
    update = play.games.reveal_thing(ports, PLAYER, update.game.id, name)
    screen.console.print(f"[b]{update.reply.text}")
    return update


def _recap(ports: Ports, screen: Screen, update: Update) -> None:
    recap = play.history.recap(ports, update.game)
    if recap is None:
        return
    for difference in recap.differences:
        screen.note(difference.text)
    near = [f"{name} {chance:.0%}" for name, chance in recap.nearest if chance >= LIKELY]
    if near:
        screen.note(f"Nearest: {', '.join(near)}")
