"""twentyq knowledge: compile, check and look into decks."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq.cli.errors import said_in_one_line

if TYPE_CHECKING:
    from twentyq.knowledge.deck import Deck
    from twentyq.knowledge.source import Source

knowledge = typer.Typer(no_args_is_help=True, help="Compile, check and look into decks.")
DeckOption = Annotated[str, typer.Option(help="The deck.")]
DEFAULT = "everyday"
TOLD = 0.1
"""P(can't say) from which it is told."""
SUGGESTED = 3
"""Names that an unknown one may have meant."""
TRIES = 5
"""Games in which a thing must be named once by its own answers."""


@knowledge.command()
def compile(  # noqa: A001 - the command's name
    deck: DeckOption = DEFAULT,
    check: Annotated[bool, typer.Option(help="Write nothing; fail when the compiled deck is out of date.")] = False,
) -> None:
    """Compile a deck's files to the form that is played."""
    from twentyq.knowledge.compiled import dump, dump_origins
    from twentyq.knowledge.compiler import compile_deck, compile_origins
    from twentyq.knowledge.headers import FOLDER, ORIGINS, SUFFIX

    with said_in_one_line():
        source = _source(deck)
        compiled = compile_deck(source)
        origins = dump_origins(compile_origins(source), compiled)
        files = {FOLDER / f"{deck}{SUFFIX}": dump(compiled), FOLDER / f"{deck}{ORIGINS}": origins}
        if check:
            if any(not file.exists() or file.read_bytes() != data for file, data in files.items()):
                typer.secho(f"twentyq: the compiled deck {deck} is out of date; run `make decks`", err=True, fg="red")
                raise typer.Exit(1)
            return
        FOLDER.mkdir(exist_ok=True)
        for file, data in files.items():
            file.write_bytes(data)
    typer.echo(f"{deck} {compiled.version}: {len(compiled.things)} things, {len(compiled.questions)} questions")


@knowledge.command()
def check(
    deck: DeckOption = DEFAULT,
    reach: Annotated[bool, typer.Option(help="Also play what players think of, to see that 20 turns reach it.")] = True,
) -> None:
    """Fail on anything wrong with a deck's files."""
    from twentyq.knowledge.check import problems

    with said_in_one_line():
        compiled = _compiled(deck)
        found = [*problems(compiled), *(_unreachable(compiled) if reach else ())]
    for problem in found:
        typer.echo(problem)
    typer.secho(f"{len(found)} problems in {deck}", fg="red" if found else "green")
    raise typer.Exit(bool(found))


@knowledge.command()
def show(thing: str, deck: DeckOption = DEFAULT) -> None:
    """Print what is believed of a thing."""
    loaded = _loaded(deck)
    row = _row(loaded, thing)
    entry = loaded.things[row]
    p, cant = (shares(slice(row, row + 1))[0] for shares in (loaded.rows_p_yes, loaded.rows_p_cant))
    typer.echo(f"{entry.name} ({entry.region}, popularity {entry.popularity:g})")
    if entry.aliases:
        typer.echo(f"also called {', '.join(entry.aliases)}")
    for column in sorted(range(len(loaded.questions)), key=lambda column: -p[column]):
        doubt = f"  ({cant[column]:.0%} cannot say)" if cant[column] >= TOLD else ""
        typer.echo(f"{p[column]:5.2f}  {loaded.questions[column].text}{doubt}")


@knowledge.command()
def compare(one: str, other: str, deck: DeckOption = DEFAULT) -> None:
    """Print what separates two things, the clearest first."""
    loaded = _loaded(deck)
    rows = [_row(loaded, one), _row(loaded, other)]
    p = loaded.rows_p_yes()[rows]
    names = [loaded.things[row].name for row in rows]
    typer.echo(f"{names[0]:>20}  {names[1]:<20}")
    for column in sorted(range(len(loaded.questions)), key=lambda column: -abs(p[0, column] - p[1, column])):
        if abs(p[0, column] - p[1, column]) < 0.1:
            break
        typer.echo(f"{p[0, column]:20.2f}  {p[1, column]:<20.2f}  {loaded.questions[column].text}")


@knowledge.command()
def questions(
    deck: DeckOption = DEFAULT,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON lines in one array.")] = False,
) -> None:
    """Print the ids, texts and readings of a deck's questions."""
    loaded = _loaded(deck)
    if as_json:
        rows = [{"id": q.id, "text": q.text, "reading": q.reading} for q in loaded.questions]
        typer.echo(json.dumps(rows, indent=1, ensure_ascii=False))
        return
    for question in loaded.questions:
        typer.echo(f"{question.id:24} {question.text}  [{question.reading}]")


@knowledge.command()
def sheet(
    questions: Annotated[list[str] | None, typer.Argument(help="Ids of questions; all where none is given.")] = None,
    deck: DeckOption = DEFAULT,
) -> None:
    """Print questions and all names for a reader, who says of which things people would say yes."""
    from twentyq.knowledge.sheet import sheet as lines

    with said_in_one_line():
        source = _source(deck)
        unknown = [name for name in questions or () if name not in source.questions]
        if unknown:
            typer.secho(f"twentyq: the deck {deck} has no question {unknown[0]!r}", err=True, fg="red")
            raise typer.Exit(2)
        for line in lines(source, questions or ()):
            typer.echo(line)


def _source(deck: str) -> "Source":
    from twentyq.knowledge.source import DECKS, read_source

    folder: Path = DECKS / deck
    return read_source(folder)


def _compiled(deck: str) -> "Deck":
    from twentyq.knowledge.compiler import compile_deck

    return compile_deck(_source(deck))


def _loaded(deck: str) -> "Deck":
    from twentyq.knowledge.compiled import load_named

    with said_in_one_line():
        return load_named(deck)


def _row(deck: "Deck", name: str) -> int:
    row = deck.find(name)
    if row is None:
        close = " or ".join(deck.things[like].name for like in deck.names.similar(name, SUGGESTED))
        hint = f". Did you mean {close}?" if close else ""
        typer.secho(f"twentyq: the deck {deck.id} knows no {name!r}{hint}", err=True, fg="red")
        raise typer.Exit(2)
    return row


def _unreachable(deck: "Deck") -> list[str]:
    """Things that players think of and that none of several games names, whatever its first questions."""
    import numpy as np

    from twentyq.guessing.bayes import BayesGuesser
    from twentyq.guessing.players import TablePlayer
    from twentyq.guessing.simulation import simulate
    from twentyq.knowledge.check import THOUGHT_OF

    guesser = BayesGuesser(deck)
    missed = [row for row, thing in enumerate(deck.things) if thing.popularity >= THOUGHT_OF]
    for seed in range(TRIES):
        players = [TablePlayer(deck, row, 0.0, np.random.default_rng(row)) for row in missed]
        games = [game for batch in simulate(guesser, players, extra=0, seed=seed) for game in batch]
        missed = [row for row, game in zip(missed, games, strict=True) if game.named_in is None]
    return [f"{deck.things[row].name}: not named within 20" for row in missed]
