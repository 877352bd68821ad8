"""Checks of the table as a whole: nothing lacks, nothing is idle, hats and relations agree."""

from collections.abc import Iterator
from itertools import combinations

from distinction.rules.protocol.described import HiddenKind, HiddenShows
from distinction.rules.protocol.faults import Fault
from distinction.rules.protocol.hats import fits_beside
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Pair, Place, Table
from distinction.rules.protocol.words import NEW, Action, Condition
from distinction.rules.terms.parties import MANAGEMENT, WORKERS, Relation, Role

SELDOM = {Action.SEE, Action.LIST, Action.CREATE}
PERSONAL = {Condition.SELF, Condition.MINE}
# An ended status must not live on as the last visible word (N8).
STATUS_SHOWS = HiddenShows(HiddenKind.LAST_VISIBLE, frozenset({"ordinary", "ended"}))


def places(table: Table) -> Iterator[Place]:
    """Every place that the table must have a row for."""
    for noun, row in table.nouns.items():
        for action in Action:
            for state in (NEW,) if action is Action.CREATE else row.states:
                yield Place(noun, action, state)


def lacking(table: Table) -> Iterator[Fault]:
    for place in places(table):
        if place not in table.cells:
            yield Fault(str(place), "lacking", "has no row", ("N27",))


def idle_conditions(table: Table) -> Iterator[Fault]:
    used = {
        condition
        for cell in table.cells.values()
        for grant in cell.grants.values()
        for condition in grant.conditions
    }
    for condition in table.conditions:
        if condition not in used:
            yield Fault("conditions.csv", "idle_conditions", f"{condition} is never asked")


def idle_views(table: Table) -> Iterator[Fault]:
    used = {
        (place.noun, grant.view)
        for place, cell in table.cells.items()
        for grant in cell.grants.values()
    }
    for noun, view in table.views:
        if (noun, view) not in used:
            yield Fault("views.csv", "idle_views", f"{noun} {view} is never given")


def nobody_may(table: Table) -> Iterator[Fault]:
    """Settings come with the programme, so nobody creates one."""
    done = {(place.noun, place.action) for place, cell in table.cells.items() if cell.grants}
    for noun in table.nouns:
        for action in sorted(SELDOM):
            if (noun, action) not in done and noun is not Noun.SETTING:
                yield Fault(f"{noun}/{action}", "nobody_may", "nobody may")


def nobody_sees(table: Table) -> Iterator[Fault]:
    for place, cell in table.cells.items():
        if place.action is Action.SEE and not cell.grants:
            yield Fault(str(place), "nobody_sees", "nobody sees it in that state")


def seen_but_not_listed(table: Table) -> Iterator[Fault]:
    """A factory that left is read by who kept its address, and listed for the programme alone."""
    for place, cell in table.cells.items():
        listed = table.cells.get(Place(place.noun, Action.LIST, place.state))
        left = (place.noun, place.state) == (Noun.FACTORY_PROFILE, "left")
        if place.action is not Action.SEE or listed is None or left:
            continue
        for pair, grant in cell.grants.items():
            if pair not in listed.grants and not grant.conditions & PERSONAL:
                yield Fault(str(place), "seen_but_not_listed", f"{pair} sees it in no list")


def ended_status_lives_on(table: Table) -> Iterator[Fault]:
    row = table.nouns.get(Noun.STATUS)
    if row is not None and row.hidden != STATUS_SHOWS:
        text = "an ordinary or ended status must not stay visible as the last word"
        yield Fault("objects.csv", "ended_status_lives_on", text, ("N8",))


def hats_of_two_sides(table: Table) -> Iterator[Fault]:
    for one, other in combinations(table.roles.values(), 2):
        if not fits_beside(one, other):
            continue
        both = {one.role, other.role}
        text = f"one account may hold {one.role} and {other.role}"
        if one.side is not other.side:
            yield Fault("roles.csv", "hats_of_two_sides", text, ("N16",))
        if Role.GLOBAL_ADMINISTRATOR in both:
            yield Fault("roles.csv", "hats_of_two_sides", text, ("N12",))
        if both & MANAGEMENT and both & WORKERS:
            yield Fault("roles.csv", "hats_of_two_sides", text, ("N16",))


def one_way_never_with(table: Table) -> Iterator[Fault]:
    for row in table.roles.values():
        for other in row.never_with & table.roles.keys():
            if row.role not in table.roles[Role(other)].never_with:
                text = f"{row.role} is never with {other}, but not the other way"
                yield Fault("roles.csv", "one_way_never_with", text)


def relation_of_another_side(table: Table) -> Iterator[Fault]:
    for row in table.roles.values():
        for relation in sorted(row.relations):
            sides = table.relations[relation].sides
            if sides and row.side not in sides:
                text = f"{Pair(row.role, relation)} is no relation of its side"
                yield Fault("roles.csv", "relation_of_another_side", text)


def two_nearest(table: Table) -> Iterator[Fault]:
    """No role of a person may find two relations equally near; a token stands as its owner."""
    for one, other in combinations(table.relations.values(), 2):
        able = [
            row for row in table.roles.values() if {one.relation, other.relation} <= row.relations
        ]
        people = [row.role for row in able if row.role is not Role.API_CLIENT]
        if one.precedence == other.precedence and people:
            text = f"{one.relation} and {other.relation} are equally near to {people[0]}"
            yield Fault("relations.csv", "two_nearest", text)


def none_is_not_last(table: Table) -> Iterator[Fault]:
    last = max(row.precedence for row in table.relations.values())
    if table.relations[Relation.NONE].precedence != last:
        text = "a relation is farther than none"
        yield Fault("relations.csv", "none_is_not_last", text)
