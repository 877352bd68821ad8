"""The profile of a factory as it may be read and written, and who stands to it as assigned."""

from dataclasses import dataclass
from datetime import date

from distinction.doors.access.folio import open_folio
from distinction.doors.access.team import advisors_of, hats_that_may_be_assigned
from distinction.doors.access.viewer import Viewer
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import View
from distinction.rules.terms.parties import Role


@dataclass(frozen=True, slots=True)
class ProfileShape:
    """`is_whole`: the viewer writes contacts and remarks too; who only reads them is not asked."""

    id: str
    code: str
    version: int
    name: str
    place: str
    product: str
    workers: int | None
    contacts: str
    remarks: str
    left_on: date | None
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Assigned:
    hat: str
    name: str
    role: Role
    since: date | None = None


def profile(viewer: Viewer, factory: str) -> ProfileShape | None:
    """For those who may write it as it is now: who has left is written by its programme alone."""
    folio = open_folio(viewer, factory)
    if folio is None:
        return None
    row = folio.factory
    state = "left" if row.left_on else "active"
    written = folio.written(Noun.FACTORY_PROFILE, state)
    if written not in {View.FULL, View.SUMMARY}:
        return None
    reads_all = folio.view(Noun.FACTORY_PROFILE, state) is View.FULL
    return ProfileShape(
        id=row.pk,
        code=row.code,
        version=row.version,
        name=row.name,
        place=row.place,
        product=row.product,
        workers=row.workers,
        contacts=row.contacts if reads_all else "",
        remarks=row.remarks if reads_all else "",
        left_on=row.left_on,
        is_whole=written is View.FULL,
    )


def team(viewer: Viewer, factory: str) -> tuple[Assigned, ...]:
    """Who advises and leads at this factory today."""
    return tuple(Assigned(*each) for each in advisors_of(viewer, factory))


def candidates(viewer: Viewer) -> tuple[Assigned, ...]:
    """Advisors and team leaders of the viewer's programme who could be designated."""
    return tuple(Assigned(*each) for each in hats_that_may_be_assigned(viewer))
