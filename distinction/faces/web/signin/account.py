"""How accounts behave: nobody signs up, and no answer tells whether somebody is here."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WRONG = _("The name or the password is not right. Check both, or ask for a new password.")
WAIT = _("Too many tries. Wait some minutes, then try again.")

# What allauth has to say, in our words; what is not named here is not said.
SAID: Mapping[str, Promise | str] = {
    "account/messages/password_changed.txt": _("Your password is changed."),
    "account/messages/password_set.txt": _("Your password is set."),
    "mfa/messages/totp_activated.txt": _("The app with codes now stands beside your password."),
    "mfa/messages/totp_deactivated.txt": _("The app with codes is no longer asked for."),
    "mfa/messages/recovery_codes_generated.txt": _("Spare codes are made; older ones have ended."),
    "mfa/messages/webauthn_added.txt": _("The key is added."),
    "mfa/messages/webauthn_removed.txt": _("The key is removed."),
}


class Account(DefaultAccountAdapter):  # type: ignore[misc]  # allauth tells no types
    """One answer for a wrong name and for a wrong password (N2)."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "account_inactive": WRONG,
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not right, or it was used. Take the newest one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth's own
        return False

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *_args: Any,
        message: str | None = None,
        **_kwargs: Any,
    ) -> None:
        said = message or SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said))

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """That field alone: a lock that came in between must not be undone."""
        user.set_password(password)
        user.save(update_fields=("password",))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """No letter of allauth goes out: ours carry no fact (N19) and go by the worker."""
