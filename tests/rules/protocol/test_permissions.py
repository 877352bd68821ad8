"""The truth table of rights, walked whole: each cell, with all, none and all but one condition."""

import pytest

from distinction.rules.protocol.expand import Answer, expand
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.permissions import (
    NoReason,
    Permitted,
    Refusal,
    excused,
    may,
    may_by_token,
    sees,
)
from distinction.rules.protocol.table import NotInTable, Pair, Place
from distinction.rules.protocol.views import WITHIN
from distinction.rules.protocol.words import READS, Action, Condition, Excuse, View
from distinction.rules.terms.parties import Role
from tests.rules.protocol.copied import all_but, always, never, pair, the_table
from tests.rules.protocol.walks import granted

TABLE = the_table()
MANAGER = pair("programme_manager@same_programme")
APPROVAL = Place(Noun.DECISION_RECORD, Action.DECIDE, "draft")


ANSWERS: dict[Noun, list[Answer]] = {noun: [] for noun in Noun}
for answer in expand(TABLE):
    ANSWERS[answer.place.noun].append(answer)


@pytest.mark.parametrize("noun", Noun)
def test_yes_is_what_the_table_grants_when_all_conditions_hold(noun: Noun) -> None:
    for each in ANSWERS[noun]:
        found = may(TABLE, each.pair, each.place, always)
        if each.grant:
            assert found == Permitted(each.grant.view, each.grant.conditions)
        else:
            assert isinstance(found, Refusal)


@pytest.mark.parametrize("noun", Noun)
def test_a_no_without_a_grant_tells_only_who_sees_the_row(noun: Noun) -> None:
    for each in (each for each in ANSWERS[noun] if each.grant is None):
        created = each.place.action is Action.CREATE
        there = created or sees(TABLE, each.pair, each.place, always)
        reason = NoReason.NOT_GRANTED if there else NoReason.HIDDEN
        assert may(TABLE, each.pair, each.place, always) == Refusal(reason)
        assert isinstance(may(TABLE, each.pair, each.place, never), Refusal)


@pytest.mark.parametrize("noun", Noun)
def test_one_condition_that_does_not_hold_is_a_no(noun: Noun) -> None:
    for each in ANSWERS[noun]:
        for lacking in each.grant.conditions if each.grant else ():
            found = may(TABLE, each.pair, each.place, all_but(lacking))
            assert isinstance(found, Refusal)
            assert found.reason is NoReason.HIDDEN or found.lacking == (lacking,)


def test_without_any_condition_only_unconditional_grants_are_a_yes() -> None:
    for place, grant in granted():
        found = may(TABLE, grant.pair, place, never)
        assert isinstance(found, Permitted) is (not grant.conditions)


def test_no_act_is_done_to_a_row_that_is_not_seen() -> None:
    for place, grant in granted():
        asked = Place(place.noun, Action.SEE, place.state)
        if place.action is Action.CREATE:
            continue
        sight = TABLE.grant(asked, grant.pair)
        assert sight is not None
        for lacking in sight.conditions:
            found = may(TABLE, grant.pair, place, all_but(lacking))
            assert found == Refusal(NoReason.HIDDEN)


def test_unknown_words_are_an_error() -> None:
    with pytest.raises(NotInTable):
        may(TABLE, MANAGER, Place(Noun.STATUS, Action.SEE, "gone"), always)
    with pytest.raises(NotInTable):
        may(TABLE, pair("anonymous@global"), APPROVAL, always)


def test_gates_are_asked_of_an_approval_alone() -> None:
    """There is no override of a gate, only decline or defer with a reason (N14)."""
    no_gates = all_but(Condition.GATES_PASS)
    approving = excused(TABLE, frozenset({Excuse.APPROVES}), no_gates)
    declining = excused(TABLE, frozenset({Excuse.APPROVES_NOTHING}), no_gates)
    refused = Refusal(NoReason.CONDITION, (Condition.GATES_PASS,))
    assert may(TABLE, MANAGER, APPROVAL, approving) == refused
    assert isinstance(may(TABLE, MANAGER, APPROVAL, declining), Permitted)


def test_a_reason_is_asked_of_all_but_an_approval() -> None:
    no_reason = all_but(Condition.REASON)
    approving = excused(TABLE, frozenset({Excuse.APPROVES}), no_reason)
    declining = excused(TABLE, frozenset({Excuse.APPROVES_NOTHING}), no_reason)
    assert isinstance(may(TABLE, MANAGER, APPROVAL, approving), Permitted)
    refused = Refusal(NoReason.CONDITION, (Condition.REASON,))
    assert may(TABLE, MANAGER, APPROVAL, declining) == refused
    suspending = Place(Noun.STATUS, Action.DECIDE, "high_performing")
    assert may(TABLE, MANAGER, suspending, no_reason) == refused


@pytest.mark.parametrize("excuse", Excuse)
def test_an_excuse_excuses_what_its_row_says_and_nothing_else(excuse: Excuse) -> None:
    with_excuse, without = (
        excused(TABLE, given, never) for given in (frozenset({excuse}), frozenset[Excuse]())
    )
    for condition, row in TABLE.conditions.items():
        assert with_excuse(condition) is (excuse in row.unless)
        assert not without(condition)
        assert excused(TABLE, frozenset({excuse}), always)(condition)


def test_nothing_both_approves_and_does_not() -> None:
    with pytest.raises(ValueError, match="approves or it does not"):
        excused(TABLE, frozenset({Excuse.APPROVES, Excuse.APPROVES_NOTHING}), never)


def test_n23_a_token_never_exceeds_its_owner() -> None:
    tokens = [each for each in TABLE.pairs() if each.role is Role.API_CLIENT]
    owners = [each for each in TABLE.pairs() if each.role is not Role.API_CLIENT]
    for place in (place for place, grant in granted() if grant.role is Role.API_CLIENT):
        for token in tokens:
            for owner in owners:
                _assert_not_more(place, token, owner)


def _assert_not_more(place: Place, token: Pair, owner: Pair) -> None:
    found = may_by_token(TABLE, token.relation, owner, place, always)
    own = may(TABLE, owner, place, always)
    if isinstance(found, Permitted):
        assert isinstance(own, Permitted)
        assert found.view in WITHIN[own.view]
        assert own.because_of <= found.because_of
        assert place.action in READS or place.noun is Noun.EXPORT_FILE


def test_n23_a_token_shows_the_narrower_of_two_views() -> None:
    profile = Place(Noun.FACTORY_PROFILE, Action.SEE, "active")
    worker = pair("worker_committee_member@own")
    token = pair("api_client@own")
    assert may(TABLE, token, profile, always) == Permitted(View.FULL)
    found = may_by_token(TABLE, token.relation, worker, profile, always)
    assert found == Permitted(View.SUMMARY)
