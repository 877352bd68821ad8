"""Relations: how the active hat stands to a factory, as a predicate over its rows."""

from collections.abc import Mapping

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from distinction.doors.access.viewer import Viewer, live_grants
from distinction.records.people.membership import Designation
from distinction.records.recognition.packs import access_table
from distinction.records.register.factory import Factory
from distinction.records.register.grant import Grant
from distinction.rules.protocol.hats import nearest
from distinction.rules.terms.parties import Relation, Role, Side

NEVER = Q(pk__in=())
ALWAYS = ~NEVER


def held(viewer: Viewer, to: str = "") -> Mapping[Relation, Q]:
    """Each relation that the role can have, where it is the nearest one that holds.

    `to` leads from the row to its factory: "" for factories, "factory__" for what hangs on one.
    """
    found = _found(viewer, to)
    row = access_table().roles[viewer.role]
    precedence = {each: access_table().relations[each].precedence for each in row.relations}
    nearest_first = sorted(row.relations, key=lambda each: precedence[each])
    held_by: dict[Relation, Q] = {}
    for relation in nearest_first:
        q = found.get(relation, ALWAYS if relation is Relation.NONE else NEVER)
        for nearer in nearest_first:
            if precedence[nearer] < precedence[relation]:
                q &= ~found.get(nearer, NEVER)
        held_by[relation] = q
    return held_by


def relation_to(viewer: Viewer, factory: str) -> Relation:
    """To one factory, whether it is there or not: who has none stands in none."""
    role = access_table().roles[viewer.role]
    found = _found(viewer, "")
    asked = {f"is_{each}": Case(When(q, then=True), default=False) for each, q in found.items()}
    row = Factory.objects.filter(pk=factory).annotate(**asked).values(*asked).first()
    holding = frozenset(each for each in found if row is not None and row[f"is_{each}"])
    if not holding and Relation.NONE not in role.relations:
        return Relation.OTHER_PROGRAMME if role.side is Side.PROGRAMME else Relation.GLOBAL
    return nearest(access_table(), viewer.role, holding)


def own_relation(viewer: Viewer) -> Relation:
    """To a row of the viewer's own organisation or programme (`subject` in objects.csv)."""
    by_side = {
        Side.FACTORY: Relation.OWN,
        Side.PROGRAMME: Relation.SAME_PROGRAMME,
        Side.GLOBAL: Relation.GLOBAL,
        Side.BUYER: Relation.TPA_GRANTED,
    }
    if viewer.role is Role.BUYER_REGISTERED:
        return Relation.NONE
    if viewer.role is Role.SYSTEM_JOB:
        return Relation.GLOBAL
    return by_side.get(viewer.side, Relation.NONE)


def _found(viewer: Viewer, to: str) -> Mapping[Relation, Q]:
    """What holds, nearer ones not yet taken away."""
    if viewer.side is Side.FACTORY:
        return {Relation.OWN: Q(**{f"{to}pk": viewer.factory})}
    if viewer.side is Side.PROGRAMME:
        same = Q(**{f"{to}programme": viewer.programme})
        return {
            Relation.ASSIGNED: same & _assigned(viewer, to),
            Relation.SAME_PROGRAMME: same,
            Relation.OTHER_PROGRAMME: ~same,
        }
    if viewer.side is Side.BUYER:
        # As a list of the buyer's own: asked of each row, it would be asked of every factory.
        grants = Grant.objects.filter(buyer=viewer.buyer)
        live, granted = live_grants(viewer.now), Q(granted_at__lte=viewer.now)
        return {
            Relation.TPA_GRANTED: Q(**{f"{to}pk__in": grants.filter(live).values("factory")}),
            Relation.TPA_ENDED: Q(**{f"{to}pk__in": grants.filter(granted).values("factory")}),
        }
    if Relation.GLOBAL in access_table().roles[viewer.role].relations:
        return {Relation.GLOBAL: ALWAYS}
    return {}


def _assigned(viewer: Viewer, to: str) -> Q:
    """The designated advisor or team leader, on the day of the programme."""
    if Relation.ASSIGNED not in access_table().roles[viewer.role].relations:
        return NEVER
    return Q(Exists(designations(viewer).filter(factory=OuterRef(f"{to}pk"))))


def designations(viewer: Viewer) -> QuerySet[Designation]:
    """Those of the viewer's person, as what the active hat is, on the day of the programme."""
    mine = Q(person=viewer.person, role=viewer.role)
    return Designation.objects.filter(mine & designated(viewer))


def designated(viewer: Viewer) -> Q:
    """Begun, not over, and no other was designated since."""
    lasts = Q(ends_on__isnull=True) | Q(ends_on__gte=viewer.today)
    not_ended = Q(ended_at__isnull=True) | Q(ended_at__gt=viewer.now)
    return Q(begins_on__lte=viewer.today) & lasts & not_ended
