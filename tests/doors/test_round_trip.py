"""Dossiers in and out again: file, export and records are judged alike, byte for byte."""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from distinction.doors.access.dossiers import dossiers, kept_dossiers
from distinction.doors.access.folio import open_folio
from distinction.doors.access.viewer import job
from distinction.doors.services.index import prove
from distinction.faces.cli.given import pack_path
from distinction.faces.demo.simulate import Plan, pack_facts, simulate
from distinction.records.register.factory import Factory
from distinction.rules.criteria.contract import as_contract
from distinction.rules.criteria.evaluate import evaluate
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.reading.row import read_row
from distinction.rules.terms.parties import Role
from tests import worked
from tests.makers import Row, a_case, newer
from tests.makers_site import (
    NOW,
    Site,
    a_row,
    a_site,
    a_viewer,
    import_lines,
    with_evidence,
)
from tests.rules.histories import a_day
from tests.rules.histories import a_row as a_drawn_row
from tests.rules.small_pack import small_pack

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def site() -> Site:
    return a_site()


def brought_in(site: Site, rows: Iterable[Row]) -> None:
    staff = a_viewer(Role.COUNTRY_STAFF, site.programme)
    import_lines(staff, site.manager, [line(row) for row in rows])


def line(row: Mapping[str, Any]) -> bytes:
    return json.dumps(row).encode("ascii")


def taken_out(site: Site) -> dict[str, Dossier]:
    """Read again as any file is, with all its checks."""
    read = [read_row(line(row)) for row in kept_dossiers(job(NOW), site.programme)]
    assert all(isinstance(each, Dossier) for each in read)
    return {each.factory: each for each in read if isinstance(each, Dossier)}


def judged(pack: Pack, dossier: Dossier, on: date) -> str:
    return worked.compact(as_contract(evaluate(pack, dossier, on)))


def in_cambodia(rows: Sequence[Row]) -> list[Row]:
    """Many files have the same factory, so each gets an id of its own."""
    for place, row in enumerate(rows):
        row["factory"] |= {"id": f"KH-{place:04}", "country": "KH"}
    return list(rows)


def test_the_worked_dossiers_come_out_as_they_went_in(site: Site) -> None:
    rows = in_cambodia([worked.row(name) for name in worked.names()])
    days = [worked.expected(name)["as_of"] for name in worked.names()]
    brought_in(site, rows)
    out, pack = taken_out(site), worked.sample_pack()
    for row, day in zip(rows, map(date.fromisoformat, days), strict=True):
        assert judged(pack, out[row["factory"]["id"]], day) == judged(
            pack, worked.dossier(row), day
        )


def test_the_records_are_judged_as_the_file(site: Site) -> None:
    rows = in_cambodia([worked.row(name) for name in worked.names()])
    brought_in(site, rows)
    ids = dict(Factory.objects.values_list("code", "pk"))
    pack = worked.library_pack("better-work-2017")
    for row in rows:
        folio = open_folio(site.manager, ids[row["factory"]["id"]])
        assert folio is not None
        found = folio.judged(site.manager.today)
        assert found is not None
        said = worked.compact(as_contract(found.standing))
        assert said == judged(pack, worked.dossier(row), site.manager.today)
    assert prove(site.programme) == []


def test_the_situations_come_out_as_they_went_in(site: Site) -> None:
    found = list(worked.situations())
    rows = in_cambodia([each["dossier"] for each in found])
    brought_in(site, rows)
    out = taken_out(site)
    for each, row in zip(found, rows, strict=True):
        pack, on = worked.situation_pack(each["pack"]), date.fromisoformat(each["as_of"])
        assert judged(pack, out[row["factory"]["id"]], on) == judged(pack, worked.dossier(row), on)


def test_a_simulated_portfolio_comes_out_as_it_went_in(site: Site) -> None:
    until = date(2026, 11, 24)
    tables = tomllib.loads(pack_path("better-work-2017").read_text(encoding="utf-8"))
    plan = Plan(factories=40, years=4, seed=7, until=until)
    rows = in_cambodia(list(simulate(plan, pack_facts(tables))))
    brought_in(site, rows)
    out, pack = taken_out(site), worked.library_pack("better-work-2017")
    for row in rows:
        found = out[row["factory"]["id"]]
        assert judged(pack, found, until) == judged(pack, worked.dossier(row), until)
    assert list(kept_dossiers(job(NOW), site.programme)) == without_emptiness(rows)


def without_emptiness(rows: list[Row]) -> list[Row]:
    """An optional list with nothing in it may be left out."""
    for row in rows:
        for each in (*row["assessments"], *row["progress_reports"]):
            for name in ("corrections", "remediations"):
                if each.get(name) == []:
                    del each[name]
        row["trade_unions"].sort(key=lambda each: each["id"])
    return rows


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_whatever_history_comes_out_as_it_went_in(site: Site, seed: int) -> None:
    random = Random(seed)
    with transaction.atomic():
        rows = in_cambodia([good_row(random) for _ in range(12)])
        brought_in(site, rows)
        out, pack = taken_out(site), small_pack()
        for row in rows:
            dossier = worked.dossier(row)
            for on in (a_day(random, dossier), a_day(random, dossier)):
                assert judged(pack, out[dossier.factory], on) == judged(pack, dossier, on)
        assert prove(site.programme) == []
        transaction.set_rollback(True)


def good_row(random: Random) -> Row:
    while True:
        row = a_drawn_row(random, "F-1")
        if isinstance(read_row(line(row)), Dossier):
            return row


def test_what_a_database_could_lose_is_kept(site: Site) -> None:
    """Empty parts, an unreleased re-issue, half a pair of signs, 6.0 for six, an order of lists."""
    row = a_row("KH-0001")
    again = {**newer(row), "id": "again", "released_on": None}
    newer(row)["superseded_by"] = "again"
    newer(row)["corrections"] = [
        {"released_on": "2018-04-12", "reason": "\u1780", "answers": {}, "additional_answers": {}}
    ]
    row["assessments"].append(again)
    row["progress_reports"][0]["marks"]["SD1"]["comment"] = "\ud800 \0 \u1780"
    row["zero_tolerance_cases"] = [
        a_case(("2018-01-10", "suspected"), ("2018-01-10", "unfounded"), name="z2"),
        a_case(("2017-01-10", "confirmed"), name="z1"),
    ]
    row["committee"] = {"formed_on": "2016-01-01", "worker_members": 6.0, "management_members": 0}
    brought_in(site, [row])
    [out] = kept_dossiers(job(NOW), site.programme)
    assert out == row


def test_a_person_takes_away_what_the_table_says(site: Site) -> None:
    """Nothing unreleased, no suspicion (N6, N17); only who sees all of it gets a dossier."""
    row = a_row("KH-0001")
    again = {**newer(row), "id": "again", "released_on": None}
    newer(row)["superseded_by"] = "again"
    row["assessments"].append(again)
    row["zero_tolerance_cases"] = [
        a_case(("2018-01-10", "suspected"), name="z1"),
        a_case(("2018-01-10", "confirmed"), ("2018-01-12", "closed_verified"), name="z2"),
    ]
    [factory] = with_evidence(site, row)
    [out] = dossiers(site.manager)
    assert [each["id"] for each in out["assessments"]] == ["asm-1", "asm-2"]
    assert "superseded_by" not in out["assessments"][1]
    assert [each["id"] for each in out["zero_tolerance_cases"]] == ["z2"]
    assert isinstance(read_row(line(out)), Dossier)
    for role, house in (
        (Role.COUNTRY_STAFF, site.programme),
        (Role.ENTERPRISE_ADVISOR, site.programme),
        (Role.FACTORY_TOP_MANAGER, factory),
    ):
        assert list(dossiers(a_viewer(role, house))) == []


def test_who_wears_a_hat_never_gets_the_whole_copy(site: Site) -> None:
    with_evidence(site, a_row("KH-0001"))
    assert list(kept_dossiers(site.manager, site.programme)) == []
