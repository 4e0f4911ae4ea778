"""The phone client's built files, as a single-page app."""

import mimetypes
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

mimetypes.add_type("application/octet-stream", ".onnx")

MISSING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Twentyq</title>
<h1>The client is not built yet</h1>
<p>Build it with <code>make setup</code> and reload this page. The API is at <a href="/graphql">/graphql</a>.</p>
</html>"""


class ClientFiles:
    """Files below a folder; index.html for the app's own addresses; a page that says how to build a missing client."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: ASGIApp = GZipMiddleware(_Files(directory=folder, html=True, check_dir=False))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one file."""
        if scope["type"] != "http":
            await send({"type": "websocket.close"})
            return
        built = (self._folder / "index.html").exists()
        app: ASGIApp = self._files if built else HTMLResponse(MISSING, 503, {"cache-control": "no-store"})
        await app(scope, receive, send)


class _Files(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            response = await super().get_response(path, scope)
        except HTTPException as exc:
            if exc.status_code != 404 or Path(path).suffix:
                raise
            response = await super().get_response("index.html", scope)
            path = "index.html"
        response.headers["cache-control"] = cache_control(path)
        return response


def cache_control(path: str) -> str:
    """Files below assets/ carry their content's hash in their name and never change."""
    return "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
