"""Factories: the list with its search and filters, who lacks what, and the list as a file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from distinction.doors.access.enter import may_enter
from distinction.doors.access.library import newest_of
from distinction.doors.access.redact import Hidden
from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.factories import Found, Gap, Gaps, factories, gaps, taken_away
from distinction.doors.insight.keyset import Turn
from distinction.doors.insight.line import Line
from distinction.doors.insight.wanted import Wanted
from distinction.faces.reports.listing import HEAD, Listing
from distinction.faces.reports.pieces import bar
from distinction.faces.reports.sheet import CSV_TYPE, XLSX_TYPE, as_csv, as_xlsx
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.forms import filters
from distinction.faces.web.pages.portfolio import factory_page, list_of
from distinction.faces.wording import Wording, criteria_of
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.words import Action
from distinction.rules.terms.parties import Side

MAKERS = {"csv": (as_csv, CSV_TYPE), "xlsx": (as_xlsx, XLSX_TYPE)}
FIELDS = ("q", "missing", "word", "country", "due")


@dataclass(frozen=True, slots=True)
class GapRow:
    """One criterion with three numbers of factories, each with the list of just these."""

    title: str
    criterion: str
    not_met: int
    bar: SafeString
    still: int
    not_known: int
    href: str
    still_href: str
    unknown_href: str


def show(request: HttpRequest) -> HttpResponse:
    viewer, asked = viewer_at(request), request.GET
    turn = Turn(asked.get("after", ""), asked.get("before", ""))
    found = factories(viewer, filters.wanted_by(asked), turn)
    words = Wording(viewer.language)
    listing = Listing(words, viewer.today, factory_page())
    said = tuple(filters.in_words(found.wanted, found.offers, words))
    shown = {
        "rows": [listing.row(each) for each in found.part.rows],
        "total": found.total,
        "said": said,
        "may_enter": may_enter(viewer, Noun.FACTORY_PROFILE, Action.CREATE),
        "tabs": _tabs(viewer, found),
        "files": tuple(_files(found)),
        "newer": _turned(found, before=found.part.earlier),
        "older": _turned(found, after=found.part.later),
        "offers": found.offers,
        "several_countries": len(found.offers.countries) > 1,
        **_form(found, words),
    }
    return render(request, "factories/list.html", shown)


def show_gaps(request: HttpRequest) -> HttpResponse:
    viewer = viewer_at(request)
    found = gaps(viewer, filters.wanted_by(request.GET))
    if found is None:
        raise Http404
    words = Wording(viewer.language)
    home = reverse("gaps")
    shown = {
        "groups": tuple(_grouped(found, words)),
        "factories": found.factories,
        "choice": [
            (gettext("All factories"), home, not found.wanted.mine),
            (gettext("Yours"), f"{home}?of={filters.MINE}", found.wanted.mine),
        ],
        "by_assigned": found.by_assigned,
        "tabs": [(gettext("All factories"), reverse("factories")), (_gaps_title(), home)],
    }
    return render(request, "factories/gaps.html", shown)


def take(request: HttpRequest, kind: str) -> HttpResponse:
    """The rows of the list as far as they may leave; its name tells nothing (N17)."""
    viewer = viewer_at(request)
    found = taken_away(viewer, filters.wanted_by(request.GET))
    if found is None or kind not in MAKERS:
        raise Http404
    listing = Listing(Wording(viewer.language), viewer.today)
    lines = list(found)
    columns = _columns(lines)
    head = [*listing.file_head(columns), gettext("Made for")]
    made_for = gettext("%(name)s, %(day)s") % {
        "name": viewer.name,
        "day": viewer.today.isoformat(),
    }
    make, content_type = MAKERS[kind]
    rows = ([*listing.file_row(each, columns), made_for] for each in lines)
    response = HttpResponse(make(head, rows), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="portfolio.{kind}"'
    return response


def _columns(lines: list[Line]) -> list[str]:
    """Those that at least one row may show; what is hidden from all has no column."""
    shown = {
        "code": any(not isinstance(each.code, Hidden) for each in lines),
        "status": any(not isinstance(each.status, Hidden) for each in lines),
        "since": any(not isinstance(each.since, Hidden) for each in lines),
        "not_met": any(not isinstance(each.evidence, Hidden) for each in lines),
        "not_known": any(not isinstance(each.evidence, Hidden) for each in lines),
        "chance": any(not isinstance(each.chance, Hidden) for each in lines),
        "chance_on": any(not isinstance(each.chance, Hidden) for each in lines),
    }
    return [each for each in HEAD if shown.get(each, True)]


def _form(found: Found, words: Wording) -> Mapping[str, object]:
    """The fields of the search, each only where the viewer may narrow by it."""
    wanted, offers = found.wanted, found.offers
    return {
        "q": wanted.q,
        "criteria": filters.criteria_options(wanted, offers, words),
        "statuses": filters.status_options(wanted, offers, words),
        "dues": filters.due_options(wanted) if offers.by_standing else (),
        "countries": [(each.lower(), each, each == wanted.country) for each in offers.countries],
        "kept": filters.kept(wanted, *FIELDS),
    }


def _tabs(viewer: Viewer, found: Found) -> list[tuple[str, str]]:
    if viewer.side not in {Side.PROGRAMME, Side.GLOBAL} or not found.offers.by_standing:
        return []
    return [(gettext("All factories"), reverse("factories")), (_gaps_title(), reverse("gaps"))]


def _gaps_title() -> str:
    return gettext("Who lacks what")


def _files(found: Found) -> Iterator[tuple[str, str]]:
    if found.offers.as_file and found.total:
        for kind in MAKERS:
            address = reverse("factories_file", args=(kind,))
            asked = filters.query(found.wanted)
            yield kind.upper(), f"{address}?{asked}" if asked else address


def _turned(found: Found, **turn: str) -> str:
    """Without a row to turn to there is no address."""
    return f"?{filters.query(found.wanted, **turn)}" if any(turn.values()) else ""


def _grouped(found: Gaps, words: Wording) -> Iterator[tuple[str, list[GapRow]]]:
    """Criteria in the order of the pack, under the names of their groups."""
    most = max((each.not_met for each in found.gaps if isinstance(each.not_met, int)), default=0)
    groups: dict[str, list[GapRow]] = {}
    for each in found.gaps:
        criterion = criteria_of(newest_of(each.pack))[each.criterion]
        row = _gap_row(each, words.title(criterion), most, found.wanted)
        groups.setdefault(words.group(criterion.group), []).append(row)
    yield from groups.items()


def _gap_row(gap: Gap, title: str, most: int, wanted: Wanted) -> GapRow:
    not_met, still, unknown = (
        0 if isinstance(each, Hidden) else each for each in (gap.not_met, gap.still, gap.not_known)
    )
    key, of = gap.criterion.lower(), {"of": filters.MINE} if wanted.mine else {}
    return GapRow(
        title=title,
        criterion=gap.criterion,
        not_met=not_met,
        bar=bar("wd", not_met, most),
        still=still,
        not_known=unknown,
        href=list_of(missing=key, **of),
        still_href=list_of(still=key, **of),
        unknown_href=list_of(unknown=key, **of),
    )
