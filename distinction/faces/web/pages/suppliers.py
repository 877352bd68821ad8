"""The suppliers of a buyer: who gave it access, where each stands, and what is missing there."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from distinction.doors.insight.access import own_requests
from distinction.doors.insight.keyset import Turn
from distinction.doors.insight.suppliers import Supplier, Wanted, suppliers, suppliers_to_take
from distinction.faces.reports import suppliers as lines
from distinction.faces.reports.sheet import CSV_TYPE, XLSX_TYPE, as_csv, as_xlsx
from distinction.faces.reports.statuses import STATUSES, sign_of
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.entries import page
from distinction.faces.wording import Wording
from distinction.rules.terms.status import Status

MAKERS = {"csv": (as_csv, CSV_TYPE), "xlsx": (as_xlsx, XLSX_TYPE)}
LONGEST_TEXT = 80


def show(request: HttpRequest) -> HttpResponse:
    viewer, wanted = viewer_at(request), _wanted(request)
    turn = Turn(request.GET.get("after", ""), request.GET.get("before", ""))
    found = suppliers(viewer, wanted, turn)
    if found is None:
        raise Http404
    words = Wording(viewer.language)
    shown = {
        "total": found.total,
        "recognised": found.counts.get(Status.HIGH_PERFORMING, 0),
        "counts": [(sign_of(each, words), many) for each, many in found.counts.items() if many],
        "lines": [_line(each, words) for each in found.part.rows],
        "choices": [(each, words.say(STATUSES[each])) for each in found.counts],
        "wanted": wanted,
        "asked": () if found.total else own_requests(viewer),
        "files": [(kind.upper(), _address(f"list.{kind}", wanted)) for kind in MAKERS],
        "newer": _address("", wanted, before=found.part.earlier),
        "older": _address("", wanted, after=found.part.later),
    }
    return render(request, "suppliers/list.html", shown)


def take(request: HttpRequest, kind: str) -> HttpResponse:
    """The rows that the page shows, whole, as a file with a name that tells nothing (N17)."""
    viewer = viewer_at(request)
    found = suppliers_to_take(viewer, _wanted(request))
    if found is None or kind not in MAKERS:
        raise Http404
    words = Wording(viewer.language)
    make, content_type = MAKERS[kind]
    made_for = gettext("%(name)s, %(day)s") % {
        "name": viewer.name,
        "day": viewer.today.isoformat(),
    }
    head = [*lines.head(words), gettext("Made for")]
    rows = ((*each, made_for) for each in lines.rows(found, words))
    response = HttpResponse(make(head, rows), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="suppliers.{kind}"'
    return response


def _line(supplier: Supplier, words: Wording) -> tuple[lines.Line, str | None]:
    return lines.line(supplier, words), page("standing", supplier.factory)


def _wanted(request: HttpRequest) -> Wanted:
    asked = request.GET.get("word", "")
    word = Status(asked) if asked in set(Status) else None
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_TEXT]
    return Wanted(text, word)


def _address(path: str, wanted: Wanted, **turn: str) -> str:
    """Relative to the page; without a row to turn to there is no address."""
    if turn and not any(turn.values()):
        return ""
    asked = {"q": wanted.text, "word": wanted.word or "", **turn}
    query = urlencode({name: text for name, text in asked.items() if text})
    return f"{path}?{query}" if query else path or "?"
