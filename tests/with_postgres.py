"""Runs a command beside a throwaway PostgreSQL, whose address it finds in DISTINCTION_DATABASE.

    .venv/bin/python tests/with_postgres.py COMMAND ...

The server is that of `distinction bench`. Without one the command is not run, and the exit code
is 69: a missing tool makes a run fail, it never makes it shorter.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

if __name__ == "__main__":  # by its path, the package beside it is not found
    sys.path.insert(0, str(Path(__file__).parents[1]))

from distinction.faces.cli.measures.postgres import MISSING, server

NO_SERVER = 69


def main(command: list[str]) -> int:
    with contextlib.ExitStack() as open_things:
        try:
            running = open_things.enter_context(server())
        except LookupError:
            sys.stderr.writelines(f"[run] {line}\n" for line in MISSING.splitlines())
            return NO_SERVER
        return _run(command, {**os.environ, "DISTINCTION_DATABASE": running.address})


def _run(command: list[str], environment: Mapping[str, str]) -> int:
    with subprocess.Popen(command, env=environment) as job:
        try:
            while True:
                with contextlib.suppress(KeyboardInterrupt):  # it has heard of it too
                    return job.wait()
        finally:
            if job.poll() is None:
                job.terminate()


def _end(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    sys.exit(main(sys.argv[1:]))
