"""Checks between parties: no buyer, factory, programme or person learns of another."""

from distinction.rules.protocol.checks.held import Check, Held
from distinction.rules.protocol.nouns import Noun, NounClass
from distinction.rules.protocol.words import Action, Condition, View
from distinction.rules.terms.parties import MANAGEMENT, Relation, Role, Side

JOINT_ACTS = {Action.CREATE, Action.EDIT, Action.RELEASE, Action.DECIDE}
BETWEEN_TWO = {NounClass.BUYER, NounClass.RELATION}
OWN_WORDS = {View.FULL, View.AUTHOR}
RECOGNISED = (Noun.STATUS, "high_performing")
OUTSIDERS = {Side.BUYER, Side.OTHER, Side.OUTSIDE}


def other_programme(held: Held) -> bool:
    elsewhere = held.relation is Relation.OTHER_PROGRAMME
    return elsewhere and held.noun_class is not NounClass.PUBLIC


def other_factory(held: Held) -> bool:
    if held.side is not Side.FACTORY or held.relation is not Relation.NONE:
        return False
    recognised = held.at == RECOGNISED and held.view is View.FACT
    peers = recognised and held.asks(Condition.PEERS_ON)
    return held.noun_class is not NounClass.PUBLIC and not peers


def acts_inside_one_programme(held: Held) -> bool:
    if held.role is not Role.GLOBAL_ANALYST or held.action not in JOINT_ACTS:
        return False
    joint = held.asks(Condition.JOINT) or held.asks(Condition.SELF)
    return held.noun is not Noun.PACK and not joint


def other_buyer(held: Held) -> bool:
    between = held.side is Side.BUYER and held.noun_class in BETWEEN_TWO
    return between and not held.asks(Condition.MINE)


def interval_without_answers(held: Held) -> bool:
    decides = held.noun is Noun.BENEFIT and held.action is Action.DECIDE
    manager = held.role is Role.PROGRAMME_MANAGER
    return decides and manager and not held.asks(Condition.REDUCED_OK)


def author_of_worker_input(held: Held) -> bool:
    words = held.noun is Noun.WORKER_INPUT and held.view in OWN_WORDS
    return words and not held.asks(Condition.SELF)


def management_hears_a_worker(held: Held) -> bool:
    if held.noun is not Noun.WORKER_INPUT or held.role not in MANAGEMENT:
        return False
    return held.view is not View.AGGREGATE or not held.asks(Condition.K5)


def sealed_goes_out(held: Held) -> bool:
    """Dissent and worker input: neither to a buyer nor to a token (N10, N26)."""
    if held.noun_class is not NounClass.SEALED:
        return False
    return held.side in OUTSIDERS or held.role is Role.API_CLIENT


def dissenter_named(held: Held) -> bool:
    """Only the own dissent, for who belongs to the factory (N26)."""
    reads = held.noun is Noun.DISSENT and held.action is not Action.CREATE
    return reads and held.side is Side.FACTORY and not held.asks(Condition.SELF)


def small_figures(held: Held) -> bool:
    return held.view is View.AGGREGATE and not held.asks(Condition.K5)


CHECKS = (
    Check(other_programme, "reaches into another programme", ("N24",)),
    Check(other_factory, "reaches into another factory", ("N24",)),
    Check(acts_inside_one_programme, "acts inside one programme from outside it", ("N24",)),
    Check(other_buyer, "sees what is between another buyer and a factory", ("N3",)),
    Check(interval_without_answers, "sets 24 months without the answers", ("N3",)),
    Check(author_of_worker_input, "could learn the author", ("N10", "N11")),
    Check(management_hears_a_worker, "hears a worker, and not themes of five", ("N10",)),
    Check(sealed_goes_out, "is outside, and reads what is sealed", ("N10", "N26")),
    Check(dissenter_named, "learns who disagreed", ("N26",)),
    Check(small_figures, "reads figures that may be of fewer than five", ("N25",)),
)
