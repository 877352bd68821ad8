"""The command `check-dossier`: whether a file of dossiers keeps to the contract."""

import argparse

from distinction.faces.cli import given, portfolio
from distinction.faces.cli.rows import Each
from distinction.rules.criteria.evidence import Dossier

EXAMPLES = """\
  distinction check-dossier portfolio.jsonl
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    given.add_file(parser)


def run(options: argparse.Namespace) -> int:
    return portfolio.run(options.file, Each(_nothing))


def _nothing(_: Dossier) -> bytes:
    return b""
