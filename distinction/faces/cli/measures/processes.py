"""Whole programs, started and waited for, their output kept in a file."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from distinction.faces.cli.ending import Refusal
from distinction.faces.cli.given import LIBRARY

ROOT = LIBRARY.parents[1]  # the folder that holds the package
PROGRAM = ("-m", "distinction.faces.cli.main")
SCRIPTS = "distinction.faces.cli.measures.scripts"
INSIDE = "distinction.faces.cli.measures.site"  # what works within a site
DIFFERS = 3  # the code with which a process tells that two sides differ
FAILED = "{command}\nended with code {code}; run it by itself to see why"

# What stands behind `python` on a command line.
Arguments = Iterable[object]


def python(arguments: Arguments, out: Path) -> None:
    """Refusal unless it ends well."""
    command = [sys.executable, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    with out.open("wb") as target:
        ran = subprocess.run(  # noqa: S603  # our own program, our own files
            command, stdin=subprocess.DEVNULL, stdout=target, env=environment, check=False
        )
    if ran.returncode:
        raise Refusal(FAILED.format(command=" ".join(command), code=ran.returncode))


def peak(arguments: Arguments, out: Path) -> int:
    """Bytes held at most by the largest process: the program or one that it started."""
    noted = out.with_name(f"{out.name}.peak")
    python((*script("peak"), noted, *arguments), out)
    return int(noted.read_text(encoding="utf-8"))


def script(name: str) -> tuple[str, str]:
    return "-m", f"{SCRIPTS}.{name}"
