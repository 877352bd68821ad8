"""A run in parts is traced as one, and a long run finds its own tests."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import requirements_plugin
from tests.house.code import ROOT
from tests.requirements_plugin import Tracer, parts_before

BOTH, ONLY = "tests/doors/test_x.py::test_both", "tests/journeys/test_y.py::test_only"
A_TEST_WITH_A_LONG_VARIANT = """
import pytest
from tests.parts_plugin import rounds
pytest_plugins = ("tests.parts_plugin",)

@pytest.mark.long("soak")
def test_soaked():
    print("rounds:", rounds("soak", short=2, long=500))

@pytest.mark.long("soak", only=True)
def test_only_long():
    pass

def test_short():
    pass
"""


def traced(shown: dict[str, str]) -> dict[str, object]:
    return {"whole": True, "shown": {test: ["R001"] for test in shown}, "outcomes": shown}


@pytest.mark.parametrize(
    ("first", "second", "counted"),
    [
        pytest.param("passed", "passed", ["R001", 2, 2, 0, 0], id="once, though it ran twice"),
        pytest.param("passed", "failed", ["R001", 2, 1, 1, 0], id="failed on one database"),
        pytest.param("failed", "passed", ["R001", 2, 1, 1, 0], id="failed on the other"),
        pytest.param("skipped", "passed", ["R001", 2, 2, 0, 0], id="only there"),
    ],
)
def test_a_test_of_two_parts_counts_once_as_the_worse(
    first: str, second: str, counted: list[object]
) -> None:
    tracer = Tracer()
    tracer.add(traced({BOTH: first}))
    tracer.add(traced({BOTH: second, ONLY: "passed"}))
    assert tracer.rows(["R001"]) == [counted]


def test_the_first_part_knows_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "parts.json"
    kept.write_text('[{"whole": true}, {"whole": false}]', encoding="utf-8")
    monkeypatch.setattr(requirements_plugin, "PARTS", kept)
    assert parts_before(1) == []
    assert parts_before(2) == [{"whole": True}]
    assert len(parts_before(3)) == 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "test_long.py").write_text(A_TEST_WITH_A_LONG_VARIANT, encoding="utf-8")
    return tmp_path


def run(folder: Path, name: str) -> subprocess.CompletedProcess[str]:
    """Apart from the settings of the project, so that nothing of ours is collected or traced."""
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n  long(name)\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", str(folder)]
    environment = {"PYTHONPATH": str(ROOT), "DISTINCTION_LONG": name, "PATH": ""}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_an_ordinary_run_is_short(folder: Path) -> None:
    ran = run(folder, "")
    assert "2 passed, 1 deselected" in ran.stdout
    assert "rounds: 2\n" in ran.stdout


def test_a_long_run_is_of_its_own_tests(folder: Path) -> None:
    ran = run(folder, "soak")
    assert "2 passed, 1 deselected" in ran.stdout
    assert "rounds: 500\n" in ran.stdout


def test_a_long_run_of_an_unknown_name_fails(folder: Path) -> None:
    ran = run(folder, "soap")
    assert ran.returncode == 4
    assert "no long variant 'soap'; there are: soak" in ran.stderr
