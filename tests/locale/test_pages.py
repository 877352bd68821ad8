"""In each language that is offered, no sentence of ours is left in English on any page."""

import re
from collections import deque

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client

from distinction.faces.web.middleware import threshold
from distinction.records.people.person import Person
from distinction.rules.terms.parties import Role
from tests import worked
from tests.doors.test_suppliers import buyer_with, recognised_row
from tests.faces.web.signing import signed_in
from tests.faces.web.test_home import a_lacking_row
from tests.locale.spoken import Spoken
from tests.makers_site import (
    NOW,
    a_buyer,
    a_factory,
    a_row,
    a_site,
    a_viewer,
    designated,
    later,
    with_evidence,
)

pytestmark = pytest.mark.django_db
OFFERED = [code for code, _ in settings.LANGUAGES if code != "en"]
BIDI = {"ar", "he", "fa", "ur"}
FILES = re.compile(r"\.(csv|xlsx)|logout")
KEY = re.compile(r"\b[a-z0-9]{20}\b|(?<==)[^&]*|(?<=/criteria/)[^/]+(?=/$)")

# What stays as it is in every language: the names of this site, signs, and the texts of the packs.
HOUSES = (
    "Lotus",
    "Harbour Row Outfitters",
    "Quay Street Traders",
    "Cambodia",
    "Distinction",
    "UTC",
)
LANGUAGES = tuple(name for _, name in settings.LANGUAGES)
ROLE_NAMES = re.compile(r"[a-z_]+-\d+(@example\.org)?|admin(@example\.org)?|Admin")
CODES = re.compile(
    r"[A-Z0-9]+([-/][A-Za-z0-9]+)*|[0-9a-f]{64}|pr-2/\w+|[a-z-]+(-\d+)? \d+\.\d+\.\d+"
)
PACKS = [worked.library_pack(name) for name in ("better-work-2017", "lantern-valley")]
TEXTS = {each.name for pack in PACKS for each in pack.criteria}
TEXTS |= {text for pack in PACKS for text in (pack.head.title, *(one.id for one in pack.pri_lists))}


def is_kept(text: str) -> bool:
    """Whether a piece is the same in every language."""
    text = text.removesuffix(" | Distinction")
    bare = text.strip(":,. ()+–·")
    if (
        bare in TEXTS
        or text in TEXTS
        or bare in HOUSES
        or bare in LANGUAGES
        or not re.search("[A-Za-z]{2}", bare)
    ):
        return True
    return bool(CODES.fullmatch(bare) or ROLE_NAMES.fullmatch(bare))


def pages(client: Client, start: str) -> dict[str, Spoken]:
    """Every kind of page that links lead to from the first one."""
    found: dict[str, Spoken] = {}
    kinds: set[str] = set()
    waiting = deque([start])
    while waiting:
        path = waiting.popleft()
        kind = KEY.sub("", path)
        if kind in kinds or FILES.search(path):
            continue
        kinds.add(kind)
        answer = client.get(path, follow=True)
        if answer.status_code == 200 and "html" in answer.headers["content-type"]:
            found[path] = Spoken(answer.content.decode())
            waiting.extend(found[path].links)
    return found


def test_no_sentence_is_left_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    site = a_site()
    rows = (a_lacking_row("KH-0001"), recognised_row("KH-0002"), a_row("KH-0003"))
    lacks, best, _ = with_evidence(site, *rows)
    bare = a_factory(site, "KH-0004", "Lotus")
    viewers = [
        site.manager,
        site.administrator,
        designated(site, Role.ENTERPRISE_ADVISOR, lacks),
        a_viewer(Role.FACTORY_TOP_MANAGER, lacks),
        a_viewer(Role.WORKER_COMMITTEE_MEMBER, best),
        buyer_with(site, lacks, best, bare),
        a_viewer(Role.BUYER_REGISTERED, a_buyer(site, "Quay Street Traders")),
    ]
    Person.objects.update(password=make_password("a long enough phrase"))
    left: dict[str, str] = {}
    for viewer in viewers:
        seen = later(viewer)
        assert seen
        client = signed_in(seen)
        english = pages(client, "/")
        for language in OFFERED:
            Person.objects.filter(pk=viewer.person).update(language=language)
            left |= _left(client, english, language)
    english = pages(Client(), "/accounts/login/")
    for language in OFFERED:
        left |= _left(Client(headers={"accept-language": language}), english, language)
    assert not left, "\n".join(f"{path}: {piece}" for piece, path in left.items())


def _left(client: Client, english: dict[str, Spoken], language: str) -> dict[str, str]:
    """Pieces that are alike in both languages and are no names, with the page of each."""
    left: dict[str, str] = {}
    for path, said in english.items():
        now = Spoken(client.get(path, follow=True).content.decode())
        assert now.root["lang"] == language, path
        assert now.root["dir"] == ("rtl" if language in BIDI else "ltr"), path
        alike = set(said.pieces) & set(now.pieces)
        left |= {piece: path for piece in alike if not is_kept(piece)}
    return left


def test_a_sentence_left_in_english_would_be_seen() -> None:
    page = '<html lang="ar" dir="rtl"><p title="Kept">Left <b lang="en">Quoted</b> <bdi>Lotus</bdi>'
    assert Spoken(page).pieces == ["Kept", "Left"]
    assert not is_kept("Left")
    assert is_kept("KH-0001")
