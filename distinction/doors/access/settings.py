"""Settings of programmes as they hold on a day; what nobody set has the guideline's default."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from distinction.records.register.country import Setting
from distinction.rules.protocol.settings import DEFAULTS


def value_q(key: str, wanted: str, on: date, to: str = "programme") -> Q:
    """Whether the setting of the row's programme has this value on that day."""
    in_force = (
        Setting.objects.filter(programme=OuterRef(to), key=key, state="current", begins_on__lte=on)
        .order_by("-begins_on", "-recorded_at")
        .values("value")[:1]
    )
    return Q(Exact(Coalesce(Subquery(in_force), Value(DEFAULTS[key])), wanted))


def values_on(programme: str, on: date) -> Mapping[str, str]:
    """Every setting of a programme as it holds on a day."""
    rows = Setting.objects.filter(programme=programme, state="current", begins_on__lte=on)
    found = {each.key: each.value for each in rows.order_by("begins_on", "recorded_at")}
    return MappingProxyType({**DEFAULTS, **found})
