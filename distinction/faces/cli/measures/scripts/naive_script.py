"""The job with the standard library: the json module, dictionaries, question by question."""

import csv
import json
import sys
from pathlib import Path

from distinction.faces.cli.measures.naive import explained, rules_of


def main(portfolio: str, pack: str, day: str) -> None:
    rules = rules_of(Path(pack).read_text(encoding="utf-8"))
    written = csv.writer(sys.stdout, lineterminator="\n")
    written.writerow(["factory", *(each["id"] for each in rules.criteria)])
    with Path(portfolio).open("rb") as lines:
        for line in lines:
            row = json.loads(line)
            verdicts = [each["verdict"] for each in explained(rules, row, day)]
            written.writerow([row["factory"]["id"], *verdicts])


if __name__ == "__main__":
    main(*sys.argv[1:])
