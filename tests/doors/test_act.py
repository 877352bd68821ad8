"""The door to change: whole or not at all, once under one key, and never without a row."""

from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pytest

from distinction.doors.access.gate import Case, Refused, Why, check
from distinction.doors.access.viewer import Viewer, job, nobody
from distinction.doors.services import act as door
from distinction.doors.services.act import HANDLERS, act
from distinction.doors.services.call import Call, Effect
from distinction.records.ledger.entry import Entry
from distinction.records.recognition.packs import access_table
from distinction.records.register.factory import Factory
from distinction.rules.protocol.acts import derived, fieldwork, people, register
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.acts.register import ChangeFactory, GiveAccess, Profile
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import NotInTable
from distinction.rules.protocol.words import Action
from distinction.rules.terms.parties import Relation, Role
from tests.makers_site import BEFORE, NOW, a_buyer, a_factory, a_site, a_viewer

pytestmark = [pytest.mark.django_db, pytest.mark.both]

ACTS = [
    each
    for module in (people, register, fieldwork, derived)
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, Act) and each is not Act
]


@pytest.mark.parametrize("kind", ACTS, ids=lambda each: each.__name__)
def test_every_act_has_a_handler_and_a_row_in_the_table(kind: type[Act]) -> None:
    assert kind in HANDLERS
    rows = [place for place in access_table().cells if place.noun is kind.noun]
    assert any(place.action is kind.action for place in rows)


def test_an_act_leaves_its_row_and_its_entry_together() -> None:
    site = a_site()
    before = Entry.objects.count()
    a_factory(site)
    assert Entry.objects.count() == before + 1
    assert Entry.objects.latest("pk").act == "RegisterFactory"


def test_what_is_refused_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handler that has written already, and then finds a reason not to."""
    site = a_site()
    factory = a_factory(site)
    before = Entry.objects.count()

    def half(call: Call[Any]) -> Effect:
        Factory.objects.filter(pk=factory).update(name="Half")
        raise Refused(Why.FAULTY)

    monkeypatch.setitem(door.HANDLERS, ChangeFactory, half)
    with pytest.raises(Refused):
        act(site.manager, _change(factory), at=NOW)
    assert Factory.objects.get(pk=factory).name != "Half"
    assert Entry.objects.count() == before


def test_a_handler_that_asks_no_gate_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    site = a_site()
    factory = a_factory(site)

    def forgetful(call: Call[Any]) -> Effect:
        Factory.objects.filter(pk=factory).update(name="Unasked")
        return Effect(factory, {})

    monkeypatch.setitem(door.HANDLERS, ChangeFactory, forgetful)
    with pytest.raises(Refused, match="not_yours"):
        act(site.manager, _change(factory), at=NOW)
    assert Factory.objects.get(pk=factory).name != "Unasked"


def test_the_same_key_does_it_once() -> None:
    site = a_site()
    factory = a_factory(site)
    first = act(site.manager, _change(factory), at=NOW, key="form-1")
    again = act(site.manager, _change(factory), at=NOW, key="form-1")
    assert (first.repeated, again.repeated) == (False, True)
    assert again.subject == first.subject
    assert Factory.objects.get(pk=factory).version == 2


def test_a_key_serves_one_act_only() -> None:
    site = a_site()
    factory = a_factory(site)
    act(site.manager, _change(factory), at=NOW, key="form-1")
    with pytest.raises(Refused, match="key_reused"):
        act(site.manager, _change(factory, "Another name"), at=NOW, key="form-1")


def test_who_read_an_older_version_overwrites_nothing() -> None:
    site = a_site()
    factory = a_factory(site)
    act(site.manager, _change(factory, "First"), at=NOW)
    with pytest.raises(Refused, match="changed_meanwhile"):
        act(site.manager, _change(factory, "Second"), at=NOW)
    assert Factory.objects.get(pk=factory).name == "First"


def test_what_one_may_not_know_of_is_hidden_as_if_it_were_not_there() -> None:
    site = a_site()
    factory = a_factory(site)
    stranger = a_viewer(Role.FACTORY_MANAGER, a_factory(site, "KH-0002", "Another"))
    for each in (factory, "no-such-id"):
        with pytest.raises(Refused, match="hidden"):
            act(stranger, _change(each), at=NOW)


def test_an_act_of_the_installation_is_nobody_elses() -> None:
    site = a_site()
    what = register.OpenProgramme(country="VN", name="Viet Nam", zone="UTC", languages="en")
    for viewer in (site.manager, site.administrator):
        with pytest.raises(Refused, match="not_yours"):
            act(viewer, what, at=NOW)


def test_nobody_and_background_work_give_no_access() -> None:
    site = a_site()
    what = GiveAccess(factory=a_factory(site), buyer=a_buyer(site))
    for viewer in (nobody(NOW), job(NOW)):
        with pytest.raises(Refused):
            act(viewer, what, at=NOW)


def test_an_object_without_a_row_is_a_fault_and_never_a_yes() -> None:
    """N27: what the table does not know at all stops the program."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Unknown(Act):
        noun: ClassVar[Noun] = Noun.STATUS
        action: ClassVar[Action] = Action.DECIDE

    with pytest.raises(NotInTable):
        check(_manager(), Unknown(), Case(Relation.SAME_PROGRAMME, "no_such_state"))


def test_a_second_factor_that_is_not_fresh_decides_nothing() -> None:
    site = a_site()
    stale = replace(site.manager, proven_at=None)
    what = register.ChangeSetting(
        programme=site.programme, key="dispute_days", value="20", begins_on=BEFORE.date()
    )
    with pytest.raises(Refused, match="fresh_auth"):
        act(stale, what, at=BEFORE)


def test_no_act_commits_after_its_hat_or_account_ended() -> None:
    """R12: the viewer was made before, at the threshold; the records say otherwise by now."""
    site = a_site()
    factory = a_factory(site)
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    act(site.administrator, people.EndHat(hat=staff.hat), at=site.administrator.now)
    locked = a_viewer(Role.COUNTRY_STAFF, site.programme)
    act(site.administrator, people.LockPerson(person=locked.person), at=site.administrator.now)
    for viewer in (staff, locked):
        with pytest.raises(Refused, match="hat_ended"):
            act(viewer, _change(factory), at=NOW)


def _change(factory: str, name: str = "Paper Lantern Knits") -> ChangeFactory:
    return ChangeFactory(factory=factory, version=1, profile=Profile(name=name))


def _manager() -> Viewer:
    return a_site().manager
