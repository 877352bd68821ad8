"""Who may see what: the access table in words, role by role, the own role first."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from distinction.doors.insight.rights import rights, roles
from distinction.faces.reports.rights_words import closed, role_title, sections
from distinction.faces.web.asked import viewer_at
from distinction.faces.wording import Wording


def show(request: HttpRequest) -> HttpResponse:
    viewer = viewer_at(request)
    found = rights(viewer, request.GET.get("role", ""))
    if found is None:
        raise Http404
    words = Wording(viewer.language)
    shown = {
        "role": role_title(found.role.role, words),
        "is_own": found.role.role is viewer.role,
        "row": found.role,
        "choices": [
            (each, role_title(each, words), each is found.role.role) for each in roles(viewer)
        ],
        "sections": list(sections(found.things, found.table, words)),
        "closed": closed(found.things, found.table),
        "digest": found.digest,
    }
    return render(request, "rights/role.html", shown)
