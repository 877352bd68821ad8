"""The rights of a role in words: the same lines for the page and for the reference."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from distinction.faces.sentences import _
from distinction.faces.wording import Wording, capital
from distinction.rules.protocol.rights import Right, Thing
from distinction.rules.protocol.table import Table
from distinction.rules.protocol.words import NEW, Action, Condition
from distinction.rules.terms.parties import Relation, Role

ROLES: Mapping[Role, str] = {
    Role.ANONYMOUS: _("Anybody, not signed in"),
    Role.FACTORY_MANAGER: _("Factory management"),
    Role.FACTORY_TOP_MANAGER: _("Top management"),
    Role.WORKER_COMMITTEE_MEMBER: _("Worker member of the committee"),
    Role.UNION_REPRESENTATIVE: _("Union representative"),
    Role.ENTERPRISE_ADVISOR: _("Enterprise advisor"),
    Role.TEAM_LEADER: _("Team leader"),
    Role.PROGRAMME_MANAGER: _("Programme Manager"),
    Role.COUNTRY_STAFF: _("Programme staff"),
    Role.GLOBAL_ANALYST: _("Global team"),
    Role.GLOBAL_ADMINISTRATOR: _("Administrator"),
    Role.BUYER_PARTNER: _("Buyer with access to a factory"),
    Role.BUYER_REGISTERED: _("Registered buyer"),
    Role.LEARNING_PROVIDER: _("Learning provider"),
    Role.API_CLIENT: _("Service account"),
    Role.SYSTEM_JOB: _("Work of the system itself"),
}
ACTIONS: Mapping[Action, str] = {
    Action.SEE: _("see"),
    Action.LIST: _("find in lists"),
    Action.CREATE: _("create"),
    Action.EDIT: _("change"),
    Action.SIGN: _("sign"),
    Action.RELEASE: _("release"),
    Action.DECIDE: _("decide"),
    Action.EXPORT: _("take away"),
}
RELATIONS: Mapping[Relation, str] = {
    Relation.OWN: _("one's own factory"),
    Relation.ASSIGNED: _("factories one is assigned to"),
    Relation.SAME_PROGRAMME: _("factories of one's programme"),
    Relation.OTHER_PROGRAMME: _("factories of other programmes"),
    Relation.TPA_GRANTED: _("factories that gave access"),
    Relation.TPA_ENDED: _("factories that ended access"),
    Relation.BROKERED: _("factories that sent a request"),
    Relation.GLOBAL: _("all programmes"),
    Relation.NONE: _("other factories"),
}
CONDITIONS: Mapping[Condition, str] = {
    Condition.MINE: _("it is of one's own organisation"),
    Condition.SELF: _("it is of oneself"),
    Condition.NAMED: _("one is named in it"),
    Condition.COVERED: _("it was released before the access ended"),
    Condition.DISCLOSED: _("the Programme Manager has disclosed it"),
    Condition.REPORT_OUT: _("the report that it waits on is released"),
    Condition.OWN_SIDE: _("the seat is of one's own side"),
    Condition.JOINT: _("it spans more than one programme"),
    Condition.CONSENTED: _("top management has consented to this very item"),
    Condition.NOT_AUTHOR: _("one has written no part of it"),
    Condition.FRESH_AUTH: _("the second factor was given within the last 15 minutes"),
    Condition.TWO_PERSON: _("a second person confirms a change of what is shared"),
    Condition.GATES_PASS: _("every gate passes, where it approves"),
    Condition.REASON: _("a reason is written, where it does not approve"),
    Condition.SECOND_HAT: _("a second holder of the hat has signed, where the programme asks it"),
    Condition.VERIFIED: _("all that is said to be put right is verified"),
    Condition.COMMENTED: _("the committee has commented, or was offered to"),
    Condition.ELECTED: _("the record of the election is attached"),
    Condition.SCANNED: _("the scan of the paper decision is attached"),
    Condition.REDUCED_OK: _("factory and buyers were asked, where it reduces assessments"),
    Condition.K5: _("at least five stand behind each figure"),
    Condition.BADGE_ON: _("the programme shows recognised factories to registered buyers"),
    Condition.PEERS_ON: _("both are of one country, whose programme shows it to factories"),
}
ANY_STATE = _("in every state")


@dataclass(frozen=True, slots=True)
class Line:
    """One right: what may be done, where, in which states, how far, and what must hold."""

    may: str
    where: str
    states: str
    is_any_state: bool
    shows: str
    asks: tuple[Condition, ...]
    conditions: tuple[str, ...]  # the same in words


@dataclass(frozen=True, slots=True)
class Section:
    """One object with its lines."""

    name: str
    title: str
    lines: tuple[Line, ...]


def role_title(role: Role, words: Wording) -> str:
    """A role that has no word here yet is called by its name in the table."""
    return words.say(ROLES.get(role, role.replace("_", " ")))


def sections(things: tuple[Thing, ...], table: Table, words: Wording) -> Iterator[Section]:
    """Only objects on which the role has any right."""
    for thing in things:
        if thing.rights:
            lines = tuple(_line(thing, right, table, words) for right in thing.rights)
            yield Section(thing.noun, table.noun(thing.noun).title, lines)


def closed(things: tuple[Thing, ...], table: Table) -> tuple[str, ...]:
    """Titles of the objects on which the role has no right at all."""
    return tuple(table.noun(thing.noun).title for thing in things if not thing.rights)


def _line(thing: Thing, right: Right, table: Table, words: Wording) -> Line:
    return Line(
        may=capital(words.names(words.say(ACTIONS[each]) for each in right.actions)),
        where=capital(words.names(words.say(RELATIONS[each]) for each in right.relations)),
        states=_states(thing, right, table, words),
        is_any_state=_is_any(thing, right, table),
        shows=table.views[thing.noun, right.view],
        asks=right.conditions,
        conditions=tuple(words.say(CONDITIONS[each]) for each in right.conditions),
    )


def _states(thing: Thing, right: Right, table: Table, words: Wording) -> str:
    if NEW in right.states:
        return ""
    if _is_any(thing, right, table):
        return words.say(ANY_STATE)
    return ", ".join(each.replace("_", " ") for each in right.states)


def _is_any(thing: Thing, right: Right, table: Table) -> bool:
    return set(right.states) == set(table.noun(thing.noun).states)
