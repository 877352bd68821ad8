"""One process that packs a portfolio file and, if asked, judges it once: for its memory."""

import sys
from pathlib import Path

from distinction.faces.cli.given import the_day, the_pack
from distinction.faces.cli.rows import lines
from distinction.rules.criteria.batch.arrays import number_of
from distinction.rules.criteria.batch.digests import Read
from distinction.rules.criteria.batch.numbering import number
from distinction.rules.criteria.batch.packing import pack_facts
from distinction.rules.criteria.batch.standing import everyone, standings
from distinction.rules.criteria.batch.table import compiled
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.reading.row import read_row


def main(portfolio: str, name: str, day: str, what: str) -> None:
    pack = the_pack(name).pack
    with Path(portfolio).open("rb") as file:
        read = (read_row(line.data) for line in lines(file))
        facts = pack_facts(number(pack), (each for each in read if isinstance(each, Dossier)))
    if what == "standing":
        table = compiled(pack, facts.numbering)
        standings(facts, table, Read(facts, table), everyone(facts, number_of(the_day(day))))
    sys.stdout.write(f"{len(facts.factory)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
