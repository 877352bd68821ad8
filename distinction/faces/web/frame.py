"""What stands around each page: language, theme, the menu of the hat, the way to the account."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi, gettext

from distinction.doors.access.enter import may_enter
from distinction.doors.access.viewer import Viewer
from distinction.faces.web.entries import BESIDE, MENU, TITLES, Beside, address, page
from distinction.rules.terms.parties import Role, Side

THEMES = ("light", "dark")  # any other word leaves it to the machine of the reader


@dataclass(frozen=True, slots=True)
class Link:
    """A line of a menu."""

    title: str
    href: str
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The plain values that base.html shows."""

    language: str
    direction: str
    theme: str = ""
    is_signed_in: bool = False
    is_demo: bool = False
    home: str = "/"
    help: str = ""
    language_page: str = ""
    name: str = ""
    role: str = ""
    organisation: str = ""
    entries: tuple[Link, ...] = ()
    account: tuple[Link, ...] = ()


def frame(request: HttpRequest) -> dict[str, Frame]:
    """The context processor: it reads the viewer of the request, and asks nothing of any door."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    if viewer is None or viewer.role is Role.ANONYMOUS:
        return {"frame": _outside()}
    return {"frame": _of(viewer, request.path)}


def _outside() -> Frame:
    return Frame(
        language=get_language() or settings.LANGUAGE_CODE,
        direction="rtl" if get_language_bidi() else "ltr",
        is_demo=settings.IS_DEMO,
        home=page("account_login") or "/",
        help=page("help", "signing-in") or "",
        language_page=page("language") or "",
    )


def _of(viewer: Viewer, path: str) -> Frame:
    profile = page("profile") or ""
    return Frame(
        language=get_language() or settings.LANGUAGE_CODE,
        direction="rtl" if get_language_bidi() else "ltr",
        theme=viewer.theme if viewer.theme in THEMES else "",
        is_signed_in=True,
        is_demo=settings.IS_DEMO,
        home="/",
        help=page("help", "start") or "",
        language_page=f"{profile}#language" if profile else "",
        name=viewer.name,
        role=str(TITLES.get(viewer.role, viewer.role)),
        organisation=viewer.organisation,
        entries=tuple(_entries(viewer, path)),
        account=tuple(_account(viewer, profile)),
    )


def _entries(viewer: Viewer, path: str) -> Iterator[Link]:
    """The open one is the entry that begins the path of the page most exactly."""
    found = _addresses(viewer)
    here = max((href for _, href in found if _begins(path, href)), key=len, default="")
    for title, href in found:
        yield Link(title, href, is_here=href == here)


def _addresses(viewer: Viewer) -> list[tuple[str, str]]:
    return [
        (str(entry.title), href)
        for entry in MENU.get(viewer.role, ())
        if (href := address(entry, viewer.factory))
    ]


def _begins(path: str, href: str) -> bool:
    return path == href or (href != "/" and path.startswith(href))


def _account(viewer: Viewer, profile: str) -> Iterator[Link]:
    """Below the name: what is seldom wanted, as far as the table opens it."""
    rooms = ((str(each.title), page(each.page)) for each in BESIDE if _is_open(viewer, each))
    lines = (
        (gettext("Your profile"), profile),
        (gettext("Password and second factor"), page("mfa_index")),
        (gettext("Switch hat"), f"{profile}#hats" if profile else None),
        *rooms,
        (gettext("Sign out"), page("account_logout")),
    )
    in_menu = {href for _, href in _addresses(viewer)}
    for title, href in lines:
        if href and href not in in_menu:
            yield Link(title, href)


def _is_open(viewer: Viewer, room: Beside) -> bool:
    if room.of_programme and viewer.side is not Side.PROGRAMME:
        return False
    return room.noun is None or may_enter(viewer, room.noun, room.action)
