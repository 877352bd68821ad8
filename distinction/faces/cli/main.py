"""The command line: finds the command by name, loads only that, and ends politely."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from keyword import iskeyword
from typing import Protocol, cast

from distinction.faces.cli.ending import FAULTY, GOOD, INTERRUPTED, Refusal, tell

# name -> what it does; its file has the same name, with _ for -
COMMANDS = {
    "evaluate": "the standing of every factory as of a day",
    "check-dossier": "whether a file of dossiers keeps to the contract",
    "explain": "one factory's standing in words: why, what is missing, by when",
    "what-if": "which factories a change of the criteria would move",
    "history": "the standing of every factory at every month-end",
    "report": "a portfolio as one page of HTML",
    "pack": "criteria packs: check, list, show, diff",
    "simulate": "a fictional portfolio, the same for the same seed",
    "demo": "a fictional portfolio, evaluated and explained",
    "site": "a site's beginning: seed, admin, programme",
    "bench": "measures speed and memory, ours beside others",
    "verify-ledger": "whether the ledger of a site is whole, entry by entry",
    "anchor": "the signed heads of the ledger, written outside the database",
    "completion": "the completion script for bash, zsh or fish",
    "import": "dossiers of a file into the records, whole or not at all",
    "export": "dossiers out of the records, as a file of the contract",
    "index": "the standing index written anew, or proved equal to the records",
    "daily": "what a new day brings: dates that came due",
    "work": "delivers the letters that wait",
}
# Those that read or change the database of a site; the others never load Django.
OF_JOBS = frozenset(("daily", "work"))  # in the folder of jobs
OF_SITE = OF_JOBS | {"verify-ledger", "anchor", "site", "import", "export", "index"}

HELP = """\
Distinction: which factories are consistently high-performing, and why.

usage: distinction COMMAND ...

commands:
{commands}

examples:
  distinction simulate --factories 200 --years 4 --seed 1 > portfolio.jsonl
  distinction evaluate portfolio.jsonl --pack better-work-2017 --as-of 2026-11-24 --format table
  distinction explain portfolio.jsonl --factory KH-0001 --pack better-work-2017 --as-of 2026-11-24
  distinction pack check better-work-2017

`distinction COMMAND --help` tells more of one. A FILE may be `-`, standard input; a PACK is a
pack.toml, its folder, or the name of a pack that comes with the program.
Exit code: 0 every row was good, 2 any fault, 130 interrupted.
"""


class Command(Protocol):
    """What a file of this folder offers as a command."""

    EXAMPLES: str

    def arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace) -> int: ...


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(given)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = GOOD
    except Refusal as refused:
        tell(str(refused))
        code = FAULTY
    if code in {GOOD, INTERRUPTED}:
        _let_go_of_readers()
    return code


def load(name: str) -> Command:
    if name in OF_SITE:
        importlib.import_module("distinction.faces.cli.site_ready").ready()
    file = f"{name}_" if iskeyword(name) else name.replace("-", "_")
    folder = "jobs" if name in OF_JOBS else "cli"
    return cast(Command, importlib.import_module(f"distinction.faces.{folder}.{file}"))


def parser_of(name: str, command: Command) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"distinction {name}",
        description=f"{COMMANDS[name][0].upper()}{COMMANDS[name][1:]}.",
        epilog=f"examples:\n{command.EXAMPLES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.arguments(parser)
    return parser


def _run(given: list[str]) -> int:
    if not given or given[0] in {"-h", "--help", "help"}:
        listed = "\n".join(f"  {name:<14} {what}" for name, what in COMMANDS.items())
        text = HELP.format(commands=listed)
        if given:
            sys.stdout.write(text)
            return GOOD
        raise Refusal(text.rstrip())
    name, *rest = given
    if name not in COMMANDS:
        raise Refusal(f"distinction: no command {name!r}; `distinction --help` lists them")
    command = load(name)
    try:
        options = parser_of(name, command).parse_args(rest)
    except SystemExit as ended:  # argparse has told what is wrong, or given its help
        return FAULTY if ended.code else GOOD
    return command.run(options)


def _let_go_of_readers() -> None:
    """A reader that went away must not make the interpreter complain when it closes down."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
