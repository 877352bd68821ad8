"""Answers corrected one after the other, each until a new connection sees what it changed."""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from unittest.mock import patch

from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from distinction.doors.access.folio import Folio, open_folio
from distinction.doors.access.operator import programme_named, viewer_named
from distinction.doors.access.scopes import factories, index
from distinction.doors.access.viewer import Viewer
from distinction.doors.access.visits import version_of
from distinction.doors.services.act import act
from distinction.doors.services.index import differences, rebuild
from distinction.faces.cli.measures.outcome import Differs
from distinction.faces.cli.measures.site.making import HOME
from distinction.rules.protocol.acts.fieldwork import CorrectAnswer
from distinction.rules.terms.marks import Answer

A_ROUND = 20  # acts of each side, fewer where factories are few
REFRESH = "distinction.doors.services.act.refresh"
ENDS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds until it is committed, and until another connection has read it."""

    committed: float
    visible: float
    processor: float


def main(given: Sequence[str]) -> None:
    """The numbers of rounds and factories; times of both sides in turn, and queries, as JSON."""
    runs, total = map(int, given)
    size = max(1, min(A_ROUND, total // (3 * (runs + 1))))
    viewer = _manager()
    some = _correctable(viewer)
    queries = _queries(viewer, next(some))
    with ThreadPoolExecutor(1) as other:
        for _ in range(2):
            for whole in (True, False):  # the warm-up
                _round(viewer, list(islice(some, max(1, size // 4))), other, is_whole=whole)
        rounds = []
        for number in range(runs):
            order = (True, False) if number % 2 == 0 else (False, True)
            found = {
                whole: _round(viewer, list(islice(some, size)), other, is_whole=whole)
                for whole in order
            }
            rounds.append([found[True], found[False]])
    told = {"queries": queries, "rounds": rounds, "checks": [_equal(viewer)]}
    sys.stdout.write(json.dumps(told))


def _manager() -> Viewer:
    now = datetime.now(tz=UTC)
    found = viewer_named(f"{HOME.low}.pm", programme_named(HOME.code) or "", now)
    if found is None:
        raise Differs("nobody manages the programme")
    return replace(found, proven_at=now)


def _correctable(viewer: Viewer) -> Iterator[CorrectAnswer]:
    """Of each factory the latest released visit, another question at each."""
    ids = factories(viewer).order_by("code").values_list("pk", flat=True)
    for place, each in enumerate(list(ids)):
        folio = open_folio(viewer, each)
        what = None if folio is None else _correction(folio, place)
        if what is not None:
            yield what
    raise Differs("too few factories for so many rounds; name more with --factories")


def _correction(folio: Folio, place: int) -> CorrectAnswer | None:
    """A question that decides a criterion, from compliant to not compliant."""
    known = folio.judged(folio.viewer.today)
    visits = [] if known is None else known.dossier.assessments
    out = [
        each
        for each in visits
        if each.released_on is not None
        and each.released_on <= folio.viewer.today
        and not each.superseded_by
    ]
    version = version_of(folio, out[-1].id) if out else None
    if version is None:
        return None
    fact = next(each for each in folio.facts["assessments"] if each["body"]["id"] == version.label)
    said, questions = fact["body"]["answers"], folio.pack.questions
    asked = [questions[(place + step) % len(questions)].code for step in range(len(questions))]
    wanted = next((each for each in asked if said.get(each) == Answer.COMPLIANT), None)
    if wanted is None or fact.get("corrections"):
        return None
    return CorrectAnswer(
        factory=folio.factory.pk,
        assessment=version.label,
        version=version.version,
        question=wanted,
        answer=Answer.NON_COMPLIANT,
        reason=f"Bench correction {place}",
    )


def _round(
    viewer: Viewer, some: Sequence[CorrectAnswer], other: ThreadPoolExecutor, *, is_whole: bool
) -> list[dict[str, float]]:
    """Without the refresh the same is written but for the sheet and the index."""
    with nullcontext() if is_whole else patch(REFRESH):
        told = [asdict(_timed(viewer, what, other, is_whole=is_whole)) for what in some]
    if not is_whole:
        ids = [each.factory for each in some]
        left = factories(viewer).filter(pk__in=ids).select_related("programme")
        rebuild(left, viewer.today)
    return told


def _timed(
    viewer: Viewer, what: CorrectAnswer, other: ThreadPoolExecutor, *, is_whole: bool
) -> Timed:
    begun = time.perf_counter(), time.process_time()
    act(viewer, what, at=viewer.now)
    committed = time.perf_counter() - begun[0], time.process_time() - begun[1]
    seen = other.submit(_seen, viewer, what).result()
    visible = time.perf_counter() - begun[0]
    if is_whole and what.reason not in seen:
        raise Differs(f"a new connection does not see the correction: {seen}")
    return Timed(committed[0], visible, committed[1])


def _seen(viewer: Viewer, what: CorrectAnswer) -> tuple[str, ...]:
    """What another connection reads, opened for this: the sheet, and the row of lists."""
    connections.close_all()
    folio = open_folio(viewer, what.factory)
    row = index(viewer).filter(factory=what.factory).first()
    connections.close_all()
    return () if folio is None or row is None else folio.reasons(what.assessment)


def _queries(viewer: Viewer, what: CorrectAnswer) -> int:
    """Beginning and end of the transaction are no queries."""
    with CaptureQueriesContext(connection) as captured:
        act(viewer, what, at=viewer.now)
    return sum(1 for each in captured.captured_queries if not each["sql"].startswith(ENDS))


def _equal(viewer: Viewer) -> str:
    """After all of them: rows and sheets are what gathering all rows anew gives."""
    changed = factories(viewer).select_related("programme").order_by("code")[:400]
    wrong = differences(changed)
    if wrong:
        raise Differs(f"rows differ from what the records make of them: {' '.join(wrong)}")
    return f"after it sheets and rows of {len(changed)} factories equal those of the plain path"
