"""A posted form with one file: its fields and the file's bytes, or why it is not taken."""

import asyncio
from email.message import Message

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

FIELDS_BYTES = 10_000
"""What a form may have beside its file."""

Posted = tuple[dict[str, str], bytes]


async def posted(request: Request, what: str, most: int, seconds: float) -> Posted | Response:
    """The form of `what`, a file of at most `most` bytes, which must have arrived after `seconds`."""
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdecimal() and int(length) <= most + FIELDS_BYTES):
        return PlainTextResponse(f"A {what} has at most {most} bytes.", 413)
    if not _is_utf8(request.headers.get("content-type", "")):
        return PlainTextResponse("A form's fields are in UTF-8.", 400)
    try:
        async with asyncio.timeout(seconds), request.form(max_files=1, max_fields=8) as form:
            file = form.get("file")
            data = await file.read() if isinstance(file, UploadFile) else b""
            return {name: value for name, value in form.items() if isinstance(value, str)}, data
    except TimeoutError:
        return PlainTextResponse(f"The {what} did not arrive in time.", 408)
    except (MultiPartException, HTTPException, ClientDisconnect):
        return PlainTextResponse("This is no form.", 400)


def taken(*, kept: bool) -> Response:
    """The answer to an upload that was kept, or for which there is no leave."""
    return Response(status_code=204) if kept else PlainTextResponse("There is no leave for this upload.", 403)


def _is_utf8(content_type: str) -> bool:
    """Whether a form's content type names no other charset, some of which make text that cannot be encoded again."""
    message = Message()
    message["content-type"] = content_type
    charset = message.get_param("charset", "utf-8")
    return isinstance(charset, str) and charset.lower() in ("utf-8", "utf8", "us-ascii")
