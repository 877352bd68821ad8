"""The pages of one's own account: in our look, private, and whole without a script."""

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponseBase
from django.test import Client

from distinction.doors.access.invitation import code_of, invited_by, token_of
from distinction.faces.jobs.mail import deliver
from distinction.faces.web.asked import now
from distinction.records.ledger.entry import Entry
from distinction.records.people.letter import Letter
from distinction.records.people.person import Person
from tests.faces.web.people import PASSWORD, code_now, person, sign_in, with_app

pytestmark = pytest.mark.django_db
OUTSIDE = (
    "/accounts/login/",
    "/accounts/language/",
    "/accounts/inactive/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/done/",
    "/accounts/password/reset/key/abc-def/",
    "/invitation/",
    "/invitation/abc/",
)
INSIDE = (
    "/profile/",
    "/accounts/logout/",
    "/accounts/password/change/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
)
WITH_APP = (
    "/accounts/2fa/reauthenticate/",
    "/accounts/2fa/totp/deactivate/",
    "/accounts/2fa/recovery-codes/",
    "/accounts/2fa/recovery-codes/generate/",
)
NEW = "walking kites at noon"


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def inside(client: Client, *, app: bool = False) -> Person:
    made = person()
    sign_in(client, "sokha")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    if app:
        client.get("/accounts/2fa/totp/activate/")
        secret = client.session["mfa.totp.secret"]
        client.post("/accounts/2fa/totp/activate/", {"code": code_now(secret=secret)})
    return made


def check(answer: HttpResponseBase) -> None:
    text = bytes(getattr(answer, "content", b"")).decode()
    assert "<c-" not in text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)", text)
    assert len(re.findall("<h1", text)) == 1
    assert answer["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer
    assert "Last-Modified" not in answer
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_page_outside_is_in_our_look(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {200, 302, 404}
    if answer.status_code != 302:
        check(answer)


@pytest.mark.parametrize("path", INSIDE)
def test_a_page_inside_is_in_our_look(client: Client, path: str) -> None:
    inside(client)
    answer = client.get(path)
    assert answer.status_code == 200
    check(answer)


@pytest.mark.parametrize("path", WITH_APP)
def test_a_page_of_second_factors_is_in_our_look(client: Client, path: str) -> None:
    inside(client, app=True)
    answer = client.get(path)
    assert answer.status_code == 200
    check(answer)


def test_the_secret_stands_as_picture_and_as_text(client: Client) -> None:
    inside(client)
    text = client.get("/accounts/2fa/totp/activate/").content.decode()
    assert '<svg class="qr"' in text
    assert client.session["mfa.totp.secret"] in text


def test_without_sign_in_every_page_leads_to_it_alike(client: Client) -> None:
    answers = [client.get(path) for path in (*INSIDE, "/nothing/", "/factories/abc/")]
    told = {(each.status_code, each["Location"], each.content) for each in answers}
    assert told == {(302, "/accounts/login/", b"")}


def test_hidden_wrong_and_malformed_are_the_same_bytes(client: Client) -> None:
    inside(client)
    answers = [client.get(path) for path in ("/nothing/", "/f/%ff/", "/profile/x/")]
    assert {each.status_code for each in answers} == {404}
    assert len({each.content for each in answers}) == 1
    assert len({tuple(sorted(each.headers.items())) for each in answers}) == 1


def test_an_invitation_works_once(client: Client) -> None:
    made = person("vanna", state="invited")
    link = f"/invitation/{token_of(made.pk)}/"
    check(client.get(link))
    assert b"Welcome" in client.get(link).content
    weak = client.post(link, {"new_password1": "short", "new_password2": "short"})
    assert weak.status_code == 200
    answer = client.post(link, {"new_password1": NEW, "new_password2": NEW})
    assert answer["Location"] == "/accounts/login/"
    assert sign_in(client, "vanna", NEW).status_code == 302
    made.refresh_from_db()
    assert made.state == "active"
    assert Entry.objects.filter(act="AcceptInvitation", person=made.pk).count() == 1
    ended = Client().get(link)
    assert ended.status_code == 404
    assert ended.content == Client().get("/invitation/wrong/").content


def test_an_invitation_ends_after_a_week(monkeypatch: pytest.MonkeyPatch) -> None:
    made = person("vanna", state="invited")
    token = token_of(made.pk)
    assert invited_by(token) is not None
    later = now().timestamp() + 8 * 24 * 3600
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert invited_by(token) is None


def test_a_code_on_paper_leads_to_the_invitation(client: Client) -> None:
    made = person("vanna", state="invited", email="")
    code = code_of(made.pk, now().date())
    typed = {"username": "Vanna", "code": code.upper().replace("-", " ")}
    answer = client.post("/invitation/", typed)
    assert answer.status_code == 302
    assert b"vanna" in client.get(answer["Location"]).content


def test_the_letter_of_an_invitation_leads_to_it(client: Client) -> None:
    made = person("vanna", state="invited")
    letter = Letter.objects.create(person=made, kind="invitation", key="k", recorded_at=now())
    deliver.call(letter.pk)
    assert [each.to for each in mail.outbox] == [["vanna@example.org"]]
    link = re.search(r"/invitation/\S+", str(mail.outbox[0].body))
    assert link is not None
    assert b"Welcome" in client.get(link[0]).content


def test_the_sheet_is_for_the_one_who_invited() -> None:
    inviter = with_app(person("pm", role="programme_manager"))
    made = person("vanna", state="invited", email="", role="worker_committee_member")
    made.hats.update(given_by=inviter.pk)
    other = with_app(person("other", role="programme_manager"))
    pages, links = [], []
    for who in (other, inviter):
        browser = Client()
        sign_in(browser, who.username)
        browser.post("/accounts/2fa/authenticate/", {"code": code_now()})
        pages.append(browser.get(f"/people/{made.pk}/sheet/"))
        links.append(b"The sheet to print" in browser.get(f"/people/{made.pk}/").content)
    assert links == [False, True]
    assert [each.status_code for each in pages] == [404, 200]
    check(pages[1])
    assert code_of(made.pk, now().date()).encode() in pages[1].content


def test_a_wrong_code_and_an_unknown_name_are_answered_alike(client: Client) -> None:
    person("vanna", state="invited", email="")
    answers = set()
    for name in ("vanna", "nobody"):
        answer = client.post("/invitation/", {"username": name, "code": "abcd efgh jkmn pqrs"})
        text = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", answer.content)
        answers.add((answer.status_code, text.replace(name.encode(), b"")))
    assert len(answers) == 1


def test_a_profile_is_changed_by_an_act(client: Client) -> None:
    made = inside(client)
    answer = client.post("/profile/", {"name": "Sokha K.", "language": "ar", "theme": "dark"})
    assert answer["Location"] == "/profile/"
    text = client.get("/profile/").content.decode()
    assert '<html lang="ar" dir="rtl" data-theme="dark">' in text
    assert Entry.objects.filter(act="ChangeProfile", subject=made.pk).count() == 1


def test_only_ones_own_hat_can_be_put_on(client: Client) -> None:
    inside(client)
    other = person("dara")
    hat = other.hats.get().pk
    assert client.post("/hats/switch/", {"hat": hat}).status_code == 404
    own = Person.objects.get(username="sokha").hats.get().pk
    assert client.post("/hats/switch/", {"hat": own})["Location"] == "/"
    assert client.get("/hats/switch/").status_code == 405


def test_a_role_that_needs_a_second_factor_sets_one_up_first(client: Client) -> None:
    person(role="programme_manager")
    sign_in(client, "sokha")
    answer = client.get("/profile/")
    assert answer.status_code == 403
    assert b"Set up a second factor first" in answer.content
    assert client.get("/accounts/2fa/").status_code == 200


def test_spare_codes_open_once(client: Client) -> None:
    inside(client, app=True)
    codes = re.findall(
        r"<li><bdi>(\d+)</bdi>", client.get("/accounts/2fa/recovery-codes/").content.decode()
    )
    assert len(codes) == 10
    for expected in (302, 200):
        fresh = Client()
        sign_in(fresh, "sokha")
        answer = fresh.post("/accounts/2fa/authenticate/", {"code": codes[0]})
        assert answer.status_code == expected


def test_a_browser_speaks_the_language_chosen_on_it_or_asked_by_it(client: Client) -> None:
    asked = client.get("/accounts/login/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in asked
    client.post("/accounts/language/", {"language": "vi"})
    assert '<html lang="vi" dir="ltr">' in client.get("/accounts/login/").content.decode()
    assert client.post("/accounts/language/", {"language": "xx"}).status_code == 200
