"""G1: every act is done by those whom the table lets, and by nobody else, through its page."""

import pytest

from distinction.doors.services.act import HANDLERS
from tests.reliability.counted import told
from tests.reliability.deeds import DEEDS, WITHOUT_PAGE, forms, send
from tests.reliability.people import everybody
from tests.reliability.world import World

pytestmark = pytest.mark.django_db
BESIDE = ("deputy", "managerabroad", "staffabroad", "factorytcedar")


def test_every_act_is_sent_or_has_no_page() -> None:
    sent = {each.act.__name__ for each in DEEDS}
    assert {each.__name__ for each in HANDLERS} - sent == WITHOUT_PAGE


def test_each_act_is_done_where_the_table_grants_it_and_nowhere_else(world: World) -> None:
    people = [each for each in everybody(world) if each.is_main or each.key in BESIDE]
    planned = list(forms(world, people))
    faults = [fault for each in planned for fault in send(world, each)[1]]
    never = {each.route for each in DEEDS} - {
        each.deed.route for each in planned if each.is_granted
    }
    assert never <= {"confirm_hat"}, never  # one who proposed is the only one who may confirm
    told("G1", "forms", len(planned), faults)
