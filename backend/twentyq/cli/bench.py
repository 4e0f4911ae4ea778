"""twentyq bench: simulated players against the Bayes guesser."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq.cli.errors import said_in_one_line

if TYPE_CHECKING:
    from twentyq.guessing.bayes import BayesGuesser
    from twentyq.guessing.players import Player
    from twentyq.guessing.report import Report
    from twentyq.guessing.simulation import Played

EXTRA = 5
PLOTTED_NOISE = (0.0, 0.05, 0.10, 0.20)


class Players(StrEnum):
    """TABLE answers as the deck has it, but for the noise; PEOPLE err, hedge and do not know as people do."""

    TABLE = "table"
    PEOPLE = "people"


def bench(
    deck: Annotated[str, typer.Option(help="The deck.")] = "everyday",
    noise: Annotated[float, typer.Option(min=0, max=0.5, help="Share of yes and no that is flipped.")] = 0.0,
    games: Annotated[int | None, typer.Option(min=1, help="How many things, drawn by popularity; all once.")] = None,
    seed: Annotated[int, typer.Option(help="Of everything random.")] = 0,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Turns in which the thing must be named.")] = 20,
    players: Annotated[Players, typer.Option(help="How the simulated players answer.")] = Players.TABLE,
    answers: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="Answers from outside.")] = None,
    only_listed: Annotated[bool, typer.Option(help="Ask only questions that the file of answers lists.")] = False,
    json_out: Annotated[Path | None, typer.Option("--json", help="Write the figures to this file.")] = None,
    html_out: Annotated[Path | None, typer.Option("--html", help="Write a page with plots to this file.")] = None,
) -> None:
    """Play simulated games and print how the guesser does."""
    from twentyq.guessing.report import report

    with said_in_one_line():
        guesser, sitting = _sitting(deck, players, noise, games, seed, answers, only_listed)
        played = _play(guesser, sitting, limit, seed, "games")
        summary = report(guesser.deck, played, limit)
        _print(guesser, summary)
        if json_out is not None:
            json_out.write_text(json.dumps(asdict(summary), indent=1), encoding="utf-8")
        if html_out is not None:
            from twentyq.cli.bench_page import bench_page

            by_noise = {} if answers else _by_noise(guesser, players, games, limit, seed)
            told = f"{answers.name}" if answers else f"{players.value}, {noise:.0%} of yes and no flipped"
            setting = {
                "deck": f"{deck} {guesser.deck.version}",
                "things, questions": f"{len(guesser.deck.things):,}, {len(guesser.deck.questions):,}",
                "players": told,
                "seed": str(seed),
                "date": f"{datetime.now(UTC):%Y-%m-%d}",
            }
            html_out.write_text(bench_page(summary, by_noise, setting), encoding="utf-8")


def _sitting(
    deck: str,
    players: Players,
    noise: float,
    games: int | None,
    seed: int,
    answers: Path | None,
    only_listed: bool,
) -> "tuple[BayesGuesser, Sequence[Player]]":
    """The guesser and who plays against it."""
    from twentyq.guessing.answers_file import read_answers
    from twentyq.guessing.bayes import BayesGuesser
    from twentyq.knowledge.compiled import load_named

    loaded = load_named(deck)
    if answers is None:
        guesser = BayesGuesser(loaded)
        return guesser, _simulated(guesser, players, noise, games, seed)
    listed = list(read_answers(answers, loaded.question_index))[:games]
    only = {question for player in listed for question in player.answers} if only_listed else None
    return BayesGuesser(loaded, only=only), listed


def _simulated(
    guesser: "BayesGuesser", players: Players, noise: float, games: int | None, seed: int
) -> "Sequence[Player]":
    import numpy as np

    from twentyq.guessing.players import PersonPlayer, TablePlayer, chances

    random = np.random.default_rng(seed)
    count = len(guesser.deck.things)
    rows = range(count) if games is None else random.choice(count, games, p=chances(guesser.deck))
    make = TablePlayer if players is Players.TABLE else PersonPlayer
    return [
        make(guesser.deck, int(row), noise, generator)
        for row, generator in zip(rows, random.spawn(len(rows)), strict=True)
    ]


def _play(guesser: "BayesGuesser", sitting: "Sequence[Player]", limit: int, seed: int, what: str) -> "list[Played]":
    from rich.console import Console
    from rich.progress import track

    from twentyq.guessing.simulation import BATCH, simulate

    batches = simulate(guesser, sitting, limit=limit, extra=EXTRA, seed=seed)
    steps = track(batches, what, total=-(-len(sitting) // BATCH), console=Console(stderr=True))
    return [played for batch in steps for played in batch]


def _by_noise(
    guesser: "BayesGuesser", players: Players, games: int | None, limit: int, seed: int
) -> dict[float, float]:
    """Share named with more and more flipped answers: the same players as in the figures, as many games."""
    from twentyq.guessing.report import report

    shares = {}
    for noise in PLOTTED_NOISE:
        sitting = _simulated(guesser, players, noise, games, seed)
        played = _play(guesser, sitting, limit, seed, f"noise {noise:.0%}")
        shares[noise] = report(guesser.deck, played, limit).named
    return shares


def _print(guesser: "BayesGuesser", summary: "Report") -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    deck = guesser.deck
    console.print(f"{deck.id} {deck.version}: {len(deck.things)} things, {len(deck.questions)} questions", style="dim")
    figures = Table("figure", "value", box=None)
    figures.add_row("games", str(summary.games))
    figures.add_row("things the deck has", str(summary.covered))
    figures.add_row(f"named within {summary.limit}", f"{summary.named:.1%}")
    figures.add_row("  of those the deck has", f"{summary.named_of_covered:.1%}")
    figures.add_row(f"named within {summary.limit + EXTRA}", f"{summary.named_with_extra:.1%}")
    figures.add_row("mean / median turns of wins", f"{summary.mean_turns or 0:.2f} / {summary.median_turns or 0:g}")
    figures.add_row("median rank of the truth when lost", f"{summary.rank_median or 0:g}")
    console.print(figures)
    for title, heads, rows in (
        ("By region", ("region", "games", "named"), [(k, n, f"{s:.1%}") for k, (n, s) in summary.regions.items()]),
        ("Costly questions", ("question", "bits a game", "asked"), [(q, f"{b:.3f}", n) for q, b, n in summary.costly]),
        ("Confused", ("truth", "guessed", "times"), summary.confused),
    ):
        table = Table(*heads, title=title, box=None, title_justify="left")
        for row in rows:
            table.add_row(*map(str, row))
        console.print(table)
    if summary.unknown:
        console.print(f"Not in the deck, counted as lost: {', '.join(summary.unknown)}")
