"""The guard that keeps tests on this machine."""

import socket

import pytest

from tests.offline import is_here


def test_an_address_beyond_this_machine_fails() -> None:
    with (
        socket.socket() as made,
        pytest.raises(pytest.fail.Exception, match="nothing may leave"),
    ):
        made.connect(("192.0.2.1", 80))  # kept for documents, so nobody answers


@pytest.mark.parametrize(
    "address", [("127.0.0.1", 1), ("127.8.8.8", 1), ("::1", 1, 0, 0), "/a/file"]
)
def test_loopback_and_files_are_here(address: object) -> None:
    assert is_here(address)
