"""One's own account: name, language, theme, and which hat one wears."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from distinction.doors.access.viewer import hats_of
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.entries import TITLES
from distinction.faces.web.middleware.threshold import HAT
from distinction.faces.web.perform import perform, perform_form
from distinction.faces.web.proof import has_second_factor
from distinction.rules.protocol.acts.people import ChangeProfile, SwitchHat

LANGUAGES = [  # each named in its own script, and read aloud in it
    (code, format_html('<span lang="{}">{}</span>', code, name))
    for code, name in settings.LANGUAGES
]
YEAR = 365 * 24 * 3600
THEMES = (
    ("system", _("As this device")),
    ("light", _("Light")),
    ("dark", _("Dark")),
)


class ProfileForm(forms.Form):
    """What everybody may change of themselves."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, widget=forms.RadioSelect)
    theme = forms.ChoiceField(label=_("Colours"), choices=THEMES, widget=forms.RadioSelect)


def profile(request: HttpRequest) -> HttpResponse:
    viewer = viewer_at(request)
    as_it_is = {"name": viewer.name, "language": viewer.language, "theme": viewer.theme}
    form = ProfileForm(request.POST or None, initial=as_it_is)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        what = ChangeProfile(person=viewer.person, **given)
        said = perform_form(request, form, what)
        if said.page is not None:
            return said.page
        if said.outcome is not None:
            with override(given["language"]):
                messages.success(request, gettext("Your profile is saved."))
            return redirect("profile")
    hats = [
        (each.hat, TITLES.get(each.role, each.role), each.organisation, each.hat == viewer.hat)
        for each in hats_of(viewer)
    ]
    shown = {"form": form, "hats": hats, "has_factor": has_second_factor(request)}
    return render(request, "account/profile.html", shown)


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Each switch is an act, so it stands in the log; a hat that is not one's own is not there."""
    viewer, hat = viewer_at(request), request.POST.get("hat", "")
    if hat not in {each.hat for each in hats_of(viewer)}:
        raise Http404
    said = perform(request, SwitchHat(person=viewer.person, hat=hat))
    if said.page is not None:
        return said.page
    if said.outcome is None:
        messages.error(request, said.words)
        return redirect("profile")
    request.session[HAT] = hat
    return redirect("/")


def language(request: HttpRequest) -> HttpResponse:
    """For this browser, before anybody has signed in; a person's own stands in the profile."""
    asked = request.POST.get("language", "")
    if asked not in dict(settings.LANGUAGES):
        return render(request, "account/language.html", {"languages": settings.LANGUAGES})
    answer = redirect("account_login")
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        asked,
        max_age=YEAR,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return answer
