"""Sites to measure: made once for a seed and a size, kept under var/bench, copied for each use."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from distinction.faces.cli.ending import Refusal, tell
from distinction.faces.cli.measures import population
from distinction.faces.cli.measures.asked import Asked
from distinction.faces.cli.measures.outcome import Differs
from distinction.faces.cli.measures.postgres import MISSING, Server, server
from distinction.faces.cli.measures.processes import DIFFERS, INSIDE, ROOT

SQLITE, POSTGRESQL = "sqlite", "postgresql"
DATABASES = (SQLITE, POSTGRESQL)
COUNTRIES = ("KH",)  # one programme, so that one reader reaches all of its factories
SUPPLIERS, USERS = 2_000, 200
LOGINS, HALF = "demo-logins.json", "half"


@dataclass(frozen=True, slots=True)
class Site:
    """One that nobody else uses; `folder` is gone with it."""

    folder: Path
    address: str

    @property
    def environment(self) -> Mapping[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "DJANGO_SETTINGS_MODULE": "distinction.config.demo",
            "DISTINCTION_VAR": str(self.folder),
            "DISTINCTION_DATABASE": self.address,
        }

    def run(self, name: str, *given: object) -> Any:
        """What a file of the folder `site` tells, as JSON; its log is let go."""
        command = [sys.executable, "-m", INSIDE, name, *map(str, given)]
        log = self.folder / f"{name}.log"
        with log.open("wb") as said:
            ran = subprocess.run(  # noqa: S603  # our own program, our own files
                command, env=self.environment, stdout=subprocess.PIPE, stderr=said, check=False
            )
        if ran.returncode == DIFFERS:
            raise Differs(ran.stdout.decode("utf-8"))
        if ran.returncode:
            told = "\n".join(log.read_text(encoding="utf-8").splitlines()[-3:])
            raise Refusal(f"the site: {name} ended with code {ran.returncode}\n{told}")
        return json.loads(ran.stdout or b"null")


@contextlib.contextmanager
def site(asked: Asked) -> Iterator[Site]:
    """With so many factories, in the database asked for."""
    place = _place(asked)
    with TemporaryDirectory(prefix="bench-") as folder, contextlib.ExitStack() as closing:
        running = _server(closing) if asked.database == POSTGRESQL else None
        file = Path(folder) / "site.sqlite3"
        found = Site(Path(folder), running.address if running else f"sqlite:{file}")
        if not place.exists():
            _make(asked, found)
            _keep(found, running, place)
        elif running:
            running.restore(place / "dump")
        else:
            shutil.copyfile(place / file.name, file)
        shutil.copyfile(place / LOGINS, found.folder / LOGINS)
        yield found


def _server(closing: contextlib.ExitStack) -> Server:
    try:
        return closing.enter_context(server())
    except LookupError:
        raise Refusal(MISSING.strip()) from None


def _make(asked: Asked, found: Site) -> None:
    tell(f"bench: making a site of {asked.factories} factories in {asked.database}, once ...")
    file = found.folder / "portfolio.jsonl"
    today = datetime.now(tz=UTC).date()
    population.write(replace(asked, countries=COUNTRIES, until=today), file)
    users = min(USERS, asked.factories)
    found.run("making", file, min(SUPPLIERS, asked.factories), users, asked.seed)
    file.unlink()


def _keep(found: Site, running: Server | None, place: Path) -> None:
    """Under its name only when it is whole; two that make the same do not meet."""
    place.parent.mkdir(parents=True, exist_ok=True)
    half = Path(found.folder) / HALF
    half.mkdir()
    if running:
        running.dump(half / "dump")
    else:
        shutil.copyfile(found.folder / "site.sqlite3", half / "site.sqlite3")
    shutil.copyfile(found.folder / LOGINS, half / LOGINS)
    with contextlib.suppress(OSError):  # somebody else was quicker: theirs is the same
        shutil.copytree(half, place.with_name(f"{place.name}.{os.getpid()}"))
        place.with_name(f"{place.name}.{os.getpid()}").rename(place)
    shutil.rmtree(half)


def _place(asked: Asked) -> Path:
    """By all that decides what is in it: tables, packs, and the code that makes it."""
    var = Path(os.environ.get("DISTINCTION_VAR", "var"))
    name = f"{asked.database}-{asked.factories}-{asked.years}-{asked.seed}-{_shape()[:12]}"
    return (var if var.is_absolute() else ROOT / var) / "bench" / name


def _shape() -> str:
    package = ROOT / "distinction"
    files = [
        *package.glob("records/*/migrations/*.py"),
        *package.glob("packs/**/pack.toml"),
        package / "faces" / "cli" / "measures" / "site" / "making.py",
    ]
    found = sha256()
    for path in sorted(files):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()
