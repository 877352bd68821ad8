"""The command `site`: makes the demonstration, or begins a site with its first administrator."""

import argparse
import re
import sys
import tomllib
from datetime import UTC, datetime
from zoneinfo import available_timezones

from django.conf import settings

from distinction.doors.access.gate import Refused
from distinction.doors.access.viewer import job
from distinction.doors.services.act import act
from distinction.doors.services.anchor import anchor
from distinction.faces.cli.ending import GOOD, Refusal
from distinction.faces.cli.given import pack_path, the_day
from distinction.faces.demo.build import Wish, build
from distinction.faces.demo.logins import keep
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.acts.people import BeginSite
from distinction.rules.protocol.acts.register import OpenProgramme

EXAMPLES = """\
  distinction site seed --seed 1 --today 2026-11-30
  distinction site admin --username ada --email ada@example.org --name "Ada Example"
  distinction site programme --country KH --name Cambodia --zone Asia/Phnom_Penh --languages en,km
"""
PACK = "better-work-2017"
COUNTRY = re.compile("[A-Za-z]{2}")


def arguments(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    seed = words.add_parser("seed", help="the made-up factories and people of the demonstration")
    seed.add_argument("--seed", type=int, default=1, metavar="N", help="1 unless said")
    seed.add_argument("--today", metavar="DATE", help="the day all dates lead up to; today")
    seed.add_argument("--factories", type=int, metavar="N", help="ordinary ones beside the chosen")
    admin = words.add_parser("admin", help="the first administrator, while there is nobody")
    for name in ("username", "email", "name"):
        admin.add_argument(f"--{name}", required=True)
    programme = words.add_parser("programme", help="opens a country programme")
    for name in ("country", "name", "zone"):
        programme.add_argument(f"--{name}", required=True)
    programme.add_argument("--languages", default="en", help="codes, separated by commas")


def run(options: argparse.Namespace) -> int:
    return {"seed": _seed, "admin": _admin, "programme": _programme}[options.word](options)


def _seed(options: argparse.Namespace) -> int:
    """Where there is anybody already it does nothing: what was changed stays."""
    if not settings.IS_DEMO:
        raise Refusal("distinction site seed: made-up people never meet real ones; this is no demo")
    today = the_day(options.today, "--today") if options.today else datetime.now(tz=UTC).date()
    more = {} if options.factories is None else {"ordinary": options.factories}
    tables = tomllib.loads(pack_path(PACK).read_text(encoding="utf-8"))
    logins = build(Wish(seed=options.seed, today=today, **more), tables)
    if logins is None:
        sys.stdout.write("Somebody is there already: nothing was made, nothing was changed.\n")
        return GOOD
    now = datetime.now(tz=UTC)
    anchor(job(now), now)
    path = keep(logins, settings.VAR)
    sys.stdout.write(f"{len(logins)} people can sign in; who they are stands in {path}\n")
    return GOOD


def _admin(options: argparse.Namespace) -> int:
    _do(BeginSite(username=options.username, email=options.email, name=options.name))
    sys.stdout.write("The first administrator is invited; the letter is on its way.\n")
    return GOOD


def _programme(options: argparse.Namespace) -> int:
    if not COUNTRY.fullmatch(options.country):
        raise Refusal(f"--country: {options.country!r} is no code of two letters, such as KH")
    if options.zone not in available_timezones():
        raise Refusal(f"--zone: {options.zone!r} is no time zone, such as Asia/Phnom_Penh")
    _do(
        OpenProgramme(
            country=options.country.upper(),
            name=options.name,
            zone=options.zone,
            languages=options.languages,
            is_demo=settings.IS_DEMO,
        )
    )
    sys.stdout.write(f"The programme of {options.name} is open.\n")
    return GOOD


def _do(what: Act) -> None:
    now = datetime.now(tz=UTC)
    try:
        act(job(now), what, at=now)
    except Refused as refused:
        raise Refusal(f"distinction site: refused: {refused}") from refused
