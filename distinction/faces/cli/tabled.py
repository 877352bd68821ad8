"""Standings of many factories as lines of CSV, made at once from packed facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from distinction.faces.cli.written import csv_line
from distinction.rules.criteria.batch.arrays import NEVER, WORD, date_of, number_of
from distinction.rules.criteria.batch.decision import GATES, STAGES, decisions
from distinction.rules.criteria.batch.digests import Read
from distinction.rules.criteria.batch.gaps import earliest_days
from distinction.rules.criteria.batch.numbering import Numbering, number
from distinction.rules.criteria.batch.packing import pack_facts
from distinction.rules.criteria.batch.standing import everyone, standings
from distinction.rules.criteria.batch.table import Table, compiled
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.pack import Pack
from distinction.rules.criteria.standing import Stage
from distinction.rules.terms.verdict import Verdict


def can_be_tabled(pack: Pack) -> bool:
    """A table has a bit for each criterion."""
    return len(pack.criteria) <= WORD


@dataclass(frozen=True)
class Tabled:
    """The same lines that `written.as_csv` makes of each standing by itself.

    Ids of factories need no quotes: the contract lets no such sign stand in them.
    """

    pack: Pack
    on: date

    @cached_property
    def numbering(self) -> Numbering:
        return number(self.pack)

    @cached_property
    def table(self) -> Table:
        return compiled(self.pack, self.numbering)

    @cached_property
    def middle(self) -> bytes:
        head = self.pack.head
        return csv_line((self.on.isoformat(), head.id, head.version))[:-1]

    def __call__(self, dossiers: Sequence[Dossier]) -> Sequence[bytes]:
        facts = pack_facts(self.numbering, dossiers)
        digests, points = Read(facts, self.table), everyone(facts, number_of(self.on))
        found = standings(facts, self.table, digests, points)
        decided = decisions(facts, self.table, digests, points, found)
        earliest = earliest_days(facts, self.table, digests, points, decided)
        columns = (*found.verdicts, decided.stage, decided.gates, earliest)
        states = zip(*(column.tolist() for column in columns), strict=True)
        criteria = len(self.pack.criteria)
        return [
            b"%b,%b,%b" % (factory.encode("utf-8"), self.middle, _end(state, criteria))
            for factory, state in zip(facts.factory, states, strict=True)
        ]


# Bits not met and not known, the place of the stage, bits of the gates, the earliest day.
State = tuple[int, int, int, int, int]


@lru_cache(maxsize=2**15)
def _end(state: State, criteria: int) -> bytes:
    """The rest of a line, from the stage on; many factories share one."""
    not_met, not_known, stage, gates, day = state
    return csv_line(
        (
            STAGES[stage],
            "true" if STAGES[stage] is Stage.ELIGIBLE else "false",
            *(_verdict(not_met >> bit & 1, not_known >> bit & 1) for bit in range(criteria)),
            " ".join(each for place, each in enumerate(GATES) if gates >> place & 1),
            "" if day == NEVER else date_of(day).isoformat(),
        )
    )


def _verdict(not_met: int, not_known: int) -> Verdict:
    if not_met:
        return Verdict.NOT_MET
    return Verdict.NOT_KNOWN if not_known else Verdict.MET
