"""The way in by invitation: a link from a letter, or a user name and a code from paper."""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from distinction.doors.access.gate import Refused
from distinction.doors.access.invitation import (
    Invited,
    invited_by,
    sheet_for,
    token_for_code,
    viewer_invited,
)
from distinction.doors.services.act import act
from distinction.faces.web.asked import now, viewer_at
from distinction.faces.web.pages.errors import too_many
from distinction.faces.web.signin.words import FirstPassword
from distinction.rules.protocol.acts.people import AcceptInvitation

WRONG = _("This user name and code do not belong together, or the code is used or too old.")


class CodeForm(forms.Form):
    """What stands on the sheet of paper."""

    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Four groups of four signs. Capitals and lines between them do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "class": "in--mid"}
        ),
    )


def sheet(request: HttpRequest, person: str) -> HttpResponse:
    """To be printed and handed over by the one who invited."""
    found = sheet_for(viewer_at(request), person)
    if found is None:
        raise Http404
    shown = {"sheet": found, "address": request.build_absolute_uri(reverse("invitation_code"))}
    return render(request, "invitation/sheet.html", shown)


@sensitive_post_parameters("code")
def by_code(request: HttpRequest) -> HttpResponse:
    """From the sheet to the same page that the link leads to."""
    form = CodeForm(request.POST or None)
    if request.method == "POST":
        name = request.POST.get("username", "").casefold()[:150]
        if not ratelimit.consume(request, action="login_failed", key=f"code-{name}"):
            return too_many(request)
        if form.is_valid():
            given = form.cleaned_data
            token = token_for_code(given["username"], given["code"], now().date())
            if token:
                return redirect("invitation", token=token)
            form.add_error(None, WRONG)
    return render(request, "invitation/code.html", {"form": form})


@sensitive_post_parameters("new_password1", "new_password2")
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Wrong, used and old links are answered alike."""
    invited = invited_by(token)
    if invited is None:
        return render(request, "invitation/ended.html", status=404)
    person: AbstractBaseUser = get_user_model().objects.get(pk=invited.person)
    form = FirstPassword(person, request.POST or None)
    if request.method == "POST" and form.is_valid() and _take_up(form, invited):
        return redirect("account_login")
    return render(request, "invitation/accept.html", {"form": form, "invited": invited})


def _take_up(form: FirstPassword, invited: Invited) -> bool:
    """Password and account together, or neither."""
    at = now()
    viewer = viewer_invited(invited, at)
    if viewer is None:
        form.add_error(None, _("Your role here has ended. Ask who invited you."))
        return False
    try:
        with transaction.atomic():
            get_adapter().set_password(form.user, form.cleaned_data["new_password1"])
            act(viewer, AcceptInvitation(person=invited.person), at=at)
    except Refused:
        form.add_error(None, _("This invitation was taken up already. Sign in."))
        return False
    return True
