"""/trust: how a phone comes to trust this computer's certificates."""

import html
from collections.abc import Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from twentyq.local.certificates import Authority

PAGE = Path(__file__).parent / "pages" / "trust.html"


def trust_routes(authority: Authority, tls_port: int) -> Sequence[BaseRoute]:
    """The page that explains, and the certificate to install."""

    async def page(request: Request) -> Response:
        secure = f"https://{request.url.hostname or 'localhost'}:{tls_port}/"
        return HTMLResponse(PAGE.read_text("utf-8").replace("{{secure}}", html.escape(secure)))

    async def certificate(_request: Request) -> Response:
        headers = {"content-disposition": 'attachment; filename="twentyq.crt"', "cache-control": "no-store"}
        return Response(authority.certificate, headers=headers, media_type="application/x-x509-ca-cert")

    return [Route("/trust", page), Route("/trust/twentyq.crt", certificate)]
