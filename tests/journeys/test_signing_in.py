"""Signing in, by a person at a browser: by keyboard alone, by passkey, without a script."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Page, expect

from tests.faces.web.people import PASSWORD, person, sign_in
from tests.journeys.browser import NARROW, WIDE, Walk, axe, overflows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OUTSIDE = (
    "/accounts/login/",
    "/accounts/language/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/abc-def/",
    "/accounts/inactive/",
    "/invitation/",
    "/invitation/abc/",
)
INSIDE = (
    "/profile/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/password/change/",
    "/accounts/logout/",
    "/nothing/",
)
LOOKS = pytest.mark.parametrize(
    ("width", "theme", "language"),
    [(WIDE, "light", "en"), (WIDE, "dark", "ar"), (NARROW, "light", "vi"), (NARROW, "dark", "ar")],
)


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def look_at(page: Page, paths: tuple[str, ...]) -> None:
    for path in paths:
        page.goto(path)
        assert axe(page) == [], path
        assert not overflows(page), path


@LOOKS
def test_pages_outside_are_open_to_all(walk: Walk, width: int, theme: str, language: str) -> None:
    look_at(walk.page(width=width, theme=theme, language=language), OUTSIDE)


@LOOKS
def test_pages_of_the_account_are_open_to_all(
    walk: Walk, client: Client, width: int, theme: str, language: str
) -> None:
    person(language=language, theme=theme)
    sign_in(client, "sokha")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    look_at(walk.page(width=width, theme="light", client=client), INSIDE)


def test_one_signs_in_by_keyboard_alone(walk: Walk) -> None:
    person()
    page = walk.page()
    page.goto("/accounts/login/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    _to(page, "#id_login")
    page.keyboard.type("sokha")
    page.keyboard.press("Tab")
    expect(page.locator("#id_password")).to_be_focused()
    page.keyboard.type("not my password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").first).to_contain_text("not right")
    _to(page, "#id_password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "login" not in url)
    page.goto("/profile/")
    _to(page, ".me > summary")
    page.keyboard.press("Enter")
    expect(page.locator(".me-list")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".me-list")).to_be_hidden()
    expect(page.locator(".me > summary")).to_be_focused()


def test_one_signs_in_without_a_script(walk: Walk) -> None:
    person()
    page = walk.page(width=NARROW, script=False)
    page.goto("/accounts/login/")
    expect(page.get_by_role("button", name="passkey")).to_be_hidden()
    page.fill("#id_login", "sokha")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto("/profile/")
    page.locator(".menu > summary").click()
    page.locator(".menu").get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_passkey_is_added_and_signs_in_by_itself(walk: Walk) -> None:
    person()
    page = walk.page()
    page.goto("/accounts/login/")
    _has_a_key(page)
    page.fill("#id_login", "sokha")
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "login" not in url)
    page.goto("/accounts/2fa/webauthn/add/")
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#id_passwordless").check()
    page.get_by_role("button", name="Add the key").click()
    expect(page.get_by_role("heading", name="Spare codes")).to_be_visible()
    page.locator(".me > summary").click()
    page.locator(".me-list").get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: "accounts" not in url)


def _to(page: Page, where: str) -> None:
    """Tab until it is there; everything that can be used can be reached."""
    for _ in range(30):
        if page.evaluate("where => document.activeElement.matches(where)", where):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{where} cannot be reached by keyboard")


def _has_a_key(page: Page) -> None:
    """A key inside the browser of the test, that knows its holder."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
