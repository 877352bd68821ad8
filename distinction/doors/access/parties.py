"""Who has access to whom: grants with the names on them, and the buyers that may be named."""

from django.db.models import OuterRef, QuerySet, Subquery

from distinction.doors.access.cells import granted, granted_now
from distinction.doors.access.relations import relation_to
from distinction.doors.access.scopes import factories, grants
from distinction.doors.access.viewer import Viewer
from distinction.records.people.person import Person
from distinction.records.register.buyer import Buyer
from distinction.records.register.factory import Factory
from distinction.records.register.grant import Grant
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import NEW, Action
from distinction.rules.terms.parties import Relation


def third_parties(viewer: Viewer) -> QuerySet[Grant]:
    """The grants in reach with the names of buyer and factory, and of who gave and who ended."""
    named = grants(viewer).select_related("buyer", "factory", "factory__programme")
    return named.annotate(giver=_name_of("granted_by"), ender=_name_of("ended_by"))


def buyers_to_name(viewer: Viewer, factory: str) -> QuerySet[Buyer]:
    """Whom the viewer may give access to this factory; a buyer names nobody but itself (N3)."""
    place = Place(Noun.TPA_GRANT, Action.CREATE, NEW)
    if granted_now(viewer, relation_to(viewer, factory), place) is None:
        return Buyer.objects.none()
    return Buyer.objects.all()


def factories_to_ask(viewer: Viewer) -> QuerySet[Factory]:
    """Where a buyer may ask: whatever the standing of a factory, the list is the same (N4)."""
    place = Place(Noun.TPA_GRANT, Action.CREATE, NEW)
    without = (Relation.NONE, Relation.TPA_ENDED)
    if not viewer.buyer or not any(granted(viewer, each, place) for each in without):
        return Factory.objects.none()
    taken = grants(viewer).filter(ended_at__isnull=True).exclude(ends_at__lte=viewer.now)
    found = factories(viewer, Action.LIST).filter(left_on__isnull=True)
    return found.exclude(pk__in=taken.values("factory")).select_related("programme")


def _name_of(column: str) -> Subquery:
    return Subquery(Person.objects.filter(pk=OuterRef(column)).values("name")[:1])
