"""No test reaches beyond this machine: who tries fails, with the address that it asked (G14)."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest

HERE = ("127.", "::1", "localhost", "0.0.0.0", "")  # noqa: S104  # addresses of this machine


def is_here(address: Any) -> bool:
    """Files of sockets, and the loopback range."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    return host in HERE or host.startswith(HERE[:1])


@pytest.fixture(autouse=True, scope="session")
def _nothing_leaves_this_machine() -> Iterator[None]:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if not is_here(address):
            pytest.fail(f"a test asked for {address}: nothing may leave this machine")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield
