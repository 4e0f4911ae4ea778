"""Answers at the keyboard: a key that is an answer counts at once, words end with Enter."""

import os
import select
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

HELD_SECONDS = 0.35
"""After a key that is an answer: whoever types a word goes on within that time."""
END_OF_INPUT, ERASE, ENTER = "\x04", ("\x7f", "\b"), ("\r", "\n")


def ask(console: "Console", prompt: str, keys: Collection[str]) -> str:
    """What is typed after the prompt: one of `keys` at once, anything else up to Enter."""
    if not sys.stdin.isatty():
        said = console.input(prompt).strip()
        console.print(said, style="dim", markup=False, highlight=False)
        return said
    if console.file is not sys.stdout:
        return console.input(prompt).strip()
    try:
        import termios
        import tty
    except ImportError:  # Windows
        return console.input(prompt).strip()
    console.print(prompt, end="")
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        return read_line(descriptor, _show, keys)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def read_line(descriptor: int, show: Callable[[str], None], keys: Collection[str], held: float = HELD_SECONDS) -> str:
    """A line, or one of `keys` with nothing after it for `held` seconds. EOFError at the end of input."""
    text, decoder = "", getincrementaldecoder("utf-8")("ignore")
    while True:
        if text in keys and not select.select([descriptor], [], [], held)[0]:
            break
        read = os.read(descriptor, 1)
        if not read:
            raise EOFError
        character = decoder.decode(read)
        if character == END_OF_INPUT:
            raise EOFError
        if character in ENTER:
            break
        if character in ERASE:
            show("\b \b" if text else "")
            text = text[:-1]
        elif character.isprintable():
            show(character)
            text += character
    show("\n")
    return text.strip()


def _show(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
