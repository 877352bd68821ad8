"""What was taken from others is unchanged, and its licence stands beside it."""

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parents[3] / "distinction" / "faces" / "web" / "static" / "web"
VENDORED: dict[str, dict[str, Any]] = tomllib.loads((HERE / "vendor.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(VENDORED))
def test_a_vendored_file_matches_its_digest(name: str) -> None:
    said = VENDORED[name]
    assert sha256((HERE / name).read_bytes()).hexdigest() == said["sha256"]
    assert (HERE / said["licence_text"]).read_text("utf-8").strip()


def test_every_binary_or_packed_file_is_named() -> None:
    packed = {path.name for path in HERE.iterdir() if path.suffix in {".woff2", ".png"}}
    packed |= {path.name for path in HERE.glob("*.min.js")}
    assert packed == set(VENDORED)
