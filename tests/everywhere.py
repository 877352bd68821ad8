"""Runs the tests on SQLite, then on PostgreSQL, then in a browser; what is missing fails the run.

The proofs of tests/reliability take as long as the rest, and run beside it.

Called by `python3 run.py test`. With `--long NAME` the long variant of a goal, with `--postgres`
what follows on PostgreSQL, with anything else just that, on SQLite.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[1]
PARTS = {
    "SQLite": "not postgres and not browser",
    "PostgreSQL": "(postgres or both) and not browser",
    "browser": "browser",
}
PYTEST = [sys.executable, "-m", "pytest"]
PROOFS = "tests/reliability"
BESIDE_POSTGRES = [sys.executable, "tests/with_postgres.py"]
NONE_SELECTED = 5  # as pytest says it
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
GET_ONE = "apt-get install -y chromium"


def main(given: Sequence[str]) -> int:
    match list(given):
        case []:
            return everywhere([], {})
        case ["--long"]:
            sys.stderr.write("[run] a name is needed: python3 run.py test --long kills\n")
            return 2
        case ["--long", name, *rest]:
            return everywhere(rest, {"DISTINCTION_LONG": name})
        case ["--postgres", *rest]:
            return run([*BESIDE_POSTGRES, *PYTEST, *rest], {})
        case rest:
            return run([*PYTEST, *rest], {})


def everywhere(rest: Sequence[str], more: Mapping[str, str]) -> int:
    codes = {}
    with beside([*PYTEST, PROOFS, "-m", PARTS["SQLite"], *rest], more) as proofs:
        for number, (name, marks) in enumerate(PARTS.items(), 1):
            say(name)
            part = {**more, "DISTINCTION_PART": f"{number}/{len(PARTS)}"}
            if name == "browser":
                part |= with_browser()
            wrapped = BESIDE_POSTGRES if name == "PostgreSQL" else []
            codes[name] = run([*wrapped, *PYTEST, f"--ignore={PROOFS}", "-m", marks, *rest], part)
        say("proofs")
        codes["proofs"] = proofs()
    if more and 0 in codes.values():  # a long variant need not be in each part
        codes = {name: 0 if code == NONE_SELECTED else code for name, code in codes.items()}
    for name, code in codes.items():
        say(f"{name}: FAILED ({code})" if code else f"{name}: passed")
    return int(any(codes.values()))  # not the largest: one that was killed is below zero


@contextmanager
def beside(command: Sequence[str], more: Mapping[str, str]) -> Iterator[Callable[[], int]]:
    """Runs in the background; what is handed out waits for its end, shows what it said and how."""
    env = {**os.environ, **more, "DISTINCTION_PART": "beside"}
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, cwd=ROOT, env=env, stdout=said, stderr=subprocess.STDOUT) as job,
    ):

        def ended() -> int:
            code = job.wait()
            said.seek(0)
            sys.stdout.flush()
            shutil.copyfileobj(said, sys.stdout.buffer)
            sys.stdout.flush()
            return code

        try:
            yield ended
        finally:
            if job.poll() is None:
                job.terminate()


def run(command: Sequence[str], more: Mapping[str, str]) -> int:
    """Ctrl-C reaches it too, and we wait for its end; who ends us alone ends it as well."""
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **more}) as job:
        try:
            return job.wait()
        except KeyboardInterrupt:
            job.wait()
            raise
        finally:
            if job.poll() is None:
                job.terminate()


def with_browser() -> Mapping[str, str]:
    """Where the browser is; it is installed where we may."""
    found = browser()
    if not found and shutil.which("apt-get") and os.geteuid() == 0:
        say("installing Chromium ...")
        command = f"{GET_ONE} || (apt-get update && {GET_ONE})"
        subprocess.run(["sh", "-c", command], stdout=subprocess.DEVNULL, check=False)
        found = browser()
    if not found:
        say(f"no Chromium here; type: {GET_ONE}")
        say("or set DISTINCTION_CHROMIUM to the path of a Chromium or Chrome")
    return {"DISTINCTION_CHROMIUM": found}


def browser() -> str:
    """The path of a Chromium, or nothing."""
    named = os.environ.get("DISTINCTION_CHROMIUM", "")
    found = (path for path in (named, *map(shutil.which, BROWSERS)) if path)
    return next((path for path in found if Path(path).exists()), "")


def say(text: str) -> None:
    sys.stderr.write(f"[run] test: {text}\n")
    sys.stderr.flush()


def _end(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    sys.exit(main(sys.argv[1:]))
