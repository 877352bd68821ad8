"""The standing of one factory: the answer, the evidence map, and how it was worked out."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from distinction.doors.access.folio import Judged
from distinction.doors.access.redact import Hidden
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.card import Card, card
from distinction.faces.reports import gates
from distinction.faces.reports.account import Account, account_of
from distinction.faces.reports.answered import Reader, answered
from distinction.faces.reports.basis import basis_of
from distinction.faces.reports.evidence_map import Map, evidence_map
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.heading import days_asked, heading, wording
from distinction.faces.web.readers import reader_lines

ANCHOR = "c"  # rows of the map are c-SD1, c-SD2
SHOWN = {"missing": ("is-open", "is-half")}


@require_safe
def show(request: HttpRequest, factory: str) -> HttpResponse:
    viewer = viewer_at(request)
    found = card(viewer, factory, *days_asked(request, viewer))
    if found is None:
        raise Http404
    shown = {"h": heading(viewer, found, "standing"), "readers": reader_lines(found)}
    if isinstance(found.judged, Judged):
        shown |= _told(viewer, found, found.judged, request.GET.get("show", ""))
    return render(request, "standing/standing.html", shown)


def account_at(viewer: Viewer, found: Card, judged: Judged) -> Account:
    words = wording(viewer.language)
    account = account_of(judged.standing, found.pack, judged.dossier, words)
    return replace(account, is_advised=found.is_advised is True)


def reader_of(found: Card) -> Reader:
    told = found.told
    return Reader(
        status=told.status if told else None,
        is_pending=told is not None and told.is_pending,
        is_inside=not isinstance(found.whole, Hidden),
    )


def _told(viewer: Viewer, found: Card, judged: Judged, show: str) -> dict[str, object]:
    account, reader = account_at(viewer, found, judged), reader_of(found)
    inside: dict[str, object] = {}
    if reader.is_inside:
        inside = {
            "gates": gates.gate_rows(account),
            "trigger": gates.trigger(account),
            "warnings": tuple(gates.warnings(account)),
        }
    return {
        "answer": answered(account, reader, ANCHOR),
        "map": _filtered(evidence_map(account, ANCHOR), show),
        "views": _views(show),
        "basis": basis_of(account, found.digest),
        "with_committee": found.has_committee is True,
        "computed": viewer.now,
        "inside": inside,
    }


def _views(show: str) -> list[tuple[str, str, bool]]:
    """Criteria are named, never counted (ruling 7)."""
    return [
        (_("All"), "", show not in SHOWN),
        (_("Missing"), "missing", show == "missing"),
    ]


def _filtered(found: Map, show: str) -> Map:
    looks = SHOWN.get(show)
    if looks is None:
        return found
    families = (
        replace(each, rows=tuple(row for row in each.rows if row.look in looks))
        for each in found.families
    )
    return replace(found, families=tuple(each for each in families if each.rows))
