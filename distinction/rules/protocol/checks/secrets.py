"""Checks of the secret and of hidden facts: who is outside learns nothing that is inside."""

from distinction.rules.protocol.checks.held import Check, Held
from distinction.rules.protocol.checks.inside import DISCLOSED, INSIDE, NEVER_OUTSIDE
from distinction.rules.protocol.nouns import Noun, NounClass
from distinction.rules.protocol.words import READS, Action, Condition, View
from distinction.rules.terms.parties import Relation, Role, Side

INWARD = {Side.PROGRAMME, Side.SERVICE}
OPEN_READS = {Action.SEE, Action.LIST}
OF_THE_SYSTEM = {NounClass.ACCOUNT, NounClass.LEDGER, NounClass.PUBLIC}
ABOUT_A_FACTORY = {NounClass.SECRET, NounClass.EVIDENCE, NounClass.HIDDEN, NounClass.SEALED}
OR_DERIVED = ABOUT_A_FACTORY | {NounClass.DERIVED}
NO_GATES = {View.FINDINGS, View.SUMMARY}
RECOGNISED = (Noun.STATUS, "high_performing")
WAITING = (Noun.STATUS, "in_evaluation")
TOKEN_OF_OTHERS = {Relation.OWN, Relation.TPA_GRANTED, Relation.TPA_ENDED, Relation.NONE}


def anonymous_beyond_the_public(held: Held) -> bool:
    if held.role is not Role.ANONYMOUS:
        return False
    return held.noun_class is not NounClass.PUBLIC or held.action not in OPEN_READS


def administrator_in_the_programme(held: Held) -> bool:
    return held.role is Role.GLOBAL_ADMINISTRATOR and held.noun_class not in OF_THE_SYSTEM


def buyer_inside(held: Held) -> bool:
    return held.side is Side.BUYER and held.at in NEVER_OUTSIDE


def provider_inside(held: Held) -> bool:
    """The training that the provider itself is to give may be planned together with it."""
    if held.side is not Side.OTHER or held.at not in NEVER_OUTSIDE:
        return False
    return held.noun is not Noun.TRAINING_SESSION or not held.asks(Condition.MINE)


def token_inside(held: Held) -> bool:
    """A token of a factory or a buyer; "never reach ... a token of theirs" (N6)."""
    token = held.role is Role.API_CLIENT
    return token and held.relation in TOKEN_OF_OTHERS and held.at in NEVER_OUTSIDE


def factory_inside(held: Held) -> bool:
    return held.side is Side.FACTORY and held.at in INSIDE


def provider_reads_a_status(held: Held) -> bool:
    if held.role is not Role.LEARNING_PROVIDER:
        return False
    return held.noun_class in ABOUT_A_FACTORY or held.noun in DISCLOSED


def highlight_too_far(held: Held) -> bool:
    if held.side is not Side.BUYER or held.noun is not Noun.STATUS:
        return False
    if held.relation is Relation.TPA_GRANTED:
        return False
    return held.view is not View.ACCOUNT or not held.asks(Condition.BADGE_ON)


def without_access(held: Held) -> bool:
    """What is about the viewer's own person (a notice, a file asked for) needs no access."""
    if held.side is not Side.BUYER or held.relation is Relation.TPA_GRANTED:
        return False
    open_to_all = held.at == RECOGNISED or held.asks(Condition.SELF)
    return held.noun_class in OR_DERIVED and not open_to_all


def gates_or_trigger(held: Held) -> bool:
    """Tokens of the programme read as the programme does."""
    if held.noun not in DISCLOSED or held.view in NO_GATES:
        return False
    if held.role is Role.API_CLIENT:
        return held.relation is not Relation.SAME_PROGRAMME
    return held.side not in INWARD and held.action in READS


def more_than_pending(held: Held) -> bool:
    """It appears with the release of the report, as before it would tell the date of the visit."""
    if held.at != WAITING or held.side in INWARD:
        return False
    return held.view is not View.PENDING or not held.asks(Condition.REPORT_OUT)


def hidden_receipt(held: Held) -> bool:
    receipt = held.noun is Noun.ACCESS_RECEIPT and held.side is Side.FACTORY
    return receipt and not held.asks(Condition.DISCLOSED)


CHECKS = (
    Check(anonymous_beyond_the_public, "is not signed in", ("N1",)),
    Check(administrator_in_the_programme, "is the administrator in programme data", ("N12",)),
    Check(buyer_inside, "is a buyer inside the programme", ("N6", "N13")),
    Check(provider_inside, "is a provider inside the programme", ("N6",)),
    Check(token_inside, "is a token of somebody outside, inside the programme", ("N6", "N23")),
    Check(factory_inside, "is a factory inside the programme", ("N6", "N9")),
    Check(provider_reads_a_status, "is a provider who learns a status or a finding", ("N22",)),
    Check(highlight_too_far, "sees more than the highlight, or with the setting off", ("N4",)),
    Check(without_access, "has no access to the factory", ("N5",)),
    Check(gates_or_trigger, "sees gates or trigger", ("N7",)),
    Check(more_than_pending, "learns more than that a decision is pending", ("N9", "N13")),
    Check(hidden_receipt, "learns of hidden objects by a receipt", ("N13",)),
)
