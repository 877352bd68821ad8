"""Rules of never.md that the access table alone can show, each by its number: N1 to N13."""

import pytest

from distinction.rules.protocol.checks.inside import INSIDE, NEVER_OUTSIDE, SAID
from distinction.rules.protocol.disclosure import Version, seen, visible_states
from distinction.rules.protocol.nouns import Noun, NounClass
from distinction.rules.protocol.permissions import NoReason, Refusal, may
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import Action, Condition, View
from distinction.rules.terms.parties import MANAGEMENT, Relation, Role, Side
from tests.rules.protocol.copied import all_but, pair
from tests.rules.protocol.walks import (
    OUTSIDE,
    TABLE,
    THEIR_TOKENS,
    by,
    granted,
    noun_class,
    of,
    side_of,
)


def test_n1_nothing_without_sign_in_but_the_criteria() -> None:
    found = {str(place) for place, _ in of(Role.ANONYMOUS)}
    assert found == {f"pack/{act}/{s}" for act in ("see", "list") for s in ("released", "retired")}


def test_n3_what_is_between_a_buyer_and_a_factory_is_read_by_that_buyer_alone() -> None:
    for place, grant in by(Side.BUYER):
        if noun_class(place) in {NounClass.BUYER, NounClass.RELATION}:
            assert Condition.MINE in grant.conditions, place
    assert visible_states(TABLE, pair("buyer_partner@tpa_granted"), Noun.ENGAGEMENT_LOG) == ()


@pytest.mark.parametrize("relation", [Relation.NONE, Relation.TPA_ENDED])
def test_n5_access_to_one_factory_changes_nothing_at_any_other(relation: Relation) -> None:
    """`buyer_partner@none = buyer_registered@none`."""
    partner, registered = (
        {
            place: (grant.view, grant.conditions)
            for place, grant in of(role)
            if grant.relation is relation
        }
        for role in (Role.BUYER_PARTNER, Role.BUYER_REGISTERED)
    )
    assert partner == registered
    assert partner


def test_n4_without_access_a_buyer_sees_name_word_and_account_or_nothing() -> None:
    for place, grant in by(Side.BUYER):
        if place.noun is Noun.STATUS and grant.relation is not Relation.TPA_GRANTED:
            assert place.state == "high_performing"
            assert grant.view is View.ACCOUNT
            assert Condition.BADGE_ON in grant.conditions
            assert place.action in {Action.SEE, Action.LIST}, "no export, no count"


def test_n6_nothing_unreleased_leaves_the_programme() -> None:
    """A factory hears of PR2 one state early, for comment; nobody else outside ever does."""
    for place, grant in granted():
        at = (place.noun, place.state)
        if side_of(grant) is Side.FACTORY:
            assert at not in INSIDE, (str(place), str(grant))
        theirs = side_of(grant) in OUTSIDE or grant.pair in THEIR_TOKENS
        if theirs and at in NEVER_OUTSIDE:
            # The training that a provider gives is planned together with it.
            assert at == (Noun.TRAINING_SESSION, "planned"), (str(place), str(grant))
            assert grant.role is Role.LEARNING_PROVIDER
            assert Condition.MINE in grant.conditions


def test_n6_every_state_that_hides_is_a_state_of_the_table() -> None:
    for noun, state in NEVER_OUTSIDE | SAID:
        assert state in TABLE.noun(noun).states


def test_n8_an_ended_access_reads_what_is_its_own_and_the_highlight() -> None:
    for place, grant in by(Side.BUYER):
        if grant.relation is Relation.TPA_ENDED:
            public = noun_class(place) is NounClass.PUBLIC
            profile = place.noun is Noun.FACTORY_PROFILE and grant.view is View.FACT
            own = grant.conditions & {Condition.MINE, Condition.SELF, Condition.NAMED}
            assert public or profile or own or Condition.BADGE_ON in grant.conditions


def test_n9_no_date_of_an_assessment_before_the_team_is_on_site() -> None:
    for place, grant in granted():
        if place.noun is Noun.ASSESSMENT_DATE and place.state == "hidden":
            assert side_of(grant) in {Side.PROGRAMME, Side.SERVICE}
            assert grant.role is not Role.API_CLIENT


def test_n10_n11_only_the_author_reads_the_author() -> None:
    for place, grant in granted():
        if place.noun is not Noun.WORKER_INPUT:
            continue
        assert grant.view is not View.FULL
        assert grant.view is not View.AUTHOR or Condition.SELF in grant.conditions
        if grant.role in MANAGEMENT:
            assert grant.view is View.AGGREGATE
            assert Condition.K5 in grant.conditions


def test_n12_the_administrator_reads_no_programme_data() -> None:
    of_the_system = {NounClass.ACCOUNT, NounClass.LEDGER, NounClass.PUBLIC}
    assert {noun_class(place) for place, _ in of(Role.GLOBAL_ADMINISTRATOR)} == of_the_system
    log = Place(Noun.AUDIT_LOG, Action.SEE, "written")
    (grant,) = TABLE.grants(
        *(log.noun, log.action, log.state), *(Role.GLOBAL_ADMINISTRATOR, Relation.GLOBAL)
    )
    assert grant.view is View.META, "sign-in and chain events, no programme content"


def test_n13_a_suspicion_is_seen_by_no_buyer_and_by_no_factory_before_it_is_disclosed() -> None:
    undisclosed = all_but(Condition.DISCLOSED)
    for each in TABLE.pairs():
        side = TABLE.roles[each.role].side
        inward = side in {Side.PROGRAMME, Side.SERVICE} and each not in THEIR_TOKENS
        for state in () if inward else ("suspected", "unfounded"):
            place = Place(Noun.ZT_CASE, Action.SEE, state)
            assert may(TABLE, each, place, undisclosed) == Refusal(NoReason.HIDDEN)


def test_n13_a_review_changes_no_word_outside_the_programme() -> None:
    undisclosed = all_but(Condition.DISCLOSED)
    calm = [Version(state, undisclosed) for state in ("ordinary", "high_performing")]
    opened = [*calm, Version("under_review", undisclosed)]
    for each in TABLE.pairs():
        if TABLE.roles[each.role].side in {*OUTSIDE, Side.FACTORY} or each in THEIR_TOKENS:
            before = seen(TABLE, each, Noun.STATUS, calm)
            assert seen(TABLE, each, Noun.STATUS, opened) == before
