"""The launcher needs nothing but Python, and an old one can read that it is too old."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests import everywhere, with_postgres
from tests.house.code import ROOT

RUN = ROOT / "run.py"


def test_only_the_standard_library_is_needed() -> None:
    tree = ast.parse(RUN.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert {each.name.partition(".")[0] for each in node.names} <= sys.stdlib_module_names
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").partition(".")[0] in sys.stdlib_module_names


def test_an_old_python_reads_it() -> None:
    tree = ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 6))
    assert tree.body != []


def test_each_command_is_told() -> None:
    ran = subprocess.run([sys.executable, RUN], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    for name in ("demo", "test", "serve", "check", "distinction", "requirements", "lock", "audit"):
        assert f"python3 run.py {name}" in ran.stderr


def test_a_long_run_needs_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert everywhere.main(["--long"]) == 2
    assert "test --long kills" in capsys.readouterr().err


def test_a_run_that_was_killed_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    """A code below zero is what a signal leaves; the largest of them would hide it."""
    killed = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    assert everywhere.run([sys.executable, "-c", killed], {}) == -9


def test_a_missing_postgresql_fails_with_the_words_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISTINCTION_TEST_POSTGRES", "nowhere")
    assert with_postgres.main([sys.executable, "-c", ""]) == with_postgres.NO_SERVER
    assert "apt-get install -y postgresql" in capsys.readouterr().err


def test_a_missing_browser_is_no_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISTINCTION_CHROMIUM", str(tmp_path / "chromium"))
    assert everywhere.browser() == ""
