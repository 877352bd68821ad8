"""The forms of signing in, in our words."""

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from distinction.faces.web.signin.reset import write_to


class SignIn(LoginForm):  # type: ignore[misc]  # allauth tells no types
    """By address or by user name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("E-mail address or user name"),
            max_length=254,
            widget=forms.TextInput(
                attrs={"autocomplete": "username webauthn", "autocapitalize": "none"}
            ),
        )
        self.fields["password"] = forms.CharField(
            label=_("Password"),
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )
        self.order_fields(["login", "password"])

    def user_credentials(self) -> dict[str, str]:
        """One kind of name, one look at a password: a second look would take its time (N2)."""
        login = self.cleaned_data["login"]
        kind = "email" if "@" in login else "username"
        return {kind: login, "password": self.cleaned_data["password"]}


class AskForReset(ResetPasswordForm):  # type: ignore[misc]  # allauth tells no types
    """The request does the same for every address; who is meant is found out by the worker."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your e-mail address")
        self.fields["email"].widget = forms.EmailInput(attrs={"autocomplete": "email"})

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **_kwargs: Any) -> str:
        address = str(self.cleaned_data["email"])
        write_to.enqueue(address, request.build_absolute_uri("/").rstrip("/"))
        return address
