"""How long `distinction --help` takes from nothing, beside a Python that does nothing."""

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from distinction.faces.cli.measures.asked import Asked, Engine
from distinction.faces.cli.measures.outcome import Differs, Outcome
from distinction.faces.cli.measures.processes import PROGRAM, python
from distinction.faces.cli.measures.rounds import Ratio, outcome, timed

PEERS = ()
HELP, NOTHING = "distinction --help", "python -c pass"
HEAVY = ("numpy", "pydantic", "django")
LOADED = f"""\
import sys
from distinction.faces.cli.main import main
main(["--help"])
print(*(each for each in {HEAVY} if each in sys.modules))
"""


def measure(asked: Asked, _engines: Sequence[Engine]) -> Outcome:
    nowhere = Path(os.devnull)
    checks = [_light()]
    sides = {
        HELP: lambda: python((*PROGRAM, "--help"), nowhere),
        NOTHING: lambda: python(("-c", "pass"), nowhere),
    }
    return outcome("start", 0, timed(sides, asked.runs), [Ratio(HELP, (NOTHING,), 3)], checks)


def _light() -> str:
    """What is heavy to load waits until a command needs it."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "help.txt"
        python(("-c", LOADED), out)
        loaded = out.read_text(encoding="utf-8").splitlines()[-1]
    if loaded:
        raise Differs(f"{HELP} loads {loaded}, which only commands need")
    return f"{HELP} loads none of {', '.join(HEAVY)}"
