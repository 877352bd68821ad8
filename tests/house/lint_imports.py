"""Import-linter on the contracts of pyproject.toml, under a name that `python -m` can call."""

import sys

from importlinter.cli import lint_imports_command

if __name__ == "__main__":
    sys.exit(lint_imports_command())
