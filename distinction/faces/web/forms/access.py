"""The form by which a factory, or staff from its letter, gives a buyer access."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.access import buyers, end_of
from distinction.faces.web.forms.people import new_key
from distinction.rules.protocol.acts.register import GiveAccess


class GiveForm(forms.Form):
    """Which buyer, and until when."""

    key = forms.CharField(widget=forms.HiddenInput, initial=new_key, max_length=64)
    buyer = forms.ChoiceField(label=_("Buyer"))
    ends_on = forms.DateField(
        label=_("Last day, if it is to end by itself"),
        help_text=_("Leave it empty to give access until you end it."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "in--short"}),
    )

    def __init__(self, viewer: Viewer, factory: str, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]  # handed on as it came
        self.viewer, self.factory = viewer, factory
        named_buyers = [(each.id, each.name) for each in buyers(viewer, factory)]
        chosen = self.fields["buyer"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = [("", _("Choose a buyer")), *named_buyers]
        tomorrow = viewer.today + timedelta(days=1)
        self.fields["ends_on"].widget.attrs["min"] = tomorrow.isoformat()

    def clean_ends_on(self) -> object:
        day = self.cleaned_data["ends_on"]
        if day is not None and day <= self.viewer.today:
            raise ValidationError(_("Choose a day that is still to come."))
        return day

    def as_act(self) -> GiveAccess:
        day = self.cleaned_data["ends_on"]
        until = end_of(self.viewer, self.factory, day) if day else None
        return GiveAccess(factory=self.factory, buyer=self.cleaned_data["buyer"], ends_at=until)
