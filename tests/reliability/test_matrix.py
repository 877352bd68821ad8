"""G1: whoever asks whatever address, gets what the access table says, no more and no less."""

import pytest

from distinction.doors.access.gate import Refused
from distinction.doors.access.viewer import viewer_of
from distinction.doors.services.act import act
from distinction.records.people.membership import Hat
from distinction.records.recognition.index import IndexRow
from distinction.rules.protocol.acts.people import HatAt, Invite
from distinction.rules.terms.parties import Role
from tests.makers_site import NOW
from tests.reliability.counted import told
from tests.reliability.hidden import methods, unlike
from tests.reliability.matrix import Matrix, without_entry
from tests.reliability.people import everybody, one_of_each_role
from tests.reliability.world import World


pytestmark = pytest.mark.django_db  # on top of the world, which stands for the whole file


def test_every_address_has_an_entry_in_the_matrix() -> None:
    assert without_entry() == []


def test_the_world_is_as_the_tests_take_it_to_be(world: World) -> None:
    """Every word of a factory is met in the index as it was meant, for both audiences."""
    for house in world.houses.values():
        rows = IndexRow.objects.filter(factory=house.id)
        found = {row.audience: (row.before, row.word) for row in rows}
        wanted = {"programme": house.words, "disclosed": house.disclosed}
        for audience, words in wanted.items():
            assert found[audience] == ("", *words)[-2:], (house.key, audience)


def test_each_page_answers_each_role_as_the_table_says(world: World) -> None:
    matrix = Matrix(world)
    planned = matrix.planned(everybody(world))
    faults = matrix.walk(planned)
    assert matrix.tried == len(planned)
    told("G1", "pages", matrix.tried, faults)


def test_no_other_method_opens_what_is_closed(world: World) -> None:
    matrix = Matrix(world)
    planned = list(methods(world, one_of_each_role(world)))
    faults = matrix.walk(planned)
    told("G1", "methods", len(planned), faults)


def test_what_is_hidden_wrong_or_malformed_is_one_answer(world: World) -> None:
    tried, faults = unlike(world, one_of_each_role(world))
    told("G1", "identifiers", tried, faults)


def test_nobody_signs_in_as_a_service(world: World) -> None:
    """Service accounts and background work have no hat, so no session of theirs can exist."""
    roles = {each.role for each in world.people.values()}
    assert set(Role) - roles - {Role.ANONYMOUS} == {Role.API_CLIENT, Role.SYSTEM_JOB}
    assert not Hat.objects.filter(role__in=(Role.API_CLIENT, Role.SYSTEM_JOB)).exists()
    administrator = viewer_of(world.people["admin"].person, "", NOW, NOW)
    assert administrator
    for role in (Role.API_CLIENT, Role.SYSTEM_JOB, Role.ANONYMOUS):
        what = Invite(username=f"a-{role}", name="A", hat=HatAt(role=role))
        with pytest.raises(Refused):
            act(administrator, what, at=NOW)
