"""One criterion of one factory: its verdict, and the way down to what decided it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from distinction.doors.insight.criterion import criterion
from distinction.faces.reports.answered import answered_of_one
from distinction.faces.reports.evidence_map import row_of
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.heading import days_asked, heading
from distinction.faces.web.heard import heard_row
from distinction.faces.web.pages.standing import ANCHOR, account_at
from distinction.rules.criteria.pack import Evidence


@require_safe
def show(request: HttpRequest, factory: str, key: str) -> HttpResponse:
    viewer = viewer_at(request)
    found = criterion(viewer, factory, key, *days_asked(request, viewer))
    if found is None:
        raise Http404
    account = account_at(viewer, found.card, found.judged)
    shown = {
        "h": heading(viewer, found.card, "standing"),
        "key": key,
        "answer": answered_of_one(account, found.criterion, found.line),
        "row": row_of(account, found.criterion, found.line, ANCHOR),
        "group": account.words.group(found.criterion.group),
        "how": account.words.group_note(found.criterion.group),
        "heard": [heard_row(account, found.line, each) for each in found.heard],
        "guidance": found.guidance,
        "may_correct": found.may_correct,
        "listed_key": next(
            (each.id.lower() for each in account.pack.criteria if each.evidence is Evidence.PRI), ""
        ),
    }
    return render(request, "standing/criterion.html", shown)
