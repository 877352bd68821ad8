"""What was taken from others is what they released, with its licence beside it."""

import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from tests.house.code import PACKAGE, ROOT

OURS = {"vendor.toml"}
LISTS = sorted([*PACKAGE.rglob("vendor.toml"), *(ROOT / "tests" / "vendor").glob("vendor.toml")])


@pytest.mark.parametrize("listed", LISTS, ids=lambda each: str(each.parent.relative_to(ROOT)))
def test_each_file_is_as_it_was_released(listed: Path) -> None:
    for name, said in tomllib.loads(listed.read_text(encoding="utf-8")).items():
        assert said["from"]
        assert said["licence"]
        assert (listed.parent / said["licence_text"]).exists(), name
        assert sha256((listed.parent / name).read_bytes()).hexdigest() == said["sha256"], name


def test_nothing_lies_there_unlisted() -> None:
    listed = tomllib.loads((ROOT / "tests/vendor/vendor.toml").read_text(encoding="utf-8"))
    known = OURS | set(listed) | {said["licence_text"] for said in listed.values()}
    assert {path.name for path in (ROOT / "tests" / "vendor").iterdir()} == known
