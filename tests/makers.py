"""Makers: a factory that meets every criterion, so that a test names only what it changes."""

import copy
from datetime import date
from typing import Any

from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Standing
from distinction.rules.terms.verdict import Verdict
from tests import worked

Row = dict[str, Any]
DECISION_DAY = date(2018, 4, 15)
TRIGGER_DAY = date(2017, 12, 1)
MARKED = ("SD1", "SD2", "SD3", "SD4", "SD5", "L1")
HR = tuple(f"HR{number}" for number in range(1, 7))
OSH = tuple(f"OSH{number}" for number in range(1, 8))


def a_high_performer() -> Row:
    """Two clean assessments, six On Track marks between them, the additional questions answered."""
    return copy.deepcopy(worked.row("all-gates-pass"))


def older(row: Row) -> Row:
    found: Row = row["assessments"][0]
    return found


def newer(row: Row) -> Row:
    found: Row = row["assessments"][1]
    return found


def second_report(row: Row) -> Row:
    found: Row = next(each for each in row["progress_reports"] if each["number"] == 2)
    return found


def mark(row: Row, criterion: str, word: str) -> None:
    second_report(row)["marks"][criterion]["mark"] = word


def a_case(*entries: tuple[str, str], name: str = "zt-1") -> Row:
    history = [{"on": on, "status": status} for on, status in entries]
    return {"id": name, "opened_on": entries[0][0], "history": history}


def standing(row: Row, on: date = DECISION_DAY, pack: Pack | None = None) -> Standing:
    return evaluate(pack or worked.sample_pack(), worked.dossier(row), on)


def verdict(found: Standing, criterion: str) -> Verdict:
    return next(line.verdict for line in found.criteria if line.id == criterion)


def gate(found: Standing, name: str) -> Verdict:
    return next(each.verdict for each in found.gates if each.id == name)


def fail_alone(row: Row, criterion: str) -> None:
    """Make one criterion not met at the decision, and leave the trigger of the past as it was."""
    if criterion in MARKED:
        row["progress_reports"].append(a_late_report("pr-3", **{criterion: "no_progress"}))
    elif criterion == "C1":
        newer(row)["answers"]["PAY1"] = "non_compliant"
    else:
        newer(row)["answers"][f"{criterion}.1"] = "non_compliant"


def a_late_report(name: str, **words: str) -> Row:
    """A second report of the first cycle after the second visit: it speaks at the decision only."""
    marks = {each: {"mark": words.get(each, "on_track")} for each in MARKED}
    return {"id": name, "cycle": "c1", "number": 2, "released_on": "2018-03-26", "marks": marks}


def a_waiting_visit(on: str) -> Row:
    return {
        "id": "asm-3",
        "cycle": "c2",
        "kind": "full",
        "scope": "full",
        "announced": False,
        "date": on,
        "released_on": None,
        "answers": {},
    }
