"""Goal G8: whoever tampers with the ledger is found, and the entry is named."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from distinction.doors.access import ledger
from distinction.doors.access.ledger import Checked, anchors, chains, check
from distinction.records.ledger import anchor
from distinction.records.ledger.chain import SYSTEM, hash_of
from distinction.records.ledger.entry import Chain, Entry
from distinction.records.ledger.sign import Head, make_key, private_key
from distinction.records.ledger.verify import Fault, What
from tests.parts_plugin import rounds
from tests.records.tampering import (
    ANCHORED,
    AT,
    LENGTH,
    NAME,
    ONLY_BY_ANCHOR,
    WAYS,
    Place,
    Way,
    entry,
    filled,
    undone,
)

LATER = AT + timedelta(days=1)
PLACES = rounds("ledger", short=3, long=50)
CLEAN = rounds("ledger", short=3, long=50)

pytestmark = [pytest.mark.django_db, pytest.mark.long("ledger")]


@pytest.fixture(autouse=True)
def _a_place_for_the_anchor(settings: Settings, tmp_path: Path) -> None:
    settings.LEDGER_KEY = tmp_path / "key.pem"
    settings.LEDGER_ANCHOR = tmp_path / "anchor.jsonl"
    make_key(settings.LEDGER_KEY)


def anchored(settings: Settings, *numbers: int) -> None:
    rows = Entry.objects.filter(chain=NAME, number__in=numbers).order_by("number")
    heads = [Head(NAME, row.number, row.hash, row.at) for row in rows]
    anchor.write(settings.LEDGER_ANCHOR, private_key(settings.LEDGER_KEY), heads)


def places() -> Iterator[Place]:
    """The ends, one that was anchored, and others drawn."""
    dice = Random("places of tampering")
    chosen = [dice.randrange(2, LENGTH), LENGTH, 1, ANCHORED[1]]
    chosen += [dice.randrange(1, LENGTH + 1) for _ in range(PLACES)]
    for number, where in enumerate(chosen[:PLACES]):
        yield Place(where, Random(f"{number} {where}"))


def verified(*, with_anchor: bool = True) -> dict[str, Checked]:
    known = anchors() if with_anchor else None
    return {name: check(name, known, LATER) for name in chains("", known)}


@pytest.mark.parametrize("way", WAYS)
def test_tampering_is_found_and_the_entry_is_named(way: Way, settings: Settings) -> None:
    filled(LENGTH, Random(1))
    filled(3, Random(2), SYSTEM)
    anchored(settings, *ANCHORED)
    for place in places():
        with undone():
            expected = way(place)
            found = verified()[NAME].fault
            assert found is not None, place
            assert (found.what, found.number) == (expected.what, expected.number), place
            assert found.since < found.number
        assert verified()[NAME].fault is None


@pytest.mark.parametrize("way", WAYS)
def test_the_anchor_finds_what_the_chain_cannot_tell(way: Way, settings: Settings) -> None:
    """Exactly those that leave a sound chain go unnoticed without it."""
    filled(LENGTH, Random(1))
    anchored(settings, *ANCHORED)
    for place in places():
        with undone():
            way(place)
            is_found = verified(with_anchor=False)[NAME].fault is not None
            assert is_found is (way not in ONLY_BY_ANCHOR), place


def test_a_clean_ledger_raises_no_alarm(settings: Settings) -> None:
    for number in range(CLEAN):
        dice = Random(f"clean {number}")
        name = f"clean-{number}"
        filled(dice.randrange(1, 140), dice, name)
        for row in Entry.objects.filter(chain=name):
            if dice.random() < 0.1:
                head = Head(name, row.number, row.hash, row.at)
                anchor.write(settings.LEDGER_ANCHOR, private_key(settings.LEDGER_KEY), [head])
        last = Entry.objects.filter(chain=name).latest("number")
        head = Head(name, last.number, last.hash, last.at)
        anchor.write(settings.LEDGER_ANCHOR, private_key(settings.LEDGER_KEY), [head])
    found = verified()
    assert len(found) == CLEAN
    assert [each for each in found.values() if each.fault is not None] == []


def test_a_chain_that_is_gone_is_missed(settings: Settings) -> None:
    filled(5, Random(1))
    anchored(settings, 5)
    with undone():
        Entry.objects.all()._raw_delete("default")
        found = verified()[NAME].fault
    assert found == Fault(What.MISSING, 1)


def test_an_anchor_that_tells_nothing_of_a_chain_is_missed(settings: Settings) -> None:
    filled(5, Random(1))
    filled(2, Random(1), SYSTEM)
    anchored(settings, 5)
    assert verified()[SYSTEM].fault == Fault(What.UNANCHORED, 1)


def test_both_halves_of_a_fork_are_in_the_anchor(settings: Settings) -> None:
    """Two sites that go on from one copy: each signs its own entry of the same number."""
    filled(9, Random(1))
    other = Head(NAME, 9, "0" * 64, AT)
    anchor.write(settings.LEDGER_ANCHOR, private_key(settings.LEDGER_KEY), [other])
    anchored(settings, 7, 9)
    assert verified()[NAME].fault == Fault(What.REPLACED, 9, 7)


def test_of_two_that_do_not_follow_the_wrong_one_is_named(settings: Settings) -> None:
    """What comes after confirms the one that is sound: here the earlier one is."""
    filled(20, Random(1))
    with undone():
        row = entry(9)
        row.previous = "0" * 64
        Entry.objects.filter(pk=row.pk).update(previous=row.previous, hash=hash_of(row))
        assert verified(with_anchor=False)[NAME].fault == Fault(What.CHANGED, 9)


def test_a_signature_is_of_one_head(settings: Settings, tmp_path: Path) -> None:
    """A line is proven by itself; with a word changed, or by another key, it is forged."""
    filled(5, Random(1))
    anchored(settings, 3, 5)
    path: Path = settings.LEDGER_ANCHOR
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[1], lines[0].replace('"number": 3', '"number": 4')]) + "\n")
    assert anchors().forged == (2,)
    assert anchors().told[NAME].last == 5
    make_key(tmp_path / "other.pem")
    assert anchors(None, tmp_path / "other.pem").forged == (1, 2)


def test_a_line_that_a_crash_tore_is_covered_by_the_next(settings: Settings) -> None:
    filled(5, Random(1))
    anchored(settings, 3)
    with settings.LEDGER_ANCHOR.open("a", encoding="utf-8") as file:
        file.write('{"at": "2026-03-02T08:')
    anchored(settings, 5)
    known = anchors()
    assert (known.torn, known.unread, known.is_sound) == ((2,), (), True)
    assert known.told[NAME].last == 5
    with settings.LEDGER_ANCHOR.open("a", encoding="utf-8") as file:
        file.write("something else\n")
    assert anchors().unread == (4,)


@pytest.mark.parametrize(
    ("column", "text"), [("at", "'soon'"), ("number", "'x'"), ("body", "CAST(X'FF' AS TEXT)")]
)
def test_what_is_no_entry_is_named_too(column: str, text: str) -> None:
    """SQLite keeps any bytes in any column; PostgreSQL refuses them by itself."""
    filled(30, Random(1))
    with undone(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            text = text.replace("CAST(X'FF' AS TEXT)", "convert_from('\\xff', 'UTF8')")
        change = f"UPDATE ledger_entry SET {column} = {text} WHERE number = 12"  # noqa: S608
        if connection.vendor == "postgresql":
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(change)
            return
        cursor.execute(change)
        found = verified(with_anchor=False)[NAME].fault
    # Text sorts after every number, so that entry is missing where it stood.
    what = What.MISSING if column == "number" else What.UNREADABLE
    assert found == Fault(what, 12)


def test_a_chain_that_grows_while_it_is_read_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    filled(5, Random(1))
    reading = ledger._rows

    def growing(name: str) -> Iterator[Entry]:
        filled(2, Random(3))
        return reading(name)

    monkeypatch.setattr(ledger, "_rows", growing)
    assert check(NAME, None, LATER) == Checked(NAME, 7, None, None)


def test_an_entry_that_no_chain_counts_was_never_entered() -> None:
    filled(5, Random(1))
    with undone():
        Chain.objects.filter(name=NAME).update(number=4, head=entry(4).hash)
        assert verified(with_anchor=False)[NAME].fault == Fault(What.EXTRA, 5)
