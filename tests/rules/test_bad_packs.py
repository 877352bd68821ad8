"""Every fault of a pack that the contract names, each at its place."""

import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from distinction.rules.criteria.load import load_pack, pack_of
from distinction.rules.criteria.pack import Pack
from tests import worked
from tests.rules.small_pack import tables

Tables = dict[str, Any]
Change = Callable[[Tables], None]

# Places in the small pack.
SD1, HR1, C1, C2 = 0, 3, 6, 7
# The table of `contract/pack.schema.md`; `toml` is told of bytes.
CODES = {
    "required",
    "unknown_field",
    "type",
    "pattern",
    "too_short",
    "enum",
    "range",
    "duplicate_id",
    "group_and_evidence",
    "questions_and_evidence",
    "one_of_each",
    "unknown_question",
    "duplicate_question",
    "lists_overlap",
    "dates_out_of_order",
    "unknown_criterion",
    "no_always_question",
    "settings_order",
}


def put(table: str, place: int, **values: object) -> Change:
    def change(given: Tables) -> None:
        given[table][place].update(values)

    return change


def take(table: str, *path: int | str) -> Change:
    """A field away from where the path leads, or a whole table."""

    def change(given: Tables) -> None:
        *steps, last = (table, *path)
        found: Any = given
        for step in steps:
            found = found[step]
        del found[last]

    return change


def setting(**months: object) -> Change:
    return lambda given: given.update(settings=given["settings"] | months)


def faults_of(given: Tables) -> list[tuple[str, str]]:
    found = pack_of(given)
    return [] if isinstance(found, Pack) else [(each.pointer, each.code) for each in found]


CASES: dict[str, tuple[Change, set[tuple[str, str]]]] = {
    "no settings": (take("settings"), {("", "required")}),
    "no version": (take("pack", "version"), {("/pack", "required")}),
    "no text of a question": (take("question", 2, "text"), {("/question/2", "required")}),
    "a table too many": (
        lambda given: given.update(colour=[]),
        {("/colour", "unknown_field")},
    ),
    "a field too many": (
        put("criterion", SD1, weight=2),
        {("/criterion/0/weight", "unknown_field")},
    ),
    "months as text": (setting(pr2_month="11"), {("/settings/pr2_month", "type")}),
    "half a month": (setting(pr2_month=10.5), {("/settings/pr2_month", "type")}),
    "a date with a time": (
        put("pri_list", 0, valid_from=datetime(2010, 1, 1, tzinfo=UTC)),
        {("/pri_list/0/valid_from", "type")},
    ),
    "a date as text": (
        put("pri_list", 0, valid_from="2010-01-01"),
        {("/pri_list/0/valid_from", "type")},
    ),
    "an id with a space": (put("criterion", C2, id="C 2"), {("/criterion/7/id", "pattern")}),
    "an id with a line break": (put("criterion", C2, id="C2\n"), {("/criterion/7/id", "pattern")}),
    "a country of three": (
        put("pri_list", 3, country="BBB"),
        {("/pri_list/3/country", "pattern")},
    ),
    "an empty title": (
        lambda given: given.update(pack=given["pack"] | {"title": ""}),
        {("/pack/title", "too_short")},
    ),
    "no question in a list": (
        put("pri_list", 0, questions=[]),
        {("/pri_list/0/questions", "too_short")},
    ),
    "no list at all": (lambda given: given.update(pri_list=[]), {("/pri_list", "too_short")}),
    "another group": (
        put("criterion", SD1, group="music"),
        {("/criterion/0/group", "enum")},
    ),
    "another kind": (put("pri_list", 0, kind="secret"), {("/pri_list/0/kind", "enum")}),
    "no month": (setting(pr2_month=0), {("/settings/pr2_month", "range")}),
    "a hundred years and a month": (
        setting(max_gap_months_24=1201),
        {("/settings/max_gap_months_24", "range")},
    ),
    "a code twice": (
        lambda given: given["question"].append({"code": "Q1", "text": "?"}),
        {("/question/8/code", "duplicate_id")},
    ),
    "an id twice": (put("pri_list", 3, id="AA-1"), {("/pri_list/3/id", "duplicate_id")}),
    "a mark of a system": (
        put("criterion", SD1, group="hr_system"),
        {("/criterion/0/group", "group_and_evidence")},
    ),
    "an element without questions": (
        take("criterion", HR1, "questions"),
        {("/criterion/3", "questions_and_evidence")},
    ),
    "a mark with questions": (
        put("criterion", SD1, questions=["Q1"]),
        {("/criterion/0/questions", "questions_and_evidence")},
    ),
    "no zero tolerance": (take("criterion", C2), {("", "one_of_each")}),
    "two criteria on listed issues": (
        put("criterion", C2, evidence="pri"),
        {("/criterion/7/evidence", "one_of_each"), ("", "one_of_each")},
    ),
    "a question nobody asks": (
        put("criterion", HR1, questions=["Q1", "Q99"]),
        {("/criterion/3/questions/1", "unknown_question")},
    ),
    "a question twice": (
        put("pri_list", 1, questions=["Q7", "Q6", "Q7"]),
        {("/pri_list/1/questions/2", "duplicate_question")},
    ),
    "two lists on one day": (
        put("pri_list", 0, valid_to=date(2016, 2, 29)),
        {("/pri_list/1", "lists_overlap")},
    ),
    "a list without end before another": (
        take("pri_list", 2, "valid_to"),
        {("/pri_list/3", "lists_overlap")},
    ),
    "an end before its beginning": (
        put("pri_list", 0, valid_to=date(2009, 12, 31)),
        {("/pri_list/0/valid_to", "dates_out_of_order")},
    ),
    "about nothing": (
        put("additional_question", 2, about="SD9"),
        {("/additional_question/2/about", "unknown_criterion")},
    ),
    "about zero tolerance": (
        put("additional_question", 2, about="C2"),
        {("/additional_question/2/about", "unknown_criterion")},
    ),
    "nothing asked always": (
        put("additional_question", 0, applies="union_present"),
        {("/additional_question/0", "no_always_question")},
    ),
    "a report after its cycle": (
        setting(pr2_month=13),
        {("/settings/cycle_months", "settings_order")},
    ),
    "a gap that none can keep": (
        setting(min_gap_months=19),
        {("/settings/max_gap_months_12", "settings_order")},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_told_at_its_place(name: str) -> None:
    change, expected = CASES[name]
    given = tables()
    change(given)
    assert set(faults_of(given)) == expected


def test_every_code_of_the_contract_is_shown() -> None:
    assert {code for _, expected in CASES.values() for _, code in expected} == CODES


def test_faults_of_all_sound_parts_are_told_at_once_in_order() -> None:
    given = tables()
    told: set[tuple[str, str]] = set()
    for name in ("no month", "another group", "a question twice", "an end before its beginning"):
        change, expected = CASES[name]
        change(given)
        told |= expected
    assert faults_of(given) == sorted(told)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(b'[pack]\nid = "a"\nid = "b"\n', 3, id="a field twice"),
        pytest.param(b"[pack]\nid = maybe\n", 2, id="no value"),
        pytest.param(b'[pack]\nid = "\xff"\n', 2, id="no UTF-8"),
        pytest.param(b"\x00", 1, id="a sign that no text has"),
        pytest.param(b"a = " + b"[" * 10_000, 0, id="nested too deep"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(data: bytes, line: int) -> None:
    found = load_pack(data)
    assert isinstance(found, list)
    assert [(each.pointer, each.code, each.line) for each in found] == [("", "toml", line)]


def test_what_the_contract_calls_good_is_good() -> None:
    """A code for a question and an additional one; a country without a list; no end; no sign."""
    given = tables()
    given["additional_question"][0]["code"] = "Q1"
    given["criterion"][0]["markers"] = []
    given["pack"]["in_force_from"] = date(2017, 1, 1)
    assert isinstance(pack_of(given), Pack)


def test_a_pack_says_the_same_read_from_bytes_or_from_tables() -> None:
    data = worked.SAMPLE.read_bytes()
    assert load_pack(data) == pack_of(tomllib.loads(data.decode()))
