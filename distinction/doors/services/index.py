"""The standing index, refreshed in the transaction that changed what it is made from."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db import transaction

from distinction.doors.services.call import Effect
from distinction.records.ledger.chain import hold
from distinction.records.recognition.dossier import gather
from distinction.records.recognition.index import IndexRow
from distinction.records.recognition.sheet import Sheet
from distinction.records.recognition.standing import (
    index_rows,
    unpacked,
    write_index,
    write_sheets,
)
from distinction.records.register.factory import Factory

Item = TypeVar("Item")
Facts = Mapping[str, Any]
AT_ONCE = 200  # factories held in memory


def refresh(effect: Effect, on: date) -> None:
    """What changed in this act, and nothing else."""
    ids = (*effect.facts, *effect.renamed)
    if not ids:
        return
    chosen = Factory.objects.filter(pk__in=ids).select_related("programme").in_bulk()
    write_sheets((chosen[each], facts) for each, facts in effect.facts.items())
    facts = {**_kept(effect.renamed), **effect.facts}
    for each in effect.renamed:
        facts.setdefault(each, {})
    write_index(
        row
        for each, known in facts.items()
        if known
        for row in index_rows(chosen[each], chosen[each].programme, known, on)
    )


def rebuild(factories: Iterable[Factory], on: date) -> int:
    """Sheets and rows anew from the records; the number of factories."""
    count = 0
    for some in portions(factories):
        facts = gather(some)
        write_sheets((each, facts[each.pk]) for each in some)
        write_index(
            row for each in some for row in index_rows(each, each.programme, facts[each.pk], on)
        )
        count += len(some)
    return count


def differences(factories: Iterable[Factory]) -> list[str]:
    """The codes of factories whose sheet or rows are not what their records make of them.

    Each row is compared as of its own day, with what is fresh on that day.
    """
    found = []
    for some in portions(factories):
        facts = gather(some)
        ids = [each.pk for each in some]
        sheets = {each.pk: each.data for each in Sheet.objects.filter(factory__in=ids)}
        rows = _rows_by_factory(ids)
        for each in some:
            known, kept = facts[each.pk], rows.get(each.pk, {})
            data = sheets.get(each.pk)
            same_sheet = data is not None and unpacked(bytes(data)) == known
            if not same_sheet or not _are_fresh(each, known, kept):
                found.append(each.code)
    return found


def write_anew(programme: str, now: datetime) -> int:
    """All rows of a programme as of its day; acts wait while some of its factories are written."""
    count = 0
    for some in _held(programme):
        count += rebuild(some, now.astimezone(ZoneInfo(some[0].programme.zone)).date())
    return count


def prove(programme: str) -> list[str]:
    """What differs in a programme, by code; nothing is written."""
    return [code for some in _held(programme) for code in differences(some)]


def _held(programme: str) -> Iterator[list[Factory]]:
    """Some factories at a time, while no act of the programme changes anything."""
    ids = Factory.objects.filter(programme=programme).order_by("code").values_list("pk", flat=True)
    for some in portions(list(ids)):
        with transaction.atomic():
            hold(programme)
            yield list(Factory.objects.filter(pk__in=some).select_related("programme"))


def portions(listed: Iterable[Item]) -> Iterator[list[Item]]:
    some: list[Item] = []
    for each in listed:
        some.append(each)
        if len(some) == AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _are_fresh(factory: Factory, facts: Facts, kept: Mapping[str, IndexRow]) -> bool:
    days = {row.day for row in kept.values()}
    fresh = {
        (day, row.audience): row
        for day in days
        for row in index_rows(factory, factory.programme, facts, day)
    }
    both = {"programme", "disclosed"} == set(kept)
    return both and all(
        _values(row) == _values(fresh[row.day, row.audience]) for row in kept.values()
    )


def _values(row: IndexRow) -> dict[str, object]:
    return {
        each.attname: getattr(row, each.attname)
        for each in IndexRow._meta.concrete_fields  # noqa: SLF001  # every column, whatever is added
        if not each.primary_key
    }


def _rows_by_factory(ids: list[str]) -> dict[str, dict[str, IndexRow]]:
    found: dict[str, dict[str, IndexRow]] = {}
    for each in IndexRow.objects.filter(factory__in=ids):
        found.setdefault(each.factory_id, {})[each.audience] = each
    return found


def _kept(ids: tuple[str, ...]) -> dict[str, Facts]:
    if not ids:
        return {}
    return {each.pk: unpacked(bytes(each.data)) for each in Sheet.objects.filter(factory__in=ids)}
