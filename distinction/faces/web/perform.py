"""Perform: a form becomes an act, and a refusal becomes words or a page."""

from dataclasses import dataclass

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from distinction.doors.access.gate import Refused, Why
from distinction.doors.services.act import Outcome, act
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.proof import ask_for_proof
from distinction.rules.protocol.acts.act import Act
from distinction.rules.protocol.words import Condition

KEY = "key"  # the hidden field that makes a repeated form harmless

WORDS: dict[Why, Promise] = {
    Why.NOT_YOURS: _("This is not yours to do. The page 'Who may see what' says whose it is."),
    Why.CONDITION: _("Something that must hold first does not hold yet."),
    Why.CHANGED: _("Somebody else changed this meanwhile. Read it again; nothing was overwritten."),
    Why.DONE_ALREADY: _("This was done already; nothing was done twice."),
    Why.TAKEN: _("This is taken already; choose another."),
    Why.NOT_ALLOWED: _("This value is not one of those allowed."),
    Why.WRONG_STATE: _("This cannot be done any more: the state has changed."),
    Why.KEY_REUSED: _("This form was sent before for something else. Open the page again."),
    Why.SAME_PERSON: _("A second person has to do this, not the one who began it."),
    Why.HAT_ENDED: _("Your hat or your account ended meanwhile; nothing was changed."),
    Why.FAULTY: _("What was given is not sound; nothing was changed."),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What came of it: the outcome, or the page or the words that answer instead."""

    outcome: Outcome | None = None
    page: HttpResponse | None = None
    refusal: Refused | None = None

    @property
    def words(self) -> str:
        return "" if self.refusal is None else str(WORDS[self.refusal.why])


def perform(request: HttpRequest, what: Act, back: str = "") -> Said:
    """What the viewer may not know of is not found; a proof that is not fresh is asked for.

    `back` is the page to which one comes back from there; none: this address.
    """
    viewer = viewer_at(request)
    try:
        return Said(act(viewer, what, at=viewer.now, key=request.POST.get(KEY, "")[:64]))
    except Refused as refused:
        if refused.why is Why.HIDDEN:
            raise Http404 from refused
        if Condition.FRESH_AUTH in refused.details:
            return Said(page=ask_for_proof(request, back or request.path), refusal=refused)
        return Said(refusal=refused)


def perform_form(request: HttpRequest, form: Form, what: Act, field: str | None = None) -> Said:
    """The same; words of a refusal stand at the field, or on top of the form."""
    said = perform(request, what)
    if said.refusal is not None and said.page is None:
        form.add_error(field, said.words)
    return said
