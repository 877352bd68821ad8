"""Checks of nearness: it never takes away, and access to one factory is access to one factory."""

from distinction.rules.protocol.checks.held import Check, Held
from distinction.rules.protocol.nouns import NounClass
from distinction.rules.protocol.table import Pair
from distinction.rules.terms.parties import Relation, Role

NEARER = {
    Relation.SAME_PROGRAMME: (Relation.ASSIGNED,),
    Relation.OTHER_PROGRAMME: (Relation.SAME_PROGRAMME,),
    Relation.NONE: (Relation.TPA_GRANTED, Relation.OWN, Relation.BROKERED),
}
ELSEWHERE = {Relation.TPA_ENDED, Relation.NONE}
OTHER_BUYER = {
    Role.BUYER_PARTNER: Role.BUYER_REGISTERED,
    Role.BUYER_REGISTERED: Role.BUYER_PARTNER,
}


def nearer_has_less(held: Held) -> bool:
    """Asking for an access is open to those alone who have none: objects of class relation."""
    if held.noun_class is NounClass.RELATION or held.relation not in NEARER:
        return False
    possible = held.table.roles[held.role].relations
    grants = held.table.cells[held.place].grants
    nearer = (each for each in NEARER[held.relation] if each in possible)
    return any(Pair(held.role, each) not in grants for each in nearer)


def access_reaches_elsewhere(held: Held) -> bool:
    """At a factory without live access, who has one somewhere is as good as who has none."""
    if held.role not in OTHER_BUYER or held.relation not in ELSEWHERE:
        return False
    pair = Pair(OTHER_BUYER[held.role], held.relation)
    other = held.table.cells[held.place].grants.get(pair)
    mine = (held.view, held.grant.conditions)
    return other is None or (other.view, other.conditions) != mine


CHECKS = (
    Check(nearer_has_less, "has what the same role lacks when it is nearer"),
    Check(access_reaches_elsewhere, "differs from the other role of buyers", ("N3", "N5")),
)
