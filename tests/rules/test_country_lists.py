"""Each country programme has a dated list of issues: public, or to tell factories apart."""

from datetime import date

import pytest

from distinction.rules.terms.periods import ONE_DAY
from distinction.rules.terms.reasons import Reason
from distinction.rules.terms.verdict import Verdict
from tests import worked
from tests.makers import verdict
from tests.rules.library import a_clean_factory, standing_of

NAME = "better-work-2017"
PACK = worked.library_pack(NAME)
# The country programmes; that of Lesotho ended in 2016 and had no list.
PUBLIC_REPORTING = {"KH", "HT", "ID", "JO", "NI", "VN"}
DIFFERENTIATION = {"BD", "EG", "ET", "LK", "MG", "PK", "UZ"}
ENDED = "LS"


@pytest.mark.req("R161")
def test_every_country_programme_has_a_dated_list_of_its_kind() -> None:
    """A country without public reporting uses a list of differentiation issues in its place."""
    kinds = {each.country: each.kind for each in PACK.pri_lists}
    assert {each for each, kind in kinds.items() if kind == "public_reporting"} == PUBLIC_REPORTING
    assert {each for each, kind in kinds.items() if kind == "differentiation"} == DIFFERENTIATION
    assert len(PACK.pri_lists) == len(kinds), "one list each, so far"


@pytest.mark.req("R161")
@pytest.mark.parametrize("country", sorted(PUBLIC_REPORTING | DIFFERENTIATION))
def test_a_list_is_in_force_from_its_day_on_and_not_before(country: str) -> None:
    issues = next(each for each in PACK.pri_lists if each.country == country)
    assert PACK.list_in_force(country, issues.valid_from) is issues
    assert PACK.list_in_force(country, issues.valid_from - ONE_DAY) is None
    assert PACK.list_in_force(country, date(2199, 12, 31)) is issues


@pytest.mark.req("R161")
def test_a_differentiation_list_is_judged_in_place_of_public_reporting() -> None:
    row = a_clean_factory(NAME, "BD")
    assert standing_of(NAME, row).may_approve
    row["assessments"][1]["answers"]["COM-1-01"] = "non_compliant"
    assert verdict(standing_of(NAME, row), "C1") is Verdict.NOT_MET


@pytest.mark.req("R161")
@pytest.mark.parametrize("country", [ENDED, "EG"], ids=["no list", "a list of later days"])
def test_without_a_list_in_force_the_verdict_is_not_known(country: str) -> None:
    found = standing_of(NAME, a_clean_factory(NAME, country))
    line = next(each for each in found.criteria if each.id == "C1")
    assert line.verdict is Verdict.NOT_KNOWN
    assert {each.reason for each in line.moments} == {Reason.NO_PRI_LIST}
