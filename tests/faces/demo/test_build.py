"""The demonstration is built by acts, shows everything, and comes out the same again."""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import validate_totp_code
from django.apps import apps
from django.core import serializers
from django.db import transaction

from distinction.doors.access.folio import open_folio
from distinction.doors.access.viewer import Viewer, hats_of, viewer_of
from distinction.doors.services.index import differences
from distinction.faces.demo.build import Wish, build
from distinction.faces.demo.buyers import BUYERS
from distinction.faces.demo.logins import Login, keep, kept
from distinction.records.ledger.chain import hash_of
from distinction.records.ledger.models import Chain, Entry
from distinction.records.people.models import Designation, Hat, Letter, Person
from distinction.records.recognition.models import IndexRow
from distinction.records.recognition.packs import access_table
from distinction.records.register.models import Factory, Grant, Programme, Setting
from distinction.rules.criteria.standing import Stage
from distinction.rules.protocol.words import SecondFactor
from distinction.rules.terms.parties import Role, Side
from distinction.rules.terms.status import Status
from tests.faces.demo import portfolios

pytestmark = pytest.mark.django_db  # also says that the run needs a database

TODAY = date(2028, 2, 29)
WISH = Wish(seed=5, today=TODAY, ordinary=12)
NOON = datetime.combine(TODAY, time(5), UTC)
OURS = ("ledger", "people", "register", "fieldwork", "recognition")
SIGNING_IN = set(Role) - {Role.ANONYMOUS, Role.API_CLIENT, Role.SYSTEM_JOB}


def made_again() -> list[Login]:
    tables = tomllib.loads(portfolios.BETTER_WORK.read_text(encoding="utf-8"))
    logins = build(WISH, tables)
    assert logins is not None
    return logins


def everything() -> dict[str, str]:
    """A digest of each of our tables; index versions are drawn anew by each writing."""
    found = {}
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            rows = model._default_manager.order_by("pk")
            text = serializers.serialize("json", rows)
            found[model.__name__] = sha256(text.encode()).hexdigest()
    return found


@pytest.fixture(scope="module")
def twice(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Any]]:
    """Built, taken back, and built again for the tests to look at."""
    with django_db_blocker.unblock(), transaction.atomic():
        with transaction.atomic():
            made_again()
            first = everything()
            transaction.set_rollback(True)
        logins = made_again()
        yield [first, everything(), logins]
        transaction.set_rollback(True)


@pytest.fixture
def logins(twice: list[Any]) -> list[Login]:
    found: list[Login] = twice[2]
    return found


def as_they_are(username: str) -> Viewer:
    person = Person.objects.get(username=username)
    found = viewer_of(person.pk, "", NOON, NOON)
    assert found is not None
    return found


def programmes() -> list[Programme]:
    return list(Programme.objects.order_by("country"))


def test_the_same_wish_gives_the_same_tables(twice: list[Any]) -> None:
    first, second, _ = twice
    assert first == second


def test_nothing_is_made_where_somebody_is(logins: list[Login]) -> None:
    before = everything()
    assert build(WISH, {}) is None
    assert everything() == before


def test_every_role_signs_in(logins: list[Login]) -> None:
    assert {each.role for each in logins} == SIGNING_IN


def test_every_programme_has_its_team_with_second_holders(logins: list[Login]) -> None:
    for programme in programmes():
        team = Counter(each.role for each in logins if each.organisation == programme.name)
        assert set(team) == {
            Role.PROGRAMME_MANAGER,
            Role.COUNTRY_STAFF,
            Role.TEAM_LEADER,
            Role.ENTERPRISE_ADVISOR,
        }
        assert min(team.values()) > 1
    sides = {each.organisation[-12:] for each in logins if each.side is Side.FACTORY}
    assert sides == {" (fictional)"}


def test_a_second_factor_is_there_where_the_table_demands_one(logins: list[Login]) -> None:
    for each in logins:
        demanded = access_table().roles[each.role].second_factor is SecondFactor.REQUIRED
        assert bool(each.totp_secret) is demanded, each.username
    assert not validate_totp_code(logins[0].totp_secret, "not a code")


def test_the_password_opens_each_account(logins: list[Login]) -> None:
    assert len({each.password for each in logins}) == 1
    person = Person.objects.get(username=logins[0].username)
    assert person.check_password(logins[0].password)
    waiting = Person.objects.filter(state="invited")
    assert waiting.count() == 2 * len(programmes())


def test_every_word_and_stage_is_there_in_each_programme(logins: list[Login]) -> None:
    for programme in programmes():
        rows = IndexRow.objects.filter(
            programme=programme, audience="programme", factory__left_on=None
        )
        assert set(rows.values_list("word", flat=True)) == set(Status)
        assert set(rows.values_list("stage", flat=True)) == set(Stage)
        assert {"", "assessment", "progress_report_2"} <= set(rows.values_list("due", flat=True))
        assert set(rows.values_list("step", flat=True)) >= {1, 2, 3, 4, 6, 7}


def test_lists_and_records_say_the_same(logins: list[Login]) -> None:
    assert differences(Factory.objects.select_related("programme")) == []
    late = IndexRow.objects.filter(next_change_on__lte=TODAY)
    assert not late.exists()


def test_the_ledger_holds(logins: list[Login]) -> None:
    for chain in Chain.objects.all():
        previous, last = "", datetime.min.replace(tzinfo=UTC)
        for entry in Entry.objects.filter(chain=chain).order_by("number"):
            assert entry.previous == previous
            assert hash_of(entry) == entry.hash
            assert entry.at >= last
            previous, last = entry.hash, entry.at
        assert chain.head == previous


def test_nothing_is_later_than_the_first_minute_of_today(logins: list[Login]) -> None:
    begin = datetime.combine(TODAY, time(), UTC)
    newest = Entry.objects.order_by("-at")[0]
    assert begin <= newest.at < begin + timedelta(minutes=1)


def test_no_letter_waits(logins: list[Login]) -> None:
    assert Letter.objects.exists()
    assert not Letter.objects.filter(sent_at=None).exists()


def test_everything_is_seen_to_be_made_up(logins: list[Login]) -> None:
    names = Factory.objects.values_list("name", flat=True)
    assert all(each.endswith("(fictional)") for each in names)
    assert len(set(names)) == len(names)
    assert all(each.name.endswith("(fictional)") for each in BUYERS)
    assert all(each.is_demo for each in programmes())
    assert not Person.objects.exclude(email="").exclude(email__endswith=".example").exists()


def test_every_factory_is_described(logins: list[Login]) -> None:
    here = Factory.objects.filter(left_on=None)
    bare = here.filter(place="") | here.filter(product="") | here.filter(workers=None)
    assert not bare.exists()
    assert Factory.objects.filter(left_on__isnull=False).count() == len(programmes())


def test_buyers_have_none_one_several_and_many_suppliers(logins: list[Login]) -> None:
    live = Grant.objects.filter(granted_at__isnull=False, ended_at=None)
    counts = Counter(live.values_list("buyer__name", flat=True))
    found = [counts[each.name] for each in BUYERS]
    assert len(BUYERS) == 30
    assert min(found) == 0
    assert 1 in found
    assert max(found) > 20
    assert Grant.objects.filter(ended_at__isnull=False).count() >= 5
    assert Grant.objects.filter(granted_at=None, ended_at=None).count() >= 3


def test_a_correction_changes_what_was_known(logins: list[Login]) -> None:
    changed = set()
    for entry in Entry.objects.filter(act="CorrectAnswer"):
        programme = Programme.objects.get(pk=entry.chain_id)
        folio = open_folio(as_they_are(f"{programme.country.casefold()}.pm"), entry.factory)
        assert folio is not None
        then = [
            folio.judged(entry.at.date(), entry.at + timedelta(seconds=each)) for each in (-1, 1)
        ]
        first, second = (each.standing.criteria for each in then if each is not None)
        changed.add(first != second)
    assert changed == {True}
    assert Entry.objects.filter(act="CorrectAnswer").count() >= 1


def test_somebody_wears_two_hats_and_a_deputy_has_an_end(logins: list[Login]) -> None:
    roles = {each.role for each in hats_of(as_they_are("kh.advisor3"))}
    assert roles == {Role.ENTERPRISE_ADVISOR, Role.TEAM_LEADER}
    deputy = Hat.objects.get(person__username="kh.deputy")
    assert deputy.ends_at is not None
    assert deputy.ends_at.date() > TODAY
    assert Hat.objects.filter(state="proposed").exists()


def test_advisors_stand_to_their_factories(logins: list[Login]) -> None:
    standing_to = Designation.objects.filter(ends_on=None).values_list("factory", flat=True)
    assert len(set(standing_to)) > Factory.objects.count() / 2
    assert Designation.objects.filter(ends_on__isnull=False).exists()


def test_a_change_of_sharing_waits_for_the_second_person(logins: list[Login]) -> None:
    [waiting] = Setting.objects.filter(state="proposed")
    assert waiting.key == "registered_buyer_sees"
    assert waiting.recorded_at.date() == TODAY
    assert Setting.objects.filter(state="current", begins_on__gt=TODAY).exists()


def test_the_file_of_logins_is_for_its_owner_alone(logins: list[Login], tmp_path: Any) -> None:
    path = keep(logins, tmp_path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert len(json.loads(path.read_text(encoding="utf-8"))) == len(logins)
    assert kept(tmp_path) == logins
