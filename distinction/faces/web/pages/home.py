"""The start page of each role: the first entry of its menu."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from distinction.faces.web.asked import viewer_at
from distinction.faces.web.entries import MENU, address


def show(request: HttpRequest) -> HttpResponse:
    """The first page of the menu that exists; a role without any is told what it may do here."""
    viewer = viewer_at(request)
    for entry in MENU.get(viewer.role, ()):
        found = address(entry, viewer.factory)
        if found and found != "/":
            return redirect(found)
    return render(request, "home/nothing.html")
