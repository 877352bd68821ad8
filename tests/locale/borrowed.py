"""Sentences of Django and allauth that our pages show and their own catalogues may lack."""

BORROWED: tuple[str, ...] = (
    "apr",  # as the sentences of `distinction` spell it
    "Be patient, you are sending too many requests.",
    "Incorrect code.",
    "Incorrect password.",
    "Invalid login.",
    "Invalid or expired key.",
    "Please type your current password.",
    "The new value must be different from the current one.",
    "The password reset token was invalid.",
    "This account is currently inactive.",
    "Too many failed login attempts. Try again later.",
)
