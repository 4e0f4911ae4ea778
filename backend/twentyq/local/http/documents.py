"""Documents of decks on their way in, and out again to their owner."""

import asyncio

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from twentyq.local.http.uploads import posted, taken
from twentyq.local.limits import BODY_SECONDS
from twentyq.storage.decks.deck_files import MAX_DOCUMENT_BYTES
from twentyq.storage.decks.file_decks import FileDeckFiles


def document_routes(files: FileDeckFiles, seconds: float = BODY_SECONDS) -> list[Route]:
    """What leaves to upload documents, and links to them, lead to."""

    async def upload(request: Request) -> Response:
        form = await posted(request, "document", MAX_DOCUMENT_BYTES, seconds)
        if isinstance(form, Response):
            return form
        return taken(kept=await asyncio.to_thread(files.receive, *form))

    async def document(request: Request) -> Response:
        path = files.served(request.path_params["key"], request.query_params)
        if path is None:
            return PlainTextResponse("This link has expired.", 403, {"cache-control": "no-store"})
        headers = {"cache-control": "no-store", "content-disposition": "attachment"}
        return FileResponse(path, media_type="application/octet-stream", headers=headers)

    return [Route("/documents", upload, methods=["POST"]), Route("/documents/{key:path}", document)]
