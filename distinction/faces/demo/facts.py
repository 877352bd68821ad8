"""What the simulator takes from a criteria pack: its codes, its lists and its months."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from distinction.rules.terms.periods import Period

MONTHS = (
    "cycle_months",
    "pr2_month",
    "pr2_max_age_months",
    "min_gap_months",
    "max_gap_months_12",
    "max_gap_months_24",
)
MONTHS_OF_A_YEAR = 12
LAST_PART = re.compile(r"[-.]?[0-9]+$")

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class IssueList:
    """The listed issues of a country, and when they were in force."""

    id: str
    country: str
    period: Period
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Months:
    """The settings of the pack that give a year its rhythm."""

    cycle: int
    report_2: int
    report_2_max_age: int
    min_gap: int
    max_gap: int
    max_gap_where_agreed: int

    def days(self, of_a_year: float) -> timedelta:
        """Days of a twelve-month cycle, shortened or stretched to the cycle of the pack."""
        return timedelta(days=int(of_a_year * self.cycle / MONTHS_OF_A_YEAR))


@dataclass(frozen=True, slots=True)
class PackFacts:
    """All that a fictional history has to know of its pack.

    `systems` holds the questions of each family of elements, `points` those of each other
    compliance point, `additional` each additional question with whom it applies to. On `spare`
    questions no criterion and no list rests: they may be set aside.
    """

    months: Months
    marked: tuple[str, ...]
    systems: Mapping[str, tuple[str, ...]]
    lists: tuple[IssueList, ...]
    additional: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]
    elements: tuple[str, ...]
    spare: tuple[str, ...]
    points: Mapping[str, tuple[str, ...]]

    def issues(self, country: str, on: date) -> IssueList | None:
        for each in self.lists:
            if each.country == country and each.period.covers(on):
                return each
        return None

    def countries(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """Those wanted, or those of the pack where it has a list for none of them."""
        listed = tuple(dict.fromkeys(each.country for each in self.lists))
        return wanted if set(wanted) & set(listed) else listed

    def with_a_list(self, countries: tuple[str, ...], on: date) -> tuple[str, ...]:
        """Those whose issues are listed on the day; all, where there is none."""
        return tuple(each for each in countries if self.issues(each, on)) or countries


def facts_of(tables: Table) -> PackFacts:
    criteria, settings = tables["criterion"], tables["settings"]
    questions = tuple(each["code"] for each in tables["question"])
    systems = _systems(criteria)
    elements = tuple(code for codes in systems.values() for code in codes)
    lists = tuple(_lists(tables["pri_list"]))
    used = {*elements, *(code for each in lists for code in each.codes)}
    return PackFacts(
        months=Months(*(settings[each] for each in MONTHS)),
        marked=tuple(each["id"] for each in criteria if each["evidence"] == "progress_report_2"),
        systems=systems,
        lists=lists,
        additional=tuple((each["code"], each["applies"]) for each in tables["additional_question"]),
        questions=questions,
        elements=elements,
        spare=tuple(code for code in questions if code not in used),
        points=_points([code for code in questions if code not in elements]),
    )


def point_of(code: str) -> str:
    """FOA-3-02 is of the point FOA-3, PAY1 of PAY: a code without its last number."""
    return LAST_PART.sub("", code) or code


def _systems(criteria: list[Table]) -> dict[str, tuple[str, ...]]:
    """One family of elements is one point: its policies and procedures stand or fall together."""
    found: dict[str, tuple[str, ...]] = {}
    for each in criteria:
        if each["evidence"] == "assessment":
            codes = (*found.get(each["group"], ()), *each["questions"])
            found[each["group"]] = tuple(dict.fromkeys(codes))
    return found


def _lists(lists: list[Table]) -> Iterator[IssueList]:
    for each in lists:
        period = Period(each["valid_from"], each.get("valid_to"))
        yield IssueList(each["id"], each["country"], period, tuple(each["questions"]))


def _points(questions: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code in questions:
        found[point_of(code)] = (*found.get(point_of(code), ()), code)
    return found
