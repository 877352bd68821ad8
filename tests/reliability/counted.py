"""How much each goal has to try: fixed in a file, so that a run that tries less fails."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

LEAST: dict[str, dict[str, int]] = tomllib.loads(
    Path(__file__).with_name("counts.toml").read_text(encoding="utf-8")
)

LINES: list[str] = []  # shown at the end of the run


def told(goal: str, of: str, tried: int, faults: Sequence[object]) -> None:
    """Keeps `N of M`, and fails where something was found, or where less was tried than M."""
    least = LEAST[goal][of]
    LINES.append(f"{goal} {of}: {tried - len(faults)} of {tried} (at least {least})")
    assert not faults, "\n".join(str(each) for each in list(faults)[:40])
    assert tried >= least, f"{goal} {of}: {tried} tried, {least} expected"
