"""The standing of a factory: its facts, cut for an audience, judged by the pack in force."""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from distinction.records.base import new_id
from distinction.records.recognition.index import IndexRow, IndexVersion
from distinction.records.recognition.packs import newest
from distinction.records.recognition.sheet import Sheet
from distinction.records.register.country import Programme
from distinction.records.register.factory import Factory
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.indexed import Indexed, indexed
from distinction.rules.criteria.reading.build import build
from distinction.rules.criteria.recorded import Audience, Reading, is_all_disclosed, known_row

Facts = Mapping[str, Any]
FASTEST = 1  # a level of zlib


def packed(facts: Facts) -> bytes:
    text = json.dumps(facts, ensure_ascii=True, separators=(",", ":"))
    return zlib.compress(text.encode("ascii"), FASTEST)


def unpacked(data: bytes) -> Facts:
    facts: Facts = json.loads(zlib.decompress(data))
    return facts


def dossier_of(facts: Facts, reading: Reading) -> Dossier:
    return build(known_row(facts, reading))


def index_rows(factory: Factory, programme: Programme, facts: Facts, on: date) -> list[IndexRow]:
    """One row for each audience; where both read the same, one evaluation serves them."""
    pack = newest(programme.pack)
    mine = indexed(pack, dossier_of(facts, Reading(Audience.PROGRAMME, on)), on)
    theirs = mine
    if not is_all_disclosed(facts, on):
        theirs = indexed(pack, dossier_of(facts, Reading(Audience.DISCLOSED, on)), on)
    both = ((Audience.PROGRAMME, mine), (Audience.DISCLOSED, theirs))
    return [_row(factory, programme, audience, found) for audience, found in both]


def write_sheets(sheets: Iterable[tuple[Factory, Facts]]) -> None:
    Sheet.objects.bulk_create(
        [Sheet(factory=factory, data=packed(facts)) for factory, facts in sheets],
        update_conflicts=True,
        unique_fields=("factory",),
        update_fields=("data",),
    )


def write_index(rows: Iterable[IndexRow]) -> None:
    """With another version for each programme: counts that somebody still holds are old now."""
    written = list(rows)
    IndexRow.objects.bulk_create(
        written,
        batch_size=200,
        update_conflicts=True,
        unique_fields=("factory", "audience"),
        update_fields=COLUMNS,
    )
    IndexVersion.objects.bulk_create(
        [
            IndexVersion(programme_id=each, token=new_id())
            for each in sorted({row.programme_id for row in written})
        ],
        update_conflicts=True,
        unique_fields=("programme",),
        update_fields=("token",),
    )


def _row(factory: Factory, programme: Programme, audience: Audience, found: Indexed) -> IndexRow:
    return IndexRow(
        factory=factory,
        audience=audience,
        programme=programme,
        folded=factory.folded,
        country=factory.country,
        pack=programme.pack,
        **asdict(found),
    )


COLUMNS = (
    "programme",
    "folded",
    "country",
    "pack",
    *(each.name for each in fields(Indexed)),
)
