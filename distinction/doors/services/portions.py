"""Portions: lines of a contract file beside the records, some factories at a time."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from distinction.doors.services.index import portions, rebuild
from distinction.doors.services.register import folded
from distinction.records.recognition.dossier import gather
from distinction.records.recognition.scatter import Scattered, Stamp, day
from distinction.records.register.country import Programme
from distinction.records.register.factory import Factory
from distinction.rules.criteria.evidence import Dossier
from distinction.rules.criteria.faults import Fault, pointer, shown
from distinction.rules.criteria.keepable import unkeepable
from distinction.rules.criteria.merging import News, merge, news_of
from distinction.rules.criteria.reading.row import LONGEST, plain_row, read_row

BLANK = b" \t\r"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A fault of one line of the file."""

    line: int
    fault: Fault

    def __str__(self) -> str:
        return f"{self.line}: #{self.fault.pointer}: {self.fault.code}: {self.fault.text}"


@dataclass(slots=True)
class Found:
    """What a file would add, and all that is wrong with it."""

    rows: int = 0
    new_factories: int = 0
    grown_factories: int = 0
    added: Counter[str] = field(default_factory=Counter)
    wrong: list[Wrong] = field(default_factory=list)

    def counts(self) -> dict[str, object]:
        return {
            "rows": self.rows,
            "new_factories": self.new_factories,
            "grown_factories": self.grown_factories,
            "added": {name: self.added[name] for name in sorted(self.added)},
        }


@dataclass(frozen=True, slots=True)
class Sound:
    """A row that keeps to the contract, of a country and factory that may be in the file."""

    line: int
    code: str
    row: Row


@dataclass(slots=True)
class File:
    """The lines of one file on their way into one programme."""

    programme: Programme
    lines: Sequence[bytes]
    names: Mapping[str, str]
    found: Found = field(default_factory=Found)

    def check(self) -> Found:
        """All that is wrong, and what would be added; writes nothing."""
        for some in self._portions():
            for _ in self._news(some):
                pass
        return self._ordered()

    def write(self, stamp: Stamp) -> Found:
        """Inside a transaction that the caller ends: with one fault nothing may be kept."""
        for some in self._portions():
            news = list(self._news(some))
            if not self.found.wrong:
                self._write(news, stamp)
        return self._ordered()

    def _ordered(self) -> Found:
        self.found.wrong.sort(key=lambda each: (each.line, each.fault))
        return self.found

    def _portions(self) -> Iterator[list[Sound]]:
        return portions(self._sound())

    def _sound(self) -> Iterator[Sound]:
        """Rows without a fault of their own; the first of each factory."""
        seen: set[str] = set()
        for number, line in enumerate(self.lines, 1):
            if is_blank(line):
                continue
            self.found.rows += 1
            read = read_row(line)
            row = plain_row(line) if isinstance(read, Dossier) else {}
            faults = self._faults(read, row, seen) if isinstance(read, Dossier) else read
            self.found.wrong += [Wrong(number, each) for each in faults]
            if isinstance(read, Dossier) and not faults:
                seen.add(read.factory)
                yield Sound(number, read.factory, row)

    def _faults(self, dossier: Dossier, row: Row, seen: set[str]) -> list[Fault]:
        if dossier.factory in seen:
            text = f"{shown(dossier.factory)} is the factory of a row above; write it once"
            return [Fault(pointer("factory", "id"), "duplicate_factory", text)]
        faults = list(unkeepable(row))
        if dossier.country != self.programme.country:
            text = f"this programme is of {self.programme.country}; read it in there"
            faults.append(Fault(pointer("factory", "country"), "other_country", text))
        return sorted(faults)

    def _news(self, some: list[Sound]) -> Iterator[tuple[Factory, News, bool]]:
        """Factories with something new, and whether they are new themselves."""
        there = Factory.objects.filter(code__in=[each.code for each in some])
        known = {each.code: each for each in there.select_related("programme")}
        mine = [each for each in known.values() if each.programme_id == self.programme.pk]
        facts = gather(mine) if mine else {}
        for each in some:
            factory = known.get(each.code)
            if factory is None:
                news = news_of(each.row)
                self._count(news, is_new=True)
                yield self._made(each), news, True
            elif factory.pk not in facts:
                text = f"{shown(each.code)} is not found in this programme; correct the id"
                fault = Fault(pointer("factory", "id"), "not_found", text)
                self.found.wrong.append(Wrong(each.line, fault))
            else:
                news = merge(facts[factory.pk], each.row)
                self.found.wrong += [Wrong(each.line, fault) for fault in sorted(news.faults)]
                if news and not news.faults:
                    self._count(news, is_new=False)
                    yield factory, news, False

    def _count(self, news: News, *, is_new: bool) -> None:
        self.found.new_factories += is_new
        self.found.grown_factories += not is_new
        self.found.added.update({name: len(listed) for name, listed in news.new.items() if listed})
        for (_, _, part), steps in news.grown.items():
            self.found.added[part] += len(steps)
        for told in news.told.values():
            self.found.added.update(told.keys())

    def _made(self, sound: Sound) -> Factory:
        body = sound.row["factory"]
        name = self.names.get(sound.code, "").strip() or sound.code
        return Factory(
            programme=self.programme,
            code=sound.code,
            name=name[:160],
            folded=folded(name[:160], sound.code),
            country=self.programme.country,
            os_id=body.get("os_id", ""),
            entered_on=day(body["programme_entry_on"]),
        )

    def _write(self, listed: list[tuple[Factory, News, bool]], stamp: Stamp) -> None:
        new = [factory for factory, _, is_new in listed if is_new]
        for factory in new:
            factory.recorded_at = stamp.at
        Factory.objects.bulk_create(new)
        named = []
        scattered = Scattered(stamp)
        scattered.hold(factory for factory, _, is_new in listed if not is_new)
        for factory, news, _ in listed:
            if news.os_id:
                factory.os_id, factory.version = news.os_id, factory.version + 1
                named.append(factory)
            _scatter(scattered, factory, news)
        Factory.objects.bulk_update(named, ("os_id", "version"))
        scattered.write()
        rebuild((factory for factory, _, _ in listed), stamp.on)


def _scatter(to: Scattered, factory: Factory, news: News) -> None:
    for name, listed in news.new.items():
        for place, body in listed:
            to.add(factory, name, place, body)
    for (name, label), told in news.told.items():
        to.tell((name, factory.pk, label), told)
    for (name, label, part), steps in news.grown.items():
        for place, body in steps:
            to.grow((name, factory.pk, label), part, place, body)


def is_blank(line: bytes) -> bool:
    """One too long is not read to tell."""
    return len(line) <= LONGEST and not line.strip(BLANK)
