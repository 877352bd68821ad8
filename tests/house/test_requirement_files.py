"""What is installed is pinned, hashed, and named without any host."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt")
PIN = re.compile(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)(?: ; ([^\\]+))?", re.MULTILINE)


def pins(name: str) -> set[tuple[str, str, str]]:
    found = PIN.findall((ROOT / name).read_text(encoding="utf-8"))
    return {(package, version, when.strip()) for package, version, when in found}


@pytest.mark.parametrize("name", FILES)
def test_no_host_is_named(name: str) -> None:
    for path in (ROOT / name, ROOT / name.replace(".txt", ".in")):
        assert "://" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_pinned_with_hashes(name: str) -> None:
    blocks = re.split(r"\n(?=[a-z])", (ROOT / name).read_text(encoding="utf-8"))
    assert len(blocks) > 1
    for block in blocks:
        assert PIN.match(block), block[:60]
        assert "--hash=sha256:" in block, block[:60]


def test_tests_run_with_the_pins_of_the_program() -> None:
    of_program = {(package, version) for package, version, _ in pins("requirements.txt")}
    of_tests = {(package, version) for package, version, _ in pins("requirements-dev.txt")}
    assert of_program <= of_tests
