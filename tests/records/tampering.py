"""Ways of tampering with a ledger, by somebody who has the database and knows how hashes are made.

Each way changes the chain at a place and says which entry a verification must name. What can be
made to fit is made to fit: numbers, hashes and the row of the chain itself.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random

from django.db import connection, transaction

from distinction.records.ledger.chain import Said, append, hash_of, hold
from distinction.records.ledger.entry import Chain, Entry
from distinction.records.ledger.verify import Fault, What

NAME = "programme"
AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
ANCHORED = (40, 100, 130)  # every hundredth, one in between, and the end
LENGTH = 130


@dataclass(frozen=True)
class Place:
    """An entry of the chain, and what is drawn there."""

    number: int
    dice: Random


Way = Callable[[Place], Fault]


def said(number: int, dice: Random, act: str = "ChangeFactory") -> Said:
    body = {"name": {"old": f"Mill {number}", "new": f"Mill {dice.random()}"}, "note": "ទី é \"'"}
    who = f"person{dice.randrange(9)}"
    at = AT + timedelta(minutes=number)
    return Said(at, who, "hat", "programme_manager", act, "factory_profile", "s", "f", body)


def filled(length: int, dice: Random, name: str = NAME) -> None:
    for number in range(1, length + 1):
        append(hold(name), said(number, dice))


@contextmanager
def undone() -> Iterator[None]:
    """Goes around the guards of the database; afterwards all is as it was."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET LOCAL session_replication_role = replica")
            else:
                cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
                for (name,) in cursor.fetchall():
                    cursor.execute(f"DROP TRIGGER {name}")
        yield
        transaction.set_rollback(True)


def change_a_byte(place: Place) -> Fault:
    row = entry(place.number)
    column = place.dice.choice(("body", "person", "act", "hash", "previous", "role", "noun"))
    text = getattr(row, column) or "x"
    where = place.dice.randrange(len(text))
    other = chr(ord(text[where]) ^ 1)
    write(row, **{column: text[:where] + other + text[where + 1 :]})
    return Fault(What.CHANGED, place.number)


def change_a_field_with_its_hash(place: Place) -> Fault:
    row = entry(place.number)
    column = place.dice.choice(("person", "hat", "subject", "factory", "act", "body"))
    setattr(row, column, f"{getattr(row, column)}2")
    write(row, **{column: getattr(row, column)}, hash=hash_of(row))
    is_told = place.number in ANCHORED
    return Fault(What.REPLACED if is_told else What.CHANGED, place.number)


def change_a_time(place: Place) -> Fault:
    row = entry(place.number)
    write(row, at=row.at + timedelta(microseconds=1 + place.dice.randrange(10**9)))
    return Fault(What.CHANGED, place.number)


def change_the_order(place: Place) -> Fault:
    number = min(place.number, LENGTH - 1)
    one, other = entry(number), entry(number + 1)
    write(other, number=10**6)
    write(one, number=number + 1)
    write(other, number=number)
    return Fault(What.CHANGED, number)


def remove_the_first(place: Place) -> Fault:
    entry(1).delete()
    if place.dice.random() < 0.5:
        return Fault(What.MISSING, 1)
    _shift(1, -1)
    _count(LENGTH - 1)
    return Fault(What.CHANGED, 1)


def remove_one_in_the_middle(place: Place) -> Fault:
    number = min(max(place.number, 2), LENGTH - 1)
    entry(number).delete()
    return Fault(What.MISSING, number)


def remove_the_last(_place: Place) -> Fault:
    return _cut(LENGTH - 1)


def remove_the_last_hundred(_place: Place) -> Fault:
    return _cut(LENGTH - 100)


def insert(place: Place) -> Fault:
    """With a hash that fits; then the next one is the first that is not what was entered."""
    number = place.number
    before = entry(number - 1).hash if number > 1 else ""
    _shift(number - 1, 1)
    made = _made(number, before, place.dice, "EndAccess")
    is_sound = place.dice.random() < 0.5
    if not is_sound:
        write(made, hash=sha256(repr(place.dice.random()).encode()).hexdigest())
    _count(LENGTH + 1)
    if is_sound and number in ANCHORED:
        return Fault(What.REPLACED, number)
    return Fault(What.CHANGED, number + 1 if is_sound else number)


def copy_over_another(place: Place) -> Fault:
    numbers = [each for each in range(1, LENGTH + 1) if each != place.number]
    source = entry(place.dice.choice(numbers))
    write(entry(place.number), at=source.at, person=source.person, body=source.body)
    return Fault(What.CHANGED, place.number)


def replace_the_chain(place: Place) -> Fault:
    """From this entry on other acts, as many, every hash made anew, the row of the chain too."""
    return _continued(place.number - 1, LENGTH, place.dice)


def go_back(place: Place) -> Fault:
    """An old copy of the database put back."""
    return _cut(min(place.number, LENGTH - 1))


def fork(place: Place) -> Fault:
    """Two chains with one beginning: an old copy put back, and other acts done on it."""
    last = min(place.number, LENGTH - 1)
    return _continued(last, last + place.dice.randrange(1, 60), place.dice)


WAYS: tuple[Way, ...] = (
    change_a_byte,
    change_a_field_with_its_hash,
    change_a_time,
    change_the_order,
    remove_the_first,
    remove_one_in_the_middle,
    remove_the_last,
    remove_the_last_hundred,
    insert,
    copy_over_another,
    replace_the_chain,
    go_back,
    fork,
)
ONLY_BY_ANCHOR = (remove_the_last, remove_the_last_hundred, replace_the_chain, go_back, fork)


def entry(number: int) -> Entry:
    return Entry.objects.get(chain=NAME, number=number)


def write(row: Entry, **values: object) -> None:
    Entry.objects.filter(pk=row.pk).update(**values)


def _cut(last: int) -> Fault:
    Entry.objects.filter(chain=NAME, number__gt=last)._raw_delete("default")
    Chain.objects.filter(name=NAME).update(number=last, head=entry(last).hash)
    return Fault(What.MISSING, last + 1)


def _continued(kept: int, last: int, dice: Random) -> Fault:
    Entry.objects.filter(chain=NAME, number__gt=kept)._raw_delete("default")
    head = entry(kept).hash if kept else ""
    for number in range(kept + 1, last + 1):
        head = _made(number, head, dice, "GiveAccess").hash
    Chain.objects.filter(name=NAME).update(number=last, head=head)
    told = [each for each in ANCHORED if kept < each]
    if told[0] <= last:
        return Fault(What.REPLACED, told[0])
    return Fault(What.MISSING, last + 1)


def _made(number: int, before: str, dice: Random, act: str) -> Entry:
    """Straight into the table, with a hash as it should be."""
    told = said(number, dice, act)
    row = Entry(
        chain_id=NAME,
        number=number,
        at=told.at,
        person=told.person,
        hat=told.hat,
        role=told.role,
        act=told.act,
        noun=told.noun,
        subject=told.subject,
        factory=told.factory,
        body=f'{{"drawn":{dice.random()}}}',
        previous=before,
    )
    row.hash = hash_of(row)
    row.save(force_insert=True)
    return row


def _shift(after: int, by: int) -> None:
    rows = Entry.objects.filter(chain=NAME, number__gt=after)
    for row in rows.order_by("-number" if by > 0 else "number"):
        write(row, number=row.number + by)


def _count(number: int) -> None:
    Chain.objects.filter(name=NAME).update(number=number)
