"""Simulate: a plan and the facts of a pack go in, fictional dossiers come out one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from distinction.faces.demo.chances import ChanceTable
from distinction.faces.demo.facts import PackFacts, facts_of
from distinction.faces.demo.history import a_factory, dossier, scripted
from distinction.faces.demo.story import story_of
from distinction.faces.demo.year import Scene
from distinction.rules.terms.marks import Answer

MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True)
class Plan:
    """How many factories, how long their histories, and the day these lead up to."""

    factories: int
    years: int
    seed: int
    until: date
    countries: tuple[str, ...] = ("KH", "VN", "JO")


def pack_facts(tables: Mapping[str, Any]) -> PackFacts:
    """What a history has to know of a pack, from the tables of its TOML file."""
    return facts_of(tables)


def simulate(plan: Plan, facts: PackFacts) -> Iterator[dict[str, Any]]:
    """The same dossiers for the same plan; the nth does not ask how many there are."""
    all_well = dict.fromkeys(facts.questions, Answer.COMPLIANT.value)
    scene = Scene(facts, ChanceTable(facts), plan.until, all_well)
    for number in range(1, plan.factories + 1):
        yield _dossier(plan, scene, number)


def _dossier(plan: Plan, scene: Scene, number: int) -> dict[str, Any]:
    """Each factory has a stream of random numbers of its own."""
    rng = Random(f"{plan.seed}/{number}")  # noqa: S311  # made-up data, no secret
    countries = scene.facts.countries(plan.countries)
    cycles = max(1, plan.years * MONTHS_OF_A_YEAR // scene.facts.months.cycle)
    story = story_of(number)
    if story:
        countries = scene.facts.with_a_list(countries, plan.until)
    factory = a_factory(rng, scene, number, countries, cycles)
    if story:
        factory = scripted(scene, factory, story, cycles)
    return dossier(rng, scene, factory, story)
