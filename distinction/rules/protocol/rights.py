"""Rights in order: what one role may do to each object, each line said once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Grant, Place, Table
from distinction.rules.protocol.words import Action, Condition, View
from distinction.rules.terms.parties import Relation, Role


@dataclass(frozen=True, slots=True)
class Right:
    """One line: these actions, in these states, for these relations, as far as the view reaches."""

    actions: tuple[Action, ...]
    states: tuple[str, ...]
    relations: tuple[Relation, ...]
    view: View
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """An object, and all that the role may do to it; no line is no right at all."""

    noun: Noun
    rights: tuple[Right, ...]


def rights_of(table: Table, role: Role) -> tuple[Thing, ...]:
    """Every object of the table, in its order."""
    found: dict[Noun, list[Right]] = {noun: [] for noun in table.nouns}
    for place, cell in table.cells.items():
        for grant in cell.grants.values():
            if grant.role is role:
                found[place.noun].append(_one(place, grant))
    return tuple(Thing(noun, _joined(rights)) for noun, rights in found.items())


def _one(place: Place, grant: Grant) -> Right:
    conditions = tuple(sorted(grant.conditions))
    return Right((place.action,), (place.state,), (grant.relation,), grant.view, conditions)


def _joined(rights: Iterable[Right]) -> tuple[Right, ...]:
    """First states, then relations, then actions: what else is alike is said together."""
    by_states = _join(rights, lambda one: replace(one, states=()))
    by_relations = _join(by_states, lambda one: replace(one, relations=()))
    found = _join(by_relations, lambda one: replace(one, actions=()))
    order = list(Action)
    return tuple(sorted(found, key=lambda each: (order.index(each.actions[0]), each.relations)))


def _join(rights: Iterable[Right], rest: Callable[[Right], Right]) -> list[Right]:
    alike: dict[Right, Right] = {}
    for each in rights:
        found = alike.get(rest(each))
        alike[rest(each)] = each if found is None else _both(found, each)
    return list(alike.values())


def _both(one: Right, other: Right) -> Right:
    return Right(
        tuple(dict.fromkeys((*one.actions, *other.actions))),
        tuple(dict.fromkeys((*one.states, *other.states))),
        tuple(dict.fromkeys((*one.relations, *other.relations))),
        one.view,
        one.conditions,
    )
