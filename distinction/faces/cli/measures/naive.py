"""A plain engine: dictionaries of contract rows, question by question, the explanation at once.

As one would write it first: days stay texts, an assessment is a dictionary of its answers. It
leaves out the additional questions, gates and stages. The standard library is all it needs.
"""

import tomllib
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MET, NOT_MET, NOT_KNOWN = "met", "not_met", "not_known"
LAST_DAY = "9999-12-31"
SECOND = 2  # the number of the report that carries marks which count

Row = Mapping[str, Any]
Fact = Mapping[str, object]  # what decided


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables of a pack as they stand in its file."""

    settings: Mapping[str, int]
    criteria: Sequence[Row]
    lists: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What of a row counts on the day: assessments with their answers, the last of them last."""

    row: Row
    on: str
    two: Sequence[Row]
    answers: Sequence[Mapping[str, str]]
    is_pair: bool
    report: Row | None


def rules_of(text: str) -> Rules:
    tables = tomllib.loads(text)
    return Rules(tables["settings"], tables["criterion"], tables["pri_list"])


def explained(rules: Rules, row: Row, on: str) -> list[dict[str, Any]]:
    """Of every criterion its verdict and the facts that decide it."""
    evidence = _evidence(rules, row, on)
    lines = []
    for criterion in rules.criteria:
        verdict, because = CHECKS[criterion["evidence"]](rules, criterion, evidence)
        line = {"criterion": criterion["id"], "verdict": verdict, "because": because}
        lines.append(line)
    return lines


def bits_of(lines: Sequence[Row]) -> tuple[int, int]:
    """Criteria not met, and not known, as bits in the order of the pack."""
    not_met = sum(1 << bit for bit, each in enumerate(lines) if each["verdict"] == NOT_MET)
    not_known = sum(1 << bit for bit, each in enumerate(lines) if each["verdict"] == NOT_KNOWN)
    return not_met, not_known


def _evidence(rules: Rules, row: Row, on: str) -> Evidence:
    by_id = {each["id"]: each for each in row["assessments"]}
    seen = [each for each in row["assessments"] if _is_seen(each, by_id, on)]
    seen.sort(key=lambda each: (each["date"], each["id"]))
    counting = [
        each for each in seen if each["scope"] == "full" and _is_by(each["released_on"], on)
    ]
    two = counting[-2:]
    return Evidence(
        row=row,
        on=on,
        two=two,
        answers=[_corrected(each, "answers", on) for each in two],
        is_pair=len(two) > 1 and _is_pair(rules, row, seen, two),
        report=_report(rules, row, on),
    )


def _is_seen(visit: Row, by_id: Mapping[str, Row], on: str) -> bool:
    if visit["kind"] != "full" or visit.get("first_day", visit["date"]) > on:
        return False
    if _is_by(visit.get("voided_on"), on):
        return False
    while "superseded_by" in visit:
        visit = by_id[visit["superseded_by"]]
        if _is_by(visit["released_on"], on):
            return False
    return True


def _is_pair(rules: Rules, row: Row, seen: Sequence[Row], two: Sequence[Row]) -> bool:
    previous, latest = (each["date"] for each in two)
    if any(previous < each["date"] < latest for each in seen):
        return False
    settings = rules.settings
    expected = after(previous, settings["assessment_spacing_months"])
    agreed = any(_covers(each, expected) for each in row["reduced_assessment"])
    longest = settings["max_gap_months_24" if agreed else "max_gap_months_12"]
    earliest = after(previous, settings["min_gap_months"])
    return bool(earliest <= latest <= after(previous, longest))


def _report(rules: Rules, row: Row, on: str) -> Row | None:
    starts = {each["id"]: each["starts_on"] for each in row["cycles"]}
    usable = []
    for each in row["progress_reports"]:
        opens = after(starts[each["cycle"]], rules.settings["pr2_month"] - 1)
        if each["number"] == SECOND and each["released_on"] and opens <= each["released_on"] <= on:
            usable.append(each)
    return max(usable, key=lambda each: str(each["released_on"]), default=None)


def _by_element(_rules: Rules, criterion: Row, evidence: Evidence) -> tuple[str, list[Fact]]:
    return _together(evidence, [criterion["questions"]] * len(evidence.two))


def _by_list(rules: Rules, _criterion: Row, evidence: Evidence) -> tuple[str, list[Fact]]:
    country = evidence.row["factory"]["country"]
    return _together(evidence, [_listed(rules, country, each["date"]) for each in evidence.two])


def _listed(rules: Rules, country: str, on: str) -> Sequence[str]:
    for each in rules.lists:
        last = each.get("valid_to")
        if each["country"] == country and str(each["valid_from"]) <= on <= str(last or LAST_DAY):
            questions: Sequence[str] = each["questions"]
            return questions
    return ()


def _together(evidence: Evidence, asked: Sequence[Sequence[str]]) -> tuple[str, list[Fact]]:
    because: list[Fact] = []
    verdicts = []
    for visit, answers, codes in zip(evidence.two, evidence.answers, asked, strict=True):
        failed = lacking = compliant = False
        for code in codes:
            answer = answers.get(code, "not_assessed")
            failed = failed or answer == "non_compliant"
            lacking = lacking or answer == "not_assessed"
            compliant = compliant or answer == "compliant"
            if answer not in {"compliant", "not_applicable"}:
                because.append({"assessment": visit["id"], "question": code, "answer": answer})
        known = MET if compliant and not lacking else NOT_KNOWN
        verdicts.append(NOT_MET if failed else known)
    if not evidence.is_pair:
        because.append({"lacking": "two consecutive assessments"})
        return NOT_MET if verdicts[-1:] == [NOT_MET] else NOT_KNOWN, because
    if NOT_MET in verdicts:
        return NOT_MET, because
    return NOT_KNOWN if NOT_KNOWN in verdicts else MET, because


def _by_mark(rules: Rules, criterion: Row, evidence: Evidence) -> tuple[str, list[Fact]]:
    report = evidence.report
    if report is None:
        return NOT_KNOWN, [{"lacking": "progress_report_2"}]
    expires = after(report["released_on"], rules.settings["pr2_max_age_months"])
    given = _corrected(report, "marks", evidence.on).get(criterion["id"])
    mark = given["mark"] if given else "not_assessed"
    because: list[Fact] = [{"report": report["id"], "mark": mark, "expires": expires}]
    if evidence.on > expires or mark == "not_assessed":
        return NOT_KNOWN, because
    return MET if mark == "on_track" else NOT_MET, because


def _by_case(_rules: Rules, _criterion: Row, evidence: Evidence) -> tuple[str, list[Fact]]:
    because: list[Fact] = []
    found = set()
    for case in evidence.row["zero_tolerance_cases"]:
        known = [each["status"] for each in case["history"] if each["on"] <= evidence.on]
        if known:
            found.add(known[-1])
            because.append({"case": case["id"], "status": known[-1]})
    if "confirmed" in found:
        return NOT_MET, because
    return NOT_KNOWN if found & {"suspected", "remediated"} else MET, because


def _corrected(row: Row, field: str, on: str) -> Mapping[str, Any]:
    merged = dict(row[field])
    for each in row.get("corrections", ()):
        if each["released_on"] <= on:
            merged.update(each.get(field, {}))
    return merged


def _is_by(day: str | None, on: str) -> bool:
    return day is not None and day <= on


def _covers(period: Row, day: str) -> bool:
    return str(period["from"]) <= day <= str(period["to"] or LAST_DAY)


def after(day: str, months: int) -> str:
    """Calendar months from a day; one that the month lacks becomes its last."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    last = min(int(day[8:]), monthrange(year, month + 1)[1])
    return f"{year:04}-{month + 1:02}-{last:02}"


CHECKS = {
    "progress_report_2": _by_mark,
    "assessment": _by_element,
    "pri": _by_list,
    "zero_tolerance": _by_case,
}
