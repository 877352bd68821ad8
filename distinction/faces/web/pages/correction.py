"""Correct one released answer: read it, confirm what turns; the old one stays on record."""

from secrets import token_urlsafe

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from distinction.doors.access.gate import Why
from distinction.doors.insight.correction import Correctable, correctable
from distinction.faces.reports.account import one_line
from distinction.faces.web.asked import viewer_at
from distinction.faces.web.forms.correction import CorrectionForm
from distinction.faces.web.heading import heading, wording
from distinction.faces.web.pages.errors import TwoVersions, conflict
from distinction.faces.web.perform import Said, perform
from distinction.faces.web.proof import ask_for_proof
from distinction.faces.wording import criteria_of
from distinction.rules.criteria.shown import shown
from distinction.rules.protocol.acts.fieldwork import CorrectAnswer
from distinction.rules.terms.marks import Answer

MINE, THEIRS = "mine", "theirs"


@require_http_methods(("GET", "HEAD", "POST"))
def correct(
    request: HttpRequest, factory: str, key: str, place: int, question: str
) -> HttpResponse:
    """The second factor is asked for before anything is typed, so that nothing typed is lost."""
    viewer = viewer_at(request)
    found = correctable(viewer, factory, place, question)
    if found is None or key not in {each.id.lower() for each in found.folio.pack.criteria}:
        raise Http404
    back = reverse("criterion", args=(factory, key))
    if request.method == "POST":
        return _answered(request, found, back)
    if not viewer.is_fresh:
        return ask_for_proof(request, request.get_full_path())
    begun = {"version": found.version.version, "key": token_urlsafe(16)}
    return _asked(request, found, _form(request, found, initial=begun), back)


def _answered(request: HttpRequest, found: Correctable, back: str) -> HttpResponse:
    """First what was chosen is shown with what it turns; confirmed, it is done."""
    if request.POST.get("answer") == THEIRS:
        messages.info(request, _("The other answer stands; yours was not saved."))
        return _to(back)
    form = _form(request, found, _chosen(request))
    if not form.is_valid():
        return _asked(request, found, form, back)
    if request.POST.get("confirm") != "yes":
        return _confirmed(request, found, form, back)
    return _done(request, found, form, back)


def _form(
    request: HttpRequest, found: Correctable, *given: dict[str, str], **named: object
) -> CorrectionForm:
    words = wording(viewer_at(request).language)
    return CorrectionForm(*given, now=found.answer, words=words, **named)


def _chosen(request: HttpRequest) -> dict[str, str]:
    """After a conflict the answer comes back as the word `mine`, and mine beside it."""
    given = {name: str(value) for name, value in request.POST.items()}
    if given.get("answer") == MINE:
        given["answer"] = given.get("my_answer", "")
    return given


def _done(
    request: HttpRequest, found: Correctable, form: CorrectionForm, back: str
) -> HttpResponse:
    given = form.cleaned_data
    what = CorrectAnswer(
        factory=found.card.id,
        assessment=found.version.label,
        version=given["version"],
        question=found.question,
        answer=Answer(given["answer"]),
        reason=given["reason"],
    )
    said = perform(request, what)
    if said.page is not None:
        return said.page
    if said.outcome is not None:
        messages.success(
            request, _("The answer is corrected. The standing has been worked out anew.")
        )
        return _to(back)
    if said.refusal is not None and said.refusal.why is Why.CHANGED:
        return _conflict(request, found, form)
    return _refused(request, found, form, (said, back))


def _refused(
    request: HttpRequest, found: Correctable, form: CorrectionForm, why: tuple[Said, str]
) -> HttpResponse:
    form.add_error(None, why[0].words)
    return _asked(request, found, form, why[1])


def _conflict(request: HttpRequest, found: Correctable, form: CorrectionForm) -> HttpResponse:
    words = wording(viewer_at(request).language)
    mine = words.answer(Answer(form.cleaned_data["answer"]))
    theirs = words.answer(found.answer)
    kept = (
        ("my_answer", form.cleaned_data["answer"]),
        ("reason", form.cleaned_data["reason"]),
        ("version", str(found.version.version)),
        ("key", token_urlsafe(16)),
        ("confirm", "yes"),
    )
    return conflict(request, [TwoVersions("answer", found.text, mine, theirs)], kept)


def _asked(
    request: HttpRequest, found: Correctable, form: CorrectionForm, back: str
) -> HttpResponse:
    shown = {**_about(request, found, back), "form": form}
    return render(request, "standing/correct.html", shown)


def _confirmed(
    request: HttpRequest, found: Correctable, form: CorrectionForm, back: str
) -> HttpResponse:
    given, words = form.cleaned_data, wording(viewer_at(request).language)
    shown = {
        **_about(request, found, back),
        "given": {**given, "word": words.answer(Answer(given["answer"]))},
        "turns": _turns(request, found, Answer(given["answer"])),
    }
    return render(request, "standing/confirm.html", shown)


def _about(request: HttpRequest, found: Correctable, back: str) -> dict[str, object]:
    viewer = viewer_at(request)
    return {
        "h": heading(viewer, found.card, "standing"),
        "code": found.question,
        "text": one_line(found.text),
        "now": wording(viewer.language).answer(found.answer),
        "visited_on": found.visit.date,
        "released_on": found.visit.released_on,
        "back": back,
    }


def _turns(request: HttpRequest, found: Correctable, answer: Answer) -> list[tuple[str, str, str]]:
    """The verdicts that the correction changes: criterion, before, after."""
    words = wording(viewer_at(request).language)
    criteria = criteria_of(found.folio.pack)
    before, after = found.judged.standing, found.with_answer(answer)
    pairs = zip(before.criteria, after.criteria, strict=True)
    told = (
        (
            words.title(criteria[old.id]),
            words.shown(shown(before, old)),
            words.shown(shown(after, new)),
        )
        for old, new in pairs
    )
    return [each for each in told if each[1] != each[2]]


def _to(back: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(back, status=303)
