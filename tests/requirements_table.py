"""Prints which requirement is shown by how many tests, and on which commit that was found."""

import csv
import sys

from tests.requirements_plugin import MADE_ON, SOURCE, TABLE, commit

WIDTH = 66


def main() -> int:
    if not TABLE.exists():
        sys.stderr.write("no test run yet; type: python3 run.py test\n")
        return 1
    with SOURCE.open(encoding="utf-8", newline="") as file:
        sentences = {row["id"]: row["requirement"] for row in csv.DictReader(file)}
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sys.stdout.write(f"{'ID':<5} {'TESTS':>5} {'PASSED':>6} {'FAILED':>6} {'SKIPPED':>7}  SAYS\n")
    for row in rows:
        sys.stdout.write(_line(row, sentences[row["id"]]))
    shown = [row for row in rows if row["passed"] != "0" and row["failed"] == "0"]
    made_on, scope = MADE_ON.read_text(encoding="utf-8").splitlines()
    sys.stdout.write(f"\n{len(shown)} of {len(rows)} requirements are shown by passing tests.\n")
    sys.stdout.write(f"Made by {scope} on commit {made_on}\n")
    if made_on != commit():
        sys.stdout.write(f"The tree has moved on since: {commit()}\n")
    return 0


def _line(row: dict[str, str], sentence: str) -> str:
    said = sentence if len(sentence) <= WIDTH else sentence[: WIDTH - 3] + "..."
    counts = f"{row['tests']:>5} {row['passed']:>6} {row['failed']:>6} {row['skipped']:>7}"
    return f"{row['id']:<5} {counts}  {said}\n"


if __name__ == "__main__":
    sys.exit(main())
