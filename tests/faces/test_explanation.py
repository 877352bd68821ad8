"""The explanation holds everything that decided, for each of the worked dossiers."""

import re
from dataclasses import replace
from datetime import date

import pytest

from distinction.faces.reports.explanation import explain_text
from distinction.faces.reports.wrapped import WIDTH
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import GivenMark
from distinction.rules.terms.marks import Mark
from distinction.rules.terms.verdict import Verdict
from tests import makers, worked

DIGEST = "0123456789abcdef" * 4


def explained(row: makers.Row, on: date = makers.DECISION_DAY) -> str:
    found = makers.standing(row, on)
    return explain_text(found, worked.sample_pack(), DIGEST, worked.dossier(row))


def of_example(name: str) -> str:
    return explained(worked.row(name), date.fromisoformat(worked.expected(name)["as_of"]))


@pytest.mark.parametrize("name", worked.names())
def test_it_names_every_gate_criterion_and_reference_that_decided(name: str) -> None:
    on = date.fromisoformat(worked.expected(name)["as_of"])
    found, text = makers.standing(worked.row(name), on), of_example(name)
    full_names = {each.id: each.name for each in worked.sample_pack().criteria}
    assert found.factory in text
    assert found.stage.value in text
    for gate in found.gates_not_met:
        assert f"{gate.id}  " in text
    for line in found.criteria_not_met:
        assert f"{line.id}  {full_names[line.id]}" in text
        for moment in line.moments:
            if moment.verdict is not Verdict.MET:
                assert all(each in text for each in moment.deciding)


@pytest.mark.parametrize("name", worked.names())
def test_it_is_plain_text_of_a_readable_width(name: str) -> None:
    text = of_example(name)
    names = [each.name for each in worked.sample_pack().criteria]
    assert text.isprintable() or (set(text) - {"\n"} and text.replace("\n", "").isprintable())
    for line in text.splitlines():
        assert len(line) <= WIDTH or any(each in line for each in names), line


@pytest.mark.req("R088")
def test_both_assessments_stand_there_by_date_and_version() -> None:
    text = of_example("correction-after-release")
    assert "A1  Assessment 1: asm-1, visited on 15 Feb 2017, released on 20 Mar 2017." in text
    assert "A2  Assessment 2: asm-2, visited on 20 Feb 2018, released on 25 Mar 2018, corr" in text


@pytest.mark.req("R088")
def test_a_correction_of_a_later_day_is_no_version_yet() -> None:
    assert "corrected on" not in of_example("correction-not-yet-released")


@pytest.mark.req("R089")
def test_the_second_progress_report_stands_there_with_what_it_marked() -> None:
    text = " ".join(of_example("moderate-progress-is-not-on-track").split())
    assert "PR2 Progress report 2: pr-2, released on 15 Nov 2017." in text
    assert "marked this “Moderate progress”: “meets, follow-up still weak”." in text


@pytest.mark.req("R160")
def test_the_list_in_force_on_each_day_is_named() -> None:
    text = of_example("list-in-force-on-the-visit-day")
    assert "Issue list KH-2014, in force from 1 Jan 2014 to 30 Jun 2017." in text
    assert "Issue list KH-2017, in force since 1 Jul 2017." in text


def test_a_day_without_a_list_says_so() -> None:
    assert "The country had no issue list in force on 20 Feb 2019." in of_example(
        "no-list-in-force"
    )


def test_the_pack_is_named_with_its_digest() -> None:
    text = of_example("all-gates-pass")
    assert "better-work-2017-sample, version 1.0.0" in text
    assert f"SHA-256 of the criteria: {DIGEST}" in text


def test_what_is_missing_is_told_with_who_and_by_when() -> None:
    text = " ".join(of_example("nc-in-older-assessment").split())
    assert (
        "One more full assessment that finds everything in order. Programme, not before 20" in text
    )
    assert "On Track. Enterprise advisor, not before 1 Nov 2018." in text
    assert "Earliest day of a decision, by rule: 20 Feb 2019. It announces no visit." in text


def test_what_cannot_be_told_is_said_so() -> None:
    text = " ".join(of_example("no-cycle").split())
    assert "The earliest day of a decision cannot be told." in text


def test_a_visit_in_review_is_named_and_is_not_final() -> None:
    text = of_example("as-of-earlier-date")
    assert "In review: asm-2, visited on 20 Feb 2018. It is not final" in text


def test_every_warning_is_told_with_what_it_concerns() -> None:
    text = " ".join(of_example("approved-against-the-gates").split())
    assert "A recorded approval of 2 Apr 2018 did not pass all gates on its day." in text
    assert "It concerns asm-2." in text


def test_the_words_of_a_finding_stand_beside_its_code() -> None:
    assert "OSH2.2 “drills are held”" in of_example("order-of-the-list")


def test_an_eligible_factory_lacks_nothing() -> None:
    text = of_example("all-gates-pass")
    assert "Every criterion is met." in text
    assert "Nothing: every gate of the decision is met." in text


def test_criteria_are_named_and_never_added_up() -> None:
    for name in worked.names():
        assert "%" not in of_example(name)
        assert not re.search(r"\b\d+ (of|out of|/) \d+\b", of_example(name))


def test_words_of_others_can_neither_break_a_line_nor_colour_it() -> None:
    row = makers.a_high_performer()
    given = makers.second_report(row)["marks"]["SD3"]
    given |= {"mark": "no_progress", "comment": "red \x1b[31m\nG99  a gate \u202e"}
    text = explained(row)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\nG99" not in text
    assert "red \\u001b[31m G99 a gate" in " ".join(text.split())


def test_half_a_sign_in_a_comment_can_still_be_written() -> None:
    dossier = worked.dossier(worked.row("moderate-progress-is-not-on-track"))
    reports = tuple(
        each._replace(marks={**each.marks, "SD3": GivenMark(Mark.NO_PROGRESS, "half \ud800")})
        for each in dossier.progress_reports
    )
    dossier = replace(dossier, progress_reports=reports)
    found = evaluate(worked.sample_pack(), dossier, makers.DECISION_DAY)
    text = explain_text(found, worked.sample_pack(), DIGEST, dossier)
    assert "half \\ud800" in text
    assert text.encode("utf-8")
