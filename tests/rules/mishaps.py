"""What may happen to the worked factory that meets everything: each moves a thing or two."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from distinction.rules.terms.periods import add_months
from tests.makers import (
    DECISION_DAY,
    HR,
    MARKED,
    OSH,
    TRIGGER_DAY,
    Row,
    a_case,
    a_late_report,
    a_waiting_visit,
    fail_alone,
    newer,
    older,
    second_report,
)
from tests.rules.histories import STATUSES

BAD_ANSWERS = ("non_compliant", "not_assessed", "not_applicable")
BAD_MARKS = ("moderate_progress", "no_progress", "not_on_track")


def _one_failure(random: Random, row: Row) -> None:
    fail_alone(row, random.choice((*MARKED, *HR, *OSH, "C1")))


def _answer(random: Random, row: Row) -> None:
    answers = random.choice((older, newer))(row)["answers"]
    answers[random.choice(sorted(answers))] = random.choice(BAD_ANSWERS)


def _no_answer(random: Random, row: Row) -> None:
    answers = random.choice((older, newer))(row)["answers"]
    del answers[random.choice(sorted(answers))]


def _set_aside(random: Random, row: Row) -> None:
    answers = random.choice((older, newer))(row)["answers"]
    element = random.choice((*HR, *OSH))
    answers |= {f"{element}.{number}": "not_applicable" for number in (1, 2)}


def _mark(random: Random, row: Row) -> None:
    word = random.choice((*BAD_MARKS, "not_assessed"))
    second_report(row)["marks"][random.choice(MARKED)] = {"mark": word}


def _additional(random: Random, row: Row) -> None:
    asked = newer(row)["additional_answers"]
    asked[random.choice(sorted(asked))] = random.choice(BAD_ANSWERS)


def _not_asked(random: Random, row: Row) -> None:
    kept = random.choice(("AQ1", "AQ5", "none"))
    asked = newer(row)["additional_answers"]
    newer(row)["additional_answers"] = {each: asked[each] for each in asked if each == kept}


def _no_union(random: Random, row: Row) -> None:
    row["trade_unions"] = []
    newer(row)["additional_answers"]["AQ3"] = "not_applicable"


def _only_one(random: Random, row: Row) -> None:
    row["assessments"].remove(random.choice((older, newer))(row))


def _partial_between(random: Random, row: Row) -> None:
    row["assessments"].append(a_waiting_visit("2017-08-08") | {"id": "asm-4", "scope": "partial"})


def _waiting(random: Random, row: Row) -> None:
    number = len(row["assessments"])
    visit = a_waiting_visit(random.choice(("2018-03-10", "2018-04-10", "2018-04-11")))
    row["assessments"].append(visit | {"id": f"asm-1{number}"})


def _unreleased(random: Random, row: Row) -> None:
    newer(row)["released_on"] = None


def _other_gap(random: Random, row: Row) -> None:
    day = random.choice((date(2016, 7, 1), date(2016, 8, 20), date(2017, 8, 20), date(2017, 9, 9)))
    older(row)["date"] = day.isoformat()
    older(row)["released_on"] = (day + timedelta(days=20)).isoformat()
    if random.random() < 1 / 2:
        row["reduced_assessment"] = [{"from": "2017-06-01", "to": None}]


def _other_country(random: Random, row: Row) -> None:
    row["factory"]["country"] = random.choice(("XX", "VN", "HT"))


def _case(random: Random, row: Row) -> None:
    for name in ("zt-2", "zt-1")[: random.choice((1, 2, 2))]:
        steps = ("2017-10-05", "suspected"), ("2018-02-05", random.choice(STATUSES))
        row["zero_tolerance_cases"].append(a_case(*steps, name=name))


def _approved(random: Random, row: Row) -> None:
    day = random.choice((TRIGGER_DAY, DECISION_DAY, date(2018, 3, 25)))
    decided = {"id": "d1", "by_role": "programme_manager", "outcome": "approved"}
    row["decisions"] = [decided | {"on": day.isoformat()}]


def a_correction(day: date) -> Row:
    return {"released_on": day.isoformat(), "reason": "looked at again"}


def _corrected_answer(random: Random, row: Row) -> None:
    visit = random.choice((older, newer))(row)
    day = add_months(date.fromisoformat(visit["released_on"]), random.choice((0, 6, 11)))
    answers = {random.choice(sorted(visit["answers"])): random.choice(BAD_ANSWERS)}
    visit["corrections"] = [a_correction(day) | {"answers": answers}]


def _corrected_mark(random: Random, row: Row) -> None:
    marks = {random.choice(MARKED): {"mark": random.choice((*BAD_MARKS, "on_track"))}}
    second_report(row)["corrections"] = [a_correction(date(2018, 1, 20)) | {"marks": marks}]


def _news_of_later(random: Random, row: Row) -> None:
    """Bad news of May 2018, which nobody knew before."""
    correction = a_correction(date(2018, 5, 1))
    for paper, field in ((older(row), "answers"), (second_report(row), "marks")):
        names = random.sample(sorted(paper[field]), 3)
        bad = "non_compliant" if field == "answers" else {"mark": "no_progress"}
        news = correction | {field: dict.fromkeys(names, bad)}
        paper["corrections"] = [*paper.get("corrections", ()), news]
    row["zero_tolerance_cases"].append(a_case(("2018-05-02", "confirmed"), name="zt-9"))


def _no_report(random: Random, row: Row) -> None:
    row["progress_reports"].remove(second_report(row))


def _other_report_day(random: Random, row: Row) -> None:
    second_report(row)["released_on"] = random.choice(("2017-10-31", "2018-02-19", "2018-02-20"))


def _later_report(random: Random, row: Row) -> None:
    words = {random.choice(MARKED): random.choice((*BAD_MARKS, "on_track"))}
    row["progress_reports"].append(a_late_report("pr-3", **words))


# In an order in which none asks for what an earlier one took away.
MISHAPS: tuple[Callable[[Random, Row], None], ...] = (
    *(_one_failure,) * 4,
    _answer,
    _no_answer,
    _set_aside,
    _mark,
    _additional,
    _no_union,
    _not_asked,
    _partial_between,
    *(_waiting,) * 3,
    _other_gap,
    _other_country,
    *(_case,) * 3,
    _approved,
    _corrected_answer,
    _corrected_mark,
    _other_report_day,
    _later_report,
    *(_news_of_later,) * 3,
    _unreleased,
    _only_one,
    _no_report,
)
