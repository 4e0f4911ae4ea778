"""/trust: how a phone comes to trust this computer's certificates."""

import html
from collections.abc import Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from twentyq.local.home.certificates import Authority

NO_STORE = {"cache-control": "no-store"}
PAGES = Path(__file__).parent / "pages"


def trust_routes(authority: Authority, tls_port: int) -> Sequence[BaseRoute]:
    """The page that explains, and the certificate to install."""

    async def page(request: Request) -> Response:
        secure = f"https://{request.url.hostname or 'localhost'}:{tls_port}/"
        return HTMLResponse((PAGES / "trust.html").read_text("utf-8").replace("{{secure}}", html.escape(secure)))

    async def style(_request: Request) -> Response:
        return FileResponse(PAGES / "trust.css")

    async def certificate(_request: Request) -> Response:
        # Not as an attachment: Safari then saves a file instead of offering to install a profile.
        return Response(authority.certificate, headers=NO_STORE, media_type="application/x-x509-ca-cert")

    return [Route("/trust", page), Route("/trust/trust.css", style), Route("/trust/twentyq.crt", certificate)]
