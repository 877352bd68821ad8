"""What is kept of a factory beside its visits: unions, the committee, zero-tolerance cases."""

from datetime import date, timedelta
from random import Random
from typing import Any

from distinction.faces.demo.dice import between, by_weight, whole
from distinction.faces.demo.year import Factory, Scene
from distinction.rules.terms.marks import CaseStatus

Row = dict[str, Any]

# Assumptions: the share of factories with a union, and most unions in one factory, by country.
UNIONS = {"KH": (0.72, 3), "VN": (0.95, 1), "JO": (0.9, 1), "ID": (0.6, 2), "HT": (0.6, 3)}
UNIONS_ELSEWHERE = (0.35, 2)
UNION_LEFT, COMMITTEE_MISSING, CASE = 0.05, 0.04, 0.03

# How a case goes on after each status, with the days it takes.
NEXT = {
    CaseStatus.SUSPECTED: ((CaseStatus.CONFIRMED, 0.55), (CaseStatus.UNFOUNDED, 0.45)),
    CaseStatus.CONFIRMED: ((CaseStatus.REMEDIATED, 1.0),),
    CaseStatus.REMEDIATED: ((CaseStatus.CLOSED_VERIFIED, 1.0),),
}
DAYS = {
    CaseStatus.SUSPECTED: (10, 40),
    CaseStatus.CONFIRMED: (30, 150),
    CaseStatus.REMEDIATED: (30, 120),
}


def unions_of(rng: Random, scene: Scene, factory: Factory) -> list[Row]:
    share, most = UNIONS.get(factory.country, UNIONS_ELSEWHERE)
    if rng.random() >= share:
        return []
    return [_union(rng, scene, factory, number) for number in range(1, whole(rng, 1, most) + 1)]


def is_union_present(unions: list[Row], on: date) -> bool:
    day = str(on)
    return any(each["present_from"] <= day <= (each["present_to"] or day) for each in unions)


def committee_of(rng: Random, scene: Scene, factory: Factory, unions: list[Row]) -> Row | None:
    formed_on = factory.starts[0] + timedelta(days=whole(rng, 20, 90))
    if rng.random() < COMMITTEE_MISSING or formed_on > scene.until:
        return None
    members = whole(rng, 3, 8)
    committee: Row = {"formed_on": str(formed_on), "worker_members": members}
    if unions:
        committee["union_members"] = whole(rng, 1, min(members, 2 * len(unions)))
    committee["management_members"] = members
    return committee


def cases_of(rng: Random, scene: Scene, factory: Factory) -> list[Row]:
    """Rarely one, with its history as far as it has come."""
    if rng.random() >= CASE:
        return []
    begin = factory.starts[0]
    opened_on = begin + timedelta(days=int((scene.until - begin).days * rng.random()))
    return [a_case(rng, scene, opened_on)]


def a_case(rng: Random, scene: Scene, opened_on: date) -> Row:
    status, on = CaseStatus.SUSPECTED, opened_on
    history = []
    while on <= scene.until:
        history.append({"on": str(on), "status": status.value})
        if status not in NEXT:
            break
        on += timedelta(days=int(between(rng, *DAYS[status])))
        status = by_weight(rng, NEXT[status])
    return {"id": "zt-1", "opened_on": str(opened_on), "history": history}


def is_case_open(cases: list[Row], on: date) -> bool:
    day = str(on)
    states = [[entry for entry in each["history"] if entry["on"] <= day] for each in cases]
    settled = {CaseStatus.UNFOUNDED.value, CaseStatus.CLOSED_VERIFIED.value}
    return any(entries and entries[-1]["status"] not in settled for entries in states)


def _union(rng: Random, scene: Scene, factory: Factory, number: int) -> Row:
    """There before the programme, or come since; a few have gone again."""
    begin = factory.starts[0]
    present_from = begin + timedelta(days=whole(rng, 0, 500) if rng.random() < 1 / 5 else 0)
    left_on = present_from + timedelta(days=whole(rng, 200, 1500))
    is_gone = rng.random() < UNION_LEFT and left_on <= scene.until
    return {
        "id": f"union-{number}",
        "present_from": str(min(present_from, scene.until)),
        "present_to": str(left_on) if is_gone else None,
    }
