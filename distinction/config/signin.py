"""Signing in: by address or user name, with a second factor; nobody signs up by themselves."""

from typing import Any

FORMS = "distinction.faces.web.signin"
SIGNIN: dict[str, Any] = {
    "LANGUAGE_COOKIE_NAME": "language",
    "LOGIN_URL": "account_login",
    "LOGIN_REDIRECT_URL": "/",
    "LOGOUT_REDIRECT_URL": "account_login",
    "PASSWORD_RESET_TIMEOUT": 3 * 3600,
    "ACCOUNT_ADAPTER": "distinction.faces.web.signin.account.Account",
    "ACCOUNT_LOGIN_METHODS": {"email", "username"},
    "ACCOUNT_SIGNUP_FIELDS": ["username*", "email", "password1*"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,  # a letter would tell a stranger who asks
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR": (
        "django.contrib.auth.tokens.PasswordResetTokenGenerator"
    ),
    "ACCOUNT_EMAIL_NOTIFICATIONS": False,
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
    "ACCOUNT_USER_MODEL_EMAIL_FIELD": "email",
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": "username",
    "ACCOUNT_LOGOUT_ON_GET": False,
    "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": False,
    "ACCOUNT_SESSION_REMEMBER": False,
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": 300,
    "ACCOUNT_RATE_LIMITS": {
        "login": "60/m/ip",
        "login_failed": "20/m/ip,5/15m/key",
        "reset_password": "20/m/ip,3/15m/key",
        "reset_password_from_key": "20/m/ip",
        "change_password": "5/m/user",
        "reauthenticate": "10/m/user",
    },
    "ACCOUNT_FORMS": {
        "login": f"{FORMS}.forms.SignIn",
        "reset_password": f"{FORMS}.forms.AskForReset",
        "reset_password_from_key": f"{FORMS}.words.NewPassword",
        "change_password": f"{FORMS}.words.ChangePassword",
        "reauthenticate": f"{FORMS}.words.Password",
    },
    "MFA_FORMS": {
        "authenticate": f"{FORMS}.words.Code",
        "reauthenticate": f"{FORMS}.words.CodeAgain",
        "activate_totp": f"{FORMS}.words.FirstCode",
        "add_webauthn": f"{FORMS}.words.AddKey",
        "edit_webauthn": f"{FORMS}.words.NameKey",
    },
    "MFA_ADAPTER": "distinction.faces.web.signin.factors.Factors",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,  # addresses are given by those who invite
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_PASSKEY_SIGNUP_ENABLED": False,
    "MFA_TOTP_ISSUER": "Distinction",
    "MFA_TOTP_TOLERANCE": 1,
}
