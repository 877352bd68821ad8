"""Bits: masks of the standing index counted place by place, in the database."""

from django.db.models import Aggregate, F, IntegerField
from django.db.models.expressions import Combinable, CombinedExpression

from distinction.doors.access.listed import criteria_packs


class Bits(Aggregate):
    """How many rows have the bit at this place of a mask."""

    template = "SUM((%(expressions)s >> %(place)s) & 1)"
    output_field = IntegerField()


def bits(prefix: str, *columns: str) -> dict[str, Aggregate]:
    """One sum a place, as wide as the widest pack; of several columns the bits that all have."""
    width = max(len(pack.criteria) for pack in criteria_packs().values())
    both: Combinable = F(columns[0])
    for each in columns[1:]:
        both = CombinedExpression(both, Combinable.BITAND, F(each))
    return {f"{prefix}{place}": Bits(both, place=place) for place in range(width)}
