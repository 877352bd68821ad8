"""The evidence of one factory, piece by piece, down to each answer."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from distinction.doors.access.redact import Hidden
from distinction.doors.insight.answers import Given
from distinction.doors.insight.evidence import Listed, Opened, released
from distinction.faces.reports.account import Account
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.heading import days_asked, heading
from distinction.faces.web.heard import AnswerRow, MarkRow, given_row, marked_row
from distinction.faces.web.pages.standing import account_at
from distinction.faces.wording import criteria_of

KINDS: dict[str, Promise] = {
    "full": _("Assessment"),
    "follow_up": _("Follow-up visit"),
    "verification": _("Verification visit"),
    "remote": _("Remote visit"),
    "self": _("Self-assessment"),
}
REPORT = _("Progress report 2")


@dataclass(frozen=True, slots=True)
class PieceRow:
    title: str
    listed: Listed
    is_open: bool


@dataclass(frozen=True, slots=True)
class ClusterRow:
    """The questions of one cluster; `is_open` where one of them needs somebody."""

    title: str
    answers: tuple[AnswerRow, ...]
    is_open: bool


@require_safe
def show(request: HttpRequest, factory: str) -> HttpResponse:
    viewer = viewer_at(request)
    found = released(viewer, factory, *days_asked(request, viewer), request.GET.get("piece", ""))
    if found is None:
        raise Http404
    account, opened = account_at(viewer, found.card, found.judged), found.opened
    shown: dict[str, object] = {
        "h": heading(viewer, found.card, "evidence"),
        "pieces": [
            PieceRow(_title(each), each, opened is not None and each == opened.listed)
            for each in found.pieces
        ],
    }
    if opened is not None:
        shown |= {"opened": opened, "title": _title(opened.listed)} | _said(account, opened)
    return render(request, "standing/evidence.html", shown)


def _title(listed: Listed) -> str:
    return str(KINDS[listed.kind] if listed.kind else REPORT)


def _said(account: Account, opened: Opened) -> dict[str, object]:
    clusters = () if isinstance(opened.answers, Hidden) else opened.answers
    additional = () if isinstance(opened.additional, Hidden) else opened.additional
    return {
        "clusters": [_cluster(account, each.title, each.given) for each in clusters if each.given],
        "additional": [given_row(account, each) for each in additional],
        "marks": _marks(account, opened),
        "hides": isinstance(opened.answers, Hidden),
    }


def _cluster(account: Account, title: str, given: tuple[Given, ...]) -> ClusterRow:
    is_open = any(each.is_deciding or each.changes for each in given)
    return ClusterRow(title, tuple(given_row(account, each) for each in given), is_open)


def _marks(account: Account, opened: Opened) -> list[MarkRow]:
    if isinstance(opened.marks, Hidden):
        return []
    criteria = criteria_of(account.pack)
    return [marked_row(account, criteria[each], marked) for each, marked in opened.marks.items()]
