"""Spoken sentences on their way out, by ranges where browsers ask so; recordings on their way in."""

import asyncio

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from twentyq.local.http.uploads import posted, taken
from twentyq.local.limits import BODY_SECONDS
from twentyq.storage.files import FileRecordingStore, FileSpeechCache
from twentyq.storage.recordings import MAX_UPLOAD_BYTES
from twentyq.storage.speech_cache import content_type_of


def sound_routes(sounds: FileSpeechCache, recordings: FileRecordingStore, seconds: float = BODY_SECONDS) -> list[Route]:
    """What links to sounds and leaves to upload lead to; an upload must have arrived after `seconds`."""

    async def sound(request: Request) -> Response:
        name = request.path_params["name"]
        path = sounds.served(name, request.query_params)
        if path is None:
            return PlainTextResponse("This link has expired.", 403, {"cache-control": "no-store"})
        headers = {"cache-control": "private, max-age=3600, immutable"}
        return FileResponse(path, media_type=content_type_of(name), headers=headers)

    async def upload(request: Request) -> Response:
        form = await posted(request, "recording", MAX_UPLOAD_BYTES, seconds)
        if isinstance(form, Response):
            return form
        return taken(kept=await asyncio.to_thread(recordings.receive, *form))

    async def recording(request: Request) -> Response:
        path = recordings.served(f"recordings/{request.path_params['key']}", request.query_params)
        if path is None:
            return PlainTextResponse("This link has expired.", 403, {"cache-control": "no-store"})
        headers = {"cache-control": "no-store", "content-disposition": "attachment"}
        return FileResponse(path, media_type="application/octet-stream", headers=headers)

    return [
        Route("/sounds/{name}", sound),
        Route("/recordings", upload, methods=["POST"]),
        Route("/recordings/{key:path}", recording),
    ]
