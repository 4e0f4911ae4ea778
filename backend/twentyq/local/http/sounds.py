"""Spoken sentences on their way out, by ranges where browsers ask so; recordings on their way in."""

import asyncio
from email.message import Message

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from twentyq.local.limits import BODY_SECONDS
from twentyq.storage.files import FileRecordingStore, FileSpeechCache
from twentyq.storage.recordings import MAX_UPLOAD_BYTES
from twentyq.storage.speech_cache import content_type_of

FORM_BYTES = MAX_UPLOAD_BYTES + 10_000
"""An upload with its fields."""


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
        length = request.headers.get("content-length", "")
        if not (length.isascii() and length.isdecimal() and int(length) <= FORM_BYTES):
            return PlainTextResponse(f"A recording has at most {MAX_UPLOAD_BYTES} bytes.", 413)
        if not _is_utf8(request.headers.get("content-type", "")):
            return PlainTextResponse("A form's fields are in UTF-8.", 400)
        try:
            async with asyncio.timeout(seconds), request.form(max_files=1, max_fields=8) as form:
                file = form.get("file")
                data = await file.read() if isinstance(file, UploadFile) else b""
                fields = {name: value for name, value in form.items() if isinstance(value, str)}
        except TimeoutError:
            return PlainTextResponse("The recording did not arrive in time.", 408)
        except (MultiPartException, HTTPException, ClientDisconnect):
            return PlainTextResponse("This is no form.", 400)
        taken = await asyncio.to_thread(recordings.receive, fields, data)
        return Response(status_code=204) if taken else PlainTextResponse("There is no leave for this upload.", 403)

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


def _is_utf8(content_type: str) -> bool:
    """Whether a form's content type names no other charset, some of which make text that cannot be encoded again."""
    message = Message()
    message["content-type"] = content_type
    charset = message.get_param("charset", "utf-8")
    return isinstance(charset, str) and charset.lower() in ("utf-8", "utf8", "us-ascii")
