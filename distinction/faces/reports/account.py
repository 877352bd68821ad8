"""An account: a standing with the evidence behind it, ready to be told in sentences."""

from dataclasses import dataclass

from distinction.faces.sentences import _
from distinction.faces.wording import Facts, Wording, criteria_of
from distinction.rules.criteria.counting import Known, know, marks_on
from distinction.rules.criteria.evidence import Assessment, Dossier, ProgressReport
from distinction.rules.criteria.faults import plain
from distinction.rules.criteria.pack import Criterion, Evidence, Pack, PriList
from distinction.rules.criteria.standing import Gap, Line, Moment, MomentName, Notice, Standing
from distinction.rules.terms.reasons import Missing

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
MAYBE_IN_REVIEW = _(
    "A full assessment that finds everything in order; the one in review may be it."
)
IN_ASSESSMENT = (MomentName.PREVIOUS, MomentName.LATEST, MomentName.ADDITIONAL)


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that is needed to tell one factory's standing.

    `is_advised`: whether the reader is told the next step as well.
    """

    standing: Standing
    pack: Pack
    known: Known
    words: Wording
    is_advised: bool = True

    @property
    def dossier(self) -> Dossier:
        return self.known.dossier

    @property
    def report(self) -> ProgressReport | None:
        """The second progress report in use."""
        wanted = self.standing.evidence.progress_report_2
        return next((each for each in self.dossier.progress_reports if each.id == wanted), None)

    @property
    def previous(self) -> Assessment | None:
        return self._assessment(self.standing.evidence.previous)

    @property
    def latest(self) -> Assessment | None:
        return self._assessment(self.standing.evidence.latest)

    def assessment_of(self, moment: MomentName) -> Assessment | None:
        if moment is MomentName.PREVIOUS:
            return self.previous
        return self.latest if moment in IN_ASSESSMENT else None

    def issues_of(self, assessment: Assessment) -> PriList | None:
        """The issue list in force on the last day of a visit."""
        return self.pack.list_in_force(self.dossier.country, assessment.date)

    def _assessment(self, wanted: str | None) -> Assessment | None:
        return next((each for each in self.dossier.assessments if each.id == wanted), None)


def account_of(standing: Standing, pack: Pack, dossier: Dossier, words: Wording) -> Account:
    return Account(standing, pack, know(pack.settings, dossier, standing.as_of), words)


def why(account: Account, line: Line, moment: Moment) -> str:
    """Why this moment is not met, with its day, questions or mark."""
    return account.words.reason(moment, facts_of(account, line, moment))


def next_step(account: Account, line: Line, moment: Moment) -> str:
    return account.words.next_step(moment, facts_of(account, line, moment))


def facts_of(account: Account, line: Line, moment: Moment) -> Facts:
    settings = account.pack.settings
    if moment.moment is MomentName.PROGRESS_REPORT_2:
        report = account.report
        given = marks_on(report, account.known.on).get(line.id) if report else None
        return Facts(
            on=report.released_on if report else None,
            mark=given.mark if given else None,
            comment=one_line(given.comment).rstrip(".") if given else "",
            month=settings.pr2_month,
            months=settings.pr2_max_age_months,
        )
    assessment = account.assessment_of(moment.moment)
    return Facts(
        on=assessment.date if assessment else account.known.on,
        questions=tuple(_question(account, each) for each in moment.deciding),
    )


def notice_facts(account: Account, notice: Notice) -> Facts:
    decided = next((each.on for each in account.dossier.decisions if each.id == notice.ref), None)
    return Facts(on=decided, month=account.pack.settings.pr2_month)


def missing_text(account: Account, gap: Gap) -> str:
    """What is missing, with the names of the criteria that a report must mark."""
    if gap.what is Missing.ASSESSMENT and gap.count == 1 and account.known.waiting:
        return account.words.say(MAYBE_IN_REVIEW)
    criteria = criteria_of(account.pack)
    marked = [criteria[each] for each in gap.because if each in criteria]
    all_of_them = {each.id for each in account.pack.criteria if _is_marked(each)}
    if all_of_them <= {each.id for each in marked}:
        marked = []
    return account.words.missing(gap, [account.words.inline(each) for each in marked])


def one_line(text: str) -> str:
    """Words of others, so that they can neither break a line nor turn the reading direction."""
    return plain("".join(sign for sign in " ".join(text.split()) if sign not in TURNING))


def _is_marked(criterion: Criterion) -> bool:
    return criterion.evidence is Evidence.PROGRESS_REPORT_2


def _question(account: Account, reference: str) -> str:
    """The code and the words of the question behind a reference."""
    code = reference.rpartition("/")[2]
    texts = [each.text for each in account.pack.questions if each.code == code]
    texts += [each.text for each in account.pack.additional_questions if each.code == code]
    text = "".join(texts[:1])
    return f"{code} “{one_line(text).rstrip('.')}”" if text else code
