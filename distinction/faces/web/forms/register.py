"""Forms of the register: a factory's profile, who advises it, a setting, a buyer."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.profile import Assigned, ProfileShape
from distinction.faces.web.entries import TITLES
from distinction.faces.web.forms.people import DAY, new_key
from distinction.rules.protocol.acts.people import Designate
from distinction.rules.protocol.acts.register import (
    ChangeFactory,
    ChangeSetting,
    Profile,
    RegisterBuyer,
    RegisterFactory,
)
from distinction.rules.protocol.settings import DEFAULTS, is_allowed

AREA = {"rows": 3}
OWN_TEXTS = ("contacts", "remarks")


class ProfileForm(forms.Form):
    """What is kept of a factory beside its evidence."""

    name = forms.CharField(label=_("Name"), max_length=160)
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    product = forms.CharField(label=_("Products"), max_length=120, required=False)
    workers = forms.IntegerField(label=_("Workers"), min_value=0, max_value=200_000, required=False)
    contacts = forms.CharField(
        label=_("Contact persons"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs=AREA),
    )
    remarks = forms.CharField(
        label=_("Remarks of the programme"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs=AREA),
        help_text=_("Never shown to buyers."),
    )
    key = forms.CharField(widget=forms.HiddenInput, initial=new_key)

    def profile(self) -> Profile:
        given = self.cleaned_data
        names = ("name", "place", "product", "workers", "contacts", "remarks")
        return Profile(**{each: given[each] for each in names if each in given})


class ChangeForm(ProfileForm):
    """`version` is the one that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, shape: ProfileShape, *args: Any, **named: Any) -> None:
        super().__init__(*args, **{**named, "initial": asdict(shape)})
        if not shape.is_whole:
            for each in OWN_TEXTS:
                del self.fields[each]

    def as_act(self, factory: str) -> ChangeFactory:
        version = self.cleaned_data["version"]
        return ChangeFactory(factory=factory, version=version, profile=self.profile())


class RegisterForm(ProfileForm):
    code = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z",
        label=_("Code"),
        help_text=_("As on paper and in files, for example KH-0421. It never changes."),
    )
    entered_on = forms.DateField(
        label=_("In the programme since"), widget=forms.DateInput(attrs=DAY)
    )
    field_order = ("code", "name", "entered_on")

    def __init__(self, viewer: Viewer, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.viewer = viewer

    def clean_entered_on(self) -> date:
        found: date = self.cleaned_data["entered_on"]
        if found > self.viewer.today:
            raise forms.ValidationError(_("This day is still to come; choose an earlier one."))
        return found

    def as_act(self) -> RegisterFactory:
        given = self.cleaned_data
        return RegisterFactory(
            programme=self.viewer.programme,
            code=given["code"],
            entered_on=given["entered_on"],
            profile=self.profile(),
        )


class TeamForm(forms.Form):
    hat = forms.ChoiceField(label=_("Who"))
    key = forms.CharField(widget=forms.HiddenInput, initial=new_key)

    def __init__(self, candidates: tuple[Assigned, ...], *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["hat"].choices = [  # type: ignore[attr-defined]  # a choice field
            (each.hat, f"{each.name}, {TITLES[each.role]}") for each in candidates
        ]

    def as_act(self, factory: str) -> Designate:
        return Designate(factory=factory, hat=self.cleaned_data["hat"])


class SettingForm(forms.Form):
    """A value from a day on; the words say what is wrong with it and what it may be."""

    value = forms.CharField(label=_("New value"), max_length=40)
    begins_on = forms.DateField(label=_("From"), widget=forms.DateInput(attrs=DAY))
    key = forms.CharField(widget=forms.HiddenInput, initial=new_key)

    def __init__(self, viewer: Viewer, setting: str, *args: Any, **named: Any) -> None:
        super().__init__(*args, **{**named, "initial": {"begins_on": viewer.today}})
        self.viewer, self.setting = viewer, setting
        if not DEFAULTS[setting].isdigit():
            words = WORDS.get(setting, ("true", "false"))
            self.fields["value"] = forms.ChoiceField(
                label=_("New value"), choices=[(each, VALUES.get(each, each)) for each in words]
            )
            self.order_fields(["value", "begins_on"])

    def clean_value(self) -> str:
        found = str(self.cleaned_data["value"]).strip()
        if not is_allowed(self.setting, found):
            raise forms.ValidationError(_("Write a whole number within what is usual for this."))
        return found

    def clean_begins_on(self) -> date:
        found: date = self.cleaned_data["begins_on"]
        if found < self.viewer.today:
            raise forms.ValidationError(_("A setting cannot begin in the past; choose today."))
        return found

    def as_act(self) -> ChangeSetting:
        given = self.cleaned_data
        return ChangeSetting(
            programme=self.viewer.programme,
            key=self.setting,
            value=given["value"],
            begins_on=given["begins_on"],
        )


class BuyerForm(forms.Form):
    name = forms.CharField(label=_("Name of the buyer"), max_length=160)
    country = forms.RegexField(
        r"^[A-Z]{2}\Z",
        label=_("Country"),
        required=False,
        help_text=_("Two capitals, for example DE."),
    )
    key = forms.CharField(widget=forms.HiddenInput, initial=new_key)

    def as_act(self) -> RegisterBuyer:
        return RegisterBuyer(name=self.cleaned_data["name"], country=self.cleaned_data["country"])


WORDS = {
    "registered_buyer_sees": ("status_and_account", "nothing"),
    "factories_see_recognised": ("same_country", "own"),
    "second_signature": ("none", "approvals", "all_decisions"),
    "reduced_acceptance_rule": ("none_declines", "all_accept"),
    "designated_ea_may_assess": ("true", "false"),
}
VALUES = {
    "status_and_account": _("the status word and the cleared account"),
    "nothing": _("nothing"),
    "same_country": _("name and word, in the same country"),
    "own": _("their own alone"),
    "none": _("none"),
    "approvals": _("approvals"),
    "all_decisions": _("all decisions"),
    "none_declines": _("no buyer declines"),
    "all_accept": _("every buyer accepts"),
    "true": _("yes"),
    "false": _("no"),
}
TITLES_OF_SETTINGS = {
    "registered_buyer_sees": _("What registered buyers see of recognised factories"),
    "factories_see_recognised": _("What factories see of other recognised ones"),
    "second_signature": _("Second signature on decisions"),
    "pr1_days": _("Days for progress report 1"),
    "pr2_comment_days": _("Days for comments on progress report 2"),
    "reduced_acceptance_rule": _("When 24 months are accepted"),
    "reduced_answer_days": _("Days for the answers of buyers"),
    "advisory_visits_max": _("Most advisory visits in a cycle"),
    "advisory_visits_min": _("Fewest advisory visits in a cycle"),
    "training_days_per_visit": _("Training days for one visit given up"),
    "free_training_days": _("Free training days in a cycle"),
    "defer_max_months": _("Most months of a deferral"),
    "dispute_days": _("Days to dispute a finding"),
    "review_request_days": _("Days to ask for a review"),
    "review_days": _("Days for a decision under review"),
    "renewal_days": _("Days for a renewal"),
    "zt_hold_hours": _("Hours until a case should be disclosed"),
    "zt_decision_days": _("Working days to decide on a confirmed case"),
    "consent_max_months": _("Most months of a consent"),
    "unannounced_window_days": _("Days of the window shown for a visit"),
    "designated_ea_may_assess": _("May the designated advisor assess?"),
}
