"""The command `daily`: what a day brings of itself; run once a day, and again without harm."""

import argparse
import sys
from datetime import UTC, datetime

from django.core.management import call_command

from distinction.doors.access.operator import programmes_there
from distinction.doors.access.viewer import job
from distinction.doors.services.act import act
from distinction.rules.protocol.acts.derived import RefreshDue

EXAMPLES = """\
  distinction daily
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """None: it goes through every programme."""
    del parser


def run(options: argparse.Namespace) -> int:
    del options
    count = refresh(datetime.now(tz=UTC))
    call_command("prune_db_task_results", verbosity=0)
    sys.stdout.write(f"{count} programmes brought up to the day\n")
    return 0


def refresh(now: datetime) -> int:
    """Each programme by its own day, each in an act of its own: one that fails undoes no other."""
    chosen = programmes_there()
    for programme in chosen:
        act(job(now), RefreshDue(programme=programme), at=now)
    return len(chosen)
