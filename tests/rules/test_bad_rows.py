"""What is refused in a row: every code of the contract, at the value that is wrong."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.reading.row import LONGEST, read_row
from tests import worked
from tests.makers import Row, a_case, a_high_performer, newer, older, second_report

Change = Callable[[Row], object]


def faults(row: Row | bytes) -> list[tuple[str, str]]:
    line = row if isinstance(row, bytes) else json.dumps(row).encode()
    read = read_row(line)
    return [] if isinstance(read, Dossier) else [(each.pointer, each.code) for each in read]


def put(*steps: Any) -> Change:
    """Set what stands at the end of the steps to the last of them."""
    *path, name, value = steps

    def change(row: Row) -> None:
        place: Any = row
        for step in path:
            place = place[step]
        place[name] = value

    return change


def drop(*steps: Any) -> Change:
    *path, name = steps

    def change(row: Row) -> None:
        place: Any = row
        for step in path:
            place = place[step]
        del place[name]

    return change


def corrected(part: Callable[[Row], Row], **fields: object) -> Change:
    def change(row: Row) -> None:
        correction = {"released_on": "2018-06-01", "reason": "r", **fields}
        part(row).setdefault("corrections", []).append(correction)

    return change


def case(*entries: tuple[str, str]) -> Change:
    return put("zero_tolerance_cases", [a_case(*entries)])


GOOD_LINE = worked.compact(a_high_performer()).encode()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param(b"\xff", "json", id="not UTF-8"),
        pytest.param(b"\xed\xa0\x80", "json", id="a surrogate in UTF-8"),
        pytest.param(GOOD_LINE[:-1], "json", id="cut off"),
        pytest.param(GOOD_LINE.replace(b'members":6', b'members":NaN'), "json", id="not a number"),
        pytest.param(GOOD_LINE + b"{}", "json", id="two values"),
        pytest.param(b"\xef\xbb\xbf" + GOOD_LINE, "json", id="a mark that is not at the start"),
        pytest.param(b"[" * 200_000, "json", id="nested too deep"),
        pytest.param(b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "json", id="objects too deep"),
        pytest.param(b'{"a":1,"a":1}', "duplicate_key", id="a name twice"),
        pytest.param(
            GOOD_LINE.replace(b'"PAY1":', b'"PAY2":', 1), "duplicate_key", id="an answer twice"
        ),
        pytest.param(
            GOOD_LINE.replace(b'"CHL1":', b'"PAY1" :', 1), "duplicate_key", id="with a space"
        ),
        pytest.param(b" " * (LONGEST + 1), "too_long", id="over 16 MiB"),
    ],
)
def test_a_text_that_cannot_be_read_ends_the_row(line: bytes, code: str) -> None:
    assert faults(line) == [("", code)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (drop("cycles"), [("", "required")]),
        (put("cycles", {}), [("/cycles", "type")]),
        (put("contract", 1), [("/contract", "enum")]),
        (put("note", "x"), [("/note", "unknown_field")]),
        (put("a/b~c", "x"), [("/a~1b~0c", "unknown_field")]),
        (put("a\nb\u2028", "x"), [("/a\\u000ab\\u2028", "unknown_field")]),
        (put("a\ud800", "x"), [("/a\\ud800", "unknown_field")]),
        (put("factory", "country", "kh"), [("/factory/country", "pattern")]),
        (put("factory", "id", "KH-1\n"), [("/factory/id", "pattern")]),
        (put("factory", "id", "x" * 65), [("/factory/id", "pattern")]),
        (put("factory", "os_id", "KH2018"), [("/factory/os_id", "pattern")]),
        (put("factory", "programme_entry_on", "1 May"), [("/factory/programme_entry_on", "pattern")]),
        (put("factory", "programme_entry_on", "2018-02-30"), [("/factory/programme_entry_on", "date")]),
        (put("factory", "programme_entry_on", "1989-12-31"), [("/factory/programme_entry_on", "date")]),
        (put("factory", "programme_entry_on", None), [("/factory/programme_entry_on", "type")]),
        (put("assessments", 0, "kind", 7), [("/assessments/0/kind", "enum")]),
        (put("assessments", 0, "announced", 1), [("/assessments/0/announced", "type")]),
        (put("assessments", 0, "released_on", False), [("/assessments/0/released_on", "type")]),
        (put("assessments", 0, "answers", "PAY1", "yes"), [("/assessments/0/answers/PAY1", "enum")]),
        (put("assessments", 0, "answers", "pay", "compliant"), [("/assessments/0/answers/pay", "pattern")]),
        (put("assessments", 0, "answers", None), [("/assessments/0/answers", "type")]),
        (put("progress_reports", 0, "number", True), [("/progress_reports/0/number", "enum")]),
        (put("progress_reports", 0, "number", 3), [("/progress_reports/0/number", "enum")]),
        (put("progress_reports", 0, "marks", "SD1", "on_track"), [("/progress_reports/0/marks/SD1", "type")]),
        (put("progress_reports", 0, "marks", "SD1", {}), [("/progress_reports/0/marks/SD1", "required")]),
        (put("zero_tolerance_cases", [{"id": "z", "opened_on": "2018-01-01", "history": []}]),
         [("/zero_tolerance_cases/0/history", "too_short")]),
        (put("committee", []), [("/committee", "type")]),
        (put("committee", "worker_members", -1), [("/committee/worker_members", "minimum")]),
        (put("committee", "worker_members", 6.5), [("/committee/worker_members", "type")]),
        (put("committee", "worker_members", True), [("/committee/worker_members", "type")]),
        (put("decisions", [{"id": "d", "on": "2018-05-01", "by_role": "programme_manager", "outcome": "declined"}]),
         [("/decisions/0", "required")]),
        (put("decisions", [{"id": "d", "on": "2018-05-01", "by_role": "programme_manager", "outcome": "no"}]),
         [("/decisions/0", "required"), ("/decisions/0/outcome", "enum")]),
        (put("decisions", [{"id": "d", "on": "2018-05-01", "by_role": "programme_manager"}]),
         [("/decisions/0", "required")]),
        (put("decisions", [{"id": "d", "on": "2018-05-01", "by_role": "programme_manager", "outcome": "approved", "reason": ""}]),
         [("/decisions/0/reason", "too_short")]),
    ],
)  # fmt: skip
def test_a_wrong_shape_is_told_at_its_place(
    change: Change, expected: list[tuple[str, str]]
) -> None:
    row = a_high_performer()
    change(row)
    assert faults(row) == expected


@pytest.mark.parametrize(
    "number", [b"6.0", b"6e0", b"-0.0", b"1" + b"0" * 5000], ids=["6.0", "6e0", "-0.0", "long"]
)
def test_a_whole_number_may_be_written_in_many_ways(number: bytes) -> None:
    line = GOOD_LINE.replace(b'"worker_members":6', b'"worker_members":' + number)
    assert faults(line) == []


def test_a_number_beyond_all_floats_is_not_whole() -> None:
    line = GOOD_LINE.replace(b'"worker_members":6', b'"worker_members":1e400')
    assert faults(line) == [("/committee/worker_members", "type")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (put("cycles", 1, "id", "c1"), [("/cycles/1/id", "duplicate_id")]),
        (put("cycles", 1, "starts_on", "2017-01-01"), [("/cycles/1/starts_on", "duplicate_cycle_start")]),
        (put("assessments", 0, "cycle", "c9"), [("/assessments/0/cycle", "unknown_reference")]),
        (put("progress_reports", 0, "cycle", "c9"), [("/progress_reports/0/cycle", "unknown_reference")]),
        (put("assessments", 0, "superseded_by", "x"), [("/assessments/0/superseded_by", "unknown_reference")]),
        (put("assessments", 0, "released_on", "2017-02-14"), [("/assessments/0/released_on", "released_before_visit")]),
        (put("assessments", 0, "first_day", "2017-02-16"), [("/assessments/0/first_day", "dates_out_of_order")]),
        (put("assessments", 0, "voided_on", "2017-02-14"), [("/assessments/0/voided_on", "dates_out_of_order")]),
        (put("trade_unions", 0, "present_to", "2013-04-30"), [("/trade_unions/0/present_to", "dates_out_of_order")]),
        (put("reduced_assessment", [{"from": "2018-01-02", "to": "2018-01-01"}]), [("/reduced_assessment/0/to", "dates_out_of_order")]),
        (case(("2018-03-02", "suspected"), ("2018-03-01", "confirmed")), [("/zero_tolerance_cases/0/history/1/on", "dates_out_of_order")]),
        (case(("2018-03-02", "unfounded")), [("/zero_tolerance_cases/0/history/0/status", "first_status")]),
        (put("zero_tolerance_cases", [a_case(("2018-03-02", "suspected")) | {"opened_on": "2018-03-01"}]),
         [("/zero_tolerance_cases/0/opened_on", "opened_on_differs")]),
        (corrected(newer, released_on="2018-03-24"), [("/assessments/1/corrections/0/released_on", "dates_out_of_order")]),
        (corrected(newer, marks={}), [("/assessments/1/corrections/0/marks", "wrong_kind_of_correction")]),
        (corrected(second_report, answers={}), [("/progress_reports/1/corrections/0/answers", "wrong_kind_of_correction")]),
        (put("assessments", 0, "superseded_by", "asm-2"), [("/assessments/0/superseded_by", "superseded_by_other_visit")]),
        (put("assessments", 0, "superseded_by", "asm-1"), [("/assessments/0/superseded_by", "superseded_in_a_loop")]),
        (put("assessments", 1, "date", "2017-02-15"), [("/assessments/1/date", "same_day_assessments")]),
        (put("progress_reports", 0, "number", 2), []),
    ],
)  # fmt: skip
def test_a_contradiction_is_told_at_its_place(
    change: Change, expected: list[tuple[str, str]]
) -> None:
    row = a_high_performer()
    change(row)
    assert faults(row) == expected


def test_a_correction_of_something_unreleased_is_refused() -> None:
    row = a_high_performer()
    corrected(newer, released_on="2018-06-01")(row)
    newer(row)["released_on"] = None
    assert faults(row) == [("/assessments/1/corrections/0", "correction_of_unreleased")]


def test_two_reports_of_one_number_are_never_released_on_one_day() -> None:
    row = a_high_performer()
    row["progress_reports"].append(second_report(row) | {"id": "pr-9", "cycle": "c2"})
    assert faults(row) == [("/progress_reports/2/released_on", "same_day_reports")]


def test_a_reissue_is_not_released_before_its_report() -> None:
    row = a_high_performer()
    reissue = newer(row) | {"id": "asm-2b", "released_on": "2018-03-24"}
    newer(row)["superseded_by"] = "asm-2b"
    row["assessments"].append(reissue)
    assert faults(row) == [("/assessments/1/superseded_by", "dates_out_of_order")]


def test_a_doubled_id_hides_what_rests_on_ids() -> None:
    row = a_high_performer()
    older(row)["cycle"] = "c9"
    newer(row)["id"] = "asm-1"
    assert faults(row) == [("/assessments/1/id", "duplicate_id")]


def test_all_faults_of_a_row_are_told_in_order_of_place_and_code() -> None:
    row = a_high_performer()
    row["x"] = 1
    del row["cycles"], row["decisions"]
    row["assessments"][1]["kind"] = None
    row["assessments"][0]["answers"]["pay"] = "?"
    assert faults(row) == [
        ("", "required"),
        ("", "required"),
        ("/assessments/0/answers/pay", "enum"),
        ("/assessments/0/answers/pay", "pattern"),
        ("/assessments/1/kind", "enum"),
        ("/x", "unknown_field"),
    ]


def test_codes_that_no_pack_knows_and_lone_surrogates_in_texts_are_good() -> None:
    row = a_high_performer()
    newer(row)["answers"]["ZZ99"] = "compliant"
    second_report(row)["marks"]["SD1"]["comment"] = '\ud800: odd, "and": colons'
    corrected(newer)(row)
    line = worked.compact(row).replace("\ud800", "\\ud800").encode()
    assert faults(line) == []
