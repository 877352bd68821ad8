"""Second factors: keys bound to the one host of the site, secrets kept under the site's key."""

from base64 import urlsafe_b64encode
from hashlib import sha256

import qrcode  # type: ignore[import-untyped]  # it tells no types
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

SEALED = "sealed:"
WRONG_CODE = _("This code is not right, or it was used. Take the newest one.")


class Factors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth tells no types
    """A key that was made for one host is worthless at another: the host is a setting."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": settings.SITE_HOST, "name": settings.SITE_NAME}

    def build_totp_svg(self, url: str) -> str:
        """Squares as one path: no style in it, so that the content policy lets it stand."""
        code = qrcode.QRCode(border=0)
        code.add_data(url)
        rows = code.get_matrix()
        path = "".join(
            f"M{x} {y}h1v1h-1z"
            for y, row in enumerate(rows)
            for x, is_dark in enumerate(row)
            if is_dark
        )
        return format_html(
            '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}" '
            'shape-rendering="crispEdges"><path d="{2}"/></svg>',
            len(rows),
            gettext("The secret as a picture, to be read by your app"),
            path,
        )

    def encrypt(self, text: str) -> str:
        return SEALED + _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret from before it was kept sealed is still good."""
        if not encrypted_text.startswith(SEALED):
            return encrypted_text
        return _locks().decrypt(encrypted_text.removeprefix(SEALED).encode()).decode()


def _locks() -> MultiFernet:
    """The key of today first; older ones still open what they closed."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(urlsafe_b64encode(_digest(key))) for key in keys])


def _digest(key: str | bytes) -> bytes:
    return sha256(b"second factors:" + force_bytes(key)).digest()
