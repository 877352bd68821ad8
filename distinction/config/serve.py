"""Serves the site for real: refuses what is unsafe, gathers static files, becomes gunicorn."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError

from distinction.config.environment import text
from distinction.config.refusals import refuse_wrong_data

SETTINGS = "python:distinction.config.gunicorn"


def main(given: Sequence[str]) -> NoReturn:
    """`--migrate` first brings the database up to date; the rest goes to gunicorn."""
    if os.name != "posix":
        sys.exit("[serve] needs Linux, macOS or another POSIX system; serve it from there")
    rest = [each for each in given if each != "--migrate"]
    try:
        django.setup()
        refuse_wrong_data()
        call_command("check", deploy=True, databases=["default"], stdout=sys.stderr)
        bring_up_to_date(allowed="--migrate" in given)
    except (ImproperlyConfigured, CommandError) as refused:
        sys.exit(f"[serve] refused to start: {refused}")
    except OperationalError as silent:
        sys.exit(f"[serve] the database of DISTINCTION_DATABASE does not answer: {silent}")
    call_command("collectstatic", interactive=False, verbosity=0)
    bind = text("BIND", "127.0.0.1:8000")
    command = [sys.executable, "-m", "gunicorn", "-c", SETTINGS, "--bind", bind, *rest]
    os.execv(command[0], command)  # noqa: S606  # our own words, and no shell


def bring_up_to_date(*, allowed: bool) -> None:
    if allowed:
        call_command("migrate", verbosity=0)
        return
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        told = "the database is not up to date; type: python3 run.py serve --migrate"
        raise ImproperlyConfigured(told) from None


if __name__ == "__main__":
    main(sys.argv[1:])
