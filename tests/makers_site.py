"""Makers of a site: programmes, factories, buyers and people, all made by acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from distinction.doors.access.viewer import Viewer, job, viewer_of
from distinction.doors.services.act import Outcome, act
from distinction.doors.services.imports import digest_of
from distinction.records.people.person import Person
from distinction.records.register.factory import Factory
from distinction.rules.protocol.acts.fieldwork import ApplyDossiers, UploadDossiers
from distinction.rules.protocol.acts.people import BeginSite, Designate, HatAt, Invite
from distinction.rules.protocol.acts.register import (
    GiveAccess,
    OpenProgramme,
    Profile,
    RegisterBuyer,
    RegisterFactory,
)
from distinction.rules.terms.parties import KIND_OF, Role, Side
from tests import worked

NOW = datetime(2018, 4, 15, 9, 0, tzinfo=UTC)  # the day on which the worked dossiers are judged
BEFORE = datetime(2018, 4, 1, 9, 0, tzinfo=UTC)
ENTERED = date(2016, 1, 1)
SIDE_OF: dict[Role, Side] = {
    Role.GLOBAL_ADMINISTRATOR: Side.GLOBAL,
    Role.GLOBAL_ANALYST: Side.GLOBAL,
    Role.PROGRAMME_MANAGER: Side.PROGRAMME,
    Role.COUNTRY_STAFF: Side.PROGRAMME,
    Role.TEAM_LEADER: Side.PROGRAMME,
    Role.ENTERPRISE_ADVISOR: Side.PROGRAMME,
    Role.FACTORY_MANAGER: Side.FACTORY,
    Role.FACTORY_TOP_MANAGER: Side.FACTORY,
    Role.WORKER_COMMITTEE_MEMBER: Side.FACTORY,
    Role.UNION_REPRESENTATIVE: Side.FACTORY,
    Role.BUYER_PARTNER: Side.BUYER,
    Role.BUYER_REGISTERED: Side.BUYER,
}
_numbers = count(1)


@dataclass(frozen=True)
class Site:
    """An installation with one administrator and one programme, Cambodia."""

    administrator: Viewer
    programme: str
    manager: Viewer


def a_site(at: datetime = BEFORE) -> Site:
    began = act(
        job(at), BeginSite(username="admin", email="admin@example.org", name="Admin"), at=at
    )
    administrator = seen_as(began.made, at)
    programme = a_programme(at)
    return Site(administrator, programme, a_viewer(Role.PROGRAMME_MANAGER, programme, at=at))


def a_programme(
    at: datetime = BEFORE, country: str = "KH", name: str = "Cambodia", zone: str = "UTC"
) -> str:
    what = OpenProgramme(country=country, name=name, zone=zone, languages="en", is_demo=True)
    return act(job(at), what, at=at).made


def a_viewer(role: Role, organisation: str = "", *, at: datetime = BEFORE) -> Viewer:
    """A new person in this hat at that organisation, signed in with a fresh second factor."""
    kind = KIND_OF.get(SIDE_OF[role])
    house: dict[str, Any] = {} if kind is None else {kind.value: organisation}
    hat = HatAt(role=role, **house)
    name = f"{role}-{next(_numbers)}"
    invited = Invite(username=name, email=f"{name}@example.org", name=name, hat=hat)
    made = act(_administrator(at), invited, at=at)
    return seen_as(made.made, at)


def seen_as(person: str, at: datetime = NOW, hat: str = "") -> Viewer:
    """The person is taken to have accepted the invitation, and any hat proposed to be given."""
    Person.objects.filter(pk=person).update(state="active")
    Person.objects.get(pk=person).hats.filter(state="proposed").update(state="given")
    found = viewer_of(person, hat, at, at)
    assert found is not None
    return found


def later(viewer: Viewer, at: datetime = NOW) -> Viewer | None:
    """The same person at another instant, as the records say then."""
    return viewer_of(viewer.person, viewer.hat, at, at)


def a_factory(site: Site, code: str = "KH-0001", name: str = "Paper Lantern Garments") -> str:
    """Enrolled, without any evidence."""
    what = RegisterFactory(
        programme=site.programme, code=code, entered_on=ENTERED, profile=Profile(name=name)
    )
    return act(site.manager, what, at=site.manager.now).made


def a_buyer(site: Site, name: str = "Harbour Row Outfitters") -> str:
    return act(site.administrator, RegisterBuyer(name=name), at=site.administrator.now).made


def access(factory: str, buyer: str, *, at: datetime = BEFORE) -> Outcome:
    """Given by a top manager of the factory."""
    top = a_viewer(Role.FACTORY_TOP_MANAGER, factory, at=at)
    return act(top, GiveAccess(factory=factory, buyer=buyer), at=at)


def designated(site: Site, role: Role, factory: str) -> Viewer:
    """An advisor or team leader who stands to the factory as assigned."""
    found = a_viewer(role, site.programme)
    act(site.manager, Designate(factory=factory, hat=found.hat), at=site.manager.now)
    return found


def a_row(code: str = "KH-0001", example: str = "all-gates-pass") -> dict[str, Any]:
    """A worked dossier in the questions of the library's pack; all its answers are compliant.

    `all-gates-pass` is eligible on the day of NOW.
    """
    row = worked.row(example)
    row["factory"] |= {"id": code, "country": "KH"}
    pack = worked.library_pack("better-work-2017")
    for each in row["assessments"]:
        each["answers"] = dict.fromkeys((one.code for one in pack.questions), "compliant")
        if each.get("additional_answers"):
            asked = (one.code for one in pack.additional_questions)
            each["additional_answers"] = dict.fromkeys(asked, "compliant")
    return row


def with_evidence(site: Site, *rows: dict[str, Any], at: datetime = BEFORE) -> list[str]:
    """Dossiers of the contract, brought in by two people; the ids of their factories."""
    lines = tuple(worked.compact(row).encode("utf-8") for row in rows)
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme, at=at)
    import_lines(staff, site.manager, lines, at)
    codes = [row["factory"]["id"] for row in rows]
    ids = dict(Factory.objects.filter(code__in=codes).values_list("code", "pk"))
    return [ids[code] for code in codes]


def import_lines(
    uploader: Viewer, manager: Viewer, lines: Iterable[bytes], at: datetime = BEFORE
) -> Outcome:
    given = tuple(lines)
    digest = digest_of(given)
    uploaded = act(
        uploader,
        UploadDossiers(programme=manager.programme, digest=digest, rows=len(given)),
        at=at,
    )
    return act(manager, ApplyDossiers(batch=uploaded.made, lines=given), at=at)


def _administrator(at: datetime) -> Viewer:
    found = Person.objects.get(username="admin")
    return seen_as(found.pk, at)
