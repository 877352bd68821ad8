"""G1, G4, G12: each address for each role as the table says, and nothing where nothing may be."""

from dataclasses import dataclass

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
from tests.reliability.endings import ENDINGS, Ending, again
from tests.reliability.entries import ENTRIES
from tests.reliability.filters import told_by_filters
from tests.reliability.headers import Watched
from tests.reliability.hidden import methods, unlike
from tests.reliability.matrix import Matrix, without_entry
from tests.reliability.names import Headers, in_lines, logs
from tests.reliability.people import everybody, one_of_each_role
from tests.reliability.routes import all_routes
from tests.reliability.world import World

pytestmark = pytest.mark.django_db  # on top of the world, which stands for the whole file


@dataclass
class Walked:
    """Every page, as everybody, once; what was found is told by kind of fault."""

    planned: int
    product: int
    matrix: Matrix
    watched: Watched
    headers: Headers
    lines: str

    def faults(self, *, of_headers: bool) -> list[str]:
        words = ("inline", "Policy", "Cache", "X-", "header", "is told")
        kinds = {each: any(word in each for word in words) for each in self.matrix.faults}
        return [each for each, is_header in kinds.items() if is_header is of_headers]


@pytest.fixture(scope="module")
def walked(world: World) -> Walked:
    watched, headers = Watched(), Headers()
    matrix = Matrix(world, (watched, headers))
    people = everybody(world)
    planned = matrix.planned(people)
    with logs() as lines:
        matrix.walk(planned)
    return Walked(len(planned), _product(matrix), matrix, watched, headers, lines.getvalue())


def _product(matrix: Matrix) -> int:
    """How many requests the parts make: those who ask of everything, times all sample objects."""
    main = len(one_of_each_role(matrix.world))
    things = [list(ENTRIES[each.name].things(matrix.world)) for each in all_routes()]
    return main * sum(len(each) for each in things)


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


def test_each_page_answers_each_role_as_the_table_says(walked: Walked) -> None:
    assert walked.matrix.tried == walked.planned >= walked.product
    told("G1", "pages", walked.matrix.tried, walked.faults(of_headers=False))


def test_each_answer_carries_its_headers_and_nothing_inline(walked: Walked) -> None:
    told("G12", "answers", walked.watched.answers, walked.faults(of_headers=True))
    told("G12", "pages", len(walked.watched.parsed), [])


def test_no_line_of_the_log_and_no_header_names_anybody(walked: Walked, world: World) -> None:
    found = in_lines(walked.lines, world)
    told("G4", "lines", len(walked.lines.splitlines()), found)
    told("G4", "headers", walked.headers.searched, [])


def test_no_other_method_opens_what_is_closed(world: World) -> None:
    matrix = Matrix(world, (Watched(),))
    planned = list(methods(world, one_of_each_role(world)))
    faults = matrix.walk(planned)
    told("G1", "methods", len(planned), faults)


def test_what_is_hidden_wrong_or_malformed_is_one_answer(world: World) -> None:
    tried, faults = unlike(world, one_of_each_role(world))
    told("G1", "identifiers", tried, faults)


def test_no_filter_tells_what_is_hidden(world: World) -> None:
    tried, faults = told_by_filters(world, one_of_each_role(world))
    told("G1", "filters", tried, faults)


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda each: each.key)
def test_what_has_ended_is_gone_at_the_next_request(world: World, ending: Ending) -> None:
    tried, faults = again(world, ending)
    told("G1-endings", ending.key, tried, faults)


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
