"""Runs one file of this folder in a site that is ready: its tables are what the file imports."""

import importlib
import sys

from distinction.faces.cli.measures.outcome import Differs
from distinction.faces.cli.measures.processes import DIFFERS, INSIDE
from distinction.faces.cli.site_ready import ready

if __name__ == "__main__":
    ready()
    try:
        importlib.import_module(f"{INSIDE}.{sys.argv[1]}").main(sys.argv[2:])
    except Differs as differs:
        sys.stdout.write(str(differs))
        sys.exit(DIFFERS)
