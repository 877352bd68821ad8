"""Which chain of the ledger an act is entered in: its programme's, or the system's."""

from distinction.doors.access.viewer import Viewer
from distinction.records.ledger.chain import SYSTEM
from distinction.records.register.country import Setting
from distinction.records.register.factory import Factory
from distinction.records.register.grant import Grant
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.acts.register import ConfirmSetting
from distinction.rules.terms.parties import Side


def chain_of(viewer: Viewer, what: Act) -> str:
    """A buyer's act is entered with the programme of the factory it concerns."""
    if viewer.side is Side.BUYER:
        return _of_factory(what) or SYSTEM
    if isinstance(what, ConfirmSetting):
        found = Setting.objects.filter(pk=what.setting).values_list("programme", flat=True).first()
        return found or SYSTEM
    return viewer.programme or str(getattr(what, "programme", "")) or SYSTEM


def _of_factory(what: Act) -> str | None:
    grant, factory = getattr(what, "grant", None), getattr(what, "factory", None)
    if grant is not None:
        asked = Grant.objects.filter(pk=grant).values_list("factory__programme", flat=True)
        return asked.first()
    if factory is not None:
        return Factory.objects.filter(pk=factory).values_list("programme", flat=True).first()
    return None
