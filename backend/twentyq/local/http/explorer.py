"""GET /graphql in a browser: a page to try the API with, which loads nothing from elsewhere."""

from collections.abc import Sequence
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

PAGES = Path(__file__).parent / "pages"
NO_CACHE = {"cache-control": "no-cache"}


async def page(request: Request) -> Response:
    """The explorer, for browsers; queries come by POST."""
    if "text/html" not in request.headers.get("accept", ""):
        raise HTTPException(405, "Send queries by POST.", {"allow": "POST"})
    return FileResponse(PAGES / "explorer.html", headers=NO_CACHE)


async def asset(request: Request) -> Response:
    """The explorer's script or style."""
    return FileResponse(PAGES / request.url.path.rpartition("/")[2], headers=NO_CACHE)


EXPLORER: Sequence[BaseRoute] = (
    Route("/graphql", page, methods=["GET"]),
    Route("/graphql/explorer.js", asset),
    Route("/graphql/explorer.css", asset),
)
