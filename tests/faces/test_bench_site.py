"""The bench of the site: each measurement runs at a small size and keeps to the contract."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from distinction.faces.cli import bench
from distinction.faces.cli.main import main
from distinction.faces.cli.measures import change, crowd, sites, web
from distinction.faces.cli.measures.asked import Asked
from distinction.faces.cli.measures.outcome import Differs
from distinction.faces.cli.measures.rounds import Rounds
from distinction.faces.cli.measures.visitors import PLANS, Answer, Heard
from distinction.rules.terms.parties import Role

SIZE = 40
QUICK = ("--factories", str(SIZE), "--runs", "1", "--years", "2", "--json")
CONTRACT = {"name", "n", "runs", "seconds", "ratios", "machine", "versions", "checks"}


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One population for all measurements of this file."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("var")
        patch.setenv("DISTINCTION_VAR", str(folder))
        for name in ("DJANGO_SETTINGS_MODULE", "DISTINCTION_DATABASE"):
            patch.delenv(name, raising=False)
        patch.setattr(sites, "USERS", 12)
        patch.setattr(web, "SHARE", 1)
        patch.setattr(crowd, "WARM_UP", 0.5)
        patch.setattr(crowd, "LENGTH", 4.0)
        patch.setattr(crowd, "THINKING", 0.4)
        patch.setattr(crowd, "WRITING", 0.3)
        yield folder


def told(name: str, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert main(["bench", *name.split(), *QUICK, *more]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert found.keys() >= CONTRACT
    assert (found["name"], found["n"], found["runs"]) == (name, SIZE, 1)
    known = found["ratios"].keys() | found["figures"].keys()
    assert {each["ratio"] for each in found["goals"]} <= known
    assert found["checks"]
    assert {"django", "python"} <= found["versions"].keys()
    return found


def holds(found: dict[str, Any], name: str) -> bool:
    return next(bool(each["holds"]) for each in found["goals"] if each["ratio"] == name)


@pytest.mark.parametrize("page", bench.PAGES)
def test_a_page_beside_one_that_shows_nothing(
    page: str, var: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(f"web {page}", capsys)
    assert f"{page} / null page" in found["ratios"]
    assert found["figures"]["queries, null page"] == 3
    assert holds(found, f"queries, {page}")


def test_one_change_until_it_is_seen(var: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Some factories have nothing that can be corrected, so a round is short here."""
    found = told("change", capsys)
    assert holds(found, change.QUERIES)
    assert found["sides"][change.VISIBLE]["min"] > found["sides"][change.WHOLE]["min"]


def test_a_crowd_meets_no_error(var: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told("crowd", capsys, "--users", "12")
    assert holds(found, "errors")
    assert found["figures"]["questions"] > 0


def test_a_population_is_made_once(var: Path) -> None:
    asked = Asked(SIZE, 1, 1, 2)
    with sites.site(asked) as one, sites.site(asked) as other:
        assert one.folder != other.folder
        assert all((each.folder / sites.LOGINS).exists() for each in (one, other))
        [kept] = (var / "bench").iterdir()
        assert kept.name.startswith(f"sqlite-{SIZE}-2-1-")
        assert other.address != f"sqlite:{kept / 'site.sqlite3'}"
    assert not one.folder.exists()


def test_pages_are_of_web_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "web"]) == 2
    assert main(["bench", "change", "buyer"]) == 2
    assert "bench web PAGE" in capsys.readouterr().err


def test_where_queries_grow_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(asked: Asked) -> web.Found:
        return web.Found(Rounds({}), {"buyer": asked.factories, "null page": 3}, ())

    monkeypatch.setattr(web, "_found", found)
    monkeypatch.setattr(web, "SHARE", 10)
    with pytest.raises(Differs, match="buyer: 20 queries at 20 factories, 200 at 200"):
        web.measure(replace(Asked(200, 1, 1, 2), page="buyer"), ())


def test_an_answer_without_what_was_asked_for_is_an_error() -> None:
    heard = Heard()
    heard.take("/portfolio/", Answer(200, "<html></html>", "", 0.1), ())
    heard.take("/portfolio/", Answer(404, "", "", 0.1), ("Sokha",))
    assert heard.wrong == ["/portfolio/: answered 404, without Sokha"]
    assert heard.seconds == []


def test_a_plan_is_for_a_role_that_there_is() -> None:
    assert PLANS.keys() <= {each.value for each in Role}
