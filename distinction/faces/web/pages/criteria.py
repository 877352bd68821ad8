"""The criteria: packs, each version in full, and what differs between two; open to anybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from distinction.doors.access.viewer import Viewer
from distinction.doors.insight.criteria import Text, all_versions, library, text, two
from distinction.faces.reports.pack_changes import changes
from distinction.faces.web.asked import viewer_at
from distinction.faces.wording import Wording, capital
from distinction.rules.criteria.pack import Criterion, PriList
from distinction.rules.terms.parties import Role

SETTINGS: dict[str, Promise] = {
    "pr2_max_age_months": _("A second progress report counts for"),
    "pr2_month": _("It is due in month"),
    "cycle_months": _("A service cycle lasts"),
    "assessment_spacing_months": _("From one assessment to the next"),
    "min_gap_months": _("Two that count together are apart at least"),
    "max_gap_months_12": _("and at most, assessed every 12 months"),
    "max_gap_months_24": _("and at most, assessed every 24 months"),
    "decision_max_age_months": _("At the decision the latest is not older than"),
}


def show_all(request: HttpRequest) -> HttpResponse:
    return render(request, "criteria/library.html", {"packs": library(viewer_at(request))})


def show(request: HttpRequest, pack: str, version: str) -> HttpResponse:
    viewer = viewer_at(request)
    found = text(viewer, pack, version)
    if found is None:
        raise Http404
    words = Wording(_language(viewer))
    shown = {
        "found": found,
        "head": found.pack.head,
        "families": [
            (
                words.group(group),
                capital(words.group_note(group)),
                [(each, _judged(each, found), found.asked_about(each.id)) for each in criteria],
            )
            for group, criteria in found.families
        ],
        "lists": [
            (country, [(each, _questions(each, found)) for each in lists])
            for country, lists in found.lists
        ],
        "settings": [
            (SETTINGS[name], months) for name, months in found.pack.settings.model_dump().items()
        ],
        "others": _others(viewer, pack, version),
    }
    return render(request, "criteria/pack.html", shown)


def show_changes(request: HttpRequest, pack: str, version: str) -> HttpResponse:
    """Against the version that the address names as `to`: of the same pack, or `pack/version`."""
    viewer = viewer_at(request)
    name, _slash, other = request.GET.get("to", "").rpartition("/")
    found = two(viewer, (pack, version), (name or pack, other))
    if found is None:
        raise Http404
    one, second = found
    shown = {"one": one.head, "other": second.head, "changes": changes(one, second)}
    return render(request, "criteria/changes.html", shown)


def _judged(criterion: Criterion, found: Text) -> list[tuple[str, str]]:
    """The questions whose answers decide it; none where a mark or a list decides."""
    return [(code, found.questions.get(code, "")) for code in criterion.questions or ()]


def _questions(issues: PriList, found: Text) -> list[tuple[str, str]]:
    return [(code, found.questions.get(code, "")) for code in issues.questions]


def _others(viewer: Viewer, pack: str, version: str) -> list[tuple[str, str]]:
    """What this version can be compared with: its own pack first."""
    found = [each for each in all_versions(viewer) if each != (pack, version)]
    return sorted(found, key=lambda each: (each[0] != pack, each))


def _language(viewer: Viewer) -> str:
    return (get_language() or "en") if viewer.role is Role.ANONYMOUS else viewer.language
