"""The door to change: an act goes through it whole, with its entry, index and letters, or not."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from distinction.doors.access.gate import Refused, Why
from distinction.doors.access.viewer import Viewer, still_wears
from distinction.doors.services import chains, derived, fieldwork, grants, imports, people, register
from distinction.doors.services.anchor import anchor_when_due
from distinction.doors.services.call import Call, Effect
from distinction.doors.services.index import refresh
from distinction.doors.services.post import send
from distinction.records.ledger.chain import Said, append, canonical, hold
from distinction.records.ledger.entry import Chain, Done
from distinction.rules.protocol.acts import derived as derived_acts
from distinction.rules.protocol.acts import fieldwork as fieldwork_acts
from distinction.rules.protocol.acts import people as people_acts
from distinction.rules.protocol.acts import register as register_acts
from distinction.rules.protocol.acts.act import Act

Handler = Callable[[Any], Effect]

HANDLERS: dict[type[Act], Handler] = {
    people_acts.BeginSite: people.begin_site,
    people_acts.Invite: people.invite,
    people_acts.AcceptInvitation: people.accept_invitation,
    people_acts.GiveHat: people.give_hat,
    people_acts.ConfirmHat: people.confirm_hat,
    people_acts.EndHat: people.end_hat,
    people_acts.LockPerson: people.lock,
    people_acts.UnlockPerson: people.unlock,
    people_acts.ChangeProfile: people.change_profile,
    people_acts.SwitchHat: people.switch_hat,
    people_acts.Designate: register.designate,
    register_acts.OpenProgramme: register.open_programme,
    register_acts.RegisterFactory: register.register_factory,
    register_acts.ChangeFactory: register.change_factory,
    register_acts.CloseFactory: register.close_factory,
    register_acts.RegisterBuyer: register.register_buyer,
    register_acts.ChangeBuyer: register.change_buyer,
    register_acts.RegisterProvider: register.register_provider,
    register_acts.ChangeSetting: register.change_setting,
    register_acts.ConfirmSetting: register.confirm_setting,
    register_acts.GiveAccess: grants.give,
    register_acts.AskForAccess: grants.ask,
    register_acts.AcceptRequest: grants.accept,
    register_acts.EndAccess: grants.end,
    fieldwork_acts.UploadDossiers: imports.upload,
    fieldwork_acts.ApplyDossiers: imports.apply,
    fieldwork_acts.CorrectAnswer: fieldwork.correct,
    derived_acts.RefreshDue: derived.refresh_due,
    derived_acts.MarkSent: derived.mark_sent,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an act: the id of its subject, and whether it had been done before."""

    subject: str
    repeated: bool = False
    made: str = ""


def act(viewer: Viewer, what: Act, *, at: datetime, key: str = "") -> Outcome:
    """Does it whole, or raises Refused and nothing has changed.

    The same person with the same `key` and the same act gets the first answer again (R9, C3).
    Acts of one programme go one after the other: each holds its chain from the first read on.
    """
    with transaction.atomic():
        chain = hold(chains.chain_of(viewer, what))
        if viewer.hat and not still_wears(viewer, at):
            raise Refused(Why.HAT_ENDED)
        if key:
            before = _done_before(viewer, what, key)
            if before is not None:
                return before
        call: Call[Any] = Call(viewer, what, at)
        effect = HANDLERS[type(what)](call)
        if call.granted is None:
            raise Refused(Why.NOT_YOURS)
        refresh(effect, _day(viewer, at))
        _enter(chain, call, effect)
        send(effect.letters, at)
        if key:
            Done.objects.create(
                person=viewer.person, key=key, what=_digest(what), subject=effect.subject, at=at
            )
        return Outcome(effect.subject, made=effect.made)


def _done_before(viewer: Viewer, what: Act, key: str) -> Outcome | None:
    found = Done.objects.filter(person=viewer.person, key=key).first()
    if found is None:
        return None
    if found.what != _digest(what):
        raise Refused(Why.KEY_REUSED)
    return Outcome(found.subject, repeated=True)


def _enter(chain: Chain, call: Call[Any], effect: Effect) -> None:
    viewer, what = call.viewer, call.what
    said = Said(
        at=call.at,
        person=viewer.person,
        hat=viewer.hat,
        role=viewer.role,
        act=type(what).__name__,
        noun=what.noun,
        subject=effect.subject,
        factory=effect.factory,
        body=effect.body,
    )
    anchor_when_due(append(chain, said))


def _digest(what: Act) -> str:
    told = {"act": type(what).__name__, **asdict(what)}
    return sha256(canonical(_plain(told)).encode("utf-8")).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value if isinstance(value, (str, int, bool)) or value is None else str(value)


def _day(viewer: Viewer, at: datetime) -> date:
    """The day on which the index is computed: the viewer's, unless the act is of another."""
    return viewer.today if viewer.now == at else at.date()
