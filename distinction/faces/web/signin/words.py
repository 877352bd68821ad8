"""The forms of allauth and Django about accounts, with labels and hints in our words."""

from collections.abc import Mapping
from typing import Any

from allauth.account.forms import ChangePasswordForm, ReauthenticateForm, ResetPasswordKeyForm
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NEW, AGAIN = _("New password"), _("New password once more")
LABELS: Mapping[str, Promise] = {
    "password": _("Your password"),
    "oldpassword": _("Your password now"),
    "password1": NEW,
    "password2": AGAIN,
    "new_password1": NEW,
    "new_password2": AGAIN,
    "code": _("Code"),
    "name": _("A name for the key"),
    "passwordless": _("Let it sign me in by itself, without a password"),
}
SOUND = _("At least 12 signs; not a common one, and not your name.")
HINTS: Mapping[str, Promise] = {
    "password1": SOUND,
    "new_password1": SOUND,
    "name": _("For example: my phone, the blue key."),
}


class InOurWords:
    """Put before a form: each field gets our label and hint, and no word inside that vanishes."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = str(LABELS.get(name, field.label))
            field.help_text = str(HINTS.get(name, ""))
            field.widget.attrs.pop("placeholder", None)


class ChangePassword(InOurWords, ChangePasswordForm):  # type: ignore[misc]
    pass


class NewPassword(InOurWords, ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class FirstPassword(InOurWords, SetPasswordForm):  # type: ignore[type-arg]
    pass


class Password(InOurWords, ReauthenticateForm):  # type: ignore[misc]
    pass


class Code(InOurWords, mfa.AuthenticateForm):  # type: ignore[misc]
    pass


class CodeAgain(InOurWords, mfa.ReauthenticateForm):  # type: ignore[misc]
    pass


class FirstCode(InOurWords, ActivateTOTPForm):  # type: ignore[misc]
    pass


class AddKey(InOurWords, AddWebAuthnForm):  # type: ignore[misc]
    pass


class NameKey(InOurWords, EditWebAuthnForm):  # type: ignore[misc]
    pass
