"""GET /graphql in a browser: GraphiQL, built from amplify/explorer, which loads nothing from elsewhere."""

from collections.abc import Sequence
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from twentyq.local.http.client_files import ClientFiles


def explorer_routes(folder: Path) -> Sequence[BaseRoute]:
    """The explorer built into `folder`: its page at /graphql, its files below."""
    files = ClientFiles(folder)
    return Route("/graphql", _ForBrowsers(files), methods=["GET"]), Mount("/graphql", files)


class _ForBrowsers:
    """Refuses GET to whoever wants no page: queries come by POST."""

    def __init__(self, page: ASGIApp) -> None:
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if "text/html" not in Headers(scope=scope).get("accept", ""):
            raise HTTPException(405, "Send queries by POST.", {"allow": "POST"})
        await self._page(scope, receive, send)
