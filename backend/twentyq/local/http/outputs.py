"""/amplify_outputs.json: how Amplify clients find this server."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from twentyq.local.http.endpoints import json_response

AUTHORIZATION = "AMAZON_COGNITO_USER_POOLS"
"""The mode in which Amplify sends the token of the app's token provider."""


def amplify_outputs(scheme: str, host: str) -> dict[str, Any]:
    """The outputs for a server at `host`, with its port. There is no `auth`: players are guests."""
    # Amplify JS replaces "http://" by "wss://" for subscriptions, in small letters only.
    prefix = "https" if scheme == "https" else "HTTP"
    return {
        "version": "1.4",
        "data": {
            "url": f"{prefix}://{host}/graphql",
            "aws_region": "us-east-1",
            "default_authorization_type": AUTHORIZATION,
            "authorization_types": [AUTHORIZATION],
        },
    }


async def serve_outputs(request: Request) -> Response:
    """The outputs for the address at which the client sees this server."""
    return json_response(amplify_outputs(request.url.scheme, request.url.netloc))
