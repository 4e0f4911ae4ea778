"""Where clients put their tokens."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Mapping

import msgspec
from starlette.websockets import WebSocket

HEADER_SUBPROTOCOL = "header-"


def token_in(authorization: Mapping[str, object]) -> str | None:
    """The access token of headers or of AppSync's authorization object; a `Bearer ` before it is dropped."""
    for key, value in authorization.items():
        if key.lower() == "authorization" and isinstance(value, str):
            return value[7:] if value[:7].lower() == "bearer " else value
    return None


def upgrade_token(websocket: WebSocket) -> str | None:
    """The token of a WebSocket upgrade, in any of its three places."""
    for subprotocol in websocket.scope["subprotocols"]:
        if subprotocol.startswith(HEADER_SUBPROTOCOL):
            return token_in(_decoded(subprotocol.removeprefix(HEADER_SUBPROTOCOL)))
    if "header" in websocket.query_params:
        return token_in(_decoded(websocket.query_params["header"]))
    return token_in(websocket.headers)


def _decoded(encoded: str) -> dict[str, object]:
    """JSON in base64 of either alphabet, padded or not; empty when it is something else."""
    standard = encoded.replace(" ", "+").replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return msgspec.json.decode(b64decode(standard + "=" * (-len(standard) % 4)), type=dict[str, object])
    except (Base64Error, msgspec.MsgspecError, ValueError, RecursionError):
        return {}
