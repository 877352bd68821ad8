"""Goal G5: kill -9 while acts are written; nothing answered is lost, nothing is half done."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.parts_plugin import rounds

ROOT = Path(__file__).parents[2]
LEAST_OPEN = 0.3  # of the kills at random times


def killed(folder: Path, count: int, answers: str, seed: int = 1) -> dict[str, Any]:
    words = [str(folder), str(count), str(seed), answers]
    job = [sys.executable, "-m", "tests.reliability.kills", *words]
    ran = subprocess.run(job, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@pytest.mark.long("kills")
def test_no_answered_act_is_lost_and_none_is_half_done(tmp_path: Path) -> None:
    count = rounds("kills", short=10, long=200)
    found = killed(tmp_path, count, "in_time")
    assert found["wrong"] == []
    assert found["kills"] == count
    assert found["acts"] > count
    assert found["open"] >= LEAST_OPEN * found["timed"]


def test_who_answers_before_the_commit_is_found(tmp_path: Path) -> None:
    found = killed(tmp_path, 6, "too_early")
    assert any("is lost" in each for each in found["wrong"])
