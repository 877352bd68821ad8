"""Makes what the demonstration shows, once; later starts keep what was changed in it."""

import json
import os
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen, TimeoutExpired

from distinction.config.environment import ROOT

ELSEWHERE = "DISTINCTION_DATABASE"  # another database than the demonstration's own file
MIGRATE = ("-m", "django", "migrate", "-v0")
DAILY = ("-m", "distinction.faces.cli.main", "daily")
DAY = "demo-day.txt"
SEED = ("-m", "distinction.faces.cli.main", "site", "seed")


@dataclass(frozen=True)
class Wish:
    """The words that the seeding is given (`--seed N --today DATE`), and whether to start over."""

    words: tuple[str, ...] = ()
    fresh: bool = False


@dataclass(frozen=True)
class Made:
    """Where it was made, with which words, and on tables of which shape."""

    place: str
    words: list[str]
    shape: str


def make(var: Path, wish: Wish, seed: Sequence[str] = SEED) -> None:
    """Only what is not there yet; what was left half made is made anew."""
    noted, half = var / "demo-made.json", var / "demo-half-made"
    if half.exists():
        noted.unlink(missing_ok=True)
        if ELSEWHERE not in os.environ:
            forget(var)
    made = Made(**json.loads(noted.read_text(encoding="utf-8"))) if noted.exists() else None
    if made and not _is_there(var, made):
        made = None
    if made and wish.words and list(wish.words) != made.words:
        told = " ".join(made.words) or "neither --seed nor --today"
        sys.exit(f"[demo] this demo was made with {told}; to make another, add --fresh")
    now = Made(_place(), made.words if made else list(wish.words), shape())
    if now == made:
        _bring_to_today(var)
        return
    if not made:
        half.write_text("", encoding="utf-8")
    _step("bringing the database up to date", MIGRATE)
    _step("making the demo data", (*seed, *now.words))
    noted.write_text(json.dumps(asdict(now)), encoding="utf-8")
    (var / DAY).write_text(_today(), encoding="utf-8")
    half.unlink(missing_ok=True)


def _bring_to_today(var: Path) -> None:
    """Dates that came due since the last start move the lists, once a day."""
    noted = var / DAY
    if noted.exists() and noted.read_text(encoding="utf-8") != _today():
        _step("bringing the lists to today", DAILY)
        noted.write_text(_today(), encoding="utf-8")


def _today() -> str:
    return time.strftime("%Y-%m-%d", time.gmtime())


def forget(var: Path) -> None:
    """All that the demonstration makes is named so; nothing else is touched."""
    if ELSEWHERE in os.environ:
        sys.exit(f"[demo] --fresh empties the demo's own file alone, and {ELSEWHERE} is set")
    for path in var.glob("demo[.-]*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def shape() -> str:
    """Changes when tables may have: then the database is brought up to date."""
    found = sha256((ROOT / "requirements.txt").read_bytes())
    for path in sorted((ROOT / "distinction").glob("*/*/migrations/*.py")):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _place() -> str:
    """A digest: the address of a database may hold a password."""
    return sha256(os.environ.get(ELSEWHERE, "").encode()).hexdigest()


def _is_there(var: Path, made: Made) -> bool:
    return made.place == _place() and (ELSEWHERE in os.environ or (var / "demo.sqlite3").exists())


def _step(title: str, words: Sequence[str]) -> None:
    """A process of its own, which is ended with us; what it says is shown when it fails."""
    _say(f"{title} ...")
    began = time.monotonic()
    command = [sys.executable, *words]
    with Popen(command, stdout=PIPE, stderr=STDOUT) as job:  # noqa: S603  # our own words
        said = b""
        try:
            while job.returncode is None:
                try:
                    said = job.communicate(timeout=10)[0]
                except TimeoutExpired:
                    _say(f"  ... still at it, {time.monotonic() - began:.0f} s")
        except BaseException:
            job.terminate()
            raise
    if job.returncode:
        sys.exit(f"{said.decode(errors='replace')}\n[demo] failed ({job.returncode}): {title}")
    _say(f"  done in {time.monotonic() - began:.1f} s")


def _say(text: str) -> None:
    sys.stderr.write(f"[demo] {text}\n")
    sys.stderr.flush()
