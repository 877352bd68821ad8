"""G1: a shape shows a field where the view of its reader has the column, and hides it elsewhere."""

import pytest

from tests.reliability.counted import told
from tests.reliability.fields import Compared, all_shapes, compare, open_fields
from tests.reliability.people import everybody
from tests.reliability.world import World

pytestmark = pytest.mark.django_db


def test_every_field_of_a_shape_has_a_topic_or_a_reason() -> None:
    told("G1", "shapes", len(all_shapes()), list(open_fields()))


def test_each_field_is_shown_to_those_whose_view_has_it(world: World) -> None:
    compared = Compared()
    people = [each for each in everybody(world) if each.person]
    compare(world, people, compared)
    told("G1", "fields", compared.tried, compared.faults)
