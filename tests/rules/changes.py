"""What may happen to evidence: told in another order, made worse, taken away, not yet released."""

import copy
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from distinction.rules.criteria.load import pack_of
from distinction.rules.criteria.pack import Pack
from distinction.rules.terms.periods import ONE_DAY
from tests.makers import Row, a_case
from tests.rules.histories import STATUSES
from tests.rules.mishaps import BAD_ANSWERS, BAD_MARKS
from tests.rules.near_misses import Drawn

ORDER_MATTERS = ("corrections", "history")
OF_VISITS = ("answers", "additional_answers")


def in_another_order(random: Random, drawn: Drawn) -> Drawn:
    """Lists and names in another order, but for the lists whose order speaks."""
    shuffled = _shuffled(random, drawn.row)
    assert isinstance(shuffled, dict)
    return drawn.with_row(shuffled)


def made_worse(random: Random, drawn: Drawn) -> Drawn:
    """Some compliant findings and On Track marks become their contrary, or a case is opened."""
    row = copy.deepcopy(drawn.row)
    spots = list(_good_spots(row))
    if not spots or random.random() < 1 / 8:
        row["zero_tolerance_cases"].append(_an_opened_case(random, drawn.day))
    for found, name in random.sample(spots, min(len(spots), random.choice((1, 1, 2, 4)))):
        if isinstance(found[name], str):
            found[name] = "non_compliant"
        else:
            found[name] = {"mark": random.choice(BAD_MARKS)}
    return drawn.with_row(row)


def with_less(random: Random, drawn: Drawn) -> Drawn:
    """Some findings or marks taken away, with what their corrections say of them."""
    row = copy.deepcopy(drawn.row)
    spots = list(_spots(row))
    bad = [spot for spot in spots if _is_bad(spot[2]) and spot[0].get("number") != 1]
    pool = bad if bad and random.random() < 2 / 3 else spots
    for paper, field, _, name in random.sample(pool, min(len(pool), random.choice((1, 1, 2, 4)))):
        for version in (paper, *paper.get("corrections", ())):
            version.get(field, {}).pop(name, None)
    return drawn.with_row(row)


def with_other_cases(random: Random, drawn: Drawn) -> Drawn:
    row = copy.deepcopy(drawn.row)
    count = random.randint(0, 3)
    cases = [_an_opened_case(random, drawn.day, f"other-{number}") for number in range(count)]
    for case in cases:
        later = {"on": drawn.day.isoformat(), "status": random.choice(STATUSES)}
        case["history"].append(later)
    row["zero_tolerance_cases"] = cases
    return drawn.with_row(row)


def with_other_unlisted_answers(random: Random, drawn: Drawn) -> Drawn:
    """In each visit, other answers to what is neither of an element nor on the list of its day."""
    row = copy.deepcopy(drawn.row)
    for visit in row["assessments"]:
        free = _unlisted(drawn, date.fromisoformat(visit["date"]))
        for version in (visit, *visit.get("corrections", ())):
            answers = version.setdefault("answers", {})
            for code in free:
                answers[code] = random.choice(("compliant", *BAD_ANSWERS))
    return drawn.with_row(row)


def with_the_list_changed_from(random: Random, drawn: Drawn, day: date) -> Pack:
    """A new version of the pack: from that day on the country has a list of other questions."""
    tables = drawn.pack.model_dump(by_alias=True, exclude_unset=True)
    country = drawn.row["factory"]["country"]
    kept = []
    for issues in tables["pri_list"]:
        if issues["country"] == country:
            if issues["valid_from"] >= day:
                continue
            issues["valid_to"] = min(issues.get("valid_to") or date.max, day - ONE_DAY)
        kept.append(issues)
    codes = [each["code"] for each in tables["question"]]
    chosen = [*random.sample(codes, random.randint(1, len(codes))), "NEW1"]
    new = {"id": "new", "country": country, "valid_from": day, "questions": chosen}
    tables["pri_list"] = [*kept, new]
    tables["question"] = [*tables["question"], {"code": "NEW1", "text": "new"}]
    tables["pack"] |= {"version": "next", "in_force_from": day}
    pack = pack_of(tables)
    assert isinstance(pack, Pack), pack
    return pack


def before_later_releases(drawn: Drawn) -> Drawn:
    """The same factory while all that was released after the day is not yet written."""
    row = copy.deepcopy(drawn.row)
    for visit in row["assessments"]:
        if _is_later(drawn, visit.get("voided_on")):
            visit["voided_on"] = (drawn.day + timedelta(days=4000)).isoformat()
    for paper in (*row["assessments"], *row["progress_reports"]):
        _unwrite(drawn, paper)
    for case in row["zero_tolerance_cases"]:
        case["history"] = [each for each in case["history"] if not _is_later(drawn, each["on"])]
    row["zero_tolerance_cases"] = [each for each in row["zero_tolerance_cases"] if each["history"]]
    row["decisions"] = [each for each in row["decisions"] if not _is_later(drawn, each["on"])]
    return drawn.with_row(row)


def _unwrite(drawn: Drawn, paper: Row) -> None:
    if "corrections" in paper:
        known = [each for each in paper["corrections"] if not _is_later(drawn, each["released_on"])]
        paper["corrections"] = known
    if _is_later(drawn, paper["released_on"]):
        paper["released_on"] = None
        for field in ("answers", "additional_answers", "marks"):
            if field in paper:
                paper[field] = {}


def _is_later(drawn: Drawn, day: str | None) -> bool:
    return day is not None and date.fromisoformat(day) > drawn.day


def _shuffled(random: Random, value: object, field: str = "") -> object:
    if isinstance(value, dict):
        names = random.sample(list(value), len(value))
        return {name: _shuffled(random, value[name], name) for name in names}
    if isinstance(value, list):
        items = [_shuffled(random, each) for each in value]
        return items if field in ORDER_MATTERS else random.sample(items, len(items))
    return value


def _spots(row: Row) -> Iterator[tuple[Row, str, object, str]]:
    """Every finding and mark as it was first written or corrected: paper, field, value, name."""
    for paper in (*row["assessments"], *row["progress_reports"]):
        for version in (paper, *paper.get("corrections", ())):
            for field in (*OF_VISITS, "marks"):
                for name, value in version.get(field, {}).items():
                    yield paper, field, value, name


def _good_spots(row: Row) -> Iterator[tuple[Row, str]]:
    for paper in (*row["assessments"], *row["progress_reports"]):
        for version in (paper, *paper.get("corrections", ())):
            for field in (*OF_VISITS, "marks"):
                found = version.get(field, {})
                yield from ((found, name) for name in found if not _is_bad(found[name]))


def _is_bad(value: object) -> bool:
    return value not in ("compliant", {"mark": "on_track"})


def _an_opened_case(random: Random, day: date, name: str = "opened") -> Row:
    on = day - timedelta(days=random.choice((0, 1, 200, 400)))
    return a_case((on.isoformat(), random.choice(("suspected", "confirmed"))), name=name)


def _unlisted(drawn: Drawn, day: date) -> list[str]:
    pack = drawn.pack
    issues = pack.list_in_force(drawn.row["factory"]["country"], day)
    asked = {code for each in pack.criteria for code in each.questions or ()}
    asked |= set(issues.questions if issues else ())
    return [*(each.code for each in pack.questions if each.code not in asked), "ZZ9"]
