"""Buyer companies as places where accounts are held; nothing of their access stands here."""

from dataclasses import dataclass

from distinction.doors.access.scopes import buyers_registered
from distinction.doors.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class BuyerLine:
    id: str
    name: str
    country: str
    version: int


def buyers(viewer: Viewer) -> tuple[BuyerLine, ...] | None:
    """None for who may not hold the register of buyers."""
    rows = buyers_registered(viewer)
    if rows is None:
        return None
    return tuple(
        BuyerLine(each.pk, each.name, each.country, each.version)
        for each in rows.order_by("folded")
    )
