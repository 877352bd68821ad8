"""The criteria on pages: open to anybody, whole, and the same whatever factories there are."""

import shutil
from pathlib import Path

import pytest
from django.test import Client

from distinction.faces.web.middleware import threshold
from distinction.records.recognition import packs
from tests import worked
from tests.doors.test_suppliers import recognised_row
from tests.faces.web.signing import signed_in
from tests.makers_site import NOW, a_site, later, with_evidence

pytestmark = pytest.mark.django_db
PACK = "/criteria/better-work-2017/1.0.0/"
ADDRESSES = (
    "/criteria/",
    PACK,
    "/criteria/lantern-valley/1.0.0/",
    f"{PACK}diff/?to=lantern-valley/1.0.0",
)


def page(client: Client, address: str) -> str:
    found = client.get(address)
    assert found.status_code == 200, address
    return str(found.content.decode())


def test_a_stranger_reads_every_criterion_question_and_list() -> None:
    text = page(Client(), PACK)
    pack = worked.library_pack("better-work-2017")
    for each in pack.criteria:
        assert f'id="{each.id}"' in text
    for issues in pack.pri_lists:
        assert issues.id in text
    for asked in pack.additional_questions:
        assert f'<span class="code">{asked.code}</span>' in text


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_factory_changes_a_byte_for_strangers(address: str) -> None:
    before = Client().get(address)
    with_evidence(a_site(), recognised_row())
    after = Client().get(address)
    assert (before.content, before.headers) == (after.content, after.headers)


def test_who_is_signed_in_reads_the_same_in_their_own_frame(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(threshold, "now", lambda: NOW)
    manager = later(a_site().manager)
    assert manager
    assert "Programme manager" in page(signed_in(manager), "/criteria/")


@pytest.mark.parametrize(
    "address",
    [
        "/criteria/nothing/1.0.0/",
        "/criteria/better-work-2017/9.9/",
        "/criteria/../../",
        f"{PACK}diff/",
        f"{PACK}diff/?to=9.9",
        f"{PACK}diff/?to=access/roles.csv",
    ],
)
def test_what_the_library_does_not_hold_is_not_found(address: str) -> None:
    assert Client().get(address).status_code == 404


def test_two_versions_of_a_pack_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = shutil.copytree(packs.PACKS, tmp_path / "packs")
    newer = shutil.copytree(library / "lantern-valley/1.0.0", library / "lantern-valley/1.1.0")
    file = newer / "pack.toml"
    text = file.read_text(encoding="utf-8")
    changed = text.replace('version = "1.0.0"', 'version = "1.1.0"')
    changed = changed.replace("pr2_month = 5", "pr2_month = 4")
    file.write_text(changed, encoding="utf-8")
    monkeypatch.setattr(packs, "PACKS", library)
    listed = page(Client(), "/criteria/")
    assert "/criteria/lantern-valley/1.1.0/" in listed
    assert "/criteria/lantern-valley/1.0.0/diff/?to=1.1.0" in listed
    told = page(Client(), "/criteria/lantern-valley/1.0.0/diff/?to=1.1.0")
    assert "setting pr2_month" in told
    assert "<del>5</del>" in told
    assert "<ins>4</ins>" in told
    same = page(Client(), "/criteria/lantern-valley/1.0.0/diff/?to=1.0.0")
    assert "Nothing that decides differs" in same
