"""Forms of people: an invitation, and a hat with its organisation and its days."""

from datetime import UTC, date, datetime, time
from secrets import token_urlsafe
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from distinction.doors.access.houses import house_named, kind_of, roles_given
from distinction.doors.access.viewer import Viewer
from distinction.faces.web.entries import TITLES
from distinction.faces.web.perform import KEY
from distinction.rules.protocol.acts.people import GiveHat, HatAt, Invite
from distinction.rules.terms.parties import Role

NO_SUCH_HOUSE = _(
    "No organisation of that name or code is in your reach. Write a factory by its code, a buyer, "
    "a provider or a programme by its name."
)
DAY = {"type": "date"}


def new_key() -> str:
    return token_urlsafe(16)


class HatForm(forms.Form):
    """Which role, at which organisation, until when."""

    role = forms.ChoiceField(label=_("Hat"))
    organisation = forms.CharField(
        label=_("Organisation"),
        required=False,
        max_length=160,
        help_text=_(
            "A factory by its code, a buyer, provider or programme by its name. "
            "Empty: your own, or none for a global hat."
        ),
    )
    ends_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs=DAY),
        help_text=_("Empty: until it is ended."),
    )
    key = forms.CharField(widget=forms.HiddenInput, initial=new_key)

    def __init__(self, viewer: Viewer, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.viewer = viewer
        chosen = [(each.value, TITLES[each]) for each in roles_given(viewer) if each in TITLES]
        self.fields["role"].choices = chosen  # type: ignore[attr-defined]  # a choice field

    def clean_ends_on(self) -> date | None:
        found: date | None = self.cleaned_data["ends_on"]
        if found is not None and found < self.viewer.today:
            raise forms.ValidationError(_("The last day has passed already; choose a later one."))
        return found

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if "role" in given and kind_of(Role(given["role"])) is not None:
            text = given.get("organisation", "")
            given["house"] = house_named(self.viewer, Role(given["role"]), text)
            if given["house"] is None:
                self.add_error("organisation", NO_SUCH_HOUSE)
        return given

    def hat(self) -> HatAt:
        """The end of the last day, as the server counts days (UTC)."""
        given, role = self.cleaned_data, Role(self.cleaned_data["role"])
        kind, ends_on = kind_of(role), given["ends_on"]
        ends_at = datetime.combine(ends_on, time.max, UTC) if ends_on else None
        house = {} if kind is None else {kind.value: given["house"]}
        return HatAt(role=role, ends_at=ends_at, **house)

    def as_given_to(self, person: str) -> GiveHat:
        return GiveHat(person=person, hat=self.hat())


class InviteForm(HatForm):
    """A new account with its first hat; an address is welcome and not needed (ruling 26)."""

    name = forms.CharField(label=_("Name"), max_length=120)
    username = forms.RegexField(
        r"^[\w.-]+\Z",
        label=_("User name"),
        max_length=60,
        help_text=_("Letters, digits, points and hyphens; for signing in without an address."),
    )
    email = forms.EmailField(label=_("E-mail address"), required=False, max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial="en")
    field_order = (
        "name",
        "username",
        "email",
        "language",
        "role",
        "organisation",
        "ends_on",
        KEY,
    )

    def as_act(self) -> Invite:
        given = self.cleaned_data
        return Invite(
            username=given["username"],
            email=given["email"],
            name=given["name"],
            language=given["language"],
            hat=self.hat(),
        )
