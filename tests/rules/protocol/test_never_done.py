"""Rules of never.md that the access table alone can show, each by its number: N14 to N27."""

import pytest

from distinction.rules.protocol.checks.inside import FOUR_EYES, SAID
from distinction.rules.protocol.nouns import Noun, NounClass
from distinction.rules.protocol.permissions import NoReason, Refusal, may
from distinction.rules.protocol.table import Pair, Place
from distinction.rules.protocol.words import READS, Action, Condition, View
from distinction.rules.terms.parties import MANAGEMENT, Relation, Role, Side
from tests.rules.protocol.copied import all_but, always, pair
from tests.rules.protocol.walks import (
    OUTSIDE,
    TABLE,
    by,
    cells_of,
    granted,
    noun_class,
    of,
    side_of,
)


def test_n14_only_the_programme_manager_decides_a_status() -> None:
    for cell in cells_of(Action.DECIDE):
        if cell.place.noun in {Noun.STATUS, Noun.DECISION_RECORD, Noun.ADOPTED_DECISION}:
            assert set(cell.grants) <= {pair("programme_manager@same_programme")}


def test_n14_no_job_signs_releases_decides_or_exports() -> None:
    done = {place.action for place, _ in of(Role.SYSTEM_JOB)}
    assert done == {Action.SEE, Action.LIST, Action.CREATE, Action.EDIT}


@pytest.mark.parametrize("lacking", ["fresh_auth", "gates_pass", "not_author", "reason"])
def test_n14_an_approval_asks_everything_at_once(lacking: str) -> None:
    place = Place(Noun.DECISION_RECORD, Action.DECIDE, "draft")
    condition = Condition(lacking)
    found = may(TABLE, pair("programme_manager@same_programme"), place, all_but(condition))
    assert found == Refusal(NoReason.CONDITION, (condition,))


def test_n15_what_was_said_is_edited_by_nobody() -> None:
    for noun, state in SAID:
        for action in (Action.EDIT, Action.RELEASE):
            assert TABLE.cell(Place(noun, action, state)).grants == {}


def test_n16_nobody_releases_evidence_that_they_wrote() -> None:
    for cell in cells_of(Action.RELEASE):
        if cell.place.noun in FOUR_EYES:
            for grant in cell.grants.values():
                assert Condition.NOT_AUTHOR in grant.conditions, cell.place


# Never.md says "nobody releases ... what they wrote"; these may, by the table: to be looked at.
RELEASED_BY_THEIR_AUTHOR = {
    *(Noun.ZT_CASE, Noun.VISIT_NOTES, Noun.GRIEVANCE_SUMMARY, Noun.TRAINING_SESSION),
    *(Noun.BROKERED_REQUEST, Noun.SURVEY, Noun.FORMAL_NOTE, Noun.CAMPAIGN_ITEM, Noun.EVENT),
    *(Noun.EVENT_INVITATION, Noun.BUYER_RATING, Noun.QUARTERLY_OVERVIEW),
}


def test_n16_who_may_release_the_own_words_is_known_by_name() -> None:
    found = {
        cell.place.noun
        for cell in cells_of(Action.RELEASE)
        for grant in cell.grants.values()
        if Condition.NOT_AUTHOR not in grant.conditions
    }
    assert found == RELEASED_BY_THEIR_AUTHOR


def test_n16_management_signs_no_seat_but_its_own() -> None:
    for action in (Action.SIGN, Action.DECIDE):
        for state in TABLE.noun(Noun.COMMITTEE_MEMBERSHIP).states:
            place = Place(Noun.COMMITTEE_MEMBERSHIP, action, state)
            for grant in TABLE.cell(place).grants.values():
                manages = grant.role in MANAGEMENT
                assert not manages or Condition.OWN_SIDE in grant.conditions


def test_n17_an_export_is_no_wider_than_the_list() -> None:
    for place, grant in granted():
        if place.action is Action.EXPORT:
            found = TABLE.grant(Place(place.noun, Action.LIST, place.state), grant.pair)
            assert found is not None
            assert found.conditions <= grant.conditions


def test_n21_nothing_is_published_without_a_live_consent() -> None:
    for place, grant in granted():
        if place.noun is Noun.CAMPAIGN_ITEM and place.action in {Action.RELEASE, Action.EXPORT}:
            assert Condition.CONSENTED in grant.conditions


def test_n22_a_learning_provider_sees_its_own_requests_and_no_finding() -> None:
    known = {
        *(Noun.FACTORY_PROFILE, Noun.BROKERED_REQUEST, Noun.LEARNING_PLAN, Noun.TRAINING_RECORD),
        *(Noun.TRAINING_SESSION, Noun.USER_ACCOUNT, Noun.NOTICE, Noun.PACK),
    }
    assert {place.noun for place, _ in of(Role.LEARNING_PROVIDER)} == known
    own = {Condition.MINE, Condition.SELF, Condition.NAMED}
    for place, grant in of(Role.LEARNING_PROVIDER):
        if place.noun is Noun.FACTORY_PROFILE:
            assert grant.view is View.FACT, "the same for every factory, whatever its status"
        elif place.noun is not Noun.PACK:
            assert grant.conditions & own, place


def test_n23_a_token_reads_and_asks_for_a_file() -> None:
    for place, _ in of(Role.API_CLIENT):
        asks = place == Place(Noun.EXPORT_FILE, Action.CREATE, "new")
        assert asks or place.action in READS, place


def test_n24_no_programme_sees_another() -> None:
    for place, grant in granted():
        if grant.relation is Relation.OTHER_PROGRAMME:
            assert noun_class(place) is NounClass.PUBLIC


def test_n24_no_factory_sees_another_but_that_it_is_recognised() -> None:
    for place, grant in by(Side.FACTORY):
        if grant.relation is Relation.NONE and noun_class(place) is not NounClass.PUBLIC:
            assert (place.noun, place.state) == (Noun.STATUS, "high_performing")
            assert (grant.view, grant.conditions) == (View.FACT, frozenset({Condition.PEERS_ON}))
            assert grant.role in MANAGEMENT


def test_n25_a_figure_has_five_behind_it() -> None:
    for _, grant in granted():
        assert grant.view is not View.AGGREGATE or Condition.K5 in grant.conditions


def test_n26_dissent_is_kept_and_its_author_is_not_told() -> None:
    for place, grant in granted():
        if place.noun is Noun.DISSENT:
            assert side_of(grant) not in OUTSIDE
            if side_of(grant) is Side.FACTORY and place.action is not Action.CREATE:
                assert Condition.SELF in grant.conditions
            assert place.action is not Action.EDIT


def test_n27_every_place_has_a_row_and_deny_is_the_rest() -> None:
    nobody = Pair(Role.ANONYMOUS, Relation.NONE)
    for noun, row in TABLE.nouns.items():
        for action in Action:
            for state in ("new",) if action is Action.CREATE else row.states:
                found = may(TABLE, nobody, Place(noun, action, state), always)
                assert isinstance(found, Refusal) or noun is Noun.PACK
