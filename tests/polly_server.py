"""Amazon Polly's wire protocol on this machine, with faults."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SOUND = b"ID3 a sound" * 1_000
Respond = Callable[[BaseHTTPRequestHandler], None]


def sound(handler: BaseHTTPRequestHandler) -> None:
    send(handler, 200, SOUND, "audio/mpeg")


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, kind: str, length: int | None = None) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body) if length is None else length))
    handler.end_headers()
    handler.wfile.write(body)


def failure(status: int, code: str) -> Respond:
    body = json.dumps({"message": "no"}).encode()

    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("x-amzn-ErrorType", code)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return respond


@contextmanager
def polly_server(*responses: Respond) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server's address, and the requests it gets; it gives these responses in turn, the last one again and again."""
    requests: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            requests.append({"path": self.path, "authorization": self.headers["Authorization"]} | body)
            responses[min(len(requests), len(responses)) - 1](self)

        def log_message(self, *_: Any) -> None:
            """Stay quiet."""

    with ThreadingHTTPServer(("localhost", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}", requests
        server.shutdown()
