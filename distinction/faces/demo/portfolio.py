"""The factories of the demonstration and their histories, as they come in from month to month."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from json import dumps
from typing import Any

from distinction.doors.services.imports import digest_of
from distinction.faces.demo.chosen import Part, histories, parts
from distinction.faces.demo.countries import COUNTRIES, Country
from distinction.faces.demo.doing import Doing, Timeline
from distinction.faces.demo.facts import PackFacts
from distinction.faces.demo.known import known_by
from distinction.faces.demo.names import factory_name
from distinction.faces.demo.profiles import profile
from distinction.faces.demo.simulate import Plan, simulate
from distinction.rules.protocol.acts.fieldwork import ApplyDossiers, UploadDossiers
from distinction.rules.protocol.acts.register import ChangeFactory, RegisterFactory

Row = dict[str, Any]

YEARS = 5
READ_IN, DESCRIBED = 120, 119  # days before today
NEWS = (90, 60, 30, 7, 0)  # the months since
CODES = tuple(each.code for each in COUNTRIES)


@dataclass(frozen=True)
class Portfolio:
    """All that ever becomes known of the factories, and who of them plays which part."""

    seed: int
    today: date
    rows: Mapping[str, Row]
    parts: tuple[Part, ...]
    elements: tuple[str, ...]  # questions on which a criterion rests

    def code(self, key: str, country: str) -> str:
        """Of the chosen factory that plays a part, by its tag or its key."""
        wanted = (each for each in self.parts if each.country == country)
        return next(each.code for each in wanted if key in {each.chosen.tag, each.chosen.key})

    def name(self, code: str) -> str:
        named = {each.code: each.name for each in self.parts}
        return named.get(code) or factory_name(code)

    def of(self, country: Country) -> Iterator[str]:
        return (code for code in self.rows if code.startswith(country.code))


def portfolio(seed: int, today: date, ordinary: int, facts: PackFacts) -> Portfolio:
    plan = Plan(factories=ordinary, years=YEARS, seed=seed, until=today, countries=CODES)
    chosen = parts(CODES, ordinary + 1)
    told = [*simulate(plan, facts), *histories(facts, seed, today, chosen)]
    rows = {each["factory"]["id"]: each for each in told}
    return Portfolio(seed, today, rows, chosen, facts.elements)


def bring_in(timeline: Timeline, found: Portfolio) -> None:
    """The histories by one file a programme, then each month what is new."""
    for country in COUNTRIES:
        timeline.before(READ_IN, partial(_read_in, found=found, country=country, days=READ_IN))
        timeline.before(DESCRIBED, partial(_describe, found=found, country=country))
        for days in NEWS:
            timeline.before(days, partial(_read_in, found=found, country=country, days=days))
    timeline.before(3, partial(_newcomer, found=found))


def lines(found: Portfolio, country: Country, days: int) -> list[bytes]:
    """One for each factory of which something became known since the file before."""
    on = found.today - timedelta(days=days)
    earlier = [each for each in (READ_IN, *NEWS) if each > days]
    told = []
    for code in found.of(country):
        row = known_by(found.rows[code], on)
        if row is None:
            continue
        last = found.today - timedelta(days=earlier[-1]) if earlier else None
        if last is None or row != known_by(found.rows[code], last):
            told.append(dumps(row, separators=(",", ":")).encode("ascii"))
    return told


def _read_in(doing: Doing, found: Portfolio, country: Country, days: int) -> None:
    """By the programme's staff, and applied by its manager."""
    told = tuple(lines(found, country, days))
    if not told:
        return
    upload = UploadDossiers(
        programme=doing.id(country.code), digest=digest_of(told), rows=len(told)
    )
    batch = doing.act(f"{country.low}.staff", upload).made
    names = tuple((code, found.name(code)) for code in found.of(country))
    doing.act(f"{country.low}.pm", ApplyDossiers(batch=batch, lines=told, names=names))
    doing.factories = {}


def _describe(doing: Doing, found: Portfolio, country: Country) -> None:
    for code in found.of(country):
        describe(doing, found, country, code)


def describe(doing: Doing, found: Portfolio, country: Country, code: str) -> None:
    factory = doing.known(code)
    if factory is None:
        return
    two_sites = code == found.code("F10", COUNTRIES[0].code)
    told = profile(found.seed, country, code, found.name(code), two_sites=two_sites)
    what = ChangeFactory(factory=factory.id, version=factory.version, profile=told)
    doing.act(f"{country.low}.staff", what)


def _newcomer(doing: Doing, found: Portfolio) -> None:
    """F1: registered this week, with nothing known of it yet."""
    country = COUNTRIES[0]
    code = found.code("F1", country.code)
    what = RegisterFactory(
        programme=doing.id(country.code),
        code=code,
        entered_on=doing.at.date(),
        profile=profile(found.seed, country, code, found.name(code), two_sites=False),
    )
    doing.act(f"{country.low}.staff", what)
    doing.factories = {}
