"""The scripted factories: one for each situation that a portfolio should show."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from distinction.faces.demo.dice import whole
from distinction.faces.demo.drawing import opening
from distinction.faces.demo.facts import IssueList, PackFacts
from distinction.faces.demo.year import Asked, Decided, Factory, Scene, Turn, Year
from distinction.rules.terms.marks import Mark

VISITED_AFTER, RELEASED_AFTER, CHANGED_AFTER = 100, 35, 30  # days of a twelve-month cycle
NOT_YET_RELEASED = timedelta(days=30)  # after the last day of the history
SCRIPTED, BEFORE = 2.2, -1.0  # quality in the scripted cycles, and in those before them


class Kind(StrEnum):
    """A question by what rests on it."""

    NONE = "none"
    LISTED_ISSUE = "listed_issue"
    HR_ELEMENT = "hr_system"
    OSH_ELEMENT = "osh_system"


class Report(StrEnum):
    """How the second report of a cycle turns out."""

    ON_TRACK = "on_track"
    ONE_BEHIND = "one_behind"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Act:
    """One scripted cycle; what is left out goes well. `changes` is what a turn changes."""

    fails: Kind = Kind.NONE
    report: Report = Report.ON_TRACK
    asked: Asked = Asked.ALL_WELL
    turn: Turn = Turn.NOTHING
    changes: Kind = Kind.NONE
    decided: Decided = Decided.NOT_YET
    is_visited: bool = True
    is_released: bool = True


@dataclass(frozen=True, slots=True)
class Story:
    """The last cycles of a factory, the newest of them `elapsed` days of a year old."""

    elapsed: int
    acts: tuple[Act, ...]
    has_case: bool = False
    is_newcomer: bool = False

    def act(self, number: int, cycles: int) -> Act | None:
        """The script of a cycle; None for those before the story begins."""
        place = number - 1 - cycles + len(self.acts)
        return self.acts[place] if place >= 0 else None


def story_of(number: int) -> Story | None:
    return STORIES[number - 1] if number <= len(STORIES) else None


def acted(rng: Random, scene: Scene, factory: Factory, act: Act, drawn: Year) -> Year:
    """A drawn cycle with the script laid over it."""
    facts, days = scene.facts, scene.facts.months.days
    visit_on = drawn.starts_on + days(VISITED_AFTER + whole(rng, -3, 3))
    released_on = visit_on + days(RELEASED_AFTER + whole(rng, -3, 3))
    issues = facts.issues(factory.country, visit_on)
    deciding = frozenset((*facts.elements, *(issues.codes if issues else ())))
    return replace(
        drawn,
        visit_on=visit_on if act.is_visited else None,
        released_on=released_on if act.is_released else scene.until + NOT_YET_RELEASED,
        failing=(drawn.failing - deciding).union(_question(facts, issues, act.fails)),
        unassessed=frozenset(),
        deciding=deciding if issues else None,
        asked=act.asked,
        turn=act.turn,
        changed=next(iter(_question(facts, issues, act.changes)), None),
        changed_on=released_on + days(CHANGED_AFTER),
        report_on=_report_day(rng, scene, act, drawn.starts_on),
        marks=_marks(facts, act),
        decided=act.decided,
    )


def _question(facts: PackFacts, issues: IssueList | None, kind: Kind) -> tuple[str, ...]:
    """One question of that kind, one on which nothing else rests if there is such; else none."""
    listed = issues.codes if issues else ()
    if kind is Kind.NONE:
        return ()
    if kind is Kind.LISTED_ISSUE:
        wanted, others = listed, facts.elements
    else:
        wanted, others = facts.systems.get(kind, ()), listed
    alone = [code for code in wanted if code not in others]
    return (*alone, *wanted)[:1]


def _report_day(rng: Random, scene: Scene, act: Act, starts_on: date) -> date | None:
    """In the first days of the window, so that a story can tell how old the report is."""
    if act.report is Report.MISSING:
        return None
    return opening(scene, starts_on) + timedelta(days=whole(rng, 0, 3))


def _marks(facts: PackFacts, act: Act) -> dict[str, Mark]:
    """The criterion left behind is one in the middle of the list."""
    marks = dict.fromkeys(facts.marked, Mark.ON_TRACK)
    if act.report is Report.ONE_BEHIND:
        marks[facts.marked[len(facts.marked) // 2]] = Mark.MODERATE_PROGRESS
    return marks


WELL = Act()
UNANSWERED = Act(asked=Asked.ONE_UNANSWERED)
DISPUTED = Act(fails=Kind.LISTED_ISSUE, turn=Turn.CORRECTED, changes=Kind.LISTED_ISSUE)
REISSUED = Act(turn=Turn.REISSUED, changes=Kind.LISTED_ISSUE)

STORIES = (
    Story(200, (WELL, WELL)),  # eligible
    Story(350, (Act(fails=Kind.OSH_ELEMENT), WELL)),  # on track
    Story(115, (WELL, Act(is_released=False))),  # confirming: a triggered visit waits
    Story(200, (WELL, Act(fails=Kind.LISTED_ISSUE))),  # one away: a listed issue
    Story(180, (WELL, UNANSWERED)),  # confirming: an additional question without an answer
    Story(115, (Act(is_released=False),), is_newcomer=True),  # nothing released yet
    Story(200, (WELL, Act(fails=Kind.HR_ELEMENT))),  # one away: an element
    Story(170, (WELL, WELL), has_case=True),  # confirming: a zero-tolerance case is open
    Story(345, (WELL, Act(report=Report.ONE_BEHIND))),  # one away: a mark
    Story(90, (WELL, Act(report=Report.MISSING), WELL)),  # the second report is too old
    Story(210, (WELL, DISPUTED)),  # eligible by a correction
    Story(200, (WELL, Act(is_visited=False), WELL)),  # the gap is too long
    Story(220, (WELL, REISSUED)),  # a re-issue shows a listed issue
    Story(250, (WELL, replace(UNANSWERED, decided=Decided.APPROVED))),  # against the gates
    Story(200, (WELL, Act(decided=Decided.SPACED), WELL)),  # recognised, 24 months agreed
)
