"""A server of the demonstration: on a free port, and ended with the block that began it."""

import contextlib
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired

HOST, PREFERRED, ANY = "127.0.0.1", 8000, 0


def free_port(preferred: int = PREFERRED) -> int:
    for port in (preferred, ANY):
        with socket.socket() as probe, contextlib.suppress(OSError):
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
            return int(probe.getsockname()[1])
    raise OSError(f"no free port on {HOST}")


@contextlib.contextmanager
def serving(address: str, log: Path) -> Iterator[Popen[bytes]]:
    """In a session of its own: Ctrl-C comes to us alone, and nothing stays behind."""
    words = (
        ["gunicorn", "-c", "python:distinction.config.gunicorn", "--bind", address]
        if os.name == "posix"
        else ["django", "runserver", "--noreload", address]
    )
    command = [sys.executable, "-m", *words]
    with log.open("ab") as said:
        server = Popen(  # noqa: S603  # our own words, and no shell
            command, stdin=DEVNULL, stdout=said, stderr=said, start_new_session=True
        )
        try:
            yield server
        finally:
            server.terminate()
            try:
                server.wait(20)
            except TimeoutExpired:
                server.kill()
                server.wait()
