"""What the processes of a run do with the database: prepare it, write to it, look at it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command

from distinction.doors.access.viewer import Viewer
from distinction.records.ledger.sign import make_key
from distinction.rules.terms.parties import Role
from tests.makers_site import a_site, a_viewer
from tests.reliability.after import noted, there, wrong_with
from tests.reliability.clients import Answers, Cast, Client


def prepare() -> dict[str, Any]:
    call_command("migrate", verbosity=0, skip_checks=True)
    make_key(settings.LEDGER_KEY)
    site = a_site()
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    return {
        "programme": site.programme,
        "manager": _named(site.manager),
        "staff": _named(staff),
    }


def write(cast: dict[str, Any], notes: Path, answers: str, dies_at: int) -> None:
    actors = Cast(cast["programme"], tuple(cast["manager"]), tuple(cast["staff"]))
    Client(notes.stem, notes, actors, Answers(answers), dies_at).run()


def look(files: Sequence[Path]) -> dict[str, Any]:
    """`open`: somebody's transaction was open when the kill came, and is nowhere now."""
    said = noted(files)
    kept = there()
    return {
        "open": bool(said.open_last - kept),
        "acts": len(said.answered),
        "wrong": list(wrong_with(said)),
    }


def _named(viewer: Viewer) -> tuple[str, str]:
    return viewer.person, viewer.hat
