"""Where the server listens, and how it says that it cannot."""

import socket

import pytest

from twentyq.local.home.lan import lan_address, qr_code
from twentyq.local.listening import ListenError, listen


def test_port_in_use_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ListenError, match=rf"^Port {port} is in use\. Choose another one with --port\.$"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["203.0.113.1", "no-such-host.invalid"])
def test_foreign_address_is_said_in_one_line(host: str) -> None:
    with pytest.raises(ListenError, match=f"^{host} is no address of this computer\\.$"):
        listen(host, 0)


def test_port_that_cannot_be_is_said() -> None:
    with pytest.raises(ListenError, match="no port 65536"):
        listen("127.0.0.1", 65_536)


def test_lan_address_is_not_loopback() -> None:
    assert lan_address() != "127.0.0.1"


def test_qr_code_is_drawn_in_blocks() -> None:
    drawn = qr_code("http://192.168.1.20:8000")
    assert len(drawn.splitlines()) > 10
    assert "█" in drawn or "\x1b[" in drawn
