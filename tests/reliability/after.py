"""After a kill: every answered act is there once, every other wholly or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection

from distinction.doors.services.index import differences
from distinction.records.fieldwork.batch import Batch
from distinction.records.ledger.entry import Chain, Done, Entry
from distinction.records.ledger.verify import cut, follow
from distinction.records.recognition.index import IndexRow
from distinction.records.register.factory import Factory

WRITES = ("RegisterFactory", "ApplyDossiers")


@dataclass
class Noted:
    """What the files of the clients say: acts that began, that were answered, that were open."""

    began: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    open_last: set[str] = field(default_factory=set)


def noted(files: Iterable[Path]) -> Noted:
    found = Noted()
    for file in files:
        lines = [line.split() for line in file.read_text().splitlines()] if file.exists() else []
        found.began |= {code for _, code in lines}
        found.answered |= {code for word, code in lines if word == "yes"}
        if lines and lines[-1][0] == "open":
            found.open_last.add(lines[-1][1])
    return found


def there() -> frozenset[str]:
    """The acts that the database knows of, by the code of what they made."""
    return frozenset(Factory.objects.values_list("code", flat=True))


def wrong_with(said: Noted) -> Iterator[str]:
    yield from _file()
    yield from _ledger()
    kept = there()
    for code in sorted(said.answered - kept):
        yield f"{code} was answered with yes and is lost"
    for code in sorted(said.began & kept):
        yield from _half(code)
    for code in sorted(said.began - kept):
        if Done.objects.filter(key=code).exists():
            yield f"{code} is not there, and its key is"
    for each in Batch.objects.filter(state="applied").exclude(applied_at__isnull=False):
        yield f"{each.pk} is applied by nobody"


def _file() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        said = cursor.fetchall()
        if said != [("ok",)]:
            yield f"integrity check: {said[:3]}"
        cursor.execute("PRAGMA foreign_key_check")
        yield from (f"points nowhere: {each}" for each in cursor.fetchall()[:3])


def _ledger() -> Iterator[str]:
    """The head of a chain is told by its own row, which the same transaction wrote."""
    for chain in Chain.objects.all():
        vouched = {chain.number: frozenset((chain.head,))}
        rows = Entry.objects.filter(chain=chain).order_by("number")
        followed = follow(rows, vouched)
        fault = followed.fault or cut(followed, vouched)
        if fault is not None:
            yield f"{chain.name}: {fault}"
        if followed.last > chain.number:
            yield f"{chain.name}: an entry after its head"


def _half(code: str) -> Iterator[str]:
    """One factory, one entry and one key for it, a sheet and rows that its records make."""
    factory = Factory.objects.select_related("programme").get(code=code)
    keys = list(Done.objects.filter(key=code).values_list("subject", flat=True))
    entries = Entry.objects.filter(subject__in=keys, act__in=WRITES).count()
    rows = IndexRow.objects.filter(factory=factory).count()
    if (len(keys), entries, rows) != (1, 1, 2):
        yield f"{code} is half there: {len(keys)} keys, {entries} entries, {rows} rows"
    yield from (f"{each}: the index is not what the records say" for each in differences([factory]))
