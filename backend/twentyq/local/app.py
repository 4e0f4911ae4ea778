"""The local server as an ASGI application."""

from collections.abc import Sequence
from pathlib import Path

import strawberry
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from twentyq.local.execution.broker import Broker
from twentyq.local.execution.executor import ContextFactory, Executor
from twentyq.local.home.address import KnownAddress
from twentyq.local.http.client_files import ClientFiles
from twentyq.local.http.endpoints import HttpApi
from twentyq.local.http.explorer import explorer_routes
from twentyq.local.http.middleware import AccessLog, SecurityHeaders
from twentyq.local.http.outputs import serve_outputs
from twentyq.local.http.own_pages import OwnPages
from twentyq.local.identity import GuestIdentity
from twentyq.local.limits import Limits
from twentyq.local.realtime.subscriptions import MayWatch, Realtime
from twentyq.play.recording_limit import TokenBuckets

ALLOWED_HEADERS = (
    "authorization",
    "content-type",
    "x-amz-date",
    "x-amz-security-token",
    "x-amz-user-agent",
    "x-api-key",
)
EXPOSED_HEADERS = ("x-amzn-ErrorType", "x-amzn-requestid")


def create_app(
    *,
    schema: strawberry.Schema,
    context_for: ContextFactory,
    may_watch: MayWatch,
    identity: GuestIdentity,
    client_folder: Path,
    explorer_folder: Path,
    limits: Limits | None = None,
    broker: Broker | None = None,
    routes: Sequence[BaseRoute] = (),
    hosts: Sequence[str] | None = (),
    origins: Sequence[str] = (),
) -> Starlette:
    """The server of one schema; `routes` come before the client's files. `hosts`, `origins` as `OwnPages` has them."""
    limits = limits or Limits()
    broker = Broker() if broker is None else broker
    executor = Executor(schema, context_for, broker, limits)
    api = HttpApi(executor, identity, limits, TokenBuckets(limits.guests_per_minute))
    realtime = Realtime(executor, broker, identity, may_watch, limits)
    return Starlette(
        routes=[
            Route("/graphql", api.graphql, methods=["POST"]),
            Route("/graphql", options, methods=["OPTIONS"]),
            WebSocketRoute("/graphql/realtime", realtime.serve),
            WebSocketRoute("/graphql", realtime.serve),
            *explorer_routes(explorer_folder),
            Route("/auth/guest", api.guest, methods=["POST"]),
            Route("/auth/guest", options, methods=["OPTIONS"]),
            Route("/ping", ping),
            Route("/amplify_outputs.json", serve_outputs),
            *routes,
            Mount("/", ClientFiles(client_folder)),
        ],
        middleware=[
            Middleware(AccessLog),
            Middleware(SecurityHeaders),
            Middleware(KnownAddress),
            Middleware(OwnPages, hosts=hosts, origins=origins),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "POST"],
                allow_headers=ALLOWED_HEADERS,
                expose_headers=EXPOSED_HEADERS,
                max_age=86_400,
            ),
        ],
    )


async def ping(_request: Request) -> Response:
    """What Flutter's client polls; it compares the body."""
    return PlainTextResponse("healthy")


async def options(_request: Request) -> Response:
    """An OPTIONS request that is no CORS preflight."""
    return Response(status_code=204, headers={"allow": "OPTIONS, POST"})
