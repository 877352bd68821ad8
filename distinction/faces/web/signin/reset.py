"""The letter with a link to set a new password, written by the worker."""

from allauth.account.forms import ResetPasswordForm, default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django_tasks import task


@task()
def write_to(address: str, site: str) -> None:
    """To whom the address belongs now; an unknown one gets nothing, and nobody learns of it.

    Who has never accepted the invitation has no password to forget.
    """
    form = ResetPasswordForm({"email": address})
    if not form.is_valid():
        return
    for person in form.users:
        if _is_theirs(person, address) and person.has_usable_password():
            _send(person, address, site)


def _is_theirs(person: AbstractBaseUser, address: str) -> bool:
    return str(getattr(person, person.get_email_field_name())).casefold() == address.casefold()


def _send(person: AbstractBaseUser, address: str, site: str) -> None:
    key = default_token_generator.make_token(person)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), key])
    with translation.override(getattr(person, "language", None)):
        text = render_to_string("account/email/reset.txt", {"link": f"{site}{path}"})
        send_mail(gettext("Your sign-in"), text, None, [address])
