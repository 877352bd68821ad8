"""The past of a dossier: the days on which it turned, and the derived word on each of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from distinction.rules.criteria.counting import FULL, SECOND, Counted, Known, know
from distinction.rules.criteria.evaluate import weigh
from distinction.rules.criteria.evidence import Assessment, Dossier, ProgressReport
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Stage, Trigger
from distinction.rules.criteria.trigger import report_of_cycle, triggered_by, triggers
from distinction.rules.terms.periods import ONE_DAY, add_months
from distinction.rules.terms.status import Status
from distinction.rules.terms.verdict import Verdict

DECLINED = "declined"
OF_STAGE = {
    Stage.ELIGIBLE: Status.ELIGIBLE,
    Stage.CONFIRMING: Status.CONFIRMING,
    Stage.ON_TRACK: Status.ON_TRACK,
}
Evidence = tuple[object, ...]


@dataclass(slots=True)
class Past:
    """What was asked of it once is not worked out again."""

    pack: Pack
    dossier: Dossier
    _days: list[date] = field(default_factory=list)
    _triggered: dict[str, bool] = field(default_factory=dict)
    _triggers: dict[Evidence, bool] = field(default_factory=dict)

    def since(self, status: Status, on: date) -> date:
        """Back from event to event as long as the word was the same."""
        since = on
        for day in self.events(on):
            if self.derived_on(day) is not status:
                break
            since = day
        return since

    def events(self, on: date) -> list[date]:
        """Days up to `on` at which the evidence changed or grew too old, the newest first."""
        if not self._days:
            self._days = sorted(set(event_days(self.pack, self.dossier)), reverse=True)
        return [day for day in self._days if day <= on]

    def derived(self, stage: Stage, trigger: Trigger, on: date) -> Status:
        """The word that follows from the evidence alone."""
        if stage is Stage.ELIGIBLE and self._is_declined(trigger.assessment, on):
            return Status.ON_TRACK if trigger.verdict is Verdict.MET else Status.DEVELOPING
        if stage in OF_STAGE:
            return OF_STAGE[stage]
        return Status.ENROLLED if trigger.assessment is None else Status.DEVELOPING

    def derived_on(self, on: date) -> Status:
        """Without a triggered visit nothing is in evaluation: then the trigger alone says it."""
        known = know(self.pack.settings, self.dossier, on)
        visits = [*known.waiting, *([known.latest.visit] if known.latest else [])]
        if any(self._was_triggered(each) for each in visits):
            found = weigh(self.pack, known)
            return self.derived(found.stage, found.trigger, on)
        if known.latest is None:
            return Status.ENROLLED
        is_met = self._trigger_is_met(known, known.latest)
        return Status.ON_TRACK if is_met else Status.DEVELOPING

    def _was_triggered(self, visit: Assessment) -> bool:
        """As of its eve, whatever the day that asks."""
        if visit.id not in self._triggered:
            found = triggered_by(self.pack, self.dossier, visit)
            self._triggered[visit.id] = found is not None
        return self._triggered[visit.id]

    def _trigger_is_met(self, known: Known, latest: Counted) -> bool:
        """The trigger looks at the latest visit and at one report, each as corrected by then."""
        report = report_of_cycle(known)
        if report is None:
            return False
        seen = (latest.id, report.id, _corrected(latest.visit, known), _corrected(report, known))
        if seen not in self._triggers:
            self._triggers[seen] = triggers(self.pack, known) is not None
        return self._triggers[seen]

    def _is_declined(self, latest: str | None, on: date) -> bool:
        """A declined pair is not offered again; `latest` is the second of it."""
        days = [each.on for each in self.dossier.decisions if each.outcome == DECLINED]
        known = (know(self.pack.settings, self.dossier, day) for day in days if day <= on)
        return any(each.latest and each.latest.id == latest for each in known)


def event_days(pack: Pack, dossier: Dossier) -> Iterator[date]:
    """Every day on which the standing of the same dossier may differ from the day before."""
    settings = pack.settings
    yield dossier.programme_entry_on
    for visit in dossier.assessments:
        if visit.released_on is not None:
            yield visit.released_on
        if visit.kind != FULL:
            continue  # it never counts, but as a re-issue it may replace one that did
        yield visit.first_day
        if visit.voided_on is not None:
            yield visit.voided_on
        yield from (each.released_on for each in visit.corrections)
        yield add_months(visit.date, settings.decision_max_age_months) + ONE_DAY
    for report in dossier.progress_reports:
        if report.number == SECOND and report.released_on is not None:
            yield report.released_on
            yield from (each.released_on for each in report.corrections)
            yield add_months(report.released_on, settings.pr2_max_age_months) + ONE_DAY
    for case in dossier.zero_tolerance_cases:
        yield from (entry.on for entry in case.history)
    yield from (each.on for each in dossier.decisions)


def _corrected(report: Assessment | ProgressReport, known: Known) -> int:
    return sum(1 for each in report.corrections if each.released_on <= known.on)
