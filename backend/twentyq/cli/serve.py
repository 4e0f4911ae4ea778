"""twentyq serve: the local server."""

import asyncio
import gc
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twentyq.cli.errors import said_in_one_line
from twentyq.settings import Settings, read_settings

if TYPE_CHECKING:
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp

    from twentyq.deck_making import LocalDecks
    from twentyq.local.guest_sessions import GuestSessions
    from twentyq.storage.signed_links import LinkSigner
    from twentyq.voice import LocalVoice

AMPLIFY = Path(__file__).parents[3] / "amplify"
CLIENT = AMPLIFY / "dist"
EXPLORER = AMPLIFY / "explorer" / "dist"


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "localhost",
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="0 takes any free port.", show_default="8020, or a free one"),
    ] = None,
    data_dir: Annotated[Path | None, typer.Option(help="Where games and keys are kept.")] = None,
    lan: Annotated[bool, typer.Option("--lan", help="Open it to the home network, for a phone.")] = False,
) -> None:
    """Serve the game to browsers and Amplify clients."""
    from twentyq.bootstrap import model_problem
    from twentyq.local.serve import serve as serve_on
    from twentyq.local.serve import serve_lan

    with said_in_one_line():
        settings = read_settings()
        folder = data_folder(data_dir or settings.data_dir)
        if problem := model_problem(settings):
            typer.secho(f"twentyq: {problem}", err=True, fg="yellow")

        voice = kept_voice(settings, folder)

        def make_app(routes: "Sequence[BaseRoute]", hosts: Sequence[str] | None) -> "ASGIApp":
            return _app(settings, folder, voice, routes, hosts)

        def say(line: str) -> None:
            gc.freeze()  # what is loaded stays, and need not be looked through for garbage
            typer.echo(large(line) if sys.stdout.isatty() else line)
            voice.warm(settings.deck_ids)

        with closing(voice):
            if lan:
                serve_lan(make_app, port=port, data_dir=folder, say=say)
            else:
                serve_on(make_app, host=host, port=port, say=say)


def large(lines: str) -> str:
    """What is said at start, set off from what stands above it; the address last and bold."""
    *others, last = lines.splitlines()
    return "\n".join(
        ["", *others, "", "  " + typer.style(f" {last} ", bold=True, reverse=True), "", "  Ctrl+C ends it.", ""]
    )


def data_folder(chosen: Path | None) -> Path:
    """The folder for games and keys, made when it is not there; OSError when it cannot be written."""
    from tempfile import TemporaryFile

    from platformdirs import user_data_path

    folder = chosen or user_data_path("twentyq", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.stat().st_mode & 0o077:  # what players said is in there
        folder.chmod(0o700)
    with TemporaryFile(dir=folder):
        return folder


def kept_voice(settings: Settings, folder: Path) -> "LocalVoice":
    """Voice over the data folder."""
    from twentyq.local.home.address import present_address
    from twentyq.voice import local_voice

    return local_voice(settings, folder, link_signer(folder), present_address)


def link_signer(folder: Path) -> "LinkSigner":
    """What signs links, with the key of the data folder."""
    from datetime import UTC, datetime

    from twentyq.local.key_file import load_or_make_key
    from twentyq.storage.signed_links import LinkSigner

    return LinkSigner(load_or_make_key(folder / "links.key"), lambda: datetime.now(UTC))


def _app(
    settings: Settings,
    folder: Path,
    voice: "LocalVoice",
    routes: "Sequence[BaseRoute]",
    hosts: Sequence[str] | None,
) -> "ASGIApp":
    from datetime import timedelta

    from twentyq.api.context import Context
    from twentyq.api.schema import create_schema
    from twentyq.local.app import create_app
    from twentyq.local.guest_sessions import GuestSessions
    from twentyq.local.http.documents import document_routes
    from twentyq.local.http.sounds import sound_routes
    from twentyq.local.identity import GuestIdentity
    from twentyq.local.key_file import load_or_make_key

    sessions = GuestSessions(folder / "guests.db")
    decks = _decks(settings, folder, voice, sessions)
    ports = decks.ports
    _ = ports.decks.infos  # a deck that is not there is said before anybody plays

    async def may_watch(player_id: str, game_id: str) -> bool:
        game = await asyncio.to_thread(ports.games.load, game_id)
        return game is not None and game.player_id == player_id

    return create_app(
        schema=create_schema(),
        context_for=lambda player_id, request_id: Context(ports, player_id, request_id),
        may_watch=may_watch,
        identity=GuestIdentity(
            load_or_make_key(folder / "guest.key"),
            access_lifetime=timedelta(seconds=settings.access_token_seconds),
            refresh_lifetime=timedelta(seconds=settings.refresh_token_seconds),
            sessions=sessions,
        ),
        client_folder=CLIENT,
        explorer_folder=EXPLORER,
        routes=[*sound_routes(voice.sounds, voice.recordings), *document_routes(decks.files), *routes],
        hosts=hosts,
        origins=settings.origin_list,
    )


def _decks(settings: Settings, folder: Path, voice: "LocalVoice", sessions: "GuestSessions") -> "LocalDecks":
    """Ports over the data folder, with all that makes decks."""
    from dataclasses import replace

    from twentyq.authoring.drafter import Drafter
    from twentyq.bootstrap import local_answerer, local_documents_model, local_ports, local_versions
    from twentyq.deck_making import local_decks
    from twentyq.local.home.address import present_address
    from twentyq.terminal.turns import PLAYER

    return local_decks(
        replace(local_ports(settings, folder, voice), sessions=sessions),
        folder,
        local_versions(folder),
        link_signer(folder),
        present_address,
        house=PLAYER,
        drafter=Drafter(local_documents_model(settings, folder)),
        answerer=local_answerer(settings, folder),
    )
