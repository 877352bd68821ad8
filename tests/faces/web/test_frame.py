"""What stands around a page: the menu of the role, and only pages that exist."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import RequestFactory

from distinction.doors.access.viewer import Viewer, nobody
from distinction.faces.web import entries
from distinction.faces.web.entries import MENU, TITLES
from distinction.faces.web.frame import Frame, frame
from distinction.rules.terms.parties import Role, Side

NOW = datetime(2026, 11, 24, 8, 12, tzinfo=UTC)
MANAGER = Viewer(Role.PROGRAMME_MANAGER, Side.PROGRAMME, NOW, NOW.date(), person="p", name="Sokha")
NOT_SIGNED_IN = {Role.ANONYMOUS, Role.API_CLIENT, Role.SYSTEM_JOB}


def frame_of(viewer: Viewer | None, path: str = "/") -> Frame:
    request = RequestFactory().get(path)
    if viewer is not None:
        request.viewer = viewer  # type: ignore[attr-defined]  # as the threshold does
    return frame(request)["frame"]


@pytest.fixture
def _all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        entries,
        "reverse",
        lambda name, args=(): "/" + "".join(f"{each}/" for each in (name, *args)),
    )


def test_every_role_that_signs_in_has_a_menu_of_six_at_most() -> None:
    assert set(MENU) == set(Role) - NOT_SIGNED_IN
    assert all(1 <= len(each) <= 6 for each in MENU.values())
    assert set(MENU) <= set(TITLES)


@pytest.mark.parametrize("viewer", [None, nobody(NOW)])
def test_outside_there_is_no_menu(viewer: Viewer | None) -> None:
    found = frame_of(viewer)
    assert not found.is_signed_in
    assert found.entries == ()
    assert found.account == ()


def test_an_entry_whose_page_does_not_exist_is_left_out() -> None:
    assert entries.address(entries.Entry("Nowhere", "no-such-page"), "") is None


@pytest.mark.usefixtures("_all_pages")
def test_the_entry_nearest_to_the_page_is_the_open_one() -> None:
    found = frame_of(MANAGER, "/factories/abc/")
    assert [each.title for each in found.entries if each.is_here] == ["Factories"]
    assert found.entries[0].title == "Portfolio"


@pytest.mark.usefixtures("_all_pages")
def test_an_entry_of_the_own_factory_holds_its_id() -> None:
    viewer = replace(MANAGER, role=Role.FACTORY_MANAGER, side=Side.FACTORY, factory="abc")
    hrefs = {each.title: each.href for each in frame_of(viewer).entries}
    assert hrefs["Where we stand"] == "/standing/abc/"
    without = replace(viewer, factory="")
    assert "Where we stand" not in {each.title for each in frame_of(without).entries}


@pytest.mark.parametrize(("theme", "shown"), [("dark", "dark"), ("light", "light"), ("system", "")])
def test_the_theme_is_that_of_the_profile(theme: str, shown: str) -> None:
    assert frame_of(replace(MANAGER, theme=theme)).theme == shown
