"""Checks of sight: nobody does, lists or takes away what they do not see."""

from distinction.rules.protocol.checks.held import Check, Held
from distinction.rules.protocol.views import WITHIN
from distinction.rules.protocol.words import ACTS, Action, Condition, ConditionKind
from distinction.rules.terms.parties import Role

FURTHER_READS = {Action.LIST: Action.SEE, Action.EXPORT: Action.LIST}
NEEDS = FURTHER_READS | dict.fromkeys(ACTS, Action.SEE)
STANDING_FACTS = {ConditionKind.ROW, ConditionKind.SETTING}
# The own account or answer belongs to the own organisation: who passes `self` passes `mine`.
IMPLIED = {Condition.SELF: frozenset({Condition.MINE})}


def impossible_pair(held: Held) -> bool:
    return held.relation not in held.table.roles[held.role].relations


def undescribed_view(held: Held) -> bool:
    return (held.noun, held.view) not in held.table.views


def acts_without_sight(held: Held) -> bool:
    return held.action in NEEDS and held.base(NEEDS[held.action]) is None


def shows_more_than_it_sees(held: Held) -> bool:
    base = held.base(NEEDS[held.action]) if held.action in NEEDS else None
    return base is not None and held.view not in WITHIN[base.view]


def drops_a_condition(held: Held) -> bool:
    further = FURTHER_READS.get(held.action)
    base = held.base(further) if further else None
    return base is not None and not base.conditions <= held.grant.conditions


def acts_on_rows_it_does_not_see(held: Held) -> bool:
    """The shared lint compares conditions of reads alone; an act on an unseen row tells of it."""
    base = held.base(Action.SEE) if held.action in ACTS else None
    if base is None:
        return False
    described = held.table.conditions
    standing = {each for each in base.conditions if described[each].kind in STANDING_FACTS}
    implied = (IMPLIED.get(each, frozenset()) for each in held.grant.conditions)
    return not standing <= held.grant.conditions.union(*implied)


def token_without_owner(held: Held) -> bool:
    """Somebody in the same relation, who is no token, could read as much."""
    if held.role is not Role.API_CLIENT:
        return False
    owners = (
        grant
        for pair, grant in held.table.cells[held.place].grants.items()
        if pair.role is not Role.API_CLIENT and pair.relation is held.relation
    )
    return not any(held.view in WITHIN[each.view] for each in owners)


CHECKS = (
    Check(impossible_pair, "is no possible pair of role and relation"),
    Check(undescribed_view, "is given a view that views.csv does not describe", ("N27",)),
    Check(acts_without_sight, "may not even see, or list, what the act is done to", ("N2",)),
    Check(shows_more_than_it_sees, "is given a wider view than sight gives", ("N17",)),
    Check(drops_a_condition, "reads without a condition that sight asks for", ("N17",)),
    Check(acts_on_rows_it_does_not_see, "acts on rows that sight does not reach", ("N2",)),
    Check(token_without_owner, "is a token that nobody could own", ("N23",)),
)
