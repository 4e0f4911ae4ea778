"""What each part of the guesser brings on people's answers: parts taken out one at a time."""

import argparse
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.people.data import Noun, mapped, nouns
from tests.benchmarks.people.disagreement import figures
from tests.benchmarks.people.play import mixed, only_listed, play, shares
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.noise import NoiseModel
from twentyq.guessing.policy import Policy
from twentyq.knowledge.compiled import for_everybody, load_named
from twentyq.knowledge.compiler import compile_deck
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.source import DECKS, read_source

NAME = "everyday"
ALIKE = 0.10
"""Share of answers that are off, of every question alike."""
DISPUTED = re.compile(r'\n  disputed: "[^"]*"')


def unread() -> Deck:
    """The deck without its readings."""
    return edited(lambda folder: shutil.rmtree(folder / "readings"))


def unasked() -> Deck:
    """The deck without what readers were asked of single pairs."""

    def forget(folder: Path) -> None:
        for file in folder.glob("readings/*.yaml"):
            if "\n  no:" in file.read_text(encoding="utf-8"):
                file.unlink()

    return edited(forget)


def undisputed() -> Deck:
    """The deck as if nobody took its questions in two ways."""

    def settle(folder: Path) -> None:
        for file in folder.glob("questions/*.yaml"):
            file.write_text(DISPUTED.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")

    return edited(settle)


def edited(edit: Callable[[Path], None]) -> Deck:
    """The deck compiled from a changed copy of its files."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(DECKS / NAME, Path(folder, NAME)))
        edit(copy)
        return for_everybody(compile_deck(read_source(copy)))


def variations(deck: Deck) -> Iterator[tuple[str, Deck, NoiseModel, Policy]]:
    """The guesser in use, and what is left of it without each part."""
    noise, policy = NoiseModel(), Policy()
    bare = unread()
    yield "in use", deck, noise, policy
    yield "no readings", bare, noise, policy
    yield "nothing read pair by pair", unasked(), noise, policy
    yield "nothing disputed", undisputed(), noise, policy
    yield "one error for all questions", deck, replace(noise, scale=0.0, slip=ALIKE), policy
    yield "can't say not foreseen", replace(deck, cant=None), noise, policy
    yield "also what makes no sense", deck, noise, replace(policy, senseless=1.0)
    yield "no openings", deck, noise, replace(policy, opening_turns=0)
    yield "none of these", bare, replace(noise, scale=0.0, slip=ALIKE), replace(policy, opening_turns=0, senseless=1.0)


def line(deck: Deck, noise: NoiseModel, policy: Policy, asked: list[Noun]) -> Iterator[float]:
    """Yes denied, no affirmed, and within 20: only listed, mixed with 5 and 8 % flipped; within 25 of the last."""
    differing = figures(deck, asked)
    yield from (differing["people's yes denied"], differing["people's no affirmed"])
    yield shares(play(BayesGuesser(deck, noise, policy, only=mapped(asked)), only_listed(asked)))[0]
    guesser = BayesGuesser(deck, noise, policy)
    yield shares(play(guesser, mixed(deck, asked, 0.05, 1)))[0]
    yield from shares(play(guesser, mixed(deck, asked, 0.08, 2)))[:2]


def main() -> None:
    """Print a line a variation."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--half", choices=("a", "b", "all"), default="all", help="which half of the nouns")
    deck = load_named(NAME)
    asked = list(nouns(deck, arguments.parse_args().half))
    heads = ("denied", "affirmed", "listed", "5 %", "8 %", "8 % in 25")
    print(f"{len(asked)} nouns{'':>20}" + "".join(f"{head:>11}" for head in heads))
    for name, varied, noise, policy in variations(deck):
        print(f"{name:>29}" + "".join(f"{share:11.1%}" for share in line(varied, noise, policy, asked)), flush=True)


if __name__ == "__main__":
    main()
