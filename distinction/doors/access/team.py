"""Who stands to a factory as assigned, and who could: for those who may write its profile."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from distinction.doors.access.relations import designated
from distinction.doors.access.scopes import factories
from distinction.doors.access.viewer import Viewer, live_hats
from distinction.records.people.membership import Designation, Hat
from distinction.rules.protocol.words import Action
from distinction.rules.terms.parties import Role, Side

ASSIGNABLE = (Role.ENTERPRISE_ADVISOR, Role.TEAM_LEADER)
Line = tuple[str, str, Role, date | None]


def advisors_of(viewer: Viewer, factory: str) -> Iterator[Line]:
    """The programme's own staff alone sees who is assigned."""
    if viewer.side is not Side.PROGRAMME:
        return
    if not factories(viewer, Action.SEE).filter(pk=factory).exists():
        return
    rows = Designation.objects.filter(designated(viewer), factory=factory)
    found = list(rows.select_related("person").order_by("begins_on", "id"))
    hats = _hats(viewer).filter(person__in=[each.person_id for each in found])
    worn = {(hat.person_id, hat.role): hat.pk for hat in hats}
    for each in found:
        if (each.person_id, each.role) in worn:
            hat = worn[each.person_id, each.role]
            yield hat, each.person.name, Role(each.role), each.begins_on


def hats_that_may_be_assigned(viewer: Viewer) -> Iterator[Line]:
    if viewer.role not in {Role.PROGRAMME_MANAGER, Role.COUNTRY_STAFF}:
        return
    for each in _hats(viewer).select_related("person").order_by("person__name", "id"):
        yield each.pk, each.person.name, Role(each.role), None


def _hats(viewer: Viewer) -> QuerySet[Hat]:
    live = live_hats(viewer.now)
    return Hat.objects.filter(live, programme=viewer.programme, role__in=ASSIGNABLE)
